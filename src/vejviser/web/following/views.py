"""The pages of following: what one follows and its news, the rhythm of letters, and feeds."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vejviser.web.accounts.models import User
from vejviser.web.following import subscribing
from vejviser.web.following.followed import entry, is_entry
from vejviser.web.following.forms import HowOften
from vejviser.web.following.models import Rhythm, Subscription
from vejviser.web.following.news import Item, news_of
from vejviser.web.words import lang, say

SHOWN = dt.timedelta(days=60)
PUBLIC = dt.timedelta(days=2 * 365)
IN_A_FEED = 100


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """What one follows, the news of the last two months, and how often a letter is wanted."""
    user = _user(request)
    held = subscribing.subscription_of(user)
    form = HowOften(request.POST if request.method == "POST" else None, initial={"rhythm": held.rhythm})
    if request.method == "POST" and form.is_valid():
        _set_rhythm(held, form.cleaned_data["rhythm"])
        messages.success(request, say("Det er gemt.", "It is saved."))
        return HttpResponseRedirect(reverse("following:index"))
    now = timezone.now()
    followed = subscribing.followed_by(user, now - SHOWN)
    told = {
        "section": "following",
        "form": form,
        "followed": [about for about, _ in followed.values()],
        "news": news_of(followed, now, user)[:IN_A_FEED],
        "feed": request.build_absolute_uri(subscribing.feed_path(held)),
    }
    return render(request, "following/index.html", told, status=422 if form.errors else 200)


def _set_rhythm(held: Subscription, rhythm: str) -> None:
    """Keep the rhythm; one who had no letters gets no news from before."""
    if held.rhythm == Rhythm.NEVER and rhythm != Rhythm.NEVER:
        held.sent = timezone.now()
    held.rhythm = rhythm
    held.save(update_fields=["rhythm", "sent"])


@login_required
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Follow, or leave, what is named; then back to where one was."""
    kind, key = request.POST.get("kind", ""), request.POST.get("key", "")
    user = _user(request)
    if request.POST.get("way") == "leave":
        subscribing.leave(user, kind[:20], key[:200])
        messages.success(request, say("Du følger det ikke længere.", "You follow it no longer."))
    else:
        try:
            subscribing.follow(user, kind, key)
        except KeyError:
            raise Http404 from None
        except subscribing.TooManyError:
            messages.error(
                request,
                say(
                    "Du følger {n} ting, og det er så mange, man kan. Slip noget andet først.",
                    "You follow {n} things, which is as many as one can. Leave something else first.",
                    n=subscribing.MOST_FOLLOWED,
                ),
            )
        else:
            messages.success(
                request,
                say("Du følger det nu. Du får brev, når der er nyt.",
                    "You follow it now. You get a letter when there is news."),
            )  # fmt: skip
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(back if safe else reverse("following:index"))


@login_required
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """Give the private feed another address."""
    subscribing.revoke_feed(subscribing.subscription_of(_user(request)))
    messages.success(
        request,
        say("Feedet har fået en ny adresse; den gamle virker ikke længere.",
            "The feed has a new address; the old one works no longer."),
    )  # fmt: skip
    return HttpResponseRedirect(reverse("following:index"))


@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, subscription_id: uuid.UUID, secret: str) -> HttpResponse:
    """Stop the letters, without a login: a page with one button, or the one click of a mail program."""
    held = subscribing.by_way_out(subscription_id, secret)
    if held is None:
        raise Http404
    if request.method == "POST":
        Subscription.objects.filter(id=held.id).update(rhythm=Rhythm.NEVER)
    return render(request, "following/stop.html", {"stopped": request.method == "POST"})


@require_GET
def feed(request: HttpRequest, subscription_id: uuid.UUID, secret: str) -> HttpResponse:
    """The private feed of a person, for whoever knows its address."""
    held = subscribing.by_feed(subscription_id, secret)
    if held is None:
        raise Http404
    now = timezone.now()
    items = news_of(subscribing.followed_by(held.user, now - SHOWN), now, held.user)
    title = say("Vejviser: nyt om det, du følger", "Vejviser: news of what you follow")
    answer = _atom(request, title, reverse("following:index"), items)
    answer["Cache-Control"] = "private, max-age=600"
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_GET
def entry_feed(request: HttpRequest, entry_kind: str, entry_id: str) -> HttpResponse:
    """The public feed of an entry: what has happened to it in two years."""
    if not is_entry(entry_kind, entry_id):
        raise Http404
    about = entry(entry_kind, entry_id)
    now = timezone.now()
    items = news_of({(entry_kind, entry_id): (about, now - PUBLIC)}, now)
    answer = _atom(request, f"Vejviser: {about.title}", about.address, items)
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


def _atom(request: HttpRequest, title: str, link: str, items: Sequence[Item]) -> HttpResponse:
    def absolute(path: str) -> str:
        return request.build_absolute_uri(path)

    made = Atom1Feed(title, absolute(link), title, language=lang(), feed_url=absolute(request.path))
    for item in items[:IN_A_FEED]:
        made.add_item(
            _clean(item.told), absolute(item.address), _clean(item.about.title),
            unique_id=f"tag:vejviser,2026:{item.name}", updateddate=item.at, pubdate=item.at,
        )  # fmt: skip
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _clean(text: str) -> str:
    """The text without the control characters that XML cannot hold."""
    return "".join(c for c in text if c.isprintable() or c == "\n")

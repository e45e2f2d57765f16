"""The pages on which contributions are written, sent, withdrawn and translated."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from vejviser.web.accounts.notices import done, refused
from vejviser.web.accounts.views import member
from vejviser.web.knowledge import permissions, store, translating
from vejviser.web.knowledge.deciding_forms import Withdraw
from vejviser.web.knowledge.forms import Contribution, NewContribution
from vejviser.web.knowledge.joining_forms import Translate
from vejviser.web.knowledge.models import TEXTS, Entry, Kind, State, Translation, Version
from vejviser.web.knowledge.pages import crumbs, told
from vejviser.web.knowledge.said import APPROVED, language_words
from vejviser.web.knowledge.store import CONTENT, IncompleteError, MovedError
from vejviser.web.knowledge.views import address, around
from vejviser.web.law import house
from vejviser.web.words import say


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A form for a contribution, its step and kind filled in where the address names them."""
    user = member(request)
    given = {
        "steps": [name for name in request.GET.getlist("step") if name in house().handbook.steps],
        "kind": request.GET.get("kind") if request.GET.get("kind") in Kind.values else None,
    }
    form = NewContribution(request.POST if request.method == "POST" else None, user=user, initial=given)
    if request.method == "POST" and form.is_valid():
        content = {key: form.cleaned_data[key] for key in CONTENT}
        made = store.start(form.cleaned_data["organisation"], user, content)
        return _kept(request, made, made.latest)
    return _write(request, form, say("Del det, du har lært", "Share what you have learnt"))


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, contribution_id: uuid.UUID) -> HttpResponse:
    """The latest version in a form; what comes of it is a new version."""
    seen = permissions.written_by(request, contribution_id)
    entry = seen.entry
    before = Version.objects.get(entry=entry, number=entry.latest)
    known = {key: getattr(before, key) for key in CONTENT} | {"number": entry.latest}
    form = Contribution(
        request.POST if request.method == "POST" else None, user=member(request), entry=entry, before=before,
        initial=known,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        content = {key: form.cleaned_data[key] for key in CONTENT}
        number = form.cleaned_data["number"] or 0
        try:
            made = store.revise(contribution_id, seen.user, number, content)
        except MovedError:
            form.add_error(None, say(
                "En anden har ændret bidraget i mellemtiden. Din tekst står her stadig: kopiér den, og "
                "genindlæs siden.",
                "Somebody else changed the contribution in the meantime. Your text still stands here: "
                "copy it, and reload the page.",
            ))  # fmt: skip
        else:
            return _kept(request, made, made.latest)
    return _write(request, form, say("Ret bidraget", "Change the contribution"), entry)


def _kept(request: HttpRequest, entry: Entry, number: int) -> HttpResponse:
    """Back to the entry, sent to the editors where that was asked for."""
    if "send" in request.POST and entry.state in (State.DRAFT, State.RETURNED):
        store.send(entry.id, member(request), number)
        done(request, "Sendt til redaktionen. Svaret kommer til at stå her.",
             "Sent to the editors. The answer will stand here.")  # fmt: skip
    else:
        done(request, "Kladden er gemt. Kun din organisation og redaktionen kan se den.",
             "The draft is saved. Only your organisation and the editors can see it.")  # fmt: skip
    return HttpResponseRedirect(address(entry))


def _write(request: HttpRequest, form: Contribution, title: str, entry: Entry | None = None) -> HttpResponse:
    found = {**around(request), "form": form, "title": title, "entry": entry, "crumbs": crumbs((title, ""))}
    return render(request, "knowledge/write.html", found, status=422 if form.errors else 200)


@login_required
@require_POST
def send(request: HttpRequest, contribution_id: uuid.UUID) -> HttpResponse:
    """The version that was seen goes to the editors."""
    seen = permissions.written_by(request, contribution_id)
    try:
        store.send(contribution_id, seen.user, seen_number(request))
    except MovedError:
        moved(request)
    except IncompleteError:
        refused(request, "Ret først bidraget, og sig, hvor det var.",
                "First change the contribution and say where it was.")  # fmt: skip
    else:
        done(request, "Sendt til redaktionen. Svaret kommer til at stå her.",
             "Sent to the editors. The answer will stand here.")  # fmt: skip
    return HttpResponseRedirect(address(seen.entry))


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, contribution_id: uuid.UUID) -> HttpResponse:
    """A page that asks why; then the entry is withdrawn, by those who wrote it or by an editor."""
    seen = permissions.seen(request, contribution_id)
    if not (seen.may_write or seen.is_editor):
        raise PermissionDenied(permissions_words())
    entry = seen.entry
    form = Withdraw(request.POST if request.method == "POST" else None, initial={"number": entry.latest})
    if request.method == "POST" and form.is_valid():
        number, reason = form.cleaned_data["number"], form.cleaned_data["reason"]
        try:
            store.withdraw(contribution_id, seen.user, number, reason, by_editor=not seen.may_write)
        except MovedError:
            moved(request)
        else:
            done(request, "Bidraget er trukket tilbage.", "The contribution is withdrawn.")
        return HttpResponseRedirect(address(entry))
    title = say("Træk bidraget tilbage", "Withdraw the contribution")
    found = {**around(request), "form": form, "title": title, "entry": entry, "crumbs": crumbs((title, ""))}
    return render(request, "knowledge/withdraw.html", found, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, contribution_id: uuid.UUID) -> HttpResponse:
    """The public version beside a form for it in the other language; an earlier translation is filled in."""
    seen = permissions.seen(request, contribution_id)
    entry = seen.entry
    if entry.shown is None:
        raise Http404
    version = Version.objects.prefetch_related(APPROVED).get(entry=entry, number=entry.shown)
    form = Translate(
        request.POST if request.method == "POST" else None, version=version, initial=_before(entry, version)
    )
    if request.method == "POST" and form.is_valid():
        try:
            translating.propose(entry, seen.user, form.cleaned_data["number"], form.cleaned_data)
        except MovedError:
            moved(request)
        else:
            done(request, "Tak. Redaktionen ser på oversættelsen.", "Thank you. The editors will look at it.")
        return HttpResponseRedirect(address(entry))
    title = say("Oversæt til {to}", "Translate into {to}", to=language_words(version.wanting))
    found = {
        **around(request), "form": form, "title": title, "entry": entry, "told": told(seen, version),
        "original": version, "wanting": version.wanting, "crumbs": crumbs((title, "")),
    }  # fmt: skip
    return render(request, "knowledge/translate.html", found, status=422 if form.errors else 200)


def _before(entry: Entry, version: Version) -> dict[str, object]:
    """The number of the version, and what the last translation of it or of an earlier one said."""
    last = Translation.objects.filter(version__entry=entry, language=version.wanting).order_by("-at").first()
    return {"number": version.number} | ({key: getattr(last, key) for key in TEXTS} if last else {})


def seen_number(request: HttpRequest) -> int:
    """The version that a form says was seen, 0 for none."""
    told = request.POST.get("number", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0


def moved(request: HttpRequest) -> None:
    """The next page says that it was changed in the meantime."""
    refused(
        request,
        "Bidraget er ændret eller afgjort i mellemtiden. Se, hvor det står nu.",
        "The contribution was changed or decided in the meantime. See where it stands now.",
    )


def permissions_words() -> str:
    """Why a reader may not."""
    return say("Det kan kun de, der har skrevet bidraget, og redaktionen.",
               "Only those who wrote the contribution, and the editors, can do that.")  # fmt: skip

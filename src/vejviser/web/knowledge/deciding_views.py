"""The pages of editors: what waits for them, and where they decide, and take passages out."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from vejviser.web.accounts.models import Membership
from vejviser.web.accounts.notices import done
from vejviser.web.knowledge import permissions, redacting, store, translating
from vejviser.web.knowledge.deciding_forms import Decide, DecideTranslation, Redact
from vejviser.web.knowledge.models import Entry, Kind, State, Translated, Translation, Version
from vejviser.web.knowledge.pages import crumbs, entry_page, told
from vejviser.web.knowledge.said import APPROVED, language_words
from vejviser.web.knowledge.store import MovedError
from vejviser.web.knowledge.views import address, around
from vejviser.web.knowledge.writing_views import moved
from vejviser.web.words import say


@dataclass(frozen=True)
class Waiting:
    """A version that waits: its entry, and whether the editor may decide it."""

    version: Version
    kind: str
    who: str
    own: bool


@login_required
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Everything that waits for an editor, the oldest first."""
    editor = permissions.editor_or_404(request)
    mine = set(Membership.objects.filter(user=editor).values_list("organisation", flat=True))
    sent = Version.objects.filter(entry__state=State.SENT, number=F("entry__latest"))
    waiting = [
        Waiting(one, str(Kind(one.kind).label), _who(one.entry), one.entry.organisation_id in mine)
        for one in sent.select_related("entry__organisation").order_by("entry__changed")
    ]
    translations = Translation.objects.filter(
        state=Translated.PROPOSED, version__number=F("version__entry__shown")
    ).select_related("version")
    title = say("Til redaktionen", "For the editors")
    found = {
        **around(request), "waiting": waiting, "translations": translations.order_by("at"), "title": title,
        "crumbs": crumbs((title, "")),
    }  # fmt: skip
    return render(request, "knowledge/queue.html", found)


def _who(entry: Entry) -> str:
    """The organisation, by its name: editors know it, whether or not it is shown to others."""
    if entry.organisation is None:
        return "–"
    return entry.organisation.name


@login_required
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, contribution_id: uuid.UUID) -> HttpResponse:
    """What was sent, and a form to publish it or send it back with a reason."""
    seen = permissions.decided_by(request, contribution_id)
    entry = seen.entry
    form = Decide(request.POST if request.method == "POST" else None, initial={"number": entry.latest})
    if request.method == "POST" and form.is_valid():
        number, reason = form.cleaned_data["number"], form.cleaned_data["reason"]
        try:
            if form.cleaned_data["decision"] == "publish":
                store.publish(contribution_id, seen.user, number)
                done(request, "Bidraget er offentliggjort.", "The contribution is published.")
            else:
                store.give_back(contribution_id, seen.user, number, reason)
                done(request, "Bidraget er sendt tilbage.", "The contribution is sent back.")
        except MovedError:
            moved(request)
            return HttpResponseRedirect(address(entry))
        return HttpResponseRedirect(reverse("knowledge:queue"))
    title = say("Afgør bidraget", "Decide on the contribution")
    found = {
        **around(request), "form": form, "entry": entry, "page": entry_page(seen), "title": title,
        "waits": entry.state == State.SENT, "organisation": _who(entry), "crumbs": _from_queue(title),
    }  # fmt: skip
    return render(request, "knowledge/review.html", found, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """A translation beside what it is of, and a form to approve or refuse it."""
    permissions.editor_or_404(request)
    one = Translation.objects.select_related("version").filter(id=translation_id).first()
    if one is None:
        raise Http404
    seen = permissions.decided_by(request, one.version.entry_id)
    editor = permissions.editor_or_404(request)
    form = DecideTranslation(
        request.POST if request.method == "POST" else None, initial={"number": one.version.number}
    )
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["decision"] == "publish":
                translating.approve(one.id, editor)
                done(request, "Oversættelsen er godkendt.", "The translation is approved.")
            else:
                translating.refuse(one.id, editor, form.cleaned_data["reason"])
                done(request, "Oversættelsen er afvist.", "The translation is refused.")
        except MovedError:
            moved(request)
        return HttpResponseRedirect(reverse("knowledge:queue"))
    version = Version.objects.prefetch_related(APPROVED).get(id=one.version_id)
    title = say("Afgør oversættelsen", "Decide on the translation")
    found = {
        **around(request), "form": form, "translation": one, "original": version, "told": told(seen, version),
        "to": language_words(one.language), "title": title, "crumbs": _from_queue(title), "entry": seen.entry,
        "waits": one.state == Translated.PROPOSED and one.by_id != editor.id, "own": one.by_id == editor.id,
    }  # fmt: skip
    return render(request, "knowledge/translation.html", found, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def redact(request: HttpRequest, contribution_id: uuid.UUID) -> HttpResponse:
    """A form that takes a passage out of everything that is kept of the entry."""
    editor = permissions.editor_or_404(request)
    entry = permissions.seen(request, contribution_id).entry
    form = Redact(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            count = redacting.redact(
                contribution_id, editor, form.cleaned_data["passage"], form.cleaned_data["reason"]
            )
        except redacting.NothingFoundError:
            form.add_error("passage", say("Det står ingen steder i bidraget.", "It stands nowhere in it."))
        else:
            done(request, "Fjernet {n} steder.", "Removed in {n} places.", n=count)
            return HttpResponseRedirect(address(entry))
    title = say("Fjern tekst", "Remove text")
    found = {**around(request), "form": form, "entry": entry, "title": title, "crumbs": crumbs((title, ""))}
    return render(request, "knowledge/redact.html", found, status=422 if form.errors else 200)


def _from_queue(title: str) -> list[tuple[str, str]]:
    return crumbs((say("Til redaktionen", "For the editors"), reverse("knowledge:queue")), (title, ""))

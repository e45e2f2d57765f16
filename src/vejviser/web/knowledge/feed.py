"""What goes out to the rest of the product when something becomes public, changes, or is withdrawn.

Search and following connect to the signals; both are sent within the transaction of the act. `document_of`
is the entry as search finds it, `documents` all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Prefetch
from django.dispatch import Signal

from vejviser.handbook.entries import Text
from vejviser.search.documents import NOTHING, Document, in_order
from vejviser.web.knowledge.models import (
    TEXTS,
    Entry,
    Kind,
    Language,
    Region,
    Translated,
    Translation,
    Version,
)
from vejviser.web.law import house

published = Signal()
"""Sent with `entry`, `by`, and `what`: "published", "changed", "translated" or "redacted"."""
taken_down = Signal()
"""Sent with `entry` and `by` when a public entry is withdrawn."""

SHELVES = {
    Kind.EXPERIENCE: "experiences",
    Kind.CHALLENGE: "challenges",
    Kind.PRACTICE: "practices",
    Kind.RECOMMENDATION: "recommendations",
}
"""What search calls the kinds; experiences stand beside those of the handbook."""
_APPROVED = Prefetch(
    "translations", Translation.objects.filter(state=Translated.APPROVED), to_attr="approved"
)


def document_of(entry: Entry) -> Document:
    """The public version of an entry as search finds it; raises `Version.DoesNotExist`."""
    found = Version.objects.prefetch_related(_APPROVED).get(entry=entry, number=entry.shown or 0)
    return _document(found)


def documents() -> Iterator[Document]:
    """Every public entry as search finds it."""
    shown = Version.objects.filter(number=F("entry__shown")).prefetch_related(_APPROVED).order_by("id")
    for version in shown.iterator(chunk_size=500):
        yield _document(version)


def title_of(entry: Entry) -> Text:
    """The title of the public version in both languages; one that is missing stands in the other."""
    made = document_of(entry).title
    return Text(made.da or made.en, made.en or made.da)


def _document(version: Version) -> Document:
    """A version with its approved translation; a language that is missing is ""."""
    told: dict[str, Version | Translation] = {version.language: version}
    told |= {one.language: one for one in version.approved}  # type: ignore[attr-defined]
    said = {
        lang: tuple(str(getattr(told[lang], key)) if lang in told else "" for key in TEXTS)
        for lang in Language.values
    }
    bodies = {lang: " · ".join(part for part in parts[1:] if part) for lang, parts in said.items()}
    steps = house().handbook.steps
    return Document(
        SHELVES[Kind(version.kind)],
        str(version.entry_id),
        Text(said["da"][0], said["en"][0]),
        Text(bodies["da"], bodies["en"]),
        NOTHING,
        (),
        in_order(steps[name].stage for name in version.steps if name in steps),
        () if version.region in ("", Region.ABROAD) else (version.region,),
    )

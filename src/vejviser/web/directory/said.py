"""What an organisation says of itself, laid over the handbook's row, with the languages that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from vejviser.handbook.entries import Lang, Text
from vejviser.handbook.reference.entries import Actor
from vejviser.search.documents import Document, documents
from vejviser.web.directory.models import Correction, State
from vejviser.web.law import house

TEXTS = ("offers", "about")
CONTACT = ("url", "email", "phone")


@dataclass(frozen=True)
class Told:
    """A text in the language of the page where it has that, else in `lang`, which is the other one."""

    text: str
    lang: Lang
    missing: bool = False


def told(text: Text, language: Lang) -> Told:
    """The text in the language, or in the other one with a mark that this one is missing."""
    other: Lang = "en" if language == "da" else "da"
    if text.say(language) or not text.say(other):
        return Told(text.say(language), language)
    return Told(text.say(other), other, True)


def shown_corrections(actors: Iterable[str] | None = None) -> Mapping[str, Correction]:
    """The correction that is shown of each actor, in one question to the database."""
    found = Correction.objects.filter(state=State.VERIFIED)
    if actors is not None:
        found = found.filter(actor__in=list(actors))
    return {one.actor: one for one in found}


def offers_of(actor: Actor, correction: Correction | None) -> Text:
    """What an actor offers: in its own words where it gave some, else in those of the handbook."""
    if correction and (correction.offers_da or correction.offers_en):
        return Text(correction.offers_da, correction.offers_en)
    return actor.offers


def about_of(correction: Correction | None) -> Text:
    """What an actor says of itself, empty where it said nothing."""
    return Text(correction.about_da, correction.about_en) if correction else Text("", "")


def found_as(actor: str, correction: Correction) -> Document:
    """The document that a search finds the actor by, in the actor's own words."""
    at = house()
    row = at.reference.actors[actor]
    own = replace(row, offers=offers_of(row, correction))
    only = replace(at.reference, actors={actor: own})
    made = next(one for one in documents(at.handbook, only) if one.kind == "actors")
    about = about_of(correction)
    body = Text(
        " · ".join(filter(None, [made.body.da, about.da])), " · ".join(filter(None, [made.body.en, about.en]))
    )
    return replace(made, body=body)


def corrected_documents() -> list[Document]:
    """The documents of all actors whose own words are shown."""
    known = house().reference.actors
    return [found_as(name, one) for name, one in shown_corrections().items() if name in known]

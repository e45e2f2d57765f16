"""A version in the language of the page: as it was written, or as a person translated it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch

from vejviser.handbook.entries import STAGES, Stage
from vejviser.web.knowledge.models import Entry, Language, Region, Translated, Translation, Version
from vejviser.web.law import house
from vejviser.web.library.shelf import shelf
from vejviser.web.words import lang, say

APPROVED = Prefetch("translations", Translation.objects.filter(state=Translated.APPROVED), to_attr="approved")
"""The approved translation of each version, read along with it as `approved`."""


@dataclass(frozen=True)
class Said:
    """What a version says, and in which language; `foreign` is that language where the page is in another.

    `translated` is the day on which a person's translation was approved, where that is what is shown.
    """

    title: str
    tried: str
    happened: str
    lesson: str
    foreign: str
    translated: dt.datetime | None


@dataclass(frozen=True)
class Place:
    """A step: its id, title and stage."""

    id: str
    title: str
    stage: Stage


def said(version: Version) -> Said:
    """The version in the language of the page as far as it is translated; read with `APPROVED`."""
    approved: list[Translation] = getattr(version, "approved", [])
    for one in approved:
        if version.language != lang() == one.language:
            return Said(one.title, one.tried, one.happened, one.lesson, "", one.decided)
    return original(version)


def original(version: Version) -> Said:
    """The version as it was written."""
    foreign = version.language if version.language != lang() else ""
    return Said(version.title, version.tried, version.happened, version.lesson, foreign, None)


def who(entry: Entry, version: Version) -> str:
    """Who says it: a name only where the organisation agreed, and never that of a person."""
    organisation = entry.organisation
    if organisation is None:
        return say("En organisation, som ikke er her længere", "An organisation that is no longer here")
    if version.named and not organisation.personal:
        return organisation.name
    if organisation.personal:
        return say("En person, som redaktionen kender", "A person known to the editors")
    return say("En organisation, som redaktionen kender", "An organisation known to the editors")


def where_when(version: Version) -> str:
    """The region, as far as it is told, and the year."""
    return f"{Region(version.region).label}, {version.year}" if version.region else str(version.year)


def language_words(key: str) -> str:
    """A language in the middle of a sentence."""
    return str(Language(key).label).lower() if lang() == "da" else str(Language(key).label)


def places(steps: list[str]) -> tuple[Place, ...]:
    """The steps that the handbook knows, in the order of the road."""
    found = house().handbook.steps
    return tuple(
        Place(name, found[name].title.say(lang()), found[name].stage)
        for name in shelf().steps
        if name in set(steps)
    )


def steps_of(stage: str) -> tuple[str, ...]:
    """The steps of a stage in the order of the road."""
    found = house().handbook.steps
    return tuple(name for name in shelf().steps if found[name].stage == stage)


def by_stage(steps: tuple[Place, ...]) -> tuple[tuple[Stage, tuple[Place, ...]], ...]:
    """The steps under their stages."""
    return tuple((stage, tuple(one for one in steps if one.stage == stage)) for stage in STAGES)

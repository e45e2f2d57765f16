"""Lists of what others learnt: the experiences of the handbook and the contributions, as one.

The handbook's experiences stay in its tables: they are versioned and checked with the law, and a copy in the
database could differ from them. A list sorts the keys of both and reads only the rows of the page shown.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.urls import reverse

from vejviser.handbook.entries import Mark
from vejviser.handbook.reference.entries import Experience
from vejviser.web.knowledge import us_too
from vejviser.web.knowledge.models import AtStep, Kind, Outcome, Version
from vejviser.web.knowledge.said import APPROVED, language_words, said, steps_of, where_when, who
from vejviser.web.knowledge.store import rank
from vejviser.web.law import house
from vejviser.web.words import lang, say

_ABROAD = ("eu", "norway", "finland")
Places = Mapping[str, Mapping[str, int]]
SORTS = ("worst", "newest", "often")


@dataclass(frozen=True)
class Asked:
    """What a list is narrowed to, "" for what is not asked for; `sort` is its order."""

    kind: str = ""
    stage: str = ""
    step: str = ""
    region: str = ""
    outcome: str = ""
    year: str = ""
    sort: str = "worst"


@dataclass(frozen=True)
class Key:
    """One of a list before it is read: its id, and what it is sorted by."""

    about: str
    rank: int
    year: int
    seed: bool


@dataclass(frozen=True)
class Line:
    """One of a list: where its page is, what it says, how it went, who says it, and to how many it happened.

    `places` are the regions that it happened in as well, with how many each. `foreign` is the language that
    it is in where that is not the page's; `mark` is the handbook's.
    """

    about: str
    href: str
    title: str
    lesson: str
    kind: str
    kind_words: str
    outcome: str
    outcome_words: str
    place: str
    who: str
    foreign: str
    foreign_words: str
    places: tuple[tuple[str, int], ...]
    mark: Mark | None = None

    @property
    def told(self) -> str:
        """Who says it, where and when, in one line."""
        return ". ".join(part for part in (self.who, self.place) if part)

    @property
    def count(self) -> int:
        """To how many it happened as well."""
        return sum(count for _, count in self.places)


def keys(asked: Asked) -> list[Key]:
    """Everything that fits, in the order asked for."""
    found = [*_seeds(asked), *_contributed(asked)]
    if asked.sort == "newest":
        return sorted(found, key=lambda key: (-key.year, key.rank, key.about))
    if asked.sort == "often":
        counts = us_too.counts()
        return sorted(found, key=lambda key: (-counts.get(key.about, 0), key.rank, -key.year, key.about))
    return sorted(found, key=lambda key: (key.rank, -key.year, key.about))


def lines(some: Sequence[Key]) -> list[Line]:
    """The lines of some keys, in their order; four questions to the database, however many."""
    if not some:
        return []
    places = us_too.places(key.about for key in some)
    ids = [uuid.UUID(key.about) for key in some if not key.seed]
    written = {str(one.entry_id): one for one in _shown().filter(entry__in=ids)} if ids else {}
    shelf = house().reference.experiences
    made = {key.about: _of_seed(shelf[key.about], places) for key in some if key.seed}
    made |= {about: _of_version(one, places) for about, one in written.items()}
    return [made[key.about] for key in some if key.about in made]


def totals() -> Mapping[str, int]:
    """How many there are of each kind, from both sources."""
    found = dict.fromkeys(Kind.values, 0) | {Kind.EXPERIENCE.value: len(house().reference.experiences)}
    written = Version.objects.filter(number=F("entry__shown")).values_list("kind").annotate(n=Count("id"))
    for kind, count in written.order_by():
        found[kind] += count
    return found


def years() -> list[int]:
    """The years that anything is of, the last first."""
    written = Version.objects.filter(number=F("entry__shown")).values_list("year", flat=True).distinct()
    return sorted({*written, *(row.year for row in house().reference.experiences.values())}, reverse=True)


def _shown() -> QuerySet[Version]:
    shown = Version.objects.filter(number=F("entry__shown"))
    return shown.select_related("entry__organisation").prefetch_related(APPROVED)


def _contributed(asked: Asked) -> Iterable[Key]:
    found = Version.objects.filter(number=F("entry__shown"))
    for name in ("kind", "outcome", "region", "year"):
        if value := getattr(asked, name):
            found = found.filter(**{name: value})
    for names in ([asked.step] if asked.step else None, steps_of(asked.stage) if asked.stage else None):
        if names is not None:
            found = found.filter(Exists(AtStep.objects.filter(entry=OuterRef("entry"), step__in=names)))
    for entry, placed, year in found.values_list("entry_id", "rank", "year"):
        yield Key(str(entry), placed, year, False)


def _seeds(asked: Asked) -> Iterable[Key]:
    if asked.kind not in ("", Kind.EXPERIENCE):
        return
    stage = set(steps_of(asked.stage)) if asked.stage else None
    for row in house().reference.experiences.values():
        if (
            (not asked.outcome or row.outcome == asked.outcome)
            and (not asked.year or str(row.year) == asked.year)
            and (not asked.step or asked.step in row.steps)
            and (stage is None or stage & set(row.steps))
            and (not asked.region or asked.region in _regions()[row.id])
        ):
            yield Key(row.id, rank(Kind.EXPERIENCE, row.outcome), row.year, True)


@cache
def _regions() -> Mapping[str, frozenset[str]]:
    """Where each experience of the handbook was: where those who had it are."""
    reference = house().reference
    found = {}
    for row in reference.experiences.values():
        of_actors = {reference.actors[name].region for name in row.actor_ids if name in reference.actors}
        found[row.id] = frozenset("abroad" if region in _ABROAD else region for region in of_actors)
    return found


def _of_seed(row: Experience, places: Places) -> Line:
    tongue = lang()
    year = str(row.year) if row.year_known else say("ca. {year}", "about {year}", year=row.year)
    return Line(
        row.id,
        reverse("library:entry", args=["experiences", row.id]),
        row.title.say(tongue),
        row.lesson.say(tongue),
        Kind.EXPERIENCE,
        str(Kind.EXPERIENCE.label),
        row.outcome,
        str(Outcome(row.outcome).label),
        f"{row.site.say(tongue)}, {year}",
        row.actors.say(tongue),
        "",
        "",
        tuple(places.get(row.id, {}).items()),
        row.mark,
    )


def _of_version(one: Version, places: Places) -> Line:
    told, about = said(one), str(one.entry_id)
    return Line(
        about,
        reverse("knowledge:entry", args=[one.entry_id]),
        told.title,
        told.lesson,
        one.kind,
        str(Kind(one.kind).label),
        one.outcome,
        str(Outcome(one.outcome).label) if one.outcome else "",
        where_when(one),
        who(one.entry, one),
        told.foreign,
        language_words(told.foreign) if told.foreign else "",
        tuple(places.get(about, {}).items()),
    )

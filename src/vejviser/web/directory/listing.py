"""The list of actors: what the address asks for, and the rows that are left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from vejviser.export.library.telling import Telling
from vejviser.export.texts_rows import ROW_WORDS
from vejviser.handbook.entries import STAGES
from vejviser.handbook.reference.entries import Actor
from vejviser.search.documents import REGIONS
from vejviser.search.query import LONGEST, MOST_HITS, Query
from vejviser.search.words import words as words_of
from vejviser.web.directory.coverage import COVERING, covers, offices
from vejviser.web.directory.said import Told, offers_of, shown_corrections, told
from vejviser.web.law import house, today
from vejviser.web.library.asked import day_of
from vejviser.web.library.shelf import shelf
from vejviser.web.searching.finding import hits_of, region_name, stage_name
from vejviser.web.words import lang, say

EVER = "any"
PARTS = ("authority", "advises", "supplies", "funds", "peer")


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed by; `day` is None where actors of all days are asked for."""

    day: dt.date | None
    chosen: Mapping[str, str]
    text: str

    @property
    def telling(self) -> Telling:
        """The handbook in the language of the page, on the day."""
        return shelf().telling(lang(), self.day or today())


@dataclass(frozen=True)
class Choice:
    """Something to narrow by: key, name, values with their names, and the one chosen."""

    key: str
    name: str
    options: Sequence[tuple[str, str]]
    chosen: str


@dataclass(frozen=True)
class Shown:
    """An actor in the list."""

    id: str
    name: str
    about: str
    offers: Told
    state: str
    off: bool
    address: str
    corrected: bool


def asked(given: QueryDict) -> Asked:
    """What the address asks for; raises `BadDayError`. A value that is none narrows to nothing."""
    word = given.get("day", "").strip()
    day = None if word == EVER else day_of(word) if word else today()
    text = " ".join(given.get("q", "").split())[:LONGEST]
    return Asked(
        day, {key: given.get(key, "").strip() for key in ("region", "stage", "step", "part", "kind")}, text
    )


def found(asked: Asked) -> list[Actor]:
    """The actors that are left, by name, or the best first where words are asked for."""
    rows = list(house().reference.actors.values())
    if asked.day is not None:
        rows = [row for row in rows if row.valid.holds(asked.day)]
    for key, keeps in _KEEPS.items():
        if asked.chosen[key]:
            rows = [row for row in rows if keeps(row, asked.chosen[key], asked)]
    rows.sort(key=lambda row: row.name.say(lang()).casefold())
    if not words_of(asked.text):
        return rows
    hits = hits_of(Query(asked.text, lang(), ("actors",), limit=MOST_HITS)).hits
    place = {hit.id: number for number, hit in enumerate(hits)}
    return sorted((row for row in rows if row.id in place), key=lambda row: place[row.id])


def _at_step(row: Actor, name: str, asked: Asked) -> bool:
    step = house().handbook.steps.get(name)
    return (
        step is not None
        and covers(row, step)
        and (asked.chosen["part"] == "peer" or row.relation in COVERING)
    )


def _in_region(row: Actor, name: str, asked: Asked) -> bool:
    """Whether an actor is there: also one of a region that this one has followed, and one of every region."""
    if row.region == name:
        return True
    where = offices(house().reference.actors.values(), asked.day or today())
    return (row.region == "regional" and name in where.values()) or where.get(row.region) == name


_KEEPS: Mapping[str, Callable[[Actor, str, Asked], bool]] = {
    "region": _in_region,
    "stage": lambda row, name, _: name in row.stages,
    "step": _at_step,
    "part": lambda row, name, _: row.relation == name,
    "kind": lambda row, name, _: row.kind.en == name,
}


def choices(asked: Asked) -> list[Choice]:
    """What the list can be narrowed by."""
    rows = house().reference.actors.values()
    regions = [name for name in REGIONS if any(row.region == name for row in rows)]
    kinds = sorted({(row.kind.en, row.kind.say(lang())) for row in rows}, key=lambda one: one[1].casefold())
    steps = [(name, asked.telling.ref("steps", name).title) for name in shelf().steps]
    region_names = [(name, _upper(region_name(name))) for name in regions]
    return [
        Choice("region", say("Region", "Region"), region_names, asked.chosen["region"]),
        Choice("stage", say("Etape", "Stage"), [(n, stage_name(n)) for n in STAGES], asked.chosen["stage"]),
        Choice(
            "part", say("Rolle", "Part"), [(n, _upper(part_name(n))) for n in PARTS], asked.chosen["part"]
        ),
        Choice("kind", say("Slags", "Kind"), [(k, _upper(n)) for k, n in kinds], asked.chosen["kind"]),
        Choice("step", say("Trin", "Step"), steps, asked.chosen["step"]),
    ]


def part_name(part: str) -> str:
    """What an actor is to a project, in words."""
    return ROW_WORDS[f"part.{part}"].say(lang())


def shown(rows: Sequence[Actor], asked: Asked) -> list[Shown]:
    """The rows of one page, with one question to the database."""
    corrections = shown_corrections(row.id for row in rows)
    tell = asked.telling
    return [
        Shown(
            row.id,
            row.name.say(lang()),
            " · ".join([_upper(row.kind.say(lang())), part_name(row.relation), region_name(row.region)]),
            told(offers_of(row, corrections.get(row.id)), lang()),
            tell.state(row.valid, office=True),
            not row.valid.holds(asked.day or today()),
            reverse("directory:actor", args=[row.id]),
            row.id in corrections,
        )
        for row in rows
    ]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]

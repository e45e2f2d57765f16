"""A mapping made before Vejviser: who took part, what they saw and recommended, and what has moved."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from vejviser.handbook.entries import Citation, Mark, Stage, Text
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference.entries import Reference
from vejviser.handbook.yaml12 import parse

FOLDER = Path(__file__).with_name("mappings")
MovedKind = Literal["experience", "rule", "actor", "step", "overlay"]
SINCE = 2023
"""What moved since the mapping is of this year or later."""


class MappingError(ValueError):
    """A mapping that does not fit the handbook; the message names each fault."""


@dataclass(frozen=True)
class Person:
    """A speaker with their title, and where in the film they speak ("" where they are not filmed)."""

    name: str
    title: Text
    film: str = ""


@dataclass(frozen=True)
class Speakers:
    """The speakers of one occasion."""

    at: Text
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Point:
    """An observation, barrier or recommendation with what it hangs on. The `name` is ours, for headings.

    `answers` are the areas of Vejviser that answer it; `meets` the points that a recommendation is to meet;
    `moved` are entries of the handbook that tell what has happened since.
    """

    id: str
    name: Text
    text: Text
    steps: tuple[str, ...]
    experiences: tuple[str, ...]
    answers: tuple[str, ...]
    meets: tuple[str, ...] = ()
    moved: tuple[tuple[MovedKind, str], ...] = ()


@dataclass(frozen=True)
class Partner:
    """One of those behind the mapping, as they described themselves, and whom to ask then."""

    name: str
    about: Text
    url: str
    contacts: tuple[str, ...]


@dataclass(frozen=True)
class Past:
    """The whole mapping."""

    id: str
    years: str
    title: Text
    source: Text
    film: str
    purposes: tuple[Text, ...]
    process: tuple[tuple[Stage | None, Text], ...]
    organisations: tuple[str, ...]
    companies: tuple[str, ...]
    speakers: tuple[Speakers, ...]
    observations: tuple[Point, ...]
    barriers: tuple[Point, ...]
    ranking: Text
    recommendations: tuple[Point, ...]
    thanks: Text
    partners: tuple[Partner, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """Observations, barriers and recommendations."""
        return (*self.observations, *self.barriers, *self.recommendations)

    def met_by(self, point: Point) -> tuple[Point, ...]:
        """The recommendations that are to meet an observation or barrier."""
        return tuple(one for one in self.recommendations if point.id in one.meets)

    def point(self, name: str) -> Point:
        """The point with an id."""
        return next(one for one in self.points if one.id == name)


@dataclass(frozen=True)
class Moved:
    """Something that happened since: when, what, and where it is known from.

    `estimated` where the year is not told by the source; `future` where it is still to come on a day.
    """

    kind: MovedKind
    id: str
    when: str
    title: Text
    words: Text
    mark: Mark | None
    urls: tuple[str, ...]
    cite: tuple[Citation, ...] = ()
    estimated: bool = False
    proposed: bool = False


@cache
def mapping_2021() -> Past:
    """The mapping of 2021-22."""
    return _past(parse((FOLDER / "2021.yaml").read_text(encoding="utf-8")).data)


def check(past: Past, handbook: Handbook, reference: Reference) -> None:
    """Nothing, or `MappingError` where a point hangs on what is not in the handbook or is older."""
    faults = [fault for point in past.points for fault in _faults(past, point, handbook, reference)]
    if faults:
        raise MappingError("; ".join(faults))


def _faults(past: Past, point: Point, handbook: Handbook, reference: Reference) -> Iterator[str]:
    ids = {one.id for one in past.points}
    yield from (f"{point.id}: no step {name}" for name in point.steps if name not in handbook.steps)
    yield from (f"{point.id}: no {name}" for name in point.experiences if name not in reference.experiences)
    yield from (f"{point.id}: no point {name}" for name in point.meets if name not in ids)
    for kind, name in point.moved:
        try:
            found = moved(kind, name, handbook, reference)
        except (KeyError, StopIteration):
            yield f"{point.id}: no {kind} {name}"
            continue
        if found.when and int(found.when[:4]) < SINCE:
            yield f"{point.id}: {name} is of {found.when}, before {SINCE}"
        if not found.urls:
            yield f"{point.id}: {name} has no source"


def moved(kind: MovedKind, name: str, handbook: Handbook, reference: Reference) -> Moved:
    """What the handbook tells of an entry that has moved; raises `KeyError` where it has none."""
    if kind == "experience":
        row = reference.experiences[name]
        return Moved(kind, name, str(row.year), row.title, row.lesson, row.mark, row.urls,
                     estimated=not row.year_known)  # fmt: skip
    if kind == "actor":
        actor = reference.actors[name]
        urls = tuple(url for url in (actor.url, actor.source) if url.startswith("http"))
        return Moved(kind, name, _day(actor.valid.start), actor.name, actor.offers, actor.mark, urls)
    if kind == "rule":
        rule = handbook.rules[name]
        decision = handbook.decisions[rule.decision]
        return Moved(kind, name, _day(rule.applies.start), decision.title, rule.because or decision.title,
                     rule.mark, _urls(rule.cite, handbook), rule.cite)  # fmt: skip
    if kind == "step":
        step = handbook.steps[name]
        law = handbook.sources[step.cite[0].source].title
        session = _SESSION.search(law.en)
        return Moved(kind, name, f"20{session[1]}" if session else "", step.title, law, step.mark,
                     _urls(step.cite, handbook), step.cite)  # fmt: skip
    overlay = handbook.overlays[name]
    return Moved(kind, name, "", overlay.title, overlay.because or overlay.title, overlay.mark,
                 _urls(overlay.cite, handbook), overlay.cite, proposed=True)  # fmt: skip


_SESSION = re.compile(r"20\d\d-(\d\d)")
"""The session of parliament in the title of an act, such as 2024-25; its last year is told."""


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _urls(cites: Iterable[Citation], handbook: Handbook) -> tuple[str, ...]:
    found = (handbook.sources[cite.source].url or handbook.sources[cite.source].eli for cite in cites)
    return tuple(dict.fromkeys(url for url in found if url.startswith("http")))


def _past(data: Mapping[str, Any]) -> Past:
    return Past(
        id=data["id"],
        years=data["years"],
        title=_text(data["title"]),
        source=_text(data["source"]),
        film=data["film"],
        purposes=tuple(map(_text, data["purposes"])),
        process=tuple((one.get("stage"), _text(one)) for one in data["process"]),
        organisations=tuple(data["organisations"]),
        companies=tuple(data["companies"]),
        speakers=tuple(
            Speakers(
                _text(one["at"]),
                tuple(Person(each["name"], _text(each), each.get("film", "")) for each in one["people"]),
            )
            for one in data["speakers"]
        ),
        observations=tuple(map(_point, data["observations"])),
        barriers=tuple(map(_point, data["barriers"])),
        ranking=_text(data["ranking"]),
        recommendations=tuple(map(_point, data["recommendations"])),
        thanks=_text(data["thanks"]),
        partners=tuple(
            Partner(one["name"], _text(one), one["url"], tuple(one["contacts"])) for one in data["partners"]
        ),
    )


def _text(data: Mapping[str, str]) -> Text:
    return Text(data["da"], data["en"])


def _point(data: Mapping[str, Any]) -> Point:
    pairs = (str(one).split(" ", 1) for one in data.get("moved", ()))
    return Point(
        id=data["id"],
        name=_text(data["name"]),
        text=_text(data),
        steps=tuple(data["steps"]),
        experiences=tuple(data["experiences"]),
        answers=tuple(data["answers"]),
        meets=tuple(data.get("meets", ())),
        moved=tuple((cast("MovedKind", kind), name) for kind, name in pairs),
    )

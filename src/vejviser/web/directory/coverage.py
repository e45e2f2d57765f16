"""Who covers which step in which region on a day, and the white spots where nobody does. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vejviser.handbook.entries import STAGES, Stage, StepEntry
from vejviser.handbook.reference.entries import Actor

COVERING = frozenset({"authority", "advises", "supplies", "funds"})
"""What an actor is to a project if it covers a step; one that walks the same road covers none."""
WHOLE, EACH = "national", "regional"
ABROAD = frozenset({"eu", "norway", "finland"})


def offices(actors: Iterable[Actor], day: dt.date) -> dict[str, str]:
    """The region that answers for each region on a day: itself, or the one that has followed it.

    Read off the regions' own rows and their successors.
    """
    regions = {row.id: row for row in actors if row.kind.en == "region"}
    found: dict[str, str] = {}
    for row in regions.values():
        heir = row
        while heir.valid.end and heir.valid.end < day and heir.successor in regions:
            heir = regions[heir.successor]
        if heir.valid.holds(day):
            found[row.region] = heir.region
    return found


def regions_on(actors: Sequence[Actor], day: dt.date) -> tuple[str, ...]:
    """The regions that there are on a day, in the order of the table of actors."""
    return tuple(dict.fromkeys(offices(actors, day).values()))


def covers(actor: Actor, step: StepEntry) -> bool:
    """Whether an actor belongs to a step, or decides it."""
    return step.id in actor.steps or bool(actor.authority and actor.authority in step.decided_by)


@dataclass(frozen=True)
class Row:
    """How many cover a step: the whole country, each region, and abroad.

    `white` are the regions that nobody covers, neither from there nor from the whole country.
    """

    step: str
    stage: Stage
    whole: int
    by_region: Mapping[str, int]
    abroad: int

    @property
    def white(self) -> tuple[str, ...]:
        """The regions without anybody."""
        return () if self.whole else tuple(name for name, count in self.by_region.items() if not count)

    @property
    def empty(self) -> bool:
        """Whether nobody in the country covers the step."""
        return len(self.white) == len(self.by_region)


def coverage(actors: Sequence[Actor], steps: Iterable[StepEntry], day: dt.date) -> tuple[Row, ...]:
    """A row for each step, in the order given, on a day."""
    columns = regions_on(actors, day)
    where = offices(actors, day)
    there = [row for row in actors if row.relation in COVERING and row.valid.holds(day)]
    return tuple(_row(step, [row for row in there if covers(row, step)], columns, where) for step in steps)


def _row(step: StepEntry, there: Sequence[Actor], columns: Sequence[str], where: Mapping[str, str]) -> Row:
    everywhere = sum(row.region == EACH for row in there)
    by_region = dict.fromkeys(columns, everywhere)
    for row in there:
        region = where.get(row.region, "")
        if region in by_region:
            by_region[region] += 1
    return Row(
        step.id, step.stage, sum(row.region == WHOLE for row in there), by_region,
        sum(row.region in ABROAD for row in there),
    )  # fmt: skip


@dataclass(frozen=True)
class Stand:
    """How a stage stands: its steps, and those that nobody covers.

    In `by_region` are those that somebody from the region itself covers.
    """

    stage: Stage
    steps: int
    white: int
    by_region: Mapping[str, int]


def stands(rows: Sequence[Row]) -> tuple[Stand, ...]:
    """How each stage stands, in the order of the road."""
    found = []
    for stage in STAGES:
        its = [row for row in rows if row.stage == stage]
        columns = its[0].by_region if its else {}
        here = {name: sum(row.by_region[name] > 0 for row in its) for name in columns}
        found.append(Stand(stage, len(its), sum(row.empty for row in its), here))
    return tuple(found)


def shade(count: int) -> int:
    """How dark the cell of a count is, from 0 for nobody to 3 for four and more."""
    return 0 if count < 1 else 1 if count < 2 else 2 if count < 4 else 3


def turning_days(actors: Iterable[Actor], after: dt.date) -> tuple[dt.date, ...]:
    """The days after a day on which an actor begins or is gone, the first first."""
    days = set()
    for row in actors:
        if row.valid.start:
            days.add(row.valid.start)
        if row.valid.end:
            days.add(row.valid.end + dt.timedelta(days=1))
    return tuple(sorted(day for day in days if day > after))

"""A step in a line: the same in the lists of a road and in its Gantt chart."""

from __future__ import annotations

from dataclasses import dataclass

from vejviser.export.picture.months import Calendar
from vejviser.export.picture.rows import Row
from vejviser.export.picture.spoken import law_note, row_when
from vejviser.export.report.item import few
from vejviser.export.standing_words import standing_words
from vejviser.export.wording import Wording
from vejviser.road.plan import Step
from vejviser.road.standing import Status
from vejviser.web.roads.addresses import Addresses
from vejviser.web.roads.told import WAITING, capital

CHIPS: dict[Status, str] = {
    "not_started": "open", "under_way": "started", "sent": "sent", "returned": "returned", "done": "done",
}  # fmt: skip
"""The sign of every status."""


@dataclass(frozen=True)
class StepLine:
    """A step in a line: `when` it comes, the answers that decide a possible one, and where it stands."""

    id: str
    title: str
    href: str
    when: str
    certain: bool
    on_path: bool
    decided_by: str = ""
    standing: str = ""
    chip: str = ""


def step_line(row: Row, step: Step, words: Wording, calendar: Calendar, at: Addresses) -> StepLine:
    """A step of the road in a line."""
    limits = "" if row.done else law_note(row.clocks, words.lang)
    when = " · ".join(part for part in (row_when(row, calendar), limits) if part)
    decided = "" if row.certain else few([words.label(fact) for fact in step.open_facts], words, WAITING)
    stands = row.standing if row.standing and row.standing.begun else None
    return StepLine(
        row.id,
        row.title,
        at.step(row.id),
        when,
        row.certain,
        row.on_path and not row.done,
        decided,
        capital(standing_words(stands, words.lang)) if stands else "",
        CHIPS[stands.status] if stands else "",
    )

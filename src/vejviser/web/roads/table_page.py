"""The road as a table: what the picture says, in the same order, in words and figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from vejviser.export.picture.months import Calendar
from vejviser.export.picture.rows import cells, heads, rows
from vejviser.export.picture.texts import say as picture_say
from vejviser.export.report.item import few
from vejviser.export.wording import Wording
from vejviser.handbook.entries import STAGES, Lang
from vejviser.web.roads.addresses import Addresses
from vejviser.web.roads.computed import PAGES, Key, planned

NAMED = 4
_TITLE, _STAGE = 0, 1


@dataclass(frozen=True)
class TableRow:
    """A step: its title and page, whether it is critical and certain, and its cells by the heads."""

    title: str
    href: str
    on_path: bool
    certain: bool
    decided_by: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TableStage:
    """The rows of a stage."""

    name: str
    title: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class Table:
    """The heads, the title of a step first, and the stages."""

    heads: tuple[str, ...]
    stages: tuple[TableStage, ...]


@lru_cache(maxsize=PAGES)
def table(key: Key, lang: Lang, at: Addresses) -> Table:
    """The table of a road in one language; raises `AnswersError`."""
    kept = planned(key)
    words, calendar = Wording(kept.road.handbook, lang), Calendar(kept.schedule.start, lang)
    named = heads(lang)
    shown = (named[_TITLE], *named[_STAGE + 1 :])
    steps = {step.entry.id: step for step in kept.road.steps}
    found: dict[str, list[TableRow]] = {stage: [] for stage in STAGES}
    for row in rows(kept.schedule, lang):
        told = cells(row, calendar)[_STAGE + 1 :]
        decided = few([words.label(fact) for fact in steps[row.id].open_facts], words, NAMED)
        found[row.stage].append(
            TableRow(row.title, at.step(row.id), row.on_path, row.certain, "" if row.certain else decided,
                     tuple(zip(shown[1:], told, strict=True)))
        )  # fmt: skip
    return Table(
        shown,
        tuple(
            TableStage(stage, picture_say(f"stage.{stage}", lang), tuple(found[stage])) for stage in STAGES
        ),
    )

"""Which steps the picture draws, and which it folds into one quiet line a stage."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from vejviser.export.picture.rows import Row
from vejviser.handbook.entries import STAGES, Stage

CRITICAL = 0.1
"""The share of draws on the critical path from which a step is always drawn."""
LONG = 0.04
"""A step this share of the way to the goal, at its median, is long ..."""
LONG_DAYS = 75.0
"""... if it also takes this many days."""

DONE_DRAWN = 3
"""The most steps of a stage that are done and still drawn, each on a line of its own."""


@dataclass(frozen=True)
class Band:
    """One stage of the picture: the rows drawn in time, those folded, and what stands beside time.

    `possible` are steps not counted in; `lasting` and `event` take no time. `done` are those behind that are
    told by name only.
    """

    stage: Stage
    drawn: tuple[Row, ...]
    folded: tuple[Row, ...]
    possible: tuple[Row, ...]
    lasting: tuple[Row, ...]
    event: tuple[Row, ...]
    done: tuple[Row, ...] = ()


def bands(
    rows: Sequence[Row], goal_days: float, milestone_steps: Collection[str], full: bool = False
) -> tuple[Band, ...]:
    """The three stages, each with the rows that matter drawn; with `full` all that are in time.

    Of the steps that are done a few are drawn, or those that reach a milestone, and the others named.
    What matters is on or often on the critical path, has a limit in law, is long, or reaches a milestone.
    `goal_days` is the goal's median; a stage folds two rows or more, never one.
    """
    found = []
    for stage in STAGES:
        here = [row for row in rows if row.stage == stage]
        timed = [row for row in here if row.timed]
        done = [row for row in timed if row.done]
        shown = [row for row in done if full or len(done) <= DONE_DRAWN or row.id in milestone_steps]
        ahead = [row for row in timed if not row.done]
        drawn = [row for row in ahead if full or row.begun or matters(row, goal_days, milestone_steps)]
        folded = [row for row in ahead if row not in drawn]
        if len(folded) == 1:
            drawn, folded = ahead, []
        found.append(
            Band(
                stage,
                (*shown, *drawn),
                tuple(folded),
                tuple(row for row in here if row.pace == "once" and not row.timed),
                tuple(row for row in here if row.pace == "lasting"),
                tuple(row for row in here if row.pace == "event"),
                tuple(row for row in done if row not in shown),
            )
        )
    return tuple(found)


def matters(row: Row, goal_days: float, milestone_steps: Collection[str]) -> bool:
    """Whether the default picture draws a step that is in time."""
    long = row.duration is not None and row.duration.p50 >= max(LONG_DAYS, LONG * goal_days)
    held = any(clock.limit.clock in ("answer", "wait") for clock in row.clocks)
    return row.on_path or row.critical >= CRITICAL or held or long or row.id in milestone_steps

"""Where a step stands: not begun, under way, sent, returned or done, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import yaml

from vejviser.handbook.entries import Text
from vejviser.law.errors import nearest
from vejviser.law.model import Fact
from vejviser.road.answers import DoubtError, answer_of, shown
from vejviser.road.faults import Fault
from vejviser.road.nodes import plain

Status = Literal["not_started", "under_way", "sent", "returned", "done"]

STATUSES: dict[Status, Text] = {
    "not_started": Text("ikke begyndt", "not begun"),
    "under_way": Text("i gang", "under way"),
    "sent": Text("sendt", "sent"),
    "returned": Text("kommet retur", "returned"),
    "done": Text("færdig", "done"),
}
"""Every status in the order in which a step comes to it, and what people call it."""

DATES: dict[str, Status] = {"started": "under_way", "sent": "sent", "returned": "returned", "done": "done"}
"""The dates that a step can have, in the order of the statuses that they bring it to."""
_ORDER: tuple[Status, ...] = tuple(STATUSES)
_DANISH = {text.da: status for status, text in STATUSES.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one step stands, and the days on which it came there; a day that is not told is None."""

    status: Status
    started: dt.date | None = None
    sent: dt.date | None = None
    returned: dt.date | None = None
    done: dt.date | None = None

    @property
    def begun(self) -> bool:
        """True for all but a step that is not begun."""
        return self.status != "not_started"

    @property
    def dates(self) -> dict[str, dt.date]:
        """The days that are told, by their keys in a project file."""
        told = {"started": self.started, "sent": self.sent, "returned": self.returned, "done": self.done}
        return {key: day for key, day in told.items() if day}

    @property
    def since(self) -> dt.date | None:
        """The day that work on the step began, as far as is told: the earliest one; None without any."""
        return min(self.dates.values(), default=None)


def standing_of(node: yaml.Node) -> Standing | None:
    """The standing that is written as `done`, or as a map of status and dates; None for an empty one.

    The status may be left out where there is a date: it is that of the latest. Raises `DoubtsError` with
    everything that is wrong.
    """
    value = plain(node)
    if value is None:
        return None
    if isinstance(node, yaml.ScalarNode):
        return Standing(_status(shown(value)))
    if not isinstance(node, yaml.MappingNode):
        raise DoubtsError([DoubtError("not_a_standing", value=shown(value))])
    return _Parts(node).standing()


class DoubtsError(ValueError):
    """Everything that is wrong with a standing, one `DoubtError` each."""

    def __init__(self, doubts: list[DoubtError]) -> None:
        self.doubts = doubts
        super().__init__("; ".join(map(str, doubts)))


class _Parts:
    """The parts of a standing in its long form, read one by one so that all faults are found."""

    def __init__(self, node: yaml.MappingNode) -> None:
        self.doubts: list[DoubtError] = []
        self.status: Status | None = None
        self.days: dict[str, dt.date] = {}
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = shown(plain(key_node))
            if key in seen:
                self.doubts.append(DoubtError("part_twice", part=key))
            elif key != "status" and key not in DATES:
                self.doubts.append(DoubtError("unknown_part", nearest(key, ("status", *DATES)), part=key))
            else:
                self.part(key, plain(value_node))
            seen.add(key)

    def part(self, key: str, value: object) -> None:
        try:
            if value is None:
                return
            if key == "status":
                self.status = _status(shown(value))
                return
            day = answer_of(Fact(key, "date"), value)
            if isinstance(day, dt.date):
                self.days[key] = day
        except DoubtsError as error:
            self.doubts += error.doubts
        except DoubtError as doubt:
            self.doubts.append(
                DoubtError(f"standing_{doubt.kind}", doubt.nearest, part=key, **doubt.particulars)
            )

    def standing(self) -> Standing:
        """The standing; raises `DoubtsError`."""
        self.doubts += disorder(self.days)
        follows = status_after(self.days)
        status = self.status or follows
        if not self.doubts:
            if status is None:
                self.doubts.append(DoubtError("no_standing"))
            elif follows and _ORDER.index(status) < _ORDER.index(follows):
                later = next(key for key, its in DATES.items() if its == follows)
                self.doubts.append(DoubtError("status_behind", follows, status=status, part=later))
        if self.doubts or status is None:
            raise DoubtsError(self.doubts)
        return Standing(status, **self.days)


def status_after(days: Mapping[str, dt.date]) -> Status | None:
    """The status that follows from the dates of a step: that of the latest; None without any.

    Of two on one day the one that a step comes to later counts.
    """
    last = max(days, key=lambda key: (days[key], list(DATES).index(key)), default=None)
    return DATES[last] if last else None


def disorder(days: Mapping[str, dt.date]) -> Iterator[DoubtError]:
    """A doubt for each pair of dates that cannot be: work ends before it begins, or goes on after its end.

    What came back and was sent once more has its new day of sending after that of its return.
    """
    for first, then in (
        ("started", "sent"), ("started", "returned"), ("started", "done"), ("sent", "done"),
        ("returned", "done"),
    ):  # fmt: skip
        if first in days and then in days and days[first] > days[then]:
            yield DoubtError(
                "dates_out_of_order", first=first, then=then,
                day=days[first].isoformat(), other=days[then].isoformat(),
            )  # fmt: skip


def _status(word: str) -> Status:
    for status in STATUSES:
        if word == status:
            return status
    near = _DANISH.get(word.lower()) or nearest(word.lower().replace(" ", "_"), STATUSES)
    raise DoubtsError([DoubtError("unknown_status", near, value=word, valid=", ".join(STATUSES))])


def ahead_of(
    day: dt.date, steps: Mapping[str, Standing], lines: Mapping[str, int] | None = None
) -> tuple[Fault, ...]:
    """A fault for each date that lies after `day`, the day of the plan: nothing can be done in the future.

    `lines` are those of a project.
    """
    return tuple(
        Fault(
            "standing_ahead", (lines or {}).get(line_key(step), 0),
            {"name": step, "part": key, "date": its.isoformat(), "day": day.isoformat()},
        )
        for step, standing in steps.items()
        for key, its in standing.dates.items()
        if its > day
    )  # fmt: skip


def line_key(step: str) -> str:
    """The name under which a project keeps the line of a step's standing, apart from those of facts."""
    return f"steps.{step}"

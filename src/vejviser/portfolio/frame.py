"""What all projects under one law share: the steps in order, what each costs, and who decides it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from vejviser.handbook.entries import StepEntry
from vejviser.handbook.load import CONTENT, Handbook, load
from vejviser.handbook.reference.entries import Reference
from vejviser.handbook.reference.load import load_reference
from vejviser.law.law import Law
from vejviser.portfolio.policy import Policy
from vejviser.road.order import in_order
from vejviser.road.plan import desks_on
from vejviser.schedule.durations import Work
from vejviser.schedule.works import work_of


class OtherHandbookError(RuntimeError):
    """A worker has another handbook or another version of the program than the one that asks."""


@dataclass(frozen=True)
class Setting:
    """What a run is about, small enough to be sent to every worker with every span of work.

    `content` is the directory of the handbook's pages ("": the one shipped with the program), `key` the
    digest of the handbook that a worker must find there, `content_hash` that of its pages alone.
    """

    content: str
    key: str
    content_hash: str
    overlays: tuple[str, ...]
    draws: int
    seed: int
    policy: Policy | None = None

    @property
    def laid(self) -> tuple[str, ...]:
        """The overlays of the run, then those of the policy."""
        more = self.policy.overlays if self.policy else ()
        return tuple(dict.fromkeys((*self.overlays, *more)))


@dataclass(frozen=True)
class Frame:
    """A law on a day with its steps, under a policy or none.

    `entries` are the steps as they are under the policy, `order` their names in the order of the road.
    """

    handbook: Handbook
    reference: Reference
    law: Law
    as_of: dt.date
    entries: Mapping[str, StepEntry]
    order: tuple[str, ...]

    @cached_property
    def after(self) -> Mapping[str, tuple[str, ...]]:
        """The steps that each step comes after."""
        return {name: entry.after for name, entry in self.entries.items()}

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """What each step costs in time, where a project does not say otherwise."""
        return {name: work_of(entry, self.reference) for name, entry in self.entries.items()}

    @cached_property
    def desks(self) -> Mapping[str, tuple[str, ...]]:
        """Who decides each step on the day; several where it is one of them or all."""
        offices = self.handbook.authorities
        return {
            name: tuple(desk.authority.id for desk in desks_on(offices, entry.decided_by, self.as_of))
            for name, entry in self.entries.items()
        }


def setting_of(
    handbook: Handbook,
    content: Path | None = None,
    overlays: tuple[str, ...] = (),
    draws: int = 10_000,
    seed: int = 1,
    policy: Policy | None = None,
) -> Setting:
    """The setting of a run with a handbook that was loaded from `content`.

    Raises `ValueError` when `draws` is less than 1.
    """
    if draws < 1:
        raise ValueError("a portfolio needs at least one draw")
    folder = str(content) if content else ""
    return Setting(folder, handbook.key, handbook.content_hash, tuple(overlays), draws, seed, policy)


@lru_cache(maxsize=256)
def frame_of(setting: Setting, as_of: dt.date) -> Frame:
    """The frame of a setting on a day; worked out once in a process.

    Raises `OtherHandbookError` where the handbook found is not the one asked for.
    """
    handbook, reference = _shelf(setting.content)
    if handbook.key != setting.key:
        raise OtherHandbookError("this worker has another handbook or another version of vejviser")
    laid = handbook.with_overlays(setting.laid)
    policy = setting.policy
    entries = {name: policy.entry(entry) if policy else entry for name, entry in laid.steps.items()}
    order = in_order({n: e.stage for n, e in entries.items()}, {n: e.after for n, e in entries.items()})
    return Frame(laid, reference, laid.law(as_of), as_of, entries, order)


@lru_cache(maxsize=4)
def _shelf(content: str) -> tuple[Handbook, Reference]:
    folder = Path(content) if content else CONTENT
    handbook = load(folder)
    return handbook, load_reference(handbook, folder.parent / "tables")

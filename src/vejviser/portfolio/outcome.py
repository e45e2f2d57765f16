"""The dear half of a span of work: each planned project simulated, and what the draws add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from vejviser.law.codes import CERTAIN, NO, POSSIBLE
from vejviser.portfolio.frame import Frame, Setting, frame_of
from vejviser.portfolio.planning import Planned
from vejviser.portfolio.tally import Counts, Desks, PlaceSum, StepSum, Tally, together
from vejviser.portfolio.tracing import on_path, saved_by_a_day
from vejviser.schedule.begun import begun_of
from vejviser.schedule.clocks import statutory_path
from vejviser.schedule.durations import GRAIN, Days, Work
from vejviser.schedule.network import Network, network
from vejviser.schedule.paths import milestones_of, reached_in
from vejviser.schedule.percentiles import percentiles
from vejviser.schedule.simulate import Address, Chunk, chunks
from vejviser.schedule.works import work_of

LESS_DRAWS = 2048
"""The most draws, the first ones, over which a day less is reckoned."""
AT_A_TIME = 4096
"""Draws worked on at a time: few enough for the processor's cache, and not fewer than `LESS_DRAWS`."""
SHARES = (0.1, 0.5, 0.9)
Three = tuple[float, float, float]


@dataclass(frozen=True)
class Outcome:
    """What the draws gave for one project: days from the start at p10, p50 and p90.

    `goal` is its farthest milestone, "" without one; `finish` is when it is reached, or the end of the last
    step. `statutory` are the days of the longest way to it in limits of law alone. `farthest` and `lacking`
    are as in `Planned`; `waits` is the step that the critical path spends most days in ("": none). `possible`
    counts the steps done once that are open and therefore not counted in.
    """

    name: str
    goal: str
    finish: Three
    milestones: Mapping[str, Three]
    statutory: float
    farthest: int
    lacking: tuple[str, ...]
    changes: Mapping[str, int]
    waits: str
    possible: int


def simulate_span(setting: Setting, span: Sequence[Planned]) -> tuple[list[Outcome], Tally]:
    """The outcome of each planned project of a span, and what they add up to."""
    found = [_simulated(setting, frame_of(setting, planned.as_of), planned) for planned in span]
    return [outcome for outcome, _ in found], together(tally for _, tally in found)


@dataclass(frozen=True)
class _Drawn:
    """The draws of one project: milestone days, and for each step of the network integer sums."""

    reached: Mapping[str, Days]
    goal: Days
    critical: Counts
    days: Counts
    less: Counts


def _simulated(setting: Setting, frame: Frame, planned: Planned) -> tuple[Outcome, Tally]:
    states = dict(zip(frame.entries, planned.states, strict=True))
    whole = _network(frame, states, planned)
    goal, ends_of = milestones_of(whole, frame.reference)
    last = ends_of.get(goal) or tuple(range(len(whole.names)))
    net, kept = _leading_to(whole, [*last, *(end for ends in ends_of.values() for end in ends)])
    ends_of = {name: tuple(kept[i] for i in ends) for name, ends in ends_of.items()}
    ends = tuple(kept[i] for i in last)
    works = [_work(setting, frame, planned, name) for name in net.names]
    address = Address(setting.seed, planned.project.name)
    drawn = _draw(setting, frame, address, net, works, goal, ends_of, ends)
    entries = [frame.entries[name] for name in net.names]
    longest = int(np.argmax(drawn.days)) if len(drawn.days) and drawn.days.any() else -1
    milestones = {name: _three(days) for name, days in drawn.reached.items()}
    outcome = Outcome(
        planned.project.name,
        goal,
        milestones[goal] if goal else _three(np.maximum(drawn.goal, 0.0)),
        milestones,
        statutory_path(net, entries, ends, planned.project.steps, planned.now).days,
        planned.farthest,
        planned.lacking,
        planned.changes,
        net.names[longest] if longest >= 0 else "",
        sum(s == POSSIBLE and frame.entries[name].pace == "once" for name, s in states.items()),
    )
    return outcome, _tally(frame, states, net, drawn)


def _network(frame: Frame, states: Mapping[str, int], planned: Planned) -> Network:
    """The network of the certain steps that are done once, as `vejviser.schedule.paths.network_of` has it."""
    order = [name for name in frame.order if states[name] != NO]
    once = {name for name in order if states[name] == CERTAIN and frame.entries[name].pace == "once"}
    steps = planned.project.steps
    begun = {name for name, standing in steps.items() if standing.begun}
    return network(order, frame.after, once, begun, {n for n in begun if steps[n].status == "done"})


def _leading_to(net: Network, ends: Sequence[int]) -> tuple[Network, dict[int, int]]:
    """The part of a network that holds up one of `ends`, and the new place of each step kept."""
    wanted = set(ends)
    for i in range(len(net.names) - 1, -1, -1):
        if i in wanted:
            wanted.update(net.before[i])
    kept = {old: new for new, old in enumerate(sorted(wanted))}
    names = tuple(net.names[old] for old in kept)
    return Network(names, tuple(tuple(kept[i] for i in net.before[old]) for old in kept)), kept


def _work(setting: Setting, frame: Frame, planned: Planned, name: str) -> Work:
    """What a step costs this project: its own word, unless the policy says what the step takes.

    Days count from the day on which the projects stand where they do.
    """
    own = planned.project.times.get(name)
    begun = begun_of(planned.project.steps.get(name), planned.now, planned.now)
    if own is None or (setting.policy and name in setting.policy.timed):
        work = frame.works[name]
        return replace(work, begun=begun) if begun else work
    return work_of(frame.entries[name], frame.reference, own, begun)


def _draw(
    setting: Setting,
    frame: Frame,
    address: Address,
    net: Network,
    works: Sequence[Work],
    goal: str,
    ends_of: Mapping[str, tuple[int, ...]],
    ends: Sequence[int],
) -> _Drawn:
    firsts = {name: frame.reference.milestones[name].reached == "first" for name in ends_of}
    parts: dict[str, list[Days]] = {name: [] for name in ends_of}
    to_goal: list[Days] = [] if net.names else [np.zeros(setting.draws)]
    critical = np.zeros(len(net.names), dtype=np.int64)
    days, less = critical.copy(), critical.copy()
    for number, chunk in enumerate(
        chunks(net, works, address, 0, setting.draws, AT_A_TIME) if net.names else ()
    ):
        for name, its in ends_of.items():
            parts[name].append(reached_in(chunk, its, firsts[name]))
        to_goal.append(parts[goal][-1] if goal else reached_in(chunk, ends, first=False))
        path = on_path(net, chunk, ends, to_goal[-1])
        path[[i for i, work in enumerate(works) if work.done]] = False
        critical += np.count_nonzero(path, axis=1)
        days += _grains(np.add.reduce(chunk.finish - chunk.start, axis=1, where=path))
        if number == 0:
            some = Chunk(chunk.start[:, :LESS_DRAWS], chunk.finish[:, :LESS_DRAWS])
            less += _grains(saved_by_a_day(net, some, ends, bool(goal) and firsts[goal]).sum(axis=1))
    # What is reached already is reached on the first day: the sums know no days before it.
    reached = {name: np.maximum(np.concatenate(some), 0.0) for name, some in parts.items()}
    return _Drawn(reached, np.concatenate(to_goal), critical, days, less)


def _grains(days: Days) -> Counts:
    """Sums of days in grains; exact, for all are whole grains and far below 2**53."""
    return np.asarray(days * GRAIN, dtype=np.int64)


def _three(days: Days) -> Three:
    p10, p50, p90 = map(float, percentiles(days, SHARES))
    return p10, p50, p90


def _tally(frame: Frame, states: Mapping[str, int], net: Network, drawn: _Drawn) -> Tally:
    sums = {
        name: (int(critical), int(days), int(less))
        for name, critical, days, less in zip(net.names, drawn.critical, drawn.days, drawn.less, strict=True)
    }
    steps: dict[str, StepSum] = {}
    places: dict[tuple[Desks, str], PlaceSum] = {}
    for name, state in states.items():
        if state == POSSIBLE:
            steps[name] = StepSum(possible=1)
        if state != CERTAIN:
            continue
        critical, days, less = sums.get(name, (0, 0, 0))
        steps[name] = StepSum(1, 0, int(critical > 0), critical, days, less)
        if frame.entries[name].pace == "once":
            places[frame.desks[name], name] = PlaceSum(1, days)
    desks: dict[Desks, int] = {desk: 1 for desk, _ in places}
    counts = {name: (1, np.bincount(days.astype(np.int64))) for name, days in drawn.reached.items()}
    return Tally(1, steps, desks, places, counts)

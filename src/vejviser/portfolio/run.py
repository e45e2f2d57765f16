"""A run: every project planned, then simulated, span by span; the same bits however the work is cut."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import TypeVar

from vejviser.portfolio.engine import Engine, Here
from vejviser.portfolio.faults import Located, PortfolioError
from vejviser.portfolio.frame import Setting
from vejviser.portfolio.outcome import Outcome, simulate_span
from vejviser.portfolio.planning import Clash, Planned, plan_span
from vejviser.portfolio.tally import Tally, together
from vejviser.road.project import Project

SPAN = 16
"""The most projects in one span of work."""
Item = TypeVar("Item")
Told = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Run:
    """What a portfolio came to: the outcome of each project in order, and their sum.

    `receipt` is a SHA-256 of the setting and every figure: equal for equal input, whatever the engine, the
    size of spans, the number of workers, and whether one of them died on the way.
    """

    setting: Setting
    projects: tuple[Project, ...]
    outcomes: tuple[Outcome, ...]
    tally: Tally
    receipt: str


def run(
    setting: Setting,
    projects: Sequence[Project],
    day: dt.date,
    fixed: bool = False,
    engine: Engine | None = None,
    span: int = SPAN,
    told: Told | None = None,
) -> Run:
    """The run of a portfolio under the law of `day`, or of a project's own day unless `fixed`.

    Planning comes first, so that nothing is simulated unless all can be: raises `PortfolioError` naming
    every contradiction in the answers. `told` is called with the phase, the projects done and their number.
    """
    engine = engine or Here()
    dated = [(project, day if fixed else project.as_of or day) for project in projects]
    cut = max(1, min(span, -(-len(dated) // (4 * engine.workers))))
    plans = plan_all(setting, dated, engine, cut, told)
    done: list[tuple[list[Outcome], Tally]] = [([], Tally())] * len(_cut(plans, cut))
    count = 0
    for place, result in engine.map(partial(simulate_span, setting), _cut(plans, cut)):
        done[place] = result
        count += len(result[0])
        if told:
            told("simulate", count, len(plans))
    outcomes = tuple(outcome for some, _ in done for outcome in some)
    tally = together(tally for _, tally in done)
    return Run(setting, tuple(projects), outcomes, tally, receipt(setting, dated, outcomes, tally))


def plan_all(
    setting: Setting,
    dated: Sequence[tuple[Project, dt.date]],
    engine: Engine,
    cut: int,
    told: Told | None = None,
) -> list[Planned]:
    """Every project planned, in order; raises `PortfolioError` naming every contradiction."""
    found: dict[int, list[Planned | Clash]] = {}
    count = 0
    for place, result in engine.map(partial(plan_span, setting), _cut(dated, cut)):
        found[place] = result
        count += len(result)
        if told:
            told("plan", count, len(dated))
    plans: list[Planned] = []
    faults: list[Located] = []
    for place in sorted(found):
        for one in found[place]:
            if isinstance(one, Planned):
                plans.append(one)
            else:
                faults += _located(one)
    if faults:
        raise PortfolioError(faults)
    return plans


def _located(clash: Clash) -> Iterable[Located]:
    """The contradictions of a project, at the row of its table or the line of its file."""
    project = clash.project
    table = "name" in project.lines
    for fault in clash.faults:
        column = fault.particulars.get("name", "") or fault.particulars.get("facts", "")
        yield Located(project.path, fault, fault.line, column if table else "", table)


def _cut(items: Sequence[Item], size: int) -> list[list[Item]]:
    return [list(items[at : at + size]) for at in range(0, len(items), size)]


def receipt(
    setting: Setting,
    dated: Sequence[tuple[Project, dt.date]],
    outcomes: Sequence[Outcome],
    tally: Tally,
) -> str:
    """The SHA-256 of what was asked and of every figure that came out, in hexadecimal."""
    total = hashlib.sha256()
    parts = [
        [setting.content_hash, setting.laid, setting.draws, setting.seed],
        [setting.policy.written if setting.policy else ""],
        [[p.name, str(day), sorted((f, str(a)) for f, a in p.facts.items())] for p, day in dated],
        [[p.name, sorted((s, asdict(t)) for s, t in p.times.items())] for p, _ in dated if p.times],
        *[
            [p.name, sorted((s, t.status, str(t.dates)) for s, t in p.steps.items())]
            for p, _ in dated
            if p.steps
        ],
        [asdict(outcome) for outcome in outcomes],
        sorted(tally.steps.items()),
        sorted(tally.desks.items()),
        sorted(tally.places.items()),
        [[name, count, counts.tolist()] for name, (count, counts) in sorted(tally.reached.items())],
    ]
    for part in parts:
        # A float is written with the fewest digits that tell it from all others: equal text is equal bits.
        total.update(json.dumps(part, sort_keys=True, ensure_ascii=False).encode())
    return total.hexdigest()

"""Random laws, small enough to list all their projects: `laws()` for hypothesis, `law()` for a seed."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from tests.law.oracle import Oracle, Project, Value
from vejviser.law.model import (
    NOT_APPLICABLE,
    Combine,
    Constraint,
    Decision,
    Fact,
    LawText,
    Period,
    Query,
    Rule,
)

WORDS = ("low", "mid", "high", "top")
COMBINE: tuple[Combine, ...] = ("strictest", "first", "unique", "all")
DAYS = tuple(dt.date(2026, month, 1) for month in (1, 4, 7, 10))


@dataclass(frozen=True)
class Shape:
    """Upper limits on the size of a law. `window` is how many neighbouring facts a condition draws from."""

    facts: int = 12
    states: float = 20_000
    decisions: int = 4
    rules: int = 5
    queries: int = 3
    constraints: int = 2
    window: int = 12
    dated: bool = False
    exactly: bool = False


SMALL = Shape(facts=6, states=400)


def laws(shape: Shape = SMALL) -> st.SearchStrategy[LawText]:
    """Laws that hypothesis can shrink."""
    return st.randoms(use_true_random=False).map(lambda rng: law(rng, shape))


def partial(rng: random.Random, project: Project, share: float = 0.5) -> dict[str, Value]:
    """Some of the answers of a complete project; the rest is unknown."""
    return {name: value for name, value in project.items() if rng.random() < share}


def law(rng: random.Random, shape: Shape = SMALL) -> LawText:
    """A law drawn with `rng`: every kind of fact, decision, exception, constraint and query can occur."""
    return _Writer(rng, shape).law()


class _Writer:
    def __init__(self, rng: random.Random, shape: Shape) -> None:
        self.rng, self.shape = rng, shape
        self.facts: dict[str, Fact] = {}
        self.comparisons: dict[str, list[str]] = {}
        self.decisions: dict[str, Decision] = {}
        self.rules: list[Rule] = []

    def law(self) -> LawText:
        self._facts()
        for number in range(self.count(1, self.shape.decisions)):
            self._decision(f"d{number}", number)
        queries = {
            name: Query(name, self.condition(self.near(k, "any"), self.usable(k)))
            for k in range(self.count(0, self.shape.queries))
            for name in [f"q{k}"]
        }
        text = LawText(self.facts, self.decisions, tuple(self.rules), (), queries)
        return replace(text, constraints=self._constraints(text))

    def count(self, low: int, high: int) -> int:
        return high if self.shape.exactly else self.rng.randint(low, high)

    # -- facts --------------------------------------------------------------------------------------

    def _facts(self) -> None:
        states = 1.0
        for number in range(self.count(1, self.shape.facts)):
            fact = self._fact(f"f{number}")
            grown = states * self._size(fact)
            if grown <= self.shape.states or not self.facts:
                states, self.facts[fact.id] = grown, fact

    def _fact(self, name: str) -> Fact:
        rng = self.rng
        gate = ""
        if self.facts and rng.random() < 0.35:
            gate = self.condition(list(self.facts)[-self.shape.window :], [], depth=1)
        kind = rng.choice(("bool", "bool", "choice", "choice", "choices", "number", "date"))
        values: tuple[str, ...] = ()
        if kind == "choice":
            values = WORDS[: rng.randint(2, 4)]
        elif kind == "choices":
            values = WORDS[: rng.randint(1, 3)]
        elif kind == "number":
            self.comparisons[name] = [self._number(name) for _ in range(2)]
        elif kind == "date":
            self.comparisons[name] = [self._date(name) for _ in range(2)]
        topic = f"t{len(self.facts) // 4}"
        return Fact(name, kind, values, topic, rng.random() < 0.4, gate)  # type: ignore[arg-type]

    def _number(self, name: str) -> str:
        bound = self.rng.choice((-1, 0, 2.5, 5, 10))
        if self.rng.random() < 0.2:
            return f"{bound} {self.rng.choice(('<', '<=', '>', '>='))} {name}"
        return f"{name} {self.rng.choice(('<', '<=', '>', '>=', '==', '!='))} {bound}"

    def _date(self, name: str) -> str:
        day = self.rng.choice((*DAYS, DAYS[0] + dt.timedelta(days=1)))
        return f"{name} {self.rng.choice(('<', '<=', '>', '>='))} '{day}'"

    def _size(self, fact: Fact) -> int:
        sizes = {"bool": 2, "choice": len(fact.values), "choices": 1 << len(fact.values)}
        return sizes.get(fact.type, 4) + bool(fact.only_if)

    # -- conditions ---------------------------------------------------------------------------------

    def near(self, number: int, scope: str) -> list[str]:
        """The facts close to decision or query `number`, in a window that moves over all facts."""
        names, window = list(self.facts), self.shape.window
        if len(names) <= window:
            return names
        total = self.shape.decisions if scope == "decision" else self.shape.queries
        start = round((len(names) - window) * (number % total) / max(1, total - 1))
        return names[start : start + window]

    def usable(self, number: int) -> list[str]:
        """The decisions that a query may refer to."""
        names = list(self.decisions)
        if len(names) <= self.shape.window:
            return names
        start = round((len(names) - 3) * number / self.shape.queries)
        return names[start : start + 3]

    def condition(self, facts: Sequence[str], decisions: Sequence[str], depth: int = 2) -> str:
        rng = self.rng
        if depth == 0 or rng.random() < 0.35:
            return self.leaf(facts, decisions)
        parts = [self.condition(facts, decisions, depth - 1) for _ in range(rng.randint(2, 3))]
        text = rng.choice((" and ", " and ", " or ")).join(f"({part})" for part in parts)
        return f"not ({text})" if rng.random() < 0.15 else text

    def leaf(self, facts: Sequence[str], decisions: Sequence[str]) -> str:
        rng = self.rng
        if decisions and rng.random() < 0.35:
            return self.about_decision(self.decisions[rng.choice(decisions)])
        fact = self.facts[rng.choice(facts)]
        if fact.only_if and rng.random() < 0.1:
            return f"{fact.id} {rng.choice(('==', '!='))} {NOT_APPLICABLE}"
        if fact.type == "bool":
            return rng.choice((fact.id, f"not {fact.id}", f"{fact.id} == true", f"{fact.id} != true"))
        if fact.type == "choice":
            return self.among(fact.id, fact.values)
        if fact.type == "choices":
            return f"{rng.choice(fact.values)} {rng.choice(('in', 'not in'))} {fact.id}"
        return rng.choice(self.comparisons[fact.id])

    def among(self, name: str, values: Sequence[str]) -> str:
        rng = self.rng
        if rng.random() < 0.6:
            return f"{name} {rng.choice(('==', '!='))} {rng.choice(values)}"
        picked = rng.sample(list(values), rng.randint(1, min(2, len(values))))
        return f"{name} {rng.choice(('in', 'not in'))} ({', '.join(picked)},)"

    def about_decision(self, decision: Decision) -> str:
        rng, name = self.rng, decision.id
        if decision.only_if and rng.random() < 0.15:
            return f"{name} {rng.choice(('==', '!='))} {NOT_APPLICABLE}"
        if decision.combine == "all":
            return f"{rng.choice(decision.values)} {rng.choice(('in', 'not in'))} {name}"
        if decision.combine == "strictest" and rng.random() < 0.5:
            return f"{name} {rng.choice(('<', '<=', '>', '>='))} {rng.choice(decision.values)}"
        return self.among(name, decision.values)

    # -- decisions ----------------------------------------------------------------------------------

    def _decision(self, name: str, number: int) -> None:
        rng = self.rng
        facts = self.near(number, "decision")
        before = list(self.decisions)[-min(self.shape.window, 6) :]
        values = WORDS[: rng.randint(2, 4)]
        only_if = self.condition(facts, before, 1) if rng.random() < 0.3 else ""
        otherwise = rng.choice(values) if rng.random() < 0.6 else ""
        self.decisions[name] = Decision(name, values, rng.choice(COMBINE), only_if, otherwise)
        for k in range(self.count(1, self.shape.rules)):
            self.rules.append(self._rule(name, k, facts, before))

    def _rule(self, decision: str, number: int, facts: Sequence[str], before: Sequence[str]) -> Rule:
        rng, usable = self.rng, before
        own = [r.id for r in self.rules if r.decision == decision and not self._reaches_out(r)]
        others = [r.id for r in self.rules if r.decision != decision]
        value = rng.choice(self.decisions[decision].values)
        excepts: tuple[str, ...] = ()
        if own and rng.random() < 0.25:
            excepts = tuple(rng.sample(own, rng.randint(1, min(2, len(own)))))
            value = "" if rng.random() < 0.4 else value
        elif others and rng.random() < 0.08:
            excepts, usable = (rng.choice(others),), []
        when = self.condition(facts, usable)
        owner = "" if excepts and not value and rng.random() < 0.3 else decision
        return Rule(f"{decision}.r{number}", owner, value, when, excepts, applies=self._period())

    def _reaches_out(self, rule: Rule) -> bool:
        """Whether an exception to the rule would bear on an earlier decision, which it must not depend on."""
        return any(target.partition(".")[0] != rule.id.partition(".")[0] for target in rule.excepts)

    def _period(self) -> Period:
        if not self.shape.dated or self.rng.random() < 0.5:
            return Period()
        start = self.rng.choice((None, *DAYS[:2]))
        end = self.rng.choice((None, *(day - dt.timedelta(days=1) for day in DAYS[2:])))
        return Period(start, end)

    # -- constraints --------------------------------------------------------------------------------

    def _constraints(self, text: LawText) -> tuple[Constraint, ...]:
        """Conditions that one random project fulfils, so that the law leaves something possible."""
        oracle = Oracle(text)
        witness = self._project(oracle)
        found: list[Constraint] = []
        for number in range(self.count(0, self.shape.constraints)):
            require = self.condition(self.near(number, "decision"), [])
            trial = Oracle(replace(text, constraints=(Constraint("c", require),)))
            if not trial.feasible(witness):
                require = f"not ({require})"
            found.append(Constraint(f"c{number}", require))
        final = replace(text, constraints=tuple(found))
        return final.constraints if Oracle(final).feasible(witness) else ()

    def _project(self, oracle: Oracle) -> Project:
        project: Project = {}
        for fact in self.facts.values():
            gate = oracle.gates.get(fact.id)
            if gate is not None and not oracle.holds(gate, project):
                project[fact.id] = NOT_APPLICABLE
            else:
                project[fact.id] = self.rng.choice([v for v in oracle.domain(fact) if v != NOT_APPLICABLE])
        return project


def shuffled(text: LawText) -> list[str]:
    """Some of the facts in some order, the same each time: no answer may hang on the order of the diagrams."""
    chance = random.Random(repr(text.rules))
    return [fact for fact in chance.sample(list(text.facts), len(text.facts)) if chance.random() < 0.8]


def size(text: LawText) -> int:
    """The number of complete projects before constraints."""
    oracle = Oracle(text)
    return math.prod(len(oracle.domain(f)) for f in text.facts.values())

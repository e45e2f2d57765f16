"""Facts as finite variables: what the diagrams branch on.

A yes/no fact is one variable of two values, a choice one of n, a number or date one of as many cells as the
thresholds that the law names cut it into. A `choices` fact is one two-valued variable per value. Whether a
fact with `only_if` applies is no state of its own: its variables are simply of no account where it does not.
"""

from __future__ import annotations

import bisect
import contextlib
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vejviser.law.conditions import Compare
from vejviser.law.errors import AnswersError, nearest
from vejviser.law.model import NOT_APPLICABLE, Fact

Cut = tuple[float, int]
"""A threshold on the line: (ordinal or number, 0 for just below it, 1 for just above it)."""

UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Variable:
    """One branching level: `fact`, the choices value it stands for (or ""), and its number of states."""

    fact: str
    part: str
    size: int


@dataclass(frozen=True, slots=True)
class Coding:
    """How one fact is coded: its first level, its states, and its cuts when it is a number or date."""

    fact: Fact
    first: int
    states: tuple[str, ...]
    cuts: tuple[Cut, ...] = ()

    @property
    def levels(self) -> range:
        """The levels that the fact occupies, one after the other."""
        if self.fact.type != "choices":
            return range(self.first, self.first + 1)
        return range(self.first, self.first + len(self.fact.values))

    def code(self, answer: object) -> tuple[int, ...]:
        """The state of each of the fact's levels for an answer; raises `AnswersError` on a wrong value.

        `UNKNOWN` for every level where the answer is *not applicable*.
        """
        fact = self.fact
        if answer == NOT_APPLICABLE and fact.only_if:
            return (UNKNOWN,) * len(self.levels)
        if fact.type == "choices":
            return self._code_choices(answer)
        if fact.type == "bool":
            if not isinstance(answer, bool):
                raise wrong(fact, answer, "true or false", ("true", "false"))
            return (int(answer),)
        if fact.type == "choice":
            if not isinstance(answer, str) or answer not in fact.values:
                raise wrong(fact, answer, "one of " + ", ".join(fact.values), fact.values)
            return (self.states.index(answer),)
        return (bisect.bisect_right(self.cuts, (on_the_line(fact, answer), 0)),)

    def _code_choices(self, answer: object) -> tuple[int, ...]:
        fact = self.fact
        if not isinstance(answer, list | tuple | set | frozenset):
            raise wrong(fact, answer, "a list of values (an empty list means none of them)", fact.values)
        for item in answer:
            if item not in fact.values:
                raise wrong(fact, item, "values from " + ", ".join(fact.values), fact.values)
        return tuple(int(value in answer) for value in fact.values)

    def cell(self, leaf: Compare) -> frozenset[int]:
        """The states of a number or date in which the comparison holds."""
        at = cut_of(leaf, self.fact)
        border = self.cuts.index(at) + 1
        cells = len(self.cuts) + 1
        return frozenset(range(border) if leaf.op in ("<", "<=") else range(border, cells))

    def sample(self, states: Sequence[int]) -> object:
        """One real answer with the given states: for a number or date some value inside the cell."""
        if not self.cuts:
            return self.words(states)
        return _inside(self.fact, self.cuts, states[0])

    def words(self, states: Sequence[int]) -> object:
        """An answer that the given states of the fact's levels stand for (a cell is shown by its limits)."""
        fact = self.fact
        if fact.type == "choices":
            return tuple(value for value, on in zip(fact.values, states, strict=True) if on)
        state = self.states[states[0]]
        return state == "true" if fact.type == "bool" else state


def wrong(fact: Fact, answer: object, expected: str, valid: Sequence[str]) -> AnswersError:
    """The error for a value that the fact cannot take."""
    shown = repr(answer) if len(repr(answer)) <= 60 else repr(answer)[:57] + "..."
    close = nearest(answer, valid) if isinstance(answer, str) else ""
    tail = f"; did you mean '{close}'?" if close else ""
    return AnswersError(f"'{fact.id}' cannot be {shown}: expected {expected}{tail}", fact.id, close)


def on_the_line(fact: Fact, answer: object) -> float:
    """The place of a number or date answer on the real line (dates as proleptic ordinals)."""
    if fact.type == "number":
        if isinstance(answer, int | float) and not isinstance(answer, bool) and abs(answer) < 1e300:
            return float(answer)
        raise wrong(fact, answer, "a number", ())
    if isinstance(answer, dt.datetime):
        answer = answer.date()
    if isinstance(answer, str):
        with contextlib.suppress(ValueError):
            answer = dt.date.fromisoformat(answer)
    if isinstance(answer, dt.date):
        return float(answer.toordinal())
    raise wrong(fact, answer, "a date such as 2026-12-31", ())


def cut_of(leaf: Compare, fact: Fact) -> Cut:
    """The threshold that a comparison draws; for dates 'after day t' is 'before day t+1'."""
    above = leaf.op in ("<=", ">")
    if isinstance(leaf.bound, dt.date):
        return (float(leaf.bound.toordinal() + above), 0)
    return (leaf.bound, int(above))


def coding(fact: Fact, first: int, comparisons: Sequence[Compare]) -> Coding:
    """The coding of a fact from level `first`, cut at the thresholds of the given comparisons."""
    if fact.type == "bool":
        states: tuple[str, ...] = ("false", "true")
    elif fact.type in ("choice", "choices"):
        states = fact.values
    else:
        cuts = tuple(sorted({cut_of(leaf, fact) for leaf in comparisons}))
        states = tuple(_cell_words(fact, cuts, i) for i in range(len(cuts) + 1))
        return Coding(fact, first, states, cuts)
    return Coding(fact, first, states)


def variables_of(code: Coding) -> list[Variable]:
    """The variables of a fact, in the order of its levels."""
    fact = code.fact
    if fact.type != "choices":
        return [Variable(fact.id, "", len(code.states))]
    return [Variable(fact.id, value, 2) for value in fact.values]


def check(fact: Fact, answer: object) -> None:
    """Raise `AnswersError` when the fact cannot take the answer; for facts that no condition mentions."""
    if fact.type == "text":
        if not isinstance(answer, str):
            raise wrong(fact, answer, "text", ())
    else:
        coding(fact, 0, ()).code(answer)


def known_states(codings: Mapping[str, Coding], count: int, answers: Mapping[str, object]) -> list[int]:
    """The state of each of `count` levels, `UNKNOWN` where nothing is answered; raises `AnswersError`."""
    known = [UNKNOWN] * count
    for name, answer in answers.items():
        if answer is None or name not in codings:
            continue
        code = codings[name]
        first = code.first
        for offset, state in enumerate(code.code(answer)):
            known[first + offset] = state
    return known


def _inside(fact: Fact, cuts: tuple[Cut, ...], index: int) -> object:
    if index == 0:
        at, closed = cuts[0]
        place = at if closed else at - 1
    else:
        at, opened = cuts[index - 1]
        place = at
        if opened:
            place = (at + cuts[index][0]) / 2 if index < len(cuts) else at + 1
    return dt.date.fromordinal(int(place)) if fact.type == "date" else place


def _cell_words(fact: Fact, cuts: tuple[Cut, ...], index: int) -> str:
    def show(cut: Cut) -> str:
        return dt.date.fromordinal(int(cut[0])).isoformat() if fact.type == "date" else f"{cut[0]:.15g}"

    if not cuts:
        return "any"
    low = "" if index == 0 else (">" if cuts[index - 1][1] else ">=") + " " + show(cuts[index - 1])
    high = "" if index == len(cuts) else ("<=" if cuts[index][1] else "<") + " " + show(cuts[index])
    return " and ".join(part for part in (low, high) if part)

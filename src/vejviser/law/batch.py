"""Many complete projects at once: the same answers as one assessment each, at the speed of memory.

A question that rests on few facts is looked up in a table of all their states (`vejviser.law.tables`), any
other is computed 64 projects a word from bit planes (`vejviser.law.planes`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from vejviser.law.checked import Checked
from vejviser.law.errors import AnswersError, hint
from vejviser.law.model import NOT_APPLICABLE
from vejviser.law.planes import Plane, Program, Words, Writer, program
from vejviser.law.tables import IMPOSSIBLE, WORD, Codes, Digit, Question, Table, column_codes, digits, table

if TYPE_CHECKING:
    from vejviser.law.law import Law, Root

STATES = 1 << 20
"""The most states of a table; beyond that gathering from memory is slower than computing."""
Columns = Mapping[str, npt.NDArray[Any]]


class Batch:
    """Questions of a law, ready to be put to many complete projects.

    `outcomes` gives for each question the words of its codes 0, 1, ...; `IMPOSSIBLE` (255) is the code of a
    project whose facts contradict each other, as far as the question rests on them. An `all` decision is
    one question a value, called "decision.value".
    """

    def __init__(self, law: Law, names: Sequence[str] | None = None, states: int = STATES) -> None:
        self.law = law
        roots = _roots(law, (*law.text.decisions, *law.text.queries) if names is None else names)
        self.outcomes = {name: root.outcomes for name, root in roots.items()}
        self._questions = {name: _question(law, name, root) for name, root in roots.items()}
        self._small = [q for q in self._questions.values() if q.states <= states]
        self._large = [q for q in self._questions.values() if q.states > states]
        self._limit = states

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that a column (or planes) must be given for."""
        used = {fact for q in self._questions.values() for fact in q.facts}
        used |= {fact for fact, _ in self._large_program.inputs}
        return tuple(fact for fact in self.law.codings if fact in used)

    # -- columns ------------------------------------------------------------------------------------

    def columns(self, projects: Sequence[Mapping[str, object]]) -> dict[str, Codes]:
        """The columns of projects given as answers; raises `AnswersError` on a wrong value."""
        codings = self.law.codings
        return {fact: column_codes(codings[fact], [p[fact] for p in projects]) for fact in self.facts}

    def from_columns(self, columns: Columns) -> dict[str, Codes]:
        """The code of every question for every row.

        A `uint8` column holds codes: the place of the value (false 0, true 1; for numbers and dates the
        number of cuts passed), one more for not applicable; `choices` have shape (rows, values), a flag for
        not applicable before the values where the fact has an `only_if`. Columns of other types hold
        booleans, numbers or `datetime64` days. Raises `AnswersError` when a column is missing.
        """
        coded = {fact: self._codes(fact, columns) for fact in self.facts}
        rows = len(next(iter(columns.values()))) if columns else 0
        split = self._split(coded)
        found: dict[str, Codes] = {}
        for one in self.tables:
            found |= zip(one.names, one.look_up(split, rows), strict=True)
        if self._large:
            found |= self._from_bits(coded, rows)
        return {name: found[name] for name in self.outcomes}

    def _codes(self, fact: str, columns: Columns) -> Codes:
        if fact not in columns:
            raise AnswersError(f"no column for '{fact}'{hint(fact, columns)}", fact)
        column = np.asarray(columns[fact])
        if column.dtype == np.uint8:
            return column
        if column.dtype == np.bool_:
            return column.view(np.uint8)
        code = self.law.codings[fact]
        if code.fact.type == "date":
            epoch = dt.date(1970, 1, 1).toordinal()
            column = column.astype("datetime64[D]").astype(np.int64) + epoch
        bounds = np.array([bound for bound, _ in code.cuts])
        open_ended = [bool(after) for _, after in code.cuts]
        cell = np.zeros(column.shape, np.uint8)
        for bound, after in zip(bounds, open_ended, strict=True):
            cell += (column > bound) if after else (column >= bound)
        return cell

    def _split(self, coded: Mapping[str, Codes]) -> dict[Digit, Codes]:
        found: dict[Digit, Codes] = {}
        for fact, column in coded.items():
            parts = digits(self.law, [fact])
            if self.law.codings[fact].fact.type == "choices":
                found |= {digit: column[:, i] for i, digit in enumerate(parts)}
            else:
                found[parts[0]] = column
        return found

    @cached_property
    def tables(self) -> list[Table]:
        """The tables of the questions that rest on few facts, several a table where facts are shared."""
        groups: list[list[Question]] = []
        for question in sorted(self._small, key=lambda q: q.states, reverse=True):
            for group in groups:
                joint = _states(self.law, _union(self.law, [*group, question]))
                if len(group) < WORD and joint <= max(self._limit >> 2, group[0].states):
                    group.append(question)
                    break
            else:
                groups.append([question])
        return [table(self.law, group, _union(self.law, group)) for group in groups]

    # -- bit planes ---------------------------------------------------------------------------------

    def planes(self, columns: Columns) -> dict[Plane, Words]:
        """The bit planes of the columns, rows padded with zeros to whole words of 64."""
        inputs = dict.fromkeys((*self.program.inputs, *self._large_program.inputs))
        coded = {fact: self._codes(fact, columns) for fact, _ in inputs}
        return {plane: self._plane(plane, coded) for plane in inputs}

    def from_planes(self, planes: Mapping[Plane, Words]) -> dict[tuple[str, str], Words]:
        """One plane a question and outcome: the projects that have it, none of them where impossible."""
        keys = [(name, outcome) for name, outcomes in self.outcomes.items() for outcome in outcomes]
        return dict(zip(keys, self.program.run(planes), strict=True))

    @cached_property
    def program(self) -> Program:
        """The operations that give every outcome of every question."""
        return self._program(self._questions.values())

    @cached_property
    def _large_program(self) -> Program:
        return self._program(self._large)

    def _program(self, questions: Iterable[Question]) -> Program:
        writer = Writer(Checked(self.law.text), self.law.codings)
        outputs = []
        for q in questions:
            fine = writer.possible(q.facts, q.constraints)
            outputs += [writer.circuit.both(fine, writer.outcome(q.name, o)) for o in q.root.outcomes]
        return program(writer.circuit, outputs)

    def _plane(self, plane: Plane, coded: Mapping[str, Codes]) -> Words:
        fact, label = plane
        code, column = self.law.codings[fact], coded[fact]
        gated = bool(code.fact.only_if)
        if code.fact.type == "choices":
            at = 0 if label == NOT_APPLICABLE else gated + code.fact.values.index(label)
            return _pack(column[:, at] == 1)
        if label == NOT_APPLICABLE:
            return _pack(column == len(code.states))
        if label.startswith("below "):
            return _pack(column <= int(label[6:]))
        return _pack(column == code.states.index(label))

    def _from_bits(self, coded: Mapping[str, Codes], rows: int) -> dict[str, Codes]:
        planes = {plane: self._plane(plane, coded) for plane in self._large_program.inputs}
        results = iter(self._large_program.run(planes) if planes else [])
        found = {}
        for question in self._large:
            codes = np.full(rows, IMPOSSIBLE, np.uint8)
            for k, _ in enumerate(question.root.outcomes):
                on = np.unpackbits(next(results).view(np.uint8), count=rows, bitorder="little")
                codes -= on * np.uint8(IMPOSSIBLE - k)
            found[question.name] = codes
        return found


def _pack(bits: npt.NDArray[np.bool_]) -> Words:
    packed = np.packbits(bits, bitorder="little")
    words = np.zeros(-(-len(packed) // 8) * 8, np.uint8)
    words[: len(packed)] = packed
    return words.view(np.uint64)


def _roots(law: Law, names: Iterable[str]) -> dict[str, Root]:
    found: dict[str, Root] = {}
    for name in names:
        decision = law.text.decisions.get(name)
        if decision and decision.combine == "all":
            members = (f"{name}.{value}" for value in (*decision.values, NOT_APPLICABLE))
            found |= {member: law.members[member] for member in members}
        else:
            (found[name],) = law.roots(name)
    return found


def _question(law: Law, name: str, root: Root) -> Question:
    facts = {law.variables[level].fact for level in law.diagrams.support(root.node)}
    stack = list(facts)
    while stack:
        gate = law.applies.get(stack.pop())
        new = (
            {law.variables[level].fact for level in law.diagrams.support(gate.node)} - facts
            if gate
            else set()
        )
        facts |= new
        stack += new
    ordered = _by_level(law, facts)
    constraints = tuple(c for c, r in law.constraints.items() if facts.intersection(_facts(law, r)))
    return Question(name, root, ordered, constraints, _states(law, ordered))


def _facts(law: Law, root: Root) -> set[str]:
    return {law.variables[level].fact for level in law.diagrams.support(root.node)}


def _states(law: Law, facts: Iterable[str]) -> int:
    return prod(digit.radix for digit in digits(law, list(facts)))


def _union(law: Law, questions: Iterable[Question]) -> tuple[str, ...]:
    return _by_level(law, {fact for q in questions for fact in q.facts})


def _by_level(law: Law, facts: Iterable[str]) -> tuple[str, ...]:
    """The facts as the diagrams branch on them from the root down, which is how tables are filled."""
    return tuple(sorted(facts, key=lambda fact: law.codings[fact].first))

"""A law as a flat program of AND, OR, XOR and NOT over bit planes: one bit a project, 64 projects a word.

An input plane says for every project whether one thing is so of a fact; `Plane` names it. The program is
built from the conditions and the declared combinations, equal parts once, and run over chunks that stay in
cache. No text of the law is ever executed: operations are taken from a fixed set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from vejviser.law.checked import Checked
from vejviser.law.conditions import Compare, Condition, Const, Every, Holds, Is, Not, Some
from vejviser.law.model import NOT_APPLICABLE, Decision, Rule
from vejviser.law.variables import Coding, cut_of

Words: TypeAlias = npt.NDArray[np.uint64]
Plane: TypeAlias = tuple[str, str]
"""A fact and a label: 'true' for yes/no facts, a value for choices and `choices`, 'below k' for the k-th cut
of a number or date, 'not_applicable' for a fact with `only_if` (its other planes are then 0)."""

CHUNK = 1 << 13
"""Words a chunk: 64 KiB a plane; smaller chunks lose to calls, larger ones to memory."""
FALSE, TRUE = 0, 1
AND, OR, XOR, NOT, INPUT = "and", "or", "xor", "not", "input"
UFUNC: dict[str, Callable[..., object]] = {
    AND: np.bitwise_and,
    OR: np.bitwise_or,
    XOR: np.bitwise_xor,
    NOT: np.invert,
}


class Circuit:
    """Operations on planes, each written once: `a` and `b` are numbers of earlier ones."""

    def __init__(self) -> None:
        self.ops: list[tuple[str, int, int]] = [("false", 0, 0), ("true", 0, 0)]
        self.inputs: list[Plane] = []
        self._number: dict[tuple[str, int, int], int] = {}
        self._input: dict[Plane, int] = {}

    def input(self, plane: Plane) -> int:
        """The number of an input plane."""
        if plane not in self._input:
            self._input[plane] = self._add((INPUT, len(self.inputs), 0))
            self.inputs.append(plane)
        return self._input[plane]

    def invert(self, a: int) -> int:
        """NOT a."""
        if a in (FALSE, TRUE):
            return TRUE - a
        op, x, _ = self.ops[a]
        return x if op == NOT else self._once((NOT, a, 0))

    def both(self, a: int, b: int) -> int:
        """The AND of two planes."""
        a, b = min(a, b), max(a, b)
        if a == FALSE:
            return FALSE
        return b if a in (TRUE, b) else self._once((AND, a, b))

    def either(self, a: int, b: int) -> int:
        """The OR of two planes."""
        a, b = min(a, b), max(a, b)
        if a == TRUE or b == TRUE:
            return TRUE
        return b if a in (FALSE, b) else self._once((OR, a, b))

    def beyond(self, grown: int, before: int) -> int:
        """What `grown` has beyond `before`, which must lie within it."""
        if before == FALSE:
            return grown
        if grown == TRUE:
            return self.invert(before)
        return FALSE if grown == before else self._once((XOR, *sorted((grown, before))))  # type: ignore[arg-type]

    def all(self, parts: Iterable[int]) -> int:
        """The AND of all parts."""
        found = TRUE
        for part in parts:
            found = self.both(found, part)
        return found

    def any(self, parts: Iterable[int]) -> int:
        """The OR of all parts."""
        found = FALSE
        for part in parts:
            found = self.either(found, part)
        return found

    def _once(self, op: tuple[str, int, int]) -> int:
        found = self._number.get(op)
        if found is None:
            found = self._number[op] = self._add(op)
        return found

    def _add(self, op: tuple[str, int, int]) -> int:
        self.ops.append(op)
        return len(self.ops) - 1


class Writer:
    """The circuit of a law: outcomes of decisions and queries, and whether a project is possible."""

    def __init__(self, checked: Checked, codings: Mapping[str, Coding]) -> None:
        self.checked, self.codings = checked, codings
        self.circuit = Circuit()
        self.outcomes: dict[str, dict[str, int]] = {}
        self.rules: dict[str, int] = {}
        for name in checked.order:
            self.outcomes[name] = self._combine(checked.text.decisions[name])

    def outcome(self, name: str, outcome: str) -> int:
        """The plane of one outcome of a decision, of "decision.value" of an `all` decision, or of a query."""
        if name in self.checked.query:
            yes = self.build(self.checked.query[name])
        elif name in self.outcomes:
            return self.outcomes[name][outcome]
        else:
            decision, _, value = name.rpartition(".")
            yes = self.outcomes[decision][value]
        return yes if outcome == "yes" else self.circuit.invert(yes)

    def possible(self, facts: Iterable[str], constraints: Iterable[str]) -> int:
        """Where the facts are not applicable just where their `only_if` fails, and the constraints hold."""
        c = self.circuit
        parts = [self.build(self.checked.require[name]) for name in constraints]
        for name in facts:
            if name in self.checked.fact_only_if:
                gone, applies = c.input((name, NOT_APPLICABLE)), self.build(self.checked.fact_only_if[name])
                parts.append(c.invert(c.either(c.both(gone, applies), c.invert(c.either(gone, applies)))))
        return c.all(parts)

    def build(self, tree: Condition) -> int:
        """The plane of a condition."""
        c = self.circuit
        match tree:
            case Const(value):
                return TRUE if value else FALSE
            case Not(item):
                return c.invert(self.build(item))
            case Every(items):
                return c.all(self.build(item) for item in items)
            case Some(items):
                return c.any(self.build(item) for item in items)
            case Is(name, values) if name in self.outcomes:
                return c.any(self.outcomes[name].get(value, FALSE) for value in values)
            case Holds(name, value) if name in self.outcomes:
                return self.outcomes[name][value]
            case Is(name, values):
                return self._is(self.codings[name], values)
            case Holds(name, value):
                return c.input((name, value))
            case Compare(name):
                return self._below(self.codings[name], tree)

    def _is(self, code: Coding, values: Sequence[str]) -> int:
        c, fact = self.circuit, code.fact
        if fact.type != "bool":
            return c.any(c.input((fact.id, value)) for value in values)
        yes = c.input((fact.id, "true"))
        gone = c.input((fact.id, NOT_APPLICABLE)) if fact.only_if else FALSE
        planes = {"true": yes, "false": c.invert(c.either(yes, gone)), NOT_APPLICABLE: gone}
        return c.any(planes[value] for value in values)

    def _below(self, code: Coding, leaf: Compare) -> int:
        c, fact = self.circuit, code.fact
        below = c.input((fact.id, f"below {code.cuts.index(cut_of(leaf, fact))}"))
        if leaf.op in ("<", "<="):
            return below
        return c.invert(c.either(below, c.input((fact.id, NOT_APPLICABLE))) if fact.only_if else below)

    # -- decisions ----------------------------------------------------------------------------------

    def _holds(self, rule: Rule) -> int:
        if rule.id not in self.rules:
            c = self.circuit
            off = c.any(self._holds(other) for other in self.checked.switched_off.get(rule.id, ()))
            self.rules[rule.id] = c.both(self.build(self.checked.when[rule.id]), c.invert(off))
        return self.rules[rule.id]

    def _combine(self, decision: Decision) -> dict[str, int]:
        c = self.circuit
        rules = [(r.value, self._holds(r)) for r in self.checked.rules[decision.id] if r.value]
        hits = {v: c.any(holds for value, holds in rules if value == v) for v in decision.values}
        clash = FALSE
        if decision.combine == "first":
            hits, some = self._first(rules, decision.values)
        elif decision.combine == "strictest":
            hits, some = self._first([(v, hits[v]) for v in reversed(decision.values)], decision.values)
        else:
            some = c.any(hits.values())
            if decision.combine == "unique":
                clash = self._clash(list(hits.values()))
                hits = {v: c.both(hit, c.invert(clash)) for v, hit in hits.items()}
        nothing = c.invert(some)
        if decision.otherwise:
            hits[decision.otherwise] = c.either(hits[decision.otherwise], nothing)
            nothing = FALSE
        applies = TRUE
        if decision.id in self.checked.only_if:
            applies = self.build(self.checked.only_if[decision.id])
        hits |= {"no_rule": nothing, "clash": clash}
        found = {value: c.both(hit, applies) for value, hit in hits.items()}
        return found | {NOT_APPLICABLE: c.invert(applies)}

    def _first(self, hits: Sequence[tuple[str, int]], values: Sequence[str]) -> tuple[dict[str, int], int]:
        """Where each value is the first to hit, and where any hits."""
        c = self.circuit
        found, seen = dict.fromkeys(values, FALSE), FALSE
        for value, hit in hits:
            grown = c.either(seen, hit)
            found[value] = c.either(found[value], c.beyond(grown, seen))
            seen = grown
        return found, seen

    def _clash(self, hits: Sequence[int]) -> int:
        c = self.circuit
        clash, seen = FALSE, FALSE
        for hit in hits:
            clash, seen = c.either(clash, c.both(seen, hit)), c.either(seen, hit)
        return clash


@dataclass(frozen=True)
class Program:
    """Steps (operation, a, b, target) over registers: inputs first, then outputs, then reused scratch."""

    inputs: tuple[Plane, ...]
    steps: tuple[tuple[str, int, int, int], ...]
    outputs: int
    scratch: int
    constants: tuple[tuple[int, bool], ...]

    def run(self, planes: Mapping[Plane, Words], chunk: int = CHUNK) -> list[Words]:
        """The output planes; all inputs have the same number of words. Raises `KeyError` on a missing one."""
        given = [np.ascontiguousarray(planes[plane], np.uint64) for plane in self.inputs]
        words = len(given[0]) if given else len(next(iter(planes.values())))
        found = [np.empty(words, np.uint64) for _ in range(self.outputs)]
        scratch = [np.empty(min(chunk, words), np.uint64) for _ in range(self.scratch)]
        for at, value in self.constants:
            found[at][:] = ~np.uint64(0) if value else np.uint64(0)
        steps = [(UFUNC[op], op == NOT, a, b, to) for op, a, b, to in self.steps]
        for start in range(0, words, chunk):
            end = min(start + chunk, words)
            registers = [plane[start:end] for plane in (*given, *found)]
            registers += [plane[: end - start] for plane in scratch]
            for ufunc, single, a, b, to in steps:
                if single:
                    ufunc(registers[a], registers[to])
                else:
                    ufunc(registers[a], registers[b], registers[to])
        return found


def program(circuit: Circuit, outputs: Sequence[int]) -> Program:
    """The steps that the outputs need, in an order and with registers that keep few planes alive."""
    needed = _needed(circuit, outputs)
    inputs = [n for n in needed if circuit.ops[n][0] == INPUT]
    register = {n: i for i, n in enumerate(inputs)}
    constants: list[tuple[int, bool]] = []
    steps: list[tuple[str, int, int, int]] = []
    copies: list[tuple[int, int]] = []
    for i, n in enumerate(outputs):
        at = len(inputs) + i
        if n in (FALSE, TRUE):
            constants.append((i, n == TRUE))
        elif n in register:
            copies.append((n, at))
        else:
            register[n] = at
    first = len(inputs) + len(outputs)
    last = {x: n for n in needed for x in _operands(circuit.ops[n])}
    free: list[int] = []
    used = 0
    for n in needed:
        op, a, b = circuit.ops[n]
        if op == INPUT:
            continue
        for x in {a, b} if op != NOT else {a}:
            if last.get(x) == n and register[x] >= first:
                free.append(register[x])
        if n not in register:
            if not free:
                free.append(first + used)
                used += 1
            register[n] = free.pop()
        steps.append((op, register[a], register[b] if op != NOT else 0, register[n]))
    steps += [(OR, register[n], register[n], at) for n, at in copies]
    names = tuple(circuit.inputs[circuit.ops[n][1]] for n in inputs)
    return Program(names, tuple(steps), len(outputs), used, tuple(constants))


def _operands(op: tuple[str, int, int]) -> tuple[int, ...]:
    return () if op[0] == INPUT else (op[1],) if op[0] == NOT else op[1:]


def _needed(circuit: Circuit, outputs: Sequence[int]) -> list[int]:
    seen: set[int] = set()
    stack = [n for n in outputs if n > TRUE]
    while stack:
        n = stack.pop()
        if n not in seen:
            seen.add(n)
            stack.extend(_operands(circuit.ops[n]))
    return sorted(seen)

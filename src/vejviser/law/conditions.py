"""Conditions: a small subset of Python expressions, parsed with `ast` and checked against the vocabulary.

Nothing is ever evaluated as Python. A condition becomes a tree of five node kinds:
`Const`, `Not`, `Every` (and), `Some` (or) and three leaves, `Is`, `Holds` and `Compare`.
"""

from __future__ import annotations

import ast
import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from vejviser.law.errors import LawError, hint
from vejviser.law.model import NOT_APPLICABLE, NOWHERE, Decision, Fact, Place


@dataclass(frozen=True, slots=True)
class Const:
    """Always true or always false."""

    value: bool


@dataclass(frozen=True, slots=True)
class Not:
    """True where `item` is not."""

    item: Condition


@dataclass(frozen=True, slots=True)
class Every:
    """True where all `items` are."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """True where at least one of `items` is."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Is:
    """True where the fact or decision `name` has one of `values`; a bool has 'false' and 'true'."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holds:
    """True where the set of the choices fact or `all` decision `name` contains `value`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Compare:
    """True where the number or date fact `name` stands in relation `op` (`<`, `<=`, `>`, `>=`) to `bound`."""

    name: str
    op: str
    bound: float | dt.date


Condition: TypeAlias = Const | Not | Every | Some | Is | Holds | Compare
TRUE, FALSE = Const(True), Const(False)
MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
OPS: dict[type[ast.cmpop], str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that a condition may use."""

    facts: Mapping[str, Fact]
    decisions: Mapping[str, Decision]

    def names(self) -> list[str]:
        """All fact and decision names, facts first."""
        return [*self.facts, *self.decisions]

    def values(self, name: str) -> tuple[str, ...]:
        """The values that `name` can be compared with, in order; empty for numbers, dates and texts."""
        if name in self.decisions:
            decision = self.decisions[name]
            return decision.values + ((NOT_APPLICABLE,) if decision.only_if else ())
        fact = self.facts[name]
        values = ("false", "true") if fact.type == "bool" else fact.values
        return values + ((NOT_APPLICABLE,) if fact.only_if else ())

    def kind(self, name: str) -> str:
        """'bool', 'choice', 'choices', 'number', 'date', 'text', 'decision' or 'set' (an `all` decision)."""
        if name in self.facts:
            return self.facts[name].type
        return "set" if self.decisions[name].combine == "all" else "decision"


def parse(text: str, words: Vocabulary, owner: str = "", place: Place = NOWHERE) -> Condition:
    """The checked tree of a condition; raises `LawError` naming the entry, the fault and the nearest name."""
    return _Parser(words, owner, place, text).parse()


def names_in(condition: Condition) -> Iterator[str]:
    """Every fact and decision name that the condition mentions, in the order written, with repeats."""
    return (leaf.name for leaf in leaves(condition))


def leaves(condition: Condition) -> list[Is | Holds | Compare]:
    """Every leaf of the tree, in the order written."""
    found: list[Is | Holds | Compare] = []
    stack = [condition]
    while stack:
        item = stack.pop()
        if isinstance(item, Every | Some):
            stack += reversed(item.items)
        elif isinstance(item, Not):
            stack.append(item.item)
        elif not isinstance(item, Const):
            found.append(item)
    return found


class _Parser:
    def __init__(self, words: Vocabulary, owner: str, place: Place, text: str) -> None:
        self.words, self.owner, self.place, self.text = words, owner, place, text

    def fail(self, message: str) -> LawError:
        return LawError(f"{message} (in the condition: {self.text})", self.owner, self.place)

    def parse(self) -> Condition:
        source = " ".join(self.text.split())
        try:
            tree = ast.parse(source, mode="eval")
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            at = f" near column {error.offset}" if isinstance(error, SyntaxError) and error.offset else ""
            raise self.fail(f"this is not a condition{at}") from None
        return self.walk(tree.body)

    def walk(self, node: ast.expr) -> Condition:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return Every(tuple(self.walk(v) for v in values))
            case ast.BoolOp(op=ast.Or(), values=values):
                return Some(tuple(self.walk(v) for v in values))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.walk(operand))
            case ast.Constant(value=bool() as value):
                return Const(value)
            case ast.Name(id=name):
                return self.bare(name)
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self.compare(left, op, right)
            case ast.Compare():
                raise self.fail("compare two things at a time and join them with 'and'")
        raise self.fail(f"'{ast.unparse(node)}' is not allowed; use and, or, not, ==, !=, <, <=, >, >=, in")

    def bare(self, name: str) -> Condition:
        if name in ("true", "false"):
            return Const(name == "true")
        kind = self.known(name)
        if kind != "bool":
            raise self.fail(f"'{name}' is a {kind}, not a yes/no fact: compare it with a value")
        return Is(name, ("true",))

    def known(self, name: str) -> str:
        if name not in self.words.facts and name not in self.words.decisions:
            raise self.fail(f"no fact or decision is called '{name}'{hint(name, self.words.names())}")
        return self.words.kind(name)

    def compare(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Condition:
        if isinstance(op, ast.In | ast.NotIn):
            found = self.member(left, right)
            return Not(found) if isinstance(op, ast.NotIn) else found
        if not isinstance(left, ast.Name):
            if isinstance(right, ast.Name) and type(op) in OPS:
                return self.ordered(right.id, MIRROR[OPS[type(op)]], left)
            raise self.fail("write the name of the fact or decision on the left")
        if isinstance(op, ast.Eq | ast.NotEq):
            found = self.equal(left.id, right)
            return Not(found) if isinstance(op, ast.NotEq) else found
        if type(op) in OPS:
            return self.ordered(left.id, OPS[type(op)], right)
        raise self.fail("use ==, !=, <, <=, >, >= or in")

    def member(self, left: ast.expr, right: ast.expr) -> Condition:
        """`value in choices_fact` or `name in (a, b)`."""
        if not isinstance(left, ast.Name):
            raise self.fail("write a name on the left of 'in'")
        if isinstance(right, ast.Name):
            kind = self.known(right.id)
            if kind not in ("choices", "set"):
                raise self.fail(f"'{right.id}' is a {kind} and holds no set; write {right.id} == {left.id}")
            return Holds(right.id, self.value(right.id, left))
        if not isinstance(right, ast.Tuple | ast.List | ast.Set):
            raise self.fail("write a list of values after 'in', such as (a, b)")
        kind = self.known(left.id)
        if kind not in ("bool", "choice", "decision"):
            raise self.fail(f"'{left.id}' is a {kind}; 'in (…)' is for choices of one value")
        return Is(left.id, tuple(dict.fromkeys(self.value(left.id, item) for item in right.elts)))

    def equal(self, name: str, right: ast.expr) -> Condition:
        kind = self.known(name)
        if kind in ("choices", "set"):
            value = self.value(name, right)
            if value == NOT_APPLICABLE:
                return Is(name, (value,))
            raise self.fail(f"'{name}' holds several values; write {value} in {name}")
        if kind in ("number", "date"):
            if isinstance(right, ast.Name) and right.id == NOT_APPLICABLE and self.words.facts[name].only_if:
                return Is(name, (NOT_APPLICABLE,))
            bound = self.bound(name, right)
            return Every((Compare(name, ">=", bound), Compare(name, "<=", bound)))
        if kind == "text":
            raise self.fail(f"'{name}' is free text and cannot decide anything")
        return Is(name, (self.value(name, right),))

    def ordered(self, name: str, op: str, right: ast.expr) -> Condition:
        kind = self.known(name)
        if kind in ("number", "date"):
            return Compare(name, op, self.bound(name, right))
        if kind == "decision" and self.words.decisions[name].combine == "strictest":
            values = self.words.decisions[name].values
            value = self.value(name, right)
            if value not in values:
                raise self.fail(f"'{value}' has no place in the order of '{name}'")
            at = values.index(value)
            picked = {"<": values[:at], "<=": values[: at + 1], ">": values[at + 1 :], ">=": values[at:]}[op]
            return Is(name, picked) if picked else FALSE
        raise self.fail(f"'{name}' has no order; only numbers, dates and strictest decisions have")

    def value(self, name: str, node: ast.expr) -> str:
        match node:
            case ast.Name(id=value):
                pass
            case ast.Constant(value=bool() as flag):
                value = "true" if flag else "false"
            case ast.Constant(value=str() as value):
                pass
            case _:
                raise self.fail(f"'{ast.unparse(node)}' is not a value of '{name}'")
        valid = self.words.values(name)
        if value not in valid:
            raise self.fail(f"'{value}' is not a value of '{name}'{hint(value, valid)}")
        return value

    def bound(self, name: str, node: ast.expr) -> float | dt.date:
        sign = 1.0
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            sign, node = -1.0, node.operand
        raw = node.value if isinstance(node, ast.Constant) else None
        if self.words.facts[name].type == "number":
            if isinstance(raw, int | float) and not isinstance(raw, bool):
                return sign * float(raw)
            raise self.fail(f"'{name}' is a number; compare it with a number")
        if isinstance(raw, str):
            with contextlib.suppress(ValueError):
                return dt.date.fromisoformat(raw)
        raise self.fail(f"'{name}' is a date; compare it with a quoted date such as '2026-12-31'")

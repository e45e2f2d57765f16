"""The proofs find every gap, clash and dead rule, on every day, and nothing else."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.oracle import Oracle, Project
from tests.law.random_laws import DAYS, SMALL, law
from vejviser.law.compile import compile_law
from vejviser.law.model import Constraint, Decision, Fact, LawText, Period, Query, Rule
from vejviser.law.proofs import Fault, prove

DATED = replace(SMALL, dated=True, states=120)
dated_laws = st.integers(0, 2**32).map(lambda seed: law(random.Random(seed), DATED))
EVERY_DAY = (dt.date(2025, 1, 1), *DAYS, dt.date(2026, 12, 1))


@settings(max_examples=150, deadline=None)
@given(dated_laws)
def test_gaps_and_clashes_are_those_that_enumeration_finds(text: LawText) -> None:
    faults = prove(text)
    for day in EVERY_DAY:
        reader = Oracle(text.on(day))
        outcomes = [reader.outcomes(project) for project in reader.projects()]
        for name, decision in text.decisions.items():
            if decision.combine == "all":
                continue
            for kind, outcome in (("gap", "no_rule"), ("clash", "clash")):
                wrong = any(found[name] == outcome for found in outcomes)
                assert wrong == any(f.kind == kind and f.where == name and on(f, day) for f in faults)


def on(fault: Fault, day: dt.date) -> bool:
    return Period(fault.since, fault.until).holds(day)


@settings(max_examples=150, deadline=None)
@given(dated_laws)
def test_rules_values_and_queries_that_no_project_reaches_are_those_that_enumeration_finds(
    text: LawText,
) -> None:
    reached: set[str] = set()
    for day in EVERY_DAY:
        reader = Oracle(text.on(day))
        for project in reader.projects():
            reached |= reached_by(reader, project)
    wanted = {r.id for r in text.rules} | set(text.queries)
    wanted |= {f"{d.id} = {value}" for d in text.decisions.values() for value in d.values}
    dead = {dead_name(fault) for fault in prove(text) if fault.kind in ("unreachable", "value")}
    assert dead == wanted - reached


def reached_by(reader: Oracle, project: Project) -> set[str]:
    outcomes = reader.outcomes(project)
    holding = reader.rules(project)
    found = {name for name in reader.text.queries if outcomes[name] == "yes"}
    for name, decision in reader.text.decisions.items():
        outcome = outcomes[name]
        values = outcome if isinstance(outcome, frozenset) else {outcome}
        found |= {f"{name} = {value}" for value in values}
        if "not_applicable" in values:
            continue
        live = [rule.id for rule in reader.text.rules_of(name) if rule.value and holding[rule.id]]
        found |= set(live[:1] if decision.combine == "first" else live)
    return found | {rule.id for rule in reader.text.rules if not rule.value and holding[rule.id]}


def dead_name(fault: Fault) -> str:
    return (
        fault.where if fault.kind == "unreachable" else f"{fault.where} = {fault.message.split(chr(39))[1]}"
    )


FACTS = {"a": Fact("a", "bool"), "n": Fact("n", "number")}


def lawtext(*rules: Rule, combine: str = "unique", constraints: tuple[Constraint, ...] = ()) -> LawText:
    decisions = {"d": Decision("d", ("x", "y"), combine)}  # type: ignore[arg-type]
    return LawText(FACTS, decisions, rules, constraints, {"q": Query("q", "d == y")})


def kinds(text: LawText) -> list[tuple[str, str]]:
    return [(fault.kind, fault.where) for fault in prove(text)]


def test_a_gap_is_shown_with_a_project_in_words() -> None:
    (fault,) = prove(lawtext(Rule("r1", "d", "x", "a and n < 5"), Rule("r2", "d", "y", "not a")))
    assert (fault.kind, fault.where) == ("gap", "d")
    assert dict(fault.example) == {"a": True, "n": 5.0}
    assert "for example: a=yes, n=5" in fault.words()


def test_a_clash_names_the_rules_that_disagree() -> None:
    (fault,) = prove(lawtext(Rule("r1", "d", "x", "a"), Rule("r2", "d", "y", "n < 5 or not a")))
    assert fault.kind == "clash"
    assert "r1, r2" in fault.message


def test_a_gap_in_time_is_dated() -> None:
    late = Period(dt.date(2027, 1, 1), None)
    early = Period(None, dt.date(2026, 6, 30))
    text = lawtext(
        Rule("r1", "d", "x", "a"),
        Rule("r2", "d", "y", "not a", applies=early),
        Rule("r3", "d", "y", "not a", applies=late),
    )
    (fault,) = prove(text)
    assert (fault.kind, fault.since, fault.until) == ("gap", dt.date(2026, 7, 1), dt.date(2026, 12, 31))


def test_a_rule_behind_another_is_unreachable_and_an_overlap_is_noted() -> None:
    text = lawtext(
        Rule("r1", "d", "x", "a"), Rule("r2", "d", "y", "a and n < 5"), Rule("r3", "d", "y"), combine="first"
    )
    found = prove(text)
    assert [(f.kind, f.where) for f in found if not f.note] == [("unreachable", "r2")]
    assert {f.where for f in found if f.note} == {"r2", "r3"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (lawtext(Rule("r1", "d", "x", "d == x")), "cycle"),
        (lawtext(Rule("r1", "d", "x", "b")), "condition"),
        (lawtext(Rule("r1", "d", "z", "a")), "condition"),
        (lawtext(Rule("r1", "e", "x", "a")), "condition"),
    ],
)
def test_a_law_that_cannot_be_read_is_one_fault(text: LawText, kind: str) -> None:
    assert [fault.kind for fault in prove(text)] == [kind]


def test_constraints_that_leave_nothing_possible_are_a_fault() -> None:
    none = (Constraint("c", "a and not a"),)
    rules = (Rule("r1", "d", "x", "a"), Rule("r2", "d", "y", "not a"))
    assert ("impossible", "c") in kinds(lawtext(*rules, constraints=none))


def test_facts_whose_only_if_lead_back_to_themselves_are_a_fault() -> None:
    facts = {"a": Fact("a", "bool", only_if="b"), "b": Fact("b", "bool", only_if="a")}
    assert [fault.kind for fault in prove(LawText(facts, {}, ()))] == ["cycle"]


def test_rules_that_switch_each_other_off_in_a_circle_are_a_fault() -> None:
    rules = Rule("r1", "d", "x", "a", excepts=("r2",)), Rule("r2", "d", "y", "n < 5", excepts=("r1",))
    assert [fault.kind for fault in prove(lawtext(*rules))] == ["cycle"]


def test_an_exception_to_a_rule_that_does_not_apply_yet_is_read_all_the_same() -> None:
    later = Rule("r2", "d", "y", "a", applies=Period(dt.date(2030, 1, 1), None))
    text = lawtext(Rule("r1", "d", "x"), later, Rule("r3", "", "", "n < 5", excepts=("r2",)))
    assert compile_law(text.on(dt.date(2026, 1, 1))).assess({"n": 3}).certain("d") == "x"

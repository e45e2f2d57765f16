"""What the diagrams answer is what enumerating every possible project answers, on generated laws."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.law.oracle import Oracle
from tests.law.random_laws import law, shuffled
from vejviser.law.assess import Assessment
from vejviser.law.compile import compile_law
from vejviser.law.errors import AnswersError
from vejviser.law.law import Law
from vejviser.law.model import NOT_APPLICABLE, LawText

ANSWER_SETS = 20
"""Sets of answers tried per generated law: 500 laws make 10,000 cases."""
Project = Mapping[str, object]


@dataclass(frozen=True)
class World:
    """A law with every possible project and its outcomes, enumerated by the oracle."""

    text: LawText
    law: Law
    projects: Sequence[Project]
    outcomes: list[dict[str, object]]

    def where(self, answers: Project) -> list[int]:
        """The projects that agree with the answers."""
        return [
            i
            for i, project in enumerate(self.projects)
            if all(same(project[name], answer) for name, answer in answers.items() if name in project)
        ]

    def reached(self, name: str, answers: Project) -> set[object]:
        """The outcomes of `name` over all projects that agree with the answers."""
        return {self.outcomes[i][name] for i in self.where(answers)}


def same(a: object, b: object) -> bool:
    if isinstance(a, tuple | frozenset | list) and isinstance(b, tuple | frozenset | list):
        return set(a) == set(b)
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def world(text: LawText) -> World:
    reader = Oracle(text)
    projects = list(reader.projects())
    outcomes = [with_members(text, reader.outcomes(p)) for p in projects]
    return World(text, compile_law(text, shuffled(text)), projects, outcomes)


def with_members(text: LawText, outcomes: Mapping[str, object]) -> dict[str, object]:
    """The outcomes, and for each value of an `all` decision whether it is in the set."""
    found = dict(outcomes)
    for name, decision in text.decisions.items():
        members = found[name]
        if isinstance(members, frozenset):
            for value in (*decision.values, NOT_APPLICABLE):
                found[f"{name}.{value}"] = "yes" if value in members else "no"
    return found


def answer_sets(w: World, chance: random.Random) -> Iterator[dict[str, object]]:
    """Random parts of random possible projects, so that the answers can stand together."""
    for _ in range(ANSWER_SETS):
        project = chance.choice(w.projects)
        share = chance.random()
        yield {name: value for name, value in project.items() if chance.random() < share}


exhaustive = settings(
    max_examples=500,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
seeds = st.integers(0, 2**32)
generated = seeds.map(lambda seed: law(random.Random(seed)))


@exhaustive
@given(generated, seeds)
def test_findings_are_the_outcomes_of_all_completions(text: LawText, seed: int) -> None:
    w = world(text)
    for answers in answer_sets(w, random.Random(seed)):
        assessment = w.law.assess(answers)
        for name, decision in text.decisions.items():
            reached = w.reached(name, answers)
            if decision.combine == "all":
                assert_members(assessment, name, reached)
            else:
                assert set(assessment.possible(name)) == reached
                assert assessment.settled(name) == (len(reached) == 1)
        for name in text.queries:
            assert set(assessment.possible(name)) == w.reached(name, answers)
        apart = {name: assessment.possible(name) for name in w.law.decisions}
        assessment.settle_all()
        assert apart == {name: assessment.possible(name) for name in w.law.decisions}


def assert_members(assessment: Assessment, name: str, reached: set[object]) -> None:
    sets = [o for o in reached if isinstance(o, frozenset)]
    for value, state in assessment.members(name).items():
        among = [value in s for s in sets]
        assert state == ("certain" if all(among) else "possible" if any(among) else "no")


@exhaustive
@given(generated, seeds)
def test_answers_that_no_possible_project_gives_are_refused(text: LawText, seed: int) -> None:
    w = world(text)
    chance = random.Random(seed)
    for _ in range(ANSWER_SETS):
        values = {
            name: chance.choice(w.projects)[name]
            for name in text.facts
            if w.projects[0].get(name, w) is not w
        }
        answers = {name: value for name, value in values.items() if chance.random() < 0.6}
        if w.where(answers):
            w.law.assess(answers)
        else:
            with pytest.raises(AnswersError):
                w.law.assess(answers)


@exhaustive
@given(generated, seeds)
def test_reasons_are_a_smallest_set_of_answers_that_forces_the_outcome(text: LawText, seed: int) -> None:
    w = world(text)
    chance = random.Random(seed)
    names = [*w.law.decisions, *w.law.queries, *w.law.members]
    for answers in itertools.islice(answer_sets(w, chance), 4):
        name = chance.choice(names)
        assessment = w.law.assess(answers)
        reasons = assessment.reasons(name)
        now = w.reached(name, answers)

        def forced(
            facts: tuple[str, ...], name: str = name, now: set[object] = now, all_answers: Project = answers
        ) -> bool:
            return w.reached(name, {fact: all_answers[fact] for fact in facts}) <= now

        assert set(reasons) <= set(answers)
        assert forced(reasons)
        used = [fact for fact in w.law.facts_of(name) if fact in answers]
        if not forced(tuple(used)):
            used = list(answers)
        assert set(reasons) <= set(used)
        if len(used) <= 9 and reasons:
            assert not any(forced(part) for part in itertools.combinations(used, len(reasons) - 1))


@exhaustive
@given(generated, seeds)
def test_relevant_facts_settle_the_outcome_and_none_can_be_left_out(text: LawText, seed: int) -> None:
    w = world(text)
    chance = random.Random(seed)
    names = [*w.law.decisions, *w.law.queries, *w.law.members]
    for answers in itertools.islice(answer_sets(w, chance), 4):
        name = chance.choice(names)
        assessment = w.law.assess(answers)
        relevant = assessment.relevant(name)
        assert not set(relevant) & set(answers)
        if assessment.settled(name):
            assert relevant == ()
            continue
        assert determines(w, name, answers, relevant)
        asked_first = {p for fact in relevant for p in w.law.prerequisites.get(fact, ())}
        for fact in relevant:
            rest = tuple(other for other in relevant if other != fact)
            assert fact in asked_first or not determines(w, name, answers, rest)


def determines(w: World, name: str, answers: Project, facts: tuple[str, ...]) -> bool:
    seen: dict[tuple[object, ...], object] = {}
    for i in w.where(answers):
        key = tuple(
            frozenset(v) if isinstance(v := w.projects[i][fact], tuple | list) else v for fact in facts
        )
        if seen.setdefault(key, w.outcomes[i][name]) != w.outcomes[i][name]:
            return False
    return True


@exhaustive
@given(generated, seeds)
def test_changes_are_all_the_smallest_ones_that_make_an_outcome_certain(text: LawText, seed: int) -> None:
    w = world(text)
    chance = random.Random(seed)
    names = [*w.law.decisions, *w.law.queries, *w.law.members]
    for answers in itertools.islice(answer_sets(w, chance), 3):
        name = chance.choice(names)
        assessment = w.law.assess(answers)
        value = chance.choice(w.law.roots(name)[0].outcomes)
        found = {
            frozenset(coded(w, change.answers)) for change in assessment.changes(name, value, limit=10_000)
        }
        if assessment.certain(name) == value:
            assert found == set()
        else:
            wanted = brute_changes(w, name, value, answers)
            assert found <= wanted
            assert {facts_in(change) for change in found} == {facts_in(change) for change in wanted}


def facts_in(change: frozenset[tuple[str, object]]) -> frozenset[str]:
    """The facts that a change touches; of settings that differ where nothing hangs on it one is enough."""
    return frozenset(fact for fact, _ in change)


def coded(w: World, answers: tuple[tuple[str, object], ...]) -> Iterator[tuple[str, object]]:
    """Answers in comparable form; the range of a number or date as its cell."""
    for fact, answer in answers:
        code = w.law.codings[fact]
        if code.fact.type in ("number", "date"):
            yield fact, code.states.index(str(answer)) if isinstance(answer, str) else code.code(answer)[0]
        else:
            yield fact, frozenset(answer) if isinstance(answer, tuple | list) else answer


def brute_changes(w: World, name: str, value: str, answers: Project) -> set[frozenset[tuple[str, object]]]:
    """Every smallest change, by trying all sets of controllable facts and all their values."""
    bearing = set(w.law.facts_of(name))
    levers = [f.id for f in w.text.facts.values() if f.controllable and f.id in bearing]
    options = {f: distinct(w, f, answers) for f in levers}
    for size in range(1, len(levers) + 1):
        found = set()
        for facts in itertools.combinations(levers, size):
            for values in itertools.product(*(options[f] for f in facts)):
                new = tuple(zip(facts, values, strict=True))
                if certain_after(w, name, value, answers, dict(new)):
                    found.add(frozenset(coded(w, new)))
        if found:
            return found
    return set()


def distinct(w: World, fact: str, answers: Project) -> list[object]:
    values: list[object] = []
    for project in w.projects:
        value = project[fact]
        known = fact in answers and same(value, answers[fact])
        if value != NOT_APPLICABLE and not known and not any(same(value, v) for v in values):
            values.append(value)
    return values


def certain_after(w: World, name: str, value: str, answers: Project, new: Project) -> bool:
    bearing = set(w.law.facts_of(name))
    said = {f: a for f, a in answers.items() if a != NOT_APPLICABLE}
    kept = {f: a for f, a in {**said, **new}.items() if f in bearing}
    reached = {
        w.outcomes[i][name]
        for i, project in enumerate(w.projects)
        if all(
            same(project[f], a) or (project[f] == NOT_APPLICABLE and w.text.facts[f].only_if)
            for f, a in kept.items()
        )
    }
    return reached == {value}

import random
from collections import Counter
from math import log2, prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.oracle import Oracle, Project, agree
from tests.law.random_laws import Shape, law, partial
from vejviser.law.assess import Assessment
from vejviser.law.compile import compile_law
from vejviser.law.model import NOT_APPLICABLE, Constraint, Decision, Fact, LawText, Rule
from vejviser.law.questions import next_question

SEEDS = st.integers(0, 10**9)
SHAPE = Shape(facts=7, states=600)
UNTIED = Shape(facts=7, states=600, constraints=0)


def names_of(text: LawText) -> list[str]:
    return [*text.decisions, *text.queries]


def entropy(counts: Counter[str]) -> float:
    total = sum(counts.values())
    return -sum(n / total * log2(n / total) for n in counts.values() if n)


def bits(oracle: Oracle, projects: list[Project], name: str, fact: str) -> float:
    """The expected information by plain counting, every value of a fact that applies alike."""
    decision = oracle.text.decisions.get(name)
    if decision and decision.combine == "all":
        members = (*decision.values, NOT_APPLICABLE)
        return sum(
            _bits(oracle, projects, fact, lambda p, m=m: m in oracle.outcomes(p)[name]) for m in members
        )
    return _bits(oracle, projects, fact, lambda p: oracle.outcomes(p)[name])


def _bits(oracle, projects, fact, outcome) -> float:  # type: ignore[no-untyped-def]
    sizes = {
        f: len([v for v in oracle.domain(oracle.text.facts[f]) if v != NOT_APPLICABLE]) for f in projects[0]
    }
    whole: Counter[str] = Counter()
    parts: dict[object, Counter[str]] = {}
    for project in projects:
        weight = prod(1 / sizes[f] for f, v in project.items() if v != NOT_APPLICABLE)
        whole[outcome(project)] += weight  # type: ignore[assignment]
        parts.setdefault(project[fact], Counter())[outcome(project)] += weight  # type: ignore[assignment]
    total = sum(whole.values())
    return entropy(whole) - sum(sum(c.values()) / total * entropy(c) for c in parts.values())


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_bits_are_those_of_plain_counting_and_no_fact_tells_more(seed: int) -> None:
    text = law(random.Random(seed), UNTIED)
    oracle = Oracle(text)
    projects = list(oracle.projects())
    assessment = compile_law(text).assess({})
    question = next_question(assessment)
    if question is None:
        return
    tells = {f: sum(bits(oracle, projects, n, f) for n in question.names) for f in projects[0]}
    assert question.bits == pytest.approx(tells[question.fact], abs=1e-9)
    askable = [f for f in tells if all(p[f] != NOT_APPLICABLE for p in projects)]
    assert question.bits >= max(tells[f] for f in askable) - 1e-9


def interview(assessment: Assessment, project: Project) -> list[str]:
    """The facts asked until everything is settled; fails when a question is out of place."""
    asked: list[str] = []
    topic = ""
    while (question := next_question(assessment, last_topic=topic)) is not None:
        fact = question.fact
        assert fact not in assessment.answers
        assert project[fact] != NOT_APPLICABLE
        asked.append(fact)
        topic = assessment.law.text.facts[fact].topic
        assessment = assessment.law.assess(assessment.answers | {fact: project[fact]})
    return asked


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS)
def test_an_interview_asks_only_what_applies_and_ends_with_everything_settled(seed: int) -> None:
    rng = random.Random(seed)
    text = law(rng, SHAPE)
    projects = list(Oracle(text).projects())
    project = rng.choice(projects)
    assessment = compile_law(text).assess({})
    answers = {fact: project[fact] for fact in interview(assessment, project)}
    after = compile_law(text).assess(answers)
    assert all(after.settled(name) for name in names_of(text))


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS)
def test_a_fact_is_asked_only_if_it_matters_or_tells_whether_one_that_matters_applies(seed: int) -> None:
    rng = random.Random(seed)
    text = law(rng, SHAPE)
    oracle = Oracle(text)
    answers = partial(rng, rng.choice(list(oracle.projects())))
    assessment = compile_law(text).assess(answers)
    question = next_question(assessment)
    if question is None:
        assert all(assessment.settled(name) for name in names_of(text))
        return
    assert any(question.fact in assessment.relevant(name) for name in question.names)
    assert all(p[question.fact] != NOT_APPLICABLE for p in oracle.projects() if agree(p, answers))


def two_topics() -> LawText:
    facts = [Fact("a", "bool", topic="one"), Fact("b", "bool", topic="two")]
    decisions = {name: Decision(name, ("no", "yes"), "first", otherwise="no") for name in ("x", "y")}
    rules = (Rule("rx", "x", "yes", "a"), Rule("ry", "y", "yes", "b"))
    return LawText({f.id: f for f in facts}, decisions, rules)


def test_the_topic_just_talked_about_goes_on_where_facts_tell_the_same() -> None:
    assessment = compile_law(two_topics()).assess({})
    found = [next_question(assessment, last_topic=topic) for topic in ("", "one", "two")]
    assert [question and question.fact for question in found] == ["a", "a", "b"]


def test_only_the_names_asked_for_count() -> None:
    question = next_question(compile_law(two_topics()).assess({}), ["y"])
    assert question is not None
    assert (question.fact, question.bits, question.bears_on) == ("b", 1.0, ("y",))


def test_facts_that_tell_nothing_alone_but_all_together_are_asked() -> None:
    text = two_topics()
    both = (Rule("r", "x", "yes", "(a and not b) or (b and not a)"),)
    text = LawText(text.facts, {"x": text.decisions["x"]}, both)
    question = next_question(compile_law(text).assess({}))
    assert question is not None
    assert (question.fact, question.bits) == ("a", 0.0)


def test_a_fact_that_only_echoes_another_is_not_asked() -> None:
    facts = [Fact("echo", "bool"), Fact("voice", "bool")]
    decision = Decision("x", ("no", "yes"), "first", otherwise="no")
    tie = (Constraint("c", "not echo or voice"),)
    text = LawText({f.id: f for f in facts}, {"x": decision}, (Rule("r", "x", "yes", "voice"),), tie)
    question = next_question(compile_law(text).assess({}))
    assert question is not None
    assert question.fact == "voice"

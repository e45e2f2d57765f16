"""The order of the diagrams changes their size and nothing else; the rules' diagrams come when asked for."""

from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.random_laws import law
from vejviser.law.checked import Checked, arranged, code_facts
from vejviser.law.compile import compile_law
from vejviser.law.model import Constraint, Decision, Fact, LawText, Query, Rule
from vejviser.law.ordering import sifted

seeds = st.integers(0, 2**32)
SMALLEST = {
    "nothing": LawText({}, {}, ()),
    "a question that is settled": LawText({}, {}, (), (), {"q": Query("q", "true")}),
    "no rules": LawText({"a": Fact("a", "bool")}, {}, (), (), {"q": Query("q", "a or not a")}),
    "nothing possible": LawText(
        {"a": Fact("a", "bool")},
        {},
        (),
        (Constraint("c", "a and not a"),),
        {"impossible": Query("impossible", "a")},
    ),
}
generated = seeds.map(lambda seed: law(random.Random(seed)))


def nodes(text: LawText, order: tuple[str, ...]) -> int:
    compiled = compile_law(text, order)
    return compiled.diagrams.size([root.node for root in compiled.queries.values()])


def pairs(count: int) -> LawText:
    """A question that compares each of many facts with another: small only where the two stand together."""
    facts = {f"{side}{i}": Fact(f"{side}{i}", "bool") for side in "ab" for i in range(count)}
    first = " and ".join(f"({name} or not {name})" for name in facts)
    same = " and ".join(f"((a{i} and b{i}) or (not a{i} and not b{i}))" for i in range(count))
    return LawText(facts, {}, (), (), {"used": Query("used", first), "same": Query("same", same)})


def test_sifting_brings_facts_together_that_are_compared() -> None:
    text = pairs(5)
    order = sifted(text)
    assert sorted(order) == sorted(text.facts)
    assert nodes(text, order) == 3 * 5 < nodes(text, ())


@settings(max_examples=20, deadline=None)
@given(generated)
def test_sifting_places_every_fact_that_the_law_uses_once(text: LawText) -> None:
    assert sorted(sifted(text)) == sorted(code_facts(Checked(text))[0])


def test_a_fact_that_the_order_leaves_out_follows_the_one_used_before_it() -> None:
    assert arranged(["a", "b", "c", "d"], ["c", "gone", "a"]) == ["c", "d", "a", "b"]
    assert arranged(["a", "b"], ["b"]) == ["a", "b"]


@settings(max_examples=200, deadline=None)
@given(generated, seeds)
def test_the_order_of_facts_in_what_is_told_is_that_of_their_use(text: LawText, seed: int) -> None:
    chance = random.Random(seed)
    plain = compile_law(text)
    other = compile_law(text, chance.sample(list(text.facts), len(text.facts)))
    assert list(plain.codings) == list(other.codings)
    for name in (*text.decisions, *text.queries):
        assert plain.facts_of(name) == other.facts_of(name)
        assert plain.assess({}).relevant(name) == other.assess({}).relevant(name)


def test_a_law_that_was_put_away_still_knows_its_rules() -> None:
    text = LawText(
        {"a": Fact("a", "bool")},
        {"d": Decision("d", ("x", "y"), "first", otherwise="y")},
        (Rule("r", "d", "x", "a"),),
    )
    compiled = compile_law(text)
    again = pickle.loads(pickle.dumps(compiled))
    for one in (compiled, again):
        assert one.assess({"a": True}).state_of_rule("r") == "certain"
        assert one.assess({}).state_of_rule("r") == "possible"
    assert again.rules == compiled.rules


@pytest.mark.parametrize("in_memory", [True, False])
@pytest.mark.parametrize("text", SMALLEST.values(), ids=SMALLEST)
def test_the_smallest_laws_are_read_out_too(
    text: LawText, in_memory: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not in_memory:
        monkeypatch.delattr("os.memfd_create", raising=False)
    compiled = compile_law(text)
    assert compiled.rules.keys() == {rule.id for rule in text.rules}
    assert compiled.bulk.size == compiled.answering
    if "impossible" not in text.queries:
        assert [compiled.assess({}).possible(name) for name in text.queries] == [("yes",)] * len(text.queries)

"""The analysis of a workshop: verdicts, rankings, the common why, and the words for them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshop.simulated import drawn, planted
from vejviser.workshop.analysis import analyse, verdict
from vejviser.workshop.because import Because, ReasonsError, Why, chains, common_why, common_whys, reasons_of
from vejviser.workshop.opinions import opinions_of
from vejviser.workshop.texts import TEXTS
from vejviser.workshop.votes import AGREE, DISAGREE, UNSEEN, Vote, Votes, votes_of
from vejviser.workshop.words import opinions_words, probability_words, verdict_words


def room(**statements: tuple[int, int, int]) -> Votes:
    """Three groups of eight; for each statement, how many of each group agree (the others disagree)."""
    return votes_of(
        Vote(f"{group}{person}", group, name, AGREE if person < agreeing else DISAGREE)
        for name, shares in statements.items()
        for group, agreeing in zip("abc", shares, strict=True)
        for person in range(8)
    )


ROOM = room(shared=(8, 8, 7), split=(8, 0, 8), refused=(0, 1, 0), even=(4, 8, 4))


def test_each_kind_of_statement_gets_its_verdict_with_the_probability_behind_it() -> None:
    told = {each.statement: each for each in analyse(ROOM).statements}
    assert (told["shared"].verdict, told["shared"].side) == ("common", "agree")
    assert (told["refused"].verdict, told["refused"].side) == ("common", "disagree")
    assert told["split"].verdict == "divided"
    assert told["even"].verdict == "too_few"
    assert told["shared"].probability == told["shared"].agree > 0.9
    assert told["split"].probability == told["split"].differ > 0.9


def test_the_rankings_begin_with_the_surest_and_name_every_statement() -> None:
    found = analyse(ROOM)
    assert (found.common[0], found.refused[0], found.divided[0]) == ("shared", "refused", "split")
    assert all(set(order) == set(ROOM.statements) for order in (found.common, found.refused, found.divided))


def test_each_group_has_its_votes_and_an_interval_around_the_mean() -> None:
    says = analyse(ROOM).statements[0]
    counts = [(each.group, each.agree, each.disagree, each.passed, each.members) for each in says.groups]
    assert counts == [("a", 8, 0, 0, 8), ("b", 8, 0, 0, 8), ("c", 7, 1, 0, 8)]
    for each in says.groups:
        assert 0 <= each.low < each.mean < each.high <= 1
        assert each.for_it + each.against <= 1
    assert says.groups[2].mean == pytest.approx(7.5 / 9.1)


def test_a_group_that_has_not_voted_is_named_and_never_spoken_for() -> None:
    grid = ROOM.grid.copy()
    grid[ROOM.member_of == 2, 0] = UNSEEN
    found = analyse(Votes(ROOM.participants, ROOM.statements, ROOM.groups, ROOM.member_of, grid))
    assert (found.statements[0].verdict, found.statements[0].silent) == ("too_few", ("c",))
    assert found.common[-1] == "shared"
    assert "No votes yet from c" in verdict_words(found.statements[0], "en")


def test_before_any_vote_there_is_too_little_to_tell() -> None:
    empty = Votes((), ("s",), ("a", "b"), np.zeros(0, dtype=np.intp), np.zeros((0, 1), dtype=np.int8))
    found = analyse(empty)
    assert [(each.verdict, each.probability) for each in found.statements] == [("too_few", 0.0)]
    nothing = Votes((), (), (), np.zeros(0, dtype=np.intp), np.zeros((0, 0), dtype=np.int8))
    assert analyse(nothing).statements == ()


def test_votes_that_are_all_unseen_are_too_few() -> None:
    people, statements = ("p", "q"), ("s",)
    votes = Votes(people, statements, ("a", "b"), np.array([0, 1]), np.full((2, 1), UNSEEN, dtype=np.int8))
    (says,) = analyse(votes).statements
    assert (says.verdict, says.silent) == ("too_few", ("a", "b"))


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 2**31))
def test_the_order_of_participants_and_statements_does_not_matter(seed: int) -> None:
    rng = np.random.default_rng(seed)
    votes = planted(rng, people=30).votes
    who, what = rng.permutation(30), rng.permutation(40)
    turned = Votes(
        tuple(votes.participants[i] for i in who),
        tuple(votes.statements[i] for i in what),
        votes.groups,
        votes.member_of[who],
        votes.grid[who][:, what],
    )
    plain, other = analyse(votes, resamples=0), analyse(turned, resamples=0)
    assert (plain.common, plain.divided) == (other.common, other.divided)
    by_name = {each.statement: each for each in other.statements}
    for each in plain.statements:
        assert each.agree == pytest.approx(by_name[each.statement].agree, abs=1e-9)


@pytest.mark.parametrize(
    ("chances", "heard", "expected"),
    [
        ((0.95, 0.01, 0.02), True, ("common", "agree", 0.95)),
        ((0.01, 0.93, 0.02), True, ("common", "disagree", 0.93)),
        ((0.95, 0.01, 0.02), False, ("too_few", "", 0.95)),
        ((0.01, 0.02, 0.94), False, ("divided", "", 0.94)),
        ((0.03, 0.02, 0.60), True, ("mixed", "", 0.95)),
        ((0.50, 0.10, 0.30), True, ("too_few", "", 0.50)),
    ],
)
def test_a_verdict_needs_nine_in_ten(
    chances: tuple[float, float, float], heard: bool, expected: tuple[str, str, float]
) -> None:
    assert verdict(*chances, heard) == pytest.approx(expected)


LINKS = [
    Because("open data", "research is slow"),
    Because("one form", "less paper"),
    Because("less paper", "time for patients"),
    Because("research is slow", "better care"),
    Because("time for patients", "better care"),
    Because("open data", "better care"),
]


def test_chains_lead_by_the_longest_way_to_each_reason() -> None:
    found = chains(reasons_of(LINKS), "one form")
    assert found["better care"] == ("one form", "less paper", "time for patients", "better care")
    assert reasons_of(LINKS).values == ("better care",)


def test_the_common_why_is_the_deepest_reason_that_every_group_supports() -> None:
    reasons = reasons_of(LINKS)
    agree = {"less paper": 0.95, "time for patients": 0.85, "better care": 0.5}
    why = common_why(reasons, agree, "one form")
    assert why == Why("one form", "time for patients", 0.85, ("one form", "less paper", "time for patients"))
    assert common_why(reasons, agree, "open data") is None


def test_a_value_that_more_statements_rest_on_comes_first() -> None:
    found = common_whys(reasons_of(LINKS), {"better care": 0.9})
    assert [(why.statement, why.reason) for why in found] == [
        ("one form", "better care"),
        ("open data", "better care"),
    ]


def test_reasons_in_a_ring_are_refused_with_the_ring() -> None:
    with pytest.raises(ReasonsError, match="a because b because c because a") as caught:
        reasons_of([Because("a", "b"), Because("b", "c"), Because("c", "a")])
    assert caught.value.ring == ("a", "b", "c", "a")
    with pytest.raises(ReasonsError, match="a because a"):
        reasons_of([Because("a", "a")])


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14), st.randoms(use_true_random=False)
)
def test_the_deepest_common_reason_is_that_of_walking_every_chain(
    pairs: list[tuple[int, int]], random: object
) -> None:
    links = [Because(str(min(pair)), str(max(pair))) for pair in pairs if pair[0] != pair[1]]
    agree = {str(i): random.random() for i in range(8)}  # type: ignore[attr-defined]

    def walk(chain: tuple[str, ...]) -> list[tuple[str, ...]]:
        further = [link.reason for link in links if link.statement == chain[-1]]
        return [chain, *(each for reason in further for each in walk((*chain, reason)))]

    for start in {link.statement for link in links}:
        depth: dict[str, int] = {}
        for chain in walk((start,))[1:]:
            depth[chain[-1]] = max(depth.get(chain[-1], 0), len(chain))
        expected = max(
            (name for name in depth if agree[name] >= 0.8), key=lambda n: (depth[n], agree[n]), default=None
        )
        found = common_why(reasons_of(links), agree, start)
        assert (found and found.reason) == expected


def test_the_common_why_of_a_workshop_counts_votes_on_the_reasons() -> None:
    found = analyse(ROOM, [Because("split", "shared"), Because("split", "even")])
    (why,) = found.whys
    assert (why.statement, why.reason) == ("split", "shared")


def test_every_verdict_and_every_reason_for_no_clusters_has_words_in_both_languages() -> None:
    for says in analyse(ROOM).statements:
        assert verdict_words(says, "da") != verdict_words(says, "en")
    rng = np.random.default_rng(1)
    small, large = (drawn(rng, np.full((1, 20), 0.5), people, 0.4, 0.0) for people in (30, 130))
    assert "kun 30 har stemt nok" in opinions_words(opinions_of(small), "da")
    assert "change when a fifth" in opinions_words(opinions_of(large, resamples=4), "en")
    assert {"verdict.mixed", "opinions.clusters", "opinions.no_structure"} <= set(TEXTS)


def test_a_probability_is_never_rounded_to_certainty() -> None:
    assert probability_words(0.9999, "da") == "99 % sandsynligt"
    assert probability_words(0.0001, "en") == "1 % probable"

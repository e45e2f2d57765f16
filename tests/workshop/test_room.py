"""Kinds of organisation, the order of statements, duplicates, and groups too small to be shown."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.workshop.kinds import KINDS, KindsError, kinds_of, lines_of
from vejviser.workshop.merging import LEAST, Cast, brought_together, pooled, root_of
from vejviser.workshop.serving import in_turn


def test_kinds_are_read_as_they_are_written() -> None:
    assert kinds_of(lines_of(KINDS)) == KINDS


def test_a_known_name_keeps_its_key_and_a_new_one_gets_one() -> None:
    found = kinds_of("hospital\n Apotek / Pharmacy \n\nBorgere")
    assert [(one.key, one.name.da, one.name.en) for one in found] == [
        ("hospital", "Hospital", "Hospital"), ("pharmacy", "Apotek", "Pharmacy"), ("borgere", "Borgere", "Borgere"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines", ["", "Region", "Region\nREGION", "A\n" + "x" * 61, "\n".join(f"K{n}" for n in range(21))]
)
def test_lines_that_are_no_kinds_are_told_in_both_languages(lines: str) -> None:
    with pytest.raises(KindsError) as fault:
        kinds_of(lines)
    assert fault.value.fault.da != fault.value.fault.en


def test_votes_spread_evenly_and_over_groups_when_everybody_votes_on_a_few() -> None:
    statements = [f"s{n}" for n in range(20)]
    of_all: Counter[str] = Counter()
    of_group: dict[str, Counter[str]] = {"a": Counter(), "b": Counter()}
    for person in range(40):
        group, left = "ab"[person % 2], list(statements)
        for _ in range(5):
            first = in_turn(left, of_group[group], of_all, str(person))[0]
            left.remove(first)
            of_all[first] += 1
            of_group[group][first] += 1
    assert set(of_all.values()) == {10}
    assert all(set(counts.values()) == {5} for counts in of_group.values())


def test_a_room_that_begins_at_once_does_not_begin_with_the_same() -> None:
    statements = [f"s{n}" for n in range(10)]
    firsts = {in_turn(statements, {}, {}, str(person))[0] for person in range(30)}
    assert len(firsts) > 5


def test_a_vote_on_what_was_kept_goes_before_one_on_its_duplicates_and_the_last_before_the_first() -> None:
    merged = {"2": "1", "3": "2"}
    assert root_of(merged, "3") == "1"
    assert root_of({"1": "2", "2": "1"}, "1") in ("1", "2")
    votes = [
        Cast("p", "g", "1", 1, 1),
        Cast("p", "g", "3", -1, 9),
        Cast("q", "g", "2", 0, 1),
        Cast("q", "g", "3", -1, 2),
    ]
    assert {(one.participant, one.statement, one.value) for one in brought_together(votes, merged)} == {
        ("p", "1", 1), ("q", "1", -1),
    }  # fmt: skip


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 8)))
def test_no_group_that_is_shown_is_smaller_than_three_and_nobody_is_left_out(voters: dict[str, int]) -> None:
    groups = pooled(voters)
    sizes = [sum(voters[kind] for kind in group) for group in groups]
    assert all(size >= LEAST for size in sizes)
    if sum(voters.values()) >= LEAST:
        assert sorted(kind for group in groups for kind in group) == sorted(k for k, n in voters.items() if n)
        assert sum(len(group) > 1 for group in groups) <= 1
    else:
        assert groups == ()


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(3, 8), min_size=1))
def test_groups_that_are_large_enough_stand_alone(voters: dict[str, int]) -> None:
    assert pooled(voters) == tuple((kind,) for kind in voters)

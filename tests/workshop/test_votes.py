"""Votes come as a grid, by group, in and out of sheets; what does not fit is refused with what, where and how to mend."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vejviser.handbook.entries import LANGS
from vejviser.workshop.sheet import SheetError, parse_sheet, read_sheet, write_sheet
from vejviser.workshop.texts import TEXTS
from vejviser.workshop.votes import AGREE, DISAGREE, PASS, UNSEEN, Vote, Votes, VotesError, count, votes_of

NAME = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=6)

SHEET = """participant;group;statement;vote
1;hospital;Data er svære at få;enig
1;hospital;Vi mangler tid;pas
2;company;Data er svære at få;Uenig
"""


@st.composite
def rows(draw: st.DrawFn) -> list[Vote]:
    """Votes as they are cast: each participant of one group, each statement voted on once."""
    groups = draw(st.lists(NAME, min_size=1, max_size=3, unique=True))
    people = draw(st.dictionaries(NAME, st.sampled_from(groups), min_size=1, max_size=5))
    pairs = [
        (person, statement) for person in people for statement in draw(st.sets(NAME, min_size=1, max_size=4))
    ]
    values = st.sampled_from((AGREE, PASS, DISAGREE))
    return [Vote(person, people[person], statement, draw(values)) for person, statement in pairs]


@settings(deadline=None, max_examples=50)
@given(rows())
def test_every_vote_is_counted_once_in_its_group(cast: list[Vote]) -> None:
    votes = votes_of(cast)
    counts = count(votes)
    for g, group in enumerate(votes.groups):
        for s, statement in enumerate(votes.statements):
            here = [row.value for row in cast if (row.group, row.statement) == (group, statement)]
            told = (counts.agree[g, s], counts.disagree[g, s], counts.passed[g, s])
            assert told == (here.count(AGREE), here.count(DISAGREE), here.count(PASS))


@settings(deadline=None, max_examples=50)
@given(rows())
def test_a_sheet_written_and_read_again_holds_the_same_votes(cast: list[Vote]) -> None:
    before = votes_of(cast)
    after = parse_sheet(write_sheet(before))
    assert sorted(entries(before)) == sorted(entries(after))


def entries(votes: Votes) -> list[tuple[str, str, str, int]]:
    return [
        (who, votes.groups[votes.member_of[p]], what, int(votes.grid[p, s]))
        for p, who in enumerate(votes.participants)
        for s, what in enumerate(votes.statements)
        if votes.grid[p, s] != UNSEEN
    ]


def test_a_danish_sheet_is_read_as_it_stands() -> None:
    votes = parse_sheet("\ufeff" + SHEET)
    assert votes.groups == ("hospital", "company")
    assert votes.grid.tolist() == [[AGREE, PASS], [DISAGREE, UNSEEN]]


def test_a_sheet_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(SHEET, encoding="utf-8")
    assert parse_sheet(SHEET).participants == read_sheet(path).participants
    path.write_bytes("participant;group\nÅse".encode("latin-1"))
    with pytest.raises(SheetError, match="CSV UTF-8"):
        read_sheet(path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "no votes"),
        ("participant,group,statement,vote\n", "no votes"),
        ("participant,group,statement\n1,a,s\n", "row 1: The column vote is missing"),
        ("participant,group,statement,vote,mood\n1,a,s,agree,glad\n", "row 1: The column mood is not known"),
        (
            "participant,group,statement,vote,vote\n1,a,s,agree,pass\n",
            "row 1: The column vote is there twice",
        ),
        ("participant,group,statement,vote\n1,a,s\n", "row 2: The row has 3 fields, and the heading has 4"),
        ("participant,group,statement,vote\n1,,s,agree\n", "row 2, column group: The field is empty"),
        ("participant,group,statement,vote\n1,a,s,maybe\n", "row 2, column vote: “maybe” is no vote"),
        (
            "participant,group,statement,vote\n1,a,s,1\n1,a,s,1\n",
            "row 3, column vote: 1 has already voted on s in row 2",
        ),
        (
            "participant,group,statement,vote\n1,a,s,1\n1,b,t,1\n",
            "row 3, column group: 1 is of a in row 2 and of b",
        ),
        ('participant,group,statement,vote\n1,a,"s,1\n', "cannot be read as CSV"),
    ],
)
def test_a_fault_in_a_sheet_is_told_with_its_place(text: str, fault: str) -> None:
    with pytest.raises(SheetError) as caught:
        parse_sheet(text)
    assert fault in str(caught.value)
    assert all(each.say("da") != each.say("en") for each in caught.value.faults)


def test_all_faults_of_a_sheet_are_told_at_once() -> None:
    with pytest.raises(SheetError) as caught:
        parse_sheet("participant,group,statement,vote\n1,,s,maybe\n,a,s,1\n")
    assert [(fault.row, fault.column) for fault in caught.value.faults] == [
        (2, "group"),
        (2, "vote"),
        (3, "participant"),
    ]


@pytest.mark.parametrize(
    ("cast", "fault"),
    [
        ([Vote("1", "a", "s", AGREE), Vote("1", "b", "t", AGREE)], "1 is of both a and b"),
        ([Vote("1", "a", "s", AGREE), Vote("1", "a", "s", PASS)], "1 votes twice on s"),
    ],
)
def test_votes_that_contradict_each_other_are_refused(cast: list[Vote], fault: str) -> None:
    with pytest.raises(VotesError, match=fault):
        votes_of(cast)


def test_a_participant_without_votes_has_no_group_to_be_counted_in() -> None:
    with pytest.raises(VotesError, match="2 casts no vote"):
        votes_of([Vote("1", "a", "s", AGREE)], people=["1", "2"])


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"grid": np.zeros((1, 2), dtype=np.int8)}, "make it 2 participants x 1 statements"),
        ({"member_of": np.zeros(1, dtype=np.intp)}, "give one each"),
        ({"member_of": np.array([0, 1], dtype=np.intp)}, "outside the 1 groups"),
        ({"grid": np.full((2, 1), 2, dtype=np.int8)}, "none of agree"),
        ({"participants": ("p", "p")}, "participants, p are named twice"),
    ],
)
def test_parts_that_do_not_fit_are_refused(change: dict[str, object], fault: str) -> None:
    parts: dict[str, object] = {
        "participants": ("p", "q"),
        "statements": ("s",),
        "groups": ("g",),
        "member_of": np.zeros(2, dtype=np.intp),
        "grid": np.zeros((2, 1), dtype=np.int8),
    }
    with pytest.raises(VotesError, match=fault):
        Votes(**(parts | change))  # type: ignore[arg-type]


def test_every_text_is_there_in_danish_and_english_with_the_same_places_to_fill() -> None:
    for key, text in TEXTS.items():
        assert all(text.say(lang).strip() for lang in LANGS), key
        da, en = (sorted(re.findall(r"{(\w+)}", text.say(lang))) for lang in LANGS)
        assert da == en, key
        assert text.da != text.en, key

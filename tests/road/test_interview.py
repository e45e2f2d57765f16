"""The interview asks only what matters, once, and never what may not arise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tests.small.boats import DAY, boats
from vejviser.law.model import Answer
from vejviser.road.interview import Interview, Sitting


def interview(unsure: Sequence[str] = (), /, **answers: Answer) -> Interview:
    return Interview(boats(), answers, unsure, DAY)


def asked(found: Interview, sitting: Sitting) -> str | None:
    question = found.question(sitting)
    return question.fact.id if question else None


def test_a_question_comes_only_when_it_certainly_arises() -> None:
    sitting = Sitting()
    assert asked(interview(["form"]), sitting) not in ("captain", "reading_raft")
    assert "captain" not in [question.fact.id for question in interview(form="raft").open]


def test_contested_readings_come_after_plain_facts() -> None:
    found = interview(form="raft")
    assert [question.fact.id for question in found.open][-1] == "reading_raft"
    assert asked(found, Sitting()) != "reading_raft"
    answers: dict[str, Answer] = {"motor": False, "cargo": (), "built": dt.date(2000, 1, 1)}
    assert asked(interview(form="raft", **answers), Sitting()) == "reading_raft"


def test_what_nobody_knows_is_not_asked_twice() -> None:
    everything = ["form", "motor", "cargo", "length", "built"]
    found = interview(everything)
    assert asked(found, Sitting()) is None
    assert found.left(Sitting()) == 0
    assert set(found.unsure_that_matter()) == set(everything)


def test_again_asks_it_once_more_in_the_sitting() -> None:
    sitting = Sitting(again=True)
    first = asked(interview(["form"]), sitting)
    sitting.asked(str(first))
    assert asked(interview(["form"]), sitting) != first


def test_back_returns_to_the_question_before() -> None:
    sitting = Sitting()
    assert not sitting.back()
    sitting.asked("form")
    sitting.asked("motor")
    assert sitting.back()
    assert asked(interview(form="ship", motor=True), sitting) == "motor"
    assert sitting.back()
    assert asked(interview(form="ship", motor=True), sitting) == "form"


def test_what_an_answer_settles_is_told() -> None:
    before, after = interview(), interview(form="canoe")
    assert [finding.entry.id for finding in after.newly_settled(before)] == ["scope"]


def test_an_interview_ends_when_nothing_open_can_change_the_road() -> None:
    answers: dict[str, Answer] = {}
    sitting = Sitting()
    given: dict[str, Answer] = {"form": "ship", "motor": False, "cargo": (), "captain": "hired", "length": 5}
    given["built"] = dt.date(2000, 1, 1)
    while fact := asked(interview(**answers), sitting):
        answers[fact] = given[fact]
        sitting.asked(fact)
    assert interview(**answers).progress == (6, 6)
    assert "story" not in answers
    assert "reading_raft" not in answers

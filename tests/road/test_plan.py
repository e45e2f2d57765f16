"""A road shows what the law says, which steps follow and in which order, and nothing that rests on silence."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from tests.small.boats import DAY, boats, road
from vejviser.handbook.load import UnknownOverlayError
from vejviser.law.errors import AnswersError
from vejviser.law.model import Answer
from vejviser.road.clash import clashes
from vejviser.road.plan import desks_on, plan


def test_nothing_answered_leaves_everything_open() -> None:
    found = road()
    assert found.findings["scope"].possible == ("outside", "inside")
    assert found.findings["scope"].certain is None
    assert {step.entry.id: step.status for step in found.steps} == dict.fromkeys(
        ("draw", "approve", "sail"), "possible"
    )
    assert found.progress == (0, 6)


def test_a_settled_finding_rests_on_the_fewest_answers() -> None:
    found = road(form="ship", motor=True, cargo=("fuel",), length=12).findings["boat_class"]
    assert found.certain == "high"
    assert found.reasons == ("form", "cargo")
    assert found.decided_by == ()
    assert [c.provision for c in found.citations] == ["Article 2(3)"]
    assert found.marks == ("memory",)


def test_an_open_finding_names_the_facts_that_will_settle_it() -> None:
    found = road(form="ship", motor=True).findings["boat_class"]
    assert found.possible == ("middle", "high")
    assert set(found.decided_by) == {"cargo", "length"}
    assert {rule.entry.id: rule.state for rule in found.rules} == {
        "boats.engine": "holds",
        "boats.fuel": "may",
    }


def test_a_set_of_values_tells_how_sure_each_member_is() -> None:
    found = road(form="ship").findings["papers"]
    assert found.certain is None
    assert dict(found.members) == {"log": "certain", "licence": "possible", "not_applicable": "no"}
    assert road(form="canoe", built=dt.date(2000, 1, 1)).findings["papers"].settled


def test_a_question_that_does_not_arise_is_marked_so() -> None:
    found = road(form="raft", reading_raft="narrow")
    assert not found.findings["boat_class"].applies
    assert not found.findings["papers"].applies
    assert found.steps == ()
    assert found.unmodelled == ()


def test_steps_stand_in_order_and_name_those_before_them() -> None:
    found = road(form="ship", motor=True)
    assert [step.entry.id for step in found.steps] == ["draw", "approve", "sail"]
    assert [step.after for step in found.steps] == [(), ("draw",), ("approve", "draw")]
    without = road(form="canoe", motor=False, cargo=())
    assert [(step.entry.id, step.after) for step in without.steps] == [("draw", ()), ("sail", ("draw",))]


def test_a_possible_step_names_the_facts_that_decide_it() -> None:
    (approve,) = (step for step in road(form="ship").steps if step.entry.id == "approve")
    assert approve.status == "possible"
    assert set(approve.open_facts) == {"motor", "cargo"}


@pytest.mark.parametrize(
    ("day", "office", "until", "then"),
    [
        (dt.date(2026, 12, 31), "harbour", dt.date(2026, 12, 31), "port"),
        (dt.date(2027, 1, 1), "port", None, None),
    ],
)
def test_the_office_is_held_by_whoever_holds_it_that_day(
    day: dt.date, office: str, until: dt.date | None, then: str | None
) -> None:
    (desk,) = desks_on(boats().authorities, ["harbour"], day)
    assert desk.authority.id == office
    assert desk.until == until
    assert (desk.then.id if desk.then else None) == then
    assert desks_on(boats().authorities, ["harbour", "port"], day) == (desk,)


def test_the_same_answers_on_another_day_can_give_another_road() -> None:
    answers: dict[str, Answer] = {"form": "canoe", "motor": True, "cargo": (), "built": dt.date(2000, 1, 1)}
    assert road(dt.date(2026, 12, 31), **answers).findings["papers"].members["licence"] == "no"
    assert road(dt.date(2027, 1, 1), **answers).findings["papers"].members["licence"] == "certain"


def test_open_questions_are_those_that_matter_and_come_after_what_decides_whether_they_arise() -> None:
    asked = [question.fact.id for question in road().questions]
    assert set(asked) == {"form", "motor", "cargo", "length", "captain", "built", "reading_raft"}
    assert asked.index("form") < asked.index("captain")
    assert asked.index("form") < asked.index("reading_raft")
    assert "story" not in asked
    assert road(form="canoe", motor=False, cargo=(), built=dt.date(2000, 1, 1)).questions == ()


def test_a_reading_that_matters_shows_both_positions_and_where_they_lead() -> None:
    (reading,) = road(form="raft", motor=True).readings
    assert reading.taken is None
    assert reading.outcomes["wide"]["scope"] == ("inside",)
    assert reading.outcomes["narrow"]["scope"] == ("outside",)
    assert road(form="ship").readings == ()
    (taken,) = road(form="raft", reading_raft="wide").readings
    assert taken.taken == "wide"


def test_unmodelled_provisions_are_shown_where_they_bear() -> None:
    assert [entry.id for entry in road(form="ship").unmodelled] == ["boats.storm"]


def test_the_receipt_changes_with_what_the_road_rests_on() -> None:
    ids = {
        road().receipt.id,
        road(form="ship").receipt.id,
        road(dt.date(2027, 1, 1), form="ship").receipt.id,
    }
    assert len(ids) == 3
    assert road(form="ship").receipt == road(form="ship").receipt


def test_an_unknown_overlay_is_refused() -> None:
    with pytest.raises(UnknownOverlayError):
        plan(boats(), {}, DAY, ["reform"])


def test_answers_that_cannot_stand_together_are_refused() -> None:
    with pytest.raises(AnswersError):
        road(form="canoe", length=21)


def test_every_contradiction_is_told_in_the_handbooks_words() -> None:
    answers: dict[str, Answer] = {"form": "canoe", "length": 21, "captain": "hired", "reading_raft": "wide"}
    told = [fault.words("en") for fault in clashes(boats(), DAY, answers, {})]
    assert len(told) == 3
    (captain,) = (line for line in told if line.startswith("'captain' only applies when "))
    assert captain.endswith(": “Ship”; remove the line, or correct form")
    assert any("A canoe is at most 20 metres long" in line for line in told)
    danish = [fault.words("da") for fault in clashes(boats(), DAY, answers, {})]
    assert any("En kano er højst 20 meter lang" in line for line in danish)


def test_a_road_never_promises_what_a_completion_can_break() -> None:
    """Every finding and step of a half-answered project holds for all of its completions."""
    partial: dict[str, Answer] = {"form": "ship", "cargo": ("people",)}
    open_road = road(**partial)
    for motor, length, captain, built in itertools.product(
        (True, False), (3, 24), ("owner", "hired"), (dt.date(1980, 1, 1), dt.date(2000, 1, 1))
    ):
        whole = road(**partial, motor=motor, length=length, captain=captain, built=built)
        for name, finding in open_road.findings.items():
            assert set(whole.findings[name].possible) <= set(finding.possible)
        sure = {step.entry.id for step in open_road.steps if step.status == "certain"}
        assert sure <= {step.entry.id for step in whole.steps if step.status == "certain"}
        assert {step.entry.id for step in whole.steps} <= {step.entry.id for step in open_road.steps}


def test_an_answer_to_a_question_that_does_not_arise_is_set_aside_and_named() -> None:
    found = plan(boats(), {"form": "canoe", "captain": "owner"}, DAY)
    assert found.set_aside == ("captain",)
    assert found.answers == {"form": "canoe"}

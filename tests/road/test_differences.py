"""What another day changes for one project: outcomes, steps, and who decides."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest

from tests.small.boats import boats
from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import load
from vejviser.law.errors import AnswersError
from vejviser.law.model import Answer
from vejviser.road.differences import FindingChange, Seen, View, difference, project_change
from vejviser.road.plan import declared, plan
from vejviser.road.project import read_project

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
EXAMPLE = Path(__file__).parents[2] / "examples" / "fracture-detection.yaml"
OLD, NEW = View(dt.date(2026, 12, 15)), View(dt.date(2027, 2, 1))
SHIP: dict[str, Answer] = {"form": "ship", "motor": True, "captain": "owner", "built": dt.date(2000, 1, 1)}


def test_a_rule_that_begins_changes_the_finding() -> None:
    change = project_change(boats(), SHIP, OLD, NEW)
    assert change.findings == {"papers": FindingChange(("log",), ("log", "licence"))}
    assert change.steps == {}


def test_a_successor_takes_over_the_step() -> None:
    desk = project_change(boats(), SHIP, OLD, NEW).desks["approve"]
    assert [a.id for a in desk.before] == ["harbour"]
    assert [a.id for a in desk.after] == ["port"]


@pytest.mark.parametrize("seed", range(40))
def test_what_an_answer_changes_is_all_that_differs_on_the_road(seed: int) -> None:
    """Told only of what the answer bears on; held against a look at every finding and step."""
    chance, book, day = random.Random(seed), load(), dt.date(2026, 11, 25)
    law = book.law(day)
    given = dict(read_project(chance.choice(EXAMPLES), law_facts(book.contents)).facts)
    answers = {fact: its for fact, its in given.items() if chance.random() < 0.8}
    others = {fact: its for fact, its in answers.items() if chance.random() < 0.9}
    try:
        then, now = law.assess(law.asked(answers)), law.assess(law.asked(others))
    except AnswersError:
        pytest.skip("these answers cannot stand together")
    change = difference(Seen.through(book, day, then), Seen.through(book, day, now))
    assert {name: (turn.before, turn.after) for name, turn in change.findings.items()} == {
        name: (declared(entry, then.possible(name)), declared(entry, now.possible(name)))
        for name, entry in book.decisions.items()
        if set(then.possible(name)) != set(now.possible(name))
    }
    assert {name: (turn.before, turn.after) for name, turn in change.steps.items()} == {
        name: (then.state(name), now.state(name))
        for name in book.steps
        if then.state(name) != now.state(name)
    }


def test_the_same_view_changes_nothing() -> None:
    assert not project_change(boats(), SHIP, OLD, OLD)


def test_answers_that_cannot_stand_are_refused() -> None:
    with pytest.raises(AnswersError):
        project_change(boats(), {"form": "canoe", "length": 30}, OLD, NEW)


@pytest.mark.parametrize("overlay", list(load().overlays))
def test_an_overlay_gains_and_loses_what_the_two_roads_do(overlay: str) -> None:
    book, day = load(), dt.date(2026, 11, 25)
    answers = read_project(EXAMPLE, law_facts(book.contents)).facts
    change = project_change(book, answers, View(day), View(day, (overlay,)))
    before, after = plan(book, answers, day), plan(book, answers, day, [overlay])
    old, new = ({step.entry.id for step in road.steps} for road in (before, after))
    assert {name for name, step in change.steps.items() if step.gained} == new - old
    assert {name for name, step in change.steps.items() if step.lost} == old - new
    assert set(change.findings) == {
        name
        for name in {**before.findings, **after.findings}
        if getattr(before.findings.get(name), "possible", ())
        != getattr(after.findings.get(name), "possible", ())
    }

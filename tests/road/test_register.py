"""The register tells what each position leads to, and only what differs between them."""

from __future__ import annotations

from tests.small.boats import DAY, boats, road
from vejviser.road.plan import plan
from vejviser.road.register import Outcome, contested, register


def test_a_reading_that_matters_tells_what_each_position_leads_to() -> None:
    (point,) = register(road(form="raft"))
    assert (point.entry.id, point.taken, point.desk) == ("reading_raft", None, None)
    told = {one.name: one for one in point.outcomes}
    assert told["scope"] == Outcome("scope", "finding", {"wide": ("inside",), "narrow": ("outside",)})
    assert told["draw"] == Outcome("draw", "step", {"wide": ("certain",), "narrow": ("no",)})
    assert point.facts == ("form",)


def test_a_position_taken_changes_nothing_but_that_it_is_told() -> None:
    (free,), (bound,) = register(road(form="raft")), register(road(form="raft", reading_raft="wide"))
    assert bound.taken == "wide"
    assert bound.outcomes == free.outcomes
    assert bound.facts == free.facts


def test_a_reading_that_cannot_matter_is_not_in_the_register() -> None:
    assert register(road(form="ship")) == ()


def test_a_position_that_the_answers_rule_out_has_no_outcome() -> None:
    point = contested(road(form="ship"), boats().readings["reading_raft"])
    assert point.outcomes == ()


def test_what_is_left_open_names_the_facts_it_waits_for() -> None:
    (point,) = register(plan(boats(), {"form": "raft"}, DAY))
    assert "motor" in point.open_facts
    assert "reading_raft" not in (*point.facts, *point.open_facts)

"""Why tells the reasons, the provisions, and the smallest change of one's own choices that alters it."""

from __future__ import annotations

import pytest

from tests.small.boats import DAY, boats
from vejviser.road.why import Bearing, Explanation, UnknownNameError, why


def explained(name: str, **answers: object) -> Explanation:
    found = why(boats(), answers, DAY, name)  # type: ignore[arg-type]
    assert isinstance(found, Explanation)
    return found


def test_a_finding_shows_its_reasons_and_what_it_builds_on() -> None:
    found = explained("boat_class", form="ship", motor=True, cargo=())
    assert found.finding is not None
    assert found.finding.certain == "middle"
    assert set(found.reasons) == {"form", "motor", "cargo"}
    assert found.rests_on == ("scope",)


def test_a_change_is_of_choices_that_the_team_controls() -> None:
    found = explained("boat_class", form="ship", motor=True, cargo=())
    (change,) = found.changes["low"]
    assert change.answers == (("motor", False),)
    assert "high" not in found.changes


def test_a_step_tells_what_would_take_it_off_the_road() -> None:
    found = explained("approve", form="ship", motor=True, cargo=())
    assert found.step is not None
    assert [change.answers for change in found.changes["no"]] == [(("motor", False),)]


def test_a_step_that_is_not_on_the_road_is_explained_too() -> None:
    found = explained("approve", form="canoe", motor=False, cargo=())
    assert found.step is None
    assert set(found.reasons) == {"motor", "cargo"}
    assert [change.answers for change in found.changes["yes"]] == [(("motor", True),)]


def test_a_fact_tells_what_waits_for_it_and_what_rests_on_it() -> None:
    waiting = why(boats(), {"form": "ship"}, DAY, "motor")
    assert isinstance(waiting, Bearing)
    assert (waiting.waiting, waiting.resting) == (("boat_class", "approve"), ())
    resting = why(boats(), {"form": "ship", "motor": True}, DAY, "motor")
    assert isinstance(resting, Bearing)
    assert "approve" in resting.resting


def test_unmodelled_provisions_stand_beside_what_they_bear_on() -> None:
    assert [entry.id for entry in explained("sail").unmodelled] == ["boats.storm"]


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as error:
        why(boats(), {}, DAY, "boat_clas")
    assert error.value.nearest == "boat_class"

"""Steps stand stage by stage, none before one that it comes after, and otherwise as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.handbook.entries import STAGES, Stage
from vejviser.road.order import CircleError, in_order


def test_earlier_stages_come_first_and_ties_stay_as_written() -> None:
    stages: dict[str, Stage] = {
        "use": "adoption",
        "b": "collaboration",
        "a": "collaboration",
        "build": "product",
    }
    assert in_order(stages, {}) == ("b", "a", "build", "use")


def test_a_step_waits_for_the_one_it_comes_after_even_in_a_later_stage() -> None:
    stages: dict[str, Stage] = {"ask": "collaboration", "build": "product", "other": "collaboration"}
    assert in_order(stages, {"ask": ["build"]}) == ("other", "build", "ask")


def test_names_that_are_no_step_are_passed_over() -> None:
    assert in_order({"a": "product"}, {"a": ["elsewhere"]}) == ("a",)


def test_a_circle_is_named() -> None:
    stages: dict[str, Stage] = {"a": "product", "b": "product", "c": "product"}
    with pytest.raises(CircleError) as error:
        in_order(stages, {"a": ["b"], "b": ["c"], "c": ["a"]})
    assert error.value.steps[0] == error.value.steps[-1]
    assert set(error.value.steps) == {"a", "b", "c"}


@given(st.data())
def test_no_step_stands_before_one_that_it_comes_after(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    names = [f"s{i}" for i in range(count)]
    stages = {name: data.draw(st.sampled_from(STAGES)) for name in names}
    after = {
        name: data.draw(st.lists(st.sampled_from(names[:i]), unique=True)) if i else []
        for i, name in enumerate(names)
    }
    order = in_order(stages, after)
    place = {name: at for at, name in enumerate(order)}
    assert sorted(order) == sorted(names)
    assert all(place[earlier] < place[name] for name in names for earlier in after[name])

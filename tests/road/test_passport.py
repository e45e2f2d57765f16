"""The data passport: controllers on both sides of 2027, a gate for each purpose, and no route for all."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import pytest

from vejviser.handbook.load import load
from vejviser.handbook.reference.entries import PURPOSES, Reference
from vejviser.handbook.reference.load import load_reference
from vejviser.law.model import Answer
from vejviser.road.passport import HOLDERS, KINDS, Passport, passport
from vejviser.road.plan import plan

DAY = dt.date(2026, 12, 15)
RESEARCH: dict[str, Answer] = {
    "product_form": "software", "medical_purposes": (), "device_link": "none", "data_action": "processes",
    "benefit": "research_only", "ivd_data": "none", "route_choice": "research_only", "maker_type": "university",
    "maker_country": "dk", "ce_status": "none", "is_ai": "rules_only", "study_planned": True,
    "study_people": "existing_data_only", "study_purpose": "research", "study_assesses_device": False,
    "study_for_conformity": False, "study_extra_procedures": "none", "study_with_medicine": False,
    "study_data": ("images",), "study_images_primary": True, "personal_data_for_development": "pseudonymous",
    "data_holders": ("hospital_images",), "use_data_back": "none", "buyer_type": "not_bought",
}  # fmt: skip


@lru_cache
def tables() -> Reference:
    return load_reference(load())


def of(day: dt.date = DAY, /, **answers: Answer) -> Passport:
    return passport(plan(load(), {**RESEARCH, **answers}, day), tables())


def registers(day: dt.date = DAY) -> Passport:
    """The passport of the research with registers in place of images."""
    answers = {name: answer for name, answer in RESEARCH.items() if name != "study_images_primary"}
    changed: dict[str, Answer] = {"data_holders": ("national_registers",), "study_data": ("registers",)}
    return passport(plan(load(), {**answers, **changed}, day), tables())


def states(found: Passport) -> dict[str, str]:
    return {asked.purpose: asked.state for asked in found.purposes}


def test_research_alone_has_one_purpose_and_no_refusal() -> None:
    found = of()
    assert states(found) == {"research": "certain"}
    assert not found.mixed
    assert found.purposes[0].because
    assert found.purposes[0].cite


def test_several_purposes_are_refused_one_route() -> None:
    found = of(route_choice="in_house")
    assert states(found) == {"research": "certain", "product_development": "certain", "treatment": "certain"}
    assert found.mixed
    (element,) = found.elements
    assert all(list(holding.ways) == list(states(found)) for holding in element.holdings)


def test_only_datasets_of_the_place_and_the_kind_of_data_are_shown() -> None:
    (element,) = of().elements
    assert element.value == "hospital_images"
    assert element.holdings
    for holding in element.holdings:
        assert {f"{HOLDERS}.hospital_images", f"{KINDS}.images"} <= set(holding.dataset.data)


def test_a_place_without_a_dataset_is_told_as_such() -> None:
    (element,) = of(data_holders=("patients_directly",)).elements
    assert element.holdings == ()


def test_data_of_the_own_unit_are_those_of_the_hospital() -> None:
    own, (hospital,) = of(data_holders=("own_unit_recent",)).elements[0], of().elements
    assert {h.dataset.id for h in hospital.holdings} <= {h.dataset.id for h in own.holdings}


def test_the_controller_changes_in_2027() -> None:
    (element,) = registers().elements
    national = next(holding for holding in element.holdings if holding.dataset.id == "DS-01")
    assert [one.authority for one in national.now] == ["sundhedsdatastyrelsen"]
    assert [one.authority for one in national.after] == ["digital_sundhed_danmark"]
    later = registers(dt.date(2027, 2, 1))
    assert later.turn == dt.date(2027, 2, 1)
    held = next(holding for holding in later.elements[0].holdings if holding.dataset.id == "DS-01")
    assert held.now == held.after == national.after


def test_a_gate_that_opens_later_is_no_gate_today() -> None:
    (element,) = registers().elements
    ways = [way for holding in element.holdings for way in holding.ways.values()]
    assert all(gate.valid.holds(DAY) for way in ways for gate in way.gates)
    assert all(gate.valid.start and gate.valid.start > DAY for way in ways for gate in way.later)


def test_the_order_of_applications_is_that_of_the_road() -> None:
    road = plan(load(), RESEARCH, DAY)
    names = [step.entry.id for step in passport(road, tables()).order]
    assert names
    assert names == [step.entry.id for step in road.steps if step.entry.id in names]


def test_purposes_are_those_of_the_decision() -> None:
    assert tuple(load().decisions["data_purposes"].values) == PURPOSES


@pytest.mark.parametrize("dataset", list(load_reference(load()).datasets))
def test_every_dataset_has_a_route_for_every_purpose(dataset: str) -> None:
    found = tables().datasets[dataset]
    assert set(found.routes) == set(PURPOSES)
    assert all(route.words.da and route.words.en for route in found.routes.values())

from __future__ import annotations

import itertools

import pytest

from vejviser.handbook.entries import FactEntry
from vejviser.handbook.load import load
from vejviser.handbook.prices import price

PRICED = [fact for fact in load().facts.values() if fact.price and fact.price_when]


def paid(fact: str, before: object, after: object) -> bool:
    return price(load().facts[fact], before, after) is not None


def test_only_the_way_that_the_price_is_stated_for_pays_it() -> None:
    assert paid("several_study_hospitals", True, False)
    assert not paid("several_study_hospitals", False, True)
    assert paid("in_house_qms", False, True)
    assert not paid("in_house_qms", True, False)
    assert paid("significance", "treat_or_diagnose", "inform")
    assert not paid("significance", "inform", "treat_or_diagnose")
    assert paid("informs_decisions", "diagnosis_or_therapy", "none")
    assert not paid("informs_decisions", "none", "other_decisions")
    assert paid("study_data", ("images", "registers"), ("images",))
    assert not paid("study_data", ("images",), ("images", "registers"))
    assert paid("therapy_delivery", ("energy", "closed_loop"), ("energy",))
    assert not paid("therapy_delivery", ("energy", "closed_loop"), ("closed_loop",))
    assert paid("go_live_papers", (), ("stop_rule",))


def test_an_open_answer_pays_what_the_chosen_one_gives_up() -> None:
    assert paid("several_study_hospitals", None, False)
    assert not paid("several_study_hospitals", None, True)
    assert paid("significance", None, "inform")
    assert not paid("significance", None, "treat_or_diagnose")
    assert paid("study_data", None, ())
    assert paid("study_data", "not_applicable", ("images",))


def test_a_price_without_a_way_is_the_price_of_every_change() -> None:
    assert paid("route_choice", "market", "in_house")
    assert paid("route_choice", "in_house", "market")
    assert not paid("route_choice", "market", "market")


def _answers(fact: FactEntry) -> list[object]:
    match fact.type:
        case "bool":
            return [True, False]
        case "choice":
            return list(fact.values)
    values = list(fact.values)[:4] + (["closed_loop"] if "closed_loop" in fact.values else [])
    return [some for n in range(len(values) + 1) for some in itertools.combinations(values, n)]


@pytest.mark.parametrize("fact", PRICED, ids=lambda fact: fact.id)
def test_no_price_is_paid_there_and_back_again_by_one_value(fact: FactEntry) -> None:
    pays = set()
    for before, after in itertools.permutations(_answers(fact), 2):
        one_value = fact.type != "choices" or len(set(before) ^ set(after)) == 1  # type: ignore[call-overload]
        if one_value and price(fact, before, after):
            assert not price(fact, after, before), (before, after)
            pays.add((before, after))
    assert pays

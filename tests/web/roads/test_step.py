from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.golden.roads import NAMES
from tests.web.cast import Cast
from tests.web.roads.pages import address, id_of, of, source, words
from vejviser.web.law import house
from vejviser.web.projects.examples import examples
from vejviser.web.projects.opened import opened
from vejviser.web.projects.permissions import Level

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("step", ["file_mdr_62_application", "sign_supply_contract", "write_protocol"])
def test_a_step_says_what_to_do_and_keeps_both_clocks_apart(client: Client, step: str, lang: str) -> None:
    told = words(source(client, "step", id_of("brain-mri-triage"), step, lang=lang))
    entry = house().handbook.steps[step]
    assert entry.do.say("da" if lang == "da" else "en") in told
    assert ("Lovens frist" if lang == "da" else "Time limit in law") in told
    assert ("Oplevet tid" if lang == "da" else "Experienced time") in told


def test_a_limit_in_law_stands_with_its_days_on_this_road(client: Client) -> None:
    told = words(source(client, "step", id_of("brain-mri-triage"), "file_mdr_62_application"))
    assert "10 dage fra ansøgningen" in told
    assert re.search(r"Hvis uret starter \d+\. \w+ 20\d\d, udløber fristen \d+\. \w+ 20\d\d\.", told)


def test_a_step_without_published_time_says_so_and_gives_our_assumption_with_its_ground(
    client: Client,
) -> None:
    told = words(source(client, "step", id_of("brain-mri-triage"), "file_mdr_62_application"))
    assert "Ingen har offentliggjort, hvor lang tid det tager. Vi antager: 90 dage (50–180)" in told
    assert "Vi regner med kontrol af ansøgningen og én runde spørgsmål." in told


def test_a_step_names_the_answers_that_force_it_with_a_link_to_change_each(cast: Cast) -> None:
    markup = source(of(cast.bob), "step", cast.project.id, "integrate_with_it")
    assert reverse("interview:question", args=[cast.project.id, "hospital_it_integration"]) in markup


def test_who_may_only_read_is_offered_no_change(cast: Cast) -> None:
    markup = source(of(cast.carol), "step", cast.project.id, "integrate_with_it")
    assert "/interview/q/" not in markup


def test_what_others_learnt_stands_with_the_worst_first(client: Client) -> None:
    told = words(source(client, "step", id_of("brain-mri-triage"), "sign_supply_contract"))
    went = re.findall(r"Gik (dårligt|blandet|godt)\.", told)
    assert went == sorted(went, key=["dårligt", "blandet", "godt"].index)
    assert went


def test_the_desks_of_another_region_are_left_out_when_one_is_chosen(client: Client) -> None:
    def desks(query: str) -> list[str]:
        told = words(source(client, "step", id_of("brain-mri-triage"), "validate_locally", query=query))
        return re.findall(r"· (Region \w+|hele landet)", told)

    assert {"Region Nordjylland", "Region Midtjylland", "hele landet"} <= set(desks("?region="))
    assert set(desks("?region=nordjylland")) == {"Region Nordjylland", "hele landet"}
    assert desks("?region=skaane") == desks("?region=")


def test_a_step_that_is_not_on_the_road_says_why(client: Client) -> None:
    told = words(source(client, "step", id_of("fracture-detection"), "file_mdr_62_application"))
    assert "Ikke på denne vej" in told
    assert "Hvorfor er trinnet ikke på vejen?" in told


def test_a_step_that_does_not_exist_is_no_page(client: Client) -> None:
    assert client.get(address("step", id_of("fracture-detection"), "nonsense")).status_code == 404
    assert client.get(address("finding", id_of("fracture-detection"), "nonsense")).status_code == 404


def test_the_papers_that_can_be_made_for_a_step_are_downloaded_from_it(client: Client) -> None:
    markup = source(client, "step", id_of("brain-mri-triage"), "write_cip")
    for ending in ("pdf", "docx"):
        assert address("paper", id_of("brain-mri-triage"), "investigation-dossier", ending) in markup


@pytest.mark.parametrize("name", NAMES[::4])
def test_every_step_and_finding_of_a_road_has_a_page(client: Client, name: str) -> None:
    road = opened(examples()[name], Level.READ).road
    for step in road.steps[::7]:
        source(client, "step", id_of(name), step.entry.id)
    for finding in list(road.findings)[::7]:
        source(client, "finding", id_of(name), finding, lang="en")


def test_a_finding_tells_its_outcomes_reasons_rules_and_what_decides_it(client: Client) -> None:
    told = words(source(client, "finding", id_of("fracture-detection"), "mdr_class", lang="en"))
    assert "Class IIa or class IIb Open: missing answers decide it." in told
    assert (
        "The fewest answers that leave these possibilities Whom the answer concerns: The individual patient"
        in told
    )
    assert "Hold here" in told
    assert "May hold" in told
    assert "Where lawyers read the law differently" in told


def test_every_rule_of_a_finding_stands_with_its_source_as_a_link(client: Client) -> None:
    markup = source(client, "finding", id_of("fracture-detection"), "mdr_class")
    rules = re.findall(r'<div class="rule-(?:holds|may)">(.*?)</div>', markup, flags=re.DOTALL)
    assert rules
    assert all(re.search('<a href="https?://', rule) for rule in rules)


def test_choices_that_are_each_enough_are_told_apart_each_with_its_own_price(client: Client) -> None:
    markup = source(client, "step", id_of("fracture-detection"), "integrate_with_it")
    told = words(markup)
    assert "Giv ét af disse svar i stedet; hvert af dem er nok:" in told
    first = told.index("Kobling til hospitalets it: nej")
    assert first < told.index("Uden kobling må klinikeren skifte") < told.index("Vej til brug: Kun forskning")


@pytest.mark.parametrize("lang", ["da", "en"])
def test_provisions_that_are_not_modelled_are_folded_with_their_number(client: Client, lang: str) -> None:
    markup = source(client, "finding", id_of("brain-mri-triage"), "mdr_class", lang=lang)
    folded = re.search(r"<details[^>]*>(.*?)</details>", markup.split('id="unmodelled"')[1], re.S)
    assert folded
    number = len(re.findall("<li><p>", folded[1]))
    assert number > 1
    assert ("Vis {} bestemmelser" if lang == "da" else "Show {} provisions").format(number) in folded[1]

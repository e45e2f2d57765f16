"""The road as linked data: rdflib reads it, and SPARQL finds the steps in order with their citations."""

from __future__ import annotations

import json
import re
import warnings

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF

from tests.export.materials import DAY, NAMES, boat, example
from vejviser.export.material import Material
from vejviser.export.road_jsonld import jsonld, road_jsonld

PREFIXES = """
PREFIX schema: <https://schema.org/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX vej: <urn:vejviser:term:>
"""


def graph(material: Material) -> Graph:
    with warnings.catch_warnings():  # the reader itself uses what it calls deprecated
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=road_jsonld(material), format="json-ld")


def asked(found: Graph, question: str) -> list[tuple[str, ...]]:
    return [tuple(str(value) for value in row) for row in found.query(PREFIXES + question)]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", NAMES)
def test_the_steps_stand_in_order_with_their_citations(name: str) -> None:
    material = example(name)
    found = graph(material)
    steps = asked(
        found,
        """SELECT ?id ?position WHERE { ?road a schema:HowTo; schema:step/rdf:rest*/rdf:first ?step.
        ?step schema:identifier ?id; schema:position ?position } ORDER BY ?position""",
    )
    assert steps == [(step.entry.id, str(n)) for n, step in enumerate(material.road.steps, 1)]
    cited = asked(
        found,
        """SELECT ?id ?text WHERE { ?step a schema:HowToStep; schema:identifier ?id;
        schema:citation/schema:name ?text }""",
    )
    wanted = {(s.entry.id, material.words.cite(c)) for s in material.road.steps for c in s.entry.cite}
    assert set(cited) == wanted


def test_the_list_of_steps_is_a_list_in_rdf_too() -> None:
    material = example("retrospective-research")
    found = graph(material)
    (head,) = (node for _, _, node in found.triples((None, URIRef("https://schema.org/step"), None)))
    items = [str(found.value(item, URIRef("https://schema.org/identifier"))) for item in found.items(head)]
    assert items == [step.entry.id for step in material.road.steps]


def test_a_citation_of_european_law_leads_to_its_eli() -> None:
    found = graph(example("fracture-detection"))
    told = asked(
        found,
        """SELECT DISTINCT ?source ?short WHERE { ?step a schema:HowToStep; schema:citation/schema:isPartOf ?source.
        ?source a eli:LegalResource; schema:alternateName ?short;
        schema:legislationIdentifier ?eli. FILTER(STR(?source) = ?eli) }""",
    )
    assert ("http://data.europa.eu/eli/reg/2017/745/oj", "MDR") in told
    assert all(re.match(r"https?://(data\.europa\.eu|www\.retsinformation\.dk)/eli/", eli) for eli, _ in told)


def test_every_source_cited_is_described() -> None:
    found = graph(example("brain-mri-triage"))
    bare = asked(
        found,
        """SELECT ?source WHERE { ?citation schema:isPartOf ?source.
        FILTER NOT EXISTS { ?source schema:name ?name } }""",
    )
    assert bare == []


def test_the_road_says_what_it_was_derived_from() -> None:
    material = boat("en", form="canoe", cargo=("fuel", "people"), length=5.5)
    found = graph(material)
    (road,) = found.subjects(RDF.type, URIRef("http://www.w3.org/ns/prov#Plan"))
    assert str(road).endswith(material.road.receipt.id)
    values = asked(
        found,
        """SELECT ?fact ?value WHERE { ?road a prov:Plan; prov:wasDerivedFrom/vej:answer ?answer.
        ?answer schema:identifier ?fact; schema:value ?value }""",
    )
    assert sorted(values) == [("cargo", "fuel"), ("cargo", "people"), ("form", "canoe"), ("length", "5.5")]
    assert str(found.value(road, URIRef("urn:vejviser:term:asOf"))) == DAY.isoformat()


def test_texts_carry_their_language_and_order_is_kept() -> None:
    found = graph(boat("da", form="ship", motor=True))
    assert (None, URIRef("https://schema.org/name"), Literal("Tegn båden", lang="da")) in found
    after = asked(
        found, "SELECT ?a ?b WHERE { ?x vej:after ?y. ?x schema:identifier ?a. ?y schema:identifier ?b }"
    )
    assert ("approve", "draw") in after


def test_two_roads_can_be_merged() -> None:
    one, other = boat("en", form="ship", motor=True), boat("en", form="raft", reading_raft="wide")
    both = graph(one) + graph(other)
    statuses = asked(both, "SELECT ?step ?status WHERE { ?step vej:status ?status }")
    assert len({step for step, _ in statuses}) == len(statuses) == len(one.road.steps) + len(other.road.steps)


def test_nothing_is_fetched_and_nothing_is_lost_in_writing() -> None:
    material = boat("en", form="ship", story="\u201cæøå\u201d")
    made = jsonld(material)
    assert json.loads(road_jsonld(material)) == made
    assert isinstance(made["@context"], dict)


def test_times_are_marked_as_estimates_with_their_spread() -> None:
    material = example("fracture-detection")
    schedule = material.schedule
    found = graph(material)
    told = asked(
        found,
        """SELECT ?id ?start ?end ?p10 ?p50 ?p90 WHERE { ?step a schema:HowToStep; schema:identifier ?id;
        schema:potentialAction ?action. ?action a vej:Estimate; schema:startTime ?start; schema:endTime ?end;
        schema:actionStatus schema:PotentialActionStatus; vej:endDays ?days. ?days a vej:Estimate;
        schema:percentile10 ?p10; schema:median ?p50; schema:percentile90 ?p90 }""",
    )
    wanted = {
        (
            one.step.entry.id, schedule.day(one.start.p50).isoformat(), schedule.day(one.finish.p50).isoformat(),
            *(round(days, 1) for days in (one.finish.p10, one.finish.p50, one.finish.p90)),
        )
        for one in schedule.steps
    }  # fmt: skip
    assert {(*row[:3], *map(float, row[3:])) for row in told} == wanted
    total = asked(found, "SELECT ?time WHERE { ?road a prov:Plan; schema:totalTime ?time }")
    assert total == [(f"P{round(schedule.finish.p50)}D",)]

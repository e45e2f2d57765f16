"""A road as JSON-LD: steps and citations in the terms of schema.org, PROV and ELI.

The road is a `schema:HowTo` and a `prov:Plan`, a step a `schema:HowToStep`; citations lead to sources by
their ELI where one exists. When a step is likely to come is a `schema:potentialAction`, typed as an estimate,
with its spread. What no vocabulary has a word for stands under `urn:vejviser:term:`. Steps and findings are
those of this road; each is a specialisation of the handbook's, so that roads can be merged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from vejviser.export.catalogue import told
from vejviser.export.material import Material
from vejviser.export.road_json import NOTICE, cited_sources, plain
from vejviser.handbook.entries import Citation, Source
from vejviser.law.model import NOT_APPLICABLE
from vejviser.road.plan import Finding, Step
from vejviser.road.standing import Standing
from vejviser.schedule.schedule import Spread, TimedStep

Data = dict[str, Any]
LEGAL = ("regulation", "directive", "national_act", "executive_order", "proposal")
"""The kinds of source that are legal resources."""

CONTEXT: Data = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "vej": "urn:vejviser:term:",
    "step": {"@id": "schema:step", "@container": "@list"},
    "citation": {"@id": "schema:citation"},
    "position": {"@id": "schema:position", "@type": "xsd:integer"},
    "identifier": "schema:identifier",
    "part": {"@id": "schema:isPartOf", "@type": "@id"},
    "after": {"@id": "vej:after", "@type": "@id"},
    "general": {"@id": "prov:specializationOf", "@type": "@id"},
    "asOf": {"@id": "vej:asOf", "@type": "xsd:date"},
    "derived": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "url": {"@id": "schema:url", "@type": "@id"},
    "seen": {"@id": "vej:seen", "@type": "xsd:date"},
    "startTime": {"@id": "schema:startTime", "@type": "xsd:date"},
    "endTime": {"@id": "schema:endTime", "@type": "xsd:date"},
    "totalTime": {"@id": "schema:totalTime", "@type": "xsd:duration"},
    "duration": {"@id": "vej:timeLimit", "@type": "xsd:duration"},
}


def road_jsonld(material: Material) -> bytes:
    """The JSON-LD of a road as UTF-8, its context inside, so that nothing is fetched to read it."""
    text = json.dumps(jsonld(material), ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", errors="replace")


def jsonld(material: Material) -> Data:
    """The road as JSON-LD data in the language of the material."""
    road = material.road
    receipt = road.receipt
    me, handbook = road_id(material), f"urn:vejviser:handbook:{receipt.content_hash}"
    answers = f"urn:vejviser:answers:{receipt.id}"
    arising = [finding for finding in road.findings.values() if finding.applies]
    timed = {one.step.entry.id: one for one in material.schedule.steps}
    context = {**CONTEXT, **{key: _spoken(key, material) for key in ("name", "text", "description")}}
    top: Data = {
        "@id": me,
        "@type": ["schema:HowTo", "prov:Plan", "prov:Entity"],
        "name": material.project.name,
        "description": " ".join(part for part in (material.project.about, NOTICE[material.lang]) if part),
        "asOf": road.as_of.isoformat(),
        "derived": [handbook, answers],
        **_to_goal(material),
        "step": [
            _step(material, step, number) | _in_time(material, timed.get(step.entry.id))
            for number, step in enumerate(road.steps, 1)
        ],
        "vej:finding": [_finding(material, finding) for finding in arising],
    }
    beside: list[Data] = [
        {"@id": handbook, "@type": "prov:Entity", "schema:version": receipt.version},
        {
            "@id": answers,
            "@type": "prov:Entity",
            "vej:answer": [
                _answer(f"{answers}:{name}", name, plain(answer)) for name, answer in receipt.answers
            ],
        },
        *(_source(material, name, source) for name, source in cited_sources(road).items()),
    ]
    return {"@context": context, "@graph": [top, *beside]}


def _spoken(key: str, material: Material) -> Data:
    return {"@id": f"schema:{key}", "@language": material.lang}


def road_id(material: Material) -> str:
    """The IRI of a road: what it rests on makes its name, so that the same road has the same."""
    return f"urn:vejviser:road:{material.road.receipt.id}"


def source_id(name: str, source: Source | None) -> str:
    """The IRI of a source: its ELI, or a name of our own."""
    return source.eli if source and source.eli else f"urn:vejviser:source:{name}"


def _step(material: Material, step: Step, number: int) -> Data:
    entry, words, me = step.entry, material.words, road_id(material)
    found: Data = {
        "@id": f"{me}:step:{entry.id}",
        "@type": ["schema:HowToStep", "prov:Entity"],
        "general": f"urn:vejviser:step:{entry.id}",
        "identifier": entry.id,
        "position": number,
        "name": words.say(entry.title),
        "text": words.say(entry.do),
        "vej:stage": entry.stage,
        "vej:status": step.status,
        "vej:kind": entry.kind,
        "after": [f"{me}:step:{name}" for name in step.after],
        "citation": [_citation(material, citation) for citation in entry.cite],
        "vej:decidedBy": [
            {
                "@id": f"urn:vejviser:authority:{desk.authority.id}",
                "@type": ["schema:Organization", "prov:Agent"],
                "name": words.say(desk.authority.name),
            }
            for desk in step.desks
        ],
        "duration": [f"P{limit.days:g}D" for limit in entry.statutory if limit.unit == "calendar"],
    }
    if entry.mark:
        found["vej:mark"] = entry.mark
    return {key: value for key, value in found.items() if value not in ([], "")}


def _to_goal(material: Material) -> Data:
    """The median time to the goal and its spread; nothing where no step takes time."""
    schedule = material.schedule
    if not schedule.steps or schedule.arrived:
        return {}
    return {
        "totalTime": f"P{round(schedule.finish.p50)}D",
        "vej:estimate": _distribution(schedule.finish) | {"vej:goal": schedule.goal or "end"},
    }


def _in_time(material: Material, timed: TimedStep | None) -> Data:
    """When a step is likely to be done, marked as an estimate; nothing for one that takes no time."""
    if timed is None:
        return {}
    schedule = material.schedule
    if timed.standing and timed.done:
        return {"schema:potentialAction": _ended(timed.standing)}
    action: Data = {
        "@type": ["schema:Action", "vej:Estimate"],
        "schema:actionStatus": {"@id": f"schema:{'Active' if timed.begun else 'Potential'}ActionStatus"},
        "startTime": schedule.day(timed.start.p50).isoformat(),
        "endTime": schedule.day(timed.finish.p50).isoformat(),
        "vej:startDays": _distribution(timed.start),
        "vej:endDays": _distribution(timed.finish),
        "vej:timeSource": timed.duration.origin,
        "vej:critical": round(timed.critical, 4),
    }
    return {"schema:potentialAction": action}


def _ended(standing: Standing) -> Data:
    """A step that is done, with the days that are told."""
    days = {"startTime": standing.started, "endTime": standing.done}
    return {
        "@type": "schema:Action",
        "schema:actionStatus": {"@id": "schema:CompletedActionStatus"},
        **{key: day.isoformat() for key, day in days.items() if day},
    }


def _distribution(spread: Spread) -> Data:
    return {
        "@type": ["schema:QuantitativeValueDistribution", "vej:Estimate"],
        "schema:unitCode": "DAY",
        "schema:percentile10": round(spread.p10, 1),
        "schema:median": round(spread.p50, 1),
        "schema:percentile90": round(spread.p90, 1),
    }


def _finding(material: Material, finding: Finding) -> Data:
    entry = finding.entry
    members = [value for value, state in finding.members.items() if state == "certain"]
    return {
        "@id": f"{road_id(material)}:finding:{entry.id}",
        "@type": ["prov:Entity", "vej:Finding"],
        "general": f"urn:vejviser:finding:{entry.id}",
        "identifier": entry.id,
        "name": material.words.say(entry.title),
        "vej:settled": finding.settled,
        "vej:possible": [value for value in finding.possible if value != NOT_APPLICABLE],
        "vej:certain": members or ([finding.certain] if finding.certain else []),
        "citation": [_citation(material, citation) for citation in finding.citations],
    }


def _citation(material: Material, citation: Citation) -> Data:
    """A place in a source: what it is called, and the source that it is part of."""
    source = material.handbook.sources.get(citation.source)
    found: Data = {
        "@type": "schema:CreativeWork",
        "name": material.words.cite(citation),
        "part": source_id(citation.source, source),
    }
    if citation.provision:
        found["vej:provision"] = citation.provision
    return found


def _answer(node: str, name: str, answer: object) -> Data:
    values: Iterable[object] = answer if isinstance(answer, list) else [answer]
    return {"@id": node, "identifier": name, "schema:value": list(values)}


def _source(material: Material, name: str, source: Source) -> Data:
    legal = source.kind in LEGAL
    found: Data = {
        "@id": source_id(name, source),
        "@type": ["schema:Legislation", "eli:LegalResource"] if legal else ["schema:CreativeWork"],
        "name": material.words.say(source.title),
        "schema:alternateName": source.short,
        "schema:genre": told(f"source.{source.kind}", material.lang),
        "schema:legislationIdentifier": source.eli,
        "url": source.url,
        "seen": source.seen.isoformat() if source.seen else "",
        "vej:mark": source.mark or "",
    }
    return {key: value for key, value in found.items() if value != ""}

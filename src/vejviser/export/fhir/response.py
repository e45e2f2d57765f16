"""A project's answers as a FHIR R4 QuestionnaireResponse: answered, unsure, and not applicable apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Set

from vejviser.export.catalogue import CATALOGUE
from vejviser.export.fhir import names as n
from vejviser.export.fhir.names import Data
from vejviser.export.material import Material
from vejviser.handbook.entries import FactEntry
from vejviser.law.model import Answer


def fhir_response(material: Material) -> bytes:
    """The QuestionnaireResponse as JSON."""
    return n.as_json(response(material))


def response(material: Material) -> Data:
    """The QuestionnaireResponse as data; *completed* when no open question can change the road.

    All that the project file says is in it, also answers to questions that do not arise. A question that
    was asked and not known has FHIR's reason `asked-unknown`, one that cannot arise `not-applicable`.
    """
    handbook, absent = material.handbook, _not_applicable(material)
    groups = [_project(material)]
    for topic in sorted(handbook.topics.values(), key=lambda topic: topic.order):
        facts = [fact for fact in handbook.facts.values() if fact.topic == topic.id]
        if items := list(_items(material, facts, absent)):
            head = {"linkId": f"{n.TOPIC}{topic.id}", "text": material.words.say(topic.title)}
            groups.append({**head, "item": items})
    return {
        "resourceType": "QuestionnaireResponse",
        "language": material.lang,
        "questionnaire": f"{n.QUESTIONNAIRE}|{n.version(handbook)}",
        "status": "in-progress" if material.road.questions else "completed",
        "item": groups,
    }


def _not_applicable(material: Material) -> Set[str]:
    """The facts that certainly do not apply, given the answers."""
    road = material.road
    law = material.handbook.law(road.as_of)
    assessment = law.assess(road.answers)
    return {name for name, root in law.applies.items() if root.names(assessment.mask(root)) == ("no",)}


def _project(material: Material) -> Data:
    project, lang = material.project, material.lang
    told: dict[str, Data | None] = {
        n.NAME: {"valueString": project.name},
        n.ABOUT: {"valueString": project.about} if project.about else None,
        n.AS_OF: {"valueDate": project.as_of.isoformat()} if project.as_of else None,
    }
    items = [
        {"linkId": link, "text": CATALOGUE[f"fhir.{link}"].say(lang), "answer": [answer]}
        for link, answer in told.items()
        if answer
    ]
    return {"linkId": n.PROJECT, "text": CATALOGUE["about.project"].say(lang), "item": items}


def _items(material: Material, facts: Iterable[FactEntry], absent: Set[str]) -> Iterable[Data]:
    project = material.project
    for fact in facts:
        head: Data = {"linkId": fact.id, "text": material.words.say(fact.ask)}
        if fact.id in project.facts:
            answer = project.facts[fact.id]
            if answer == "" and fact.type == "text":
                yield {**head, "extension": [{"url": n.EMPTY_TEXT, "valueBoolean": True}]}
            else:
                yield {**head, "answer": _answers(material, fact, answer)}
        elif fact.id in project.unsure or fact.id in absent:
            reason = n.UNSURE if fact.id in project.unsure else n.NOT_APPLICABLE
            yield {**head, "extension": [{"url": n.ABSENT, "valueCode": reason}]}


def _answers(material: Material, fact: FactEntry, answer: Answer) -> list[Data]:
    match answer:
        case bool():
            return [{"valueBoolean": answer}]
        case tuple():
            return [_coding(material, fact, value) for value in answer] or [_none(material)]
        case dt.date():
            return [{"valueDate": answer.isoformat()}]
        case int() | float():
            return [{"valueDecimal": answer}]
    return [{"valueString": answer}] if fact.type == "text" else [_coding(material, fact, answer)]


def _coding(material: Material, fact: FactEntry, value: str) -> Data:
    display = material.words.value(fact.id, value)
    return {"valueCoding": {"system": n.fact_system(fact.id), "code": value, "display": display}}


def _none(material: Material) -> Data:
    display = CATALOGUE["fhir.none"].say(material.lang)
    return {"valueCoding": {"system": n.NONE_SYSTEM, "code": n.NONE_CODE, "display": display}}

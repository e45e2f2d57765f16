"""The names that the questionnaire and its responses share: link ids, code systems, extensions."""

from __future__ import annotations

import json
from typing import Any

from vejviser.handbook.load import Handbook

Data = dict[str, Any]

QUESTIONNAIRE = "urn:vejviser:questionnaire"
NONE_SYSTEM, NONE_CODE = "urn:vejviser:answer", "none_of_them"
"""The answer to a question with several values that says: none of them."""

PROJECT, NAME, ABOUT, AS_OF = "project", "project.name", "project.about", "project.as_of"
"""Link ids of the group, and of the three things that a project file says besides its facts."""
TOPIC, HELP = "topic.", ".help"
"""How link ids of groups begin, and of help texts end; a fact's link id is its name and has no dot."""

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ITEM_CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
ITEM_CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
EXCLUSIVE = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"
ONLY_IF = "urn:vejviser:only-if"
EMPTY_TEXT = "urn:vejviser:empty-text"

UNSURE, NOT_APPLICABLE = "asked-unknown", "not-applicable"
"""Reasons of FHIR's code system `data-absent-reason`."""


def fact_system(fact: str) -> str:
    """The code system of a fact's values."""
    return f"urn:vejviser:fact:{fact}"


def version(handbook: Handbook) -> str:
    """The version of the questionnaire: the program's, and what tells this content from any other."""
    return f"{handbook.version}+{handbook.content_hash[:12]}"


def as_json(resource: Data) -> bytes:
    """The resource as UTF-8 JSON; escaped throughout where a character has no UTF-8 of its own."""
    try:
        return (json.dumps(resource, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    except UnicodeEncodeError:
        return (json.dumps(resource, indent=1) + "\n").encode("ascii")

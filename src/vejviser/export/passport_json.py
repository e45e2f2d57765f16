"""The data passport as plain data for JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from vejviser.export.road_json import NOTICE, citations
from vejviser.export.wording import Wording
from vejviser.handbook.reference.entries import Controller, Gate
from vejviser.road.passport import DECISION, HOLDERS, Element, Holding, Passport, Way

Data = dict[str, Any]


def passport_json(passport: Passport, words: Wording, name: str = "") -> str:
    """The passport as JSON text, indented, with a line break at the end."""
    data = {
        "language": words.lang,
        "notice": NOTICE[words.lang],
        "project": name,
        "as_of": passport.as_of.isoformat(),
        "turn": passport.turn.isoformat(),
        "mixed": passport.mixed,
        "purposes": [
            {
                "id": asked.purpose,
                "title": words.value(DECISION, asked.purpose),
                "state": asked.state,
                "because": [words.say(text) for text in asked.because],
                "citations": citations(words, asked.cite),
                "marks": list(asked.marks),
            }
            for asked in passport.purposes
        ],
        "elements": [_element(words, element) for element in passport.elements],
        "order": [
            {"id": step.entry.id, "title": words.say(step.entry.title), "status": step.status}
            for step in passport.order
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _element(words: Wording, element: Element) -> Data:
    return {
        "id": element.value,
        "title": words.value(HOLDERS, element.value),
        "datasets": [_holding(words, holding) for holding in element.holdings],
    }


def _holding(words: Wording, holding: Holding) -> Data:
    dataset = holding.dataset
    return {
        "id": dataset.id,
        "name": words.say(dataset.name),
        "mark": dataset.mark,
        "source": dataset.source,
        "url": dataset.url,
        "controllers": {"today": _names(words, holding.now), "after_turn": _names(words, holding.after)},
        "identifiers": words.say(dataset.identifiers),
        "fees": words.say(dataset.fees),
        "waiting": words.say(dataset.waiting),
        "note": words.say(dataset.note),
        "routes": {purpose: _way(words, way) for purpose, way in holding.ways.items()},
    }


def _names(words: Wording, controllers: Iterable[Controller]) -> list[Data]:
    return [{"name": words.say(one.name), "authority": one.authority or None} for one in controllers]


def _way(words: Wording, way: Way) -> Data:
    return {
        "access": way.route.access,
        "words": words.say(way.route.words),
        "gates": [_gate(words, gate) for gate in way.gates],
        "later": [_gate(words, gate) for gate in way.later],
        "steps": [step.entry.id for step in way.steps],
    }


def _gate(words: Wording, gate: Gate) -> Data:
    return {
        "id": gate.id,
        "access": gate.access,
        "words": words.say(gate.words),
        "place": words.say(gate.place),
        "leaves": words.say(gate.leaves),
        "limit": words.say(gate.limit),
        "from": gate.valid.start.isoformat() if gate.valid.start else None,
        "mark": gate.mark,
    }

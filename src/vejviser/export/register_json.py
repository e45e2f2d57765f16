"""The register of contested points as plain data for JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from vejviser.export.road_json import citations
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang, ReadingEntry
from vejviser.handbook.load import Handbook
from vejviser.road.register import Contested

Data = dict[str, Any]


def register_json(handbook: Handbook, readings: Iterable[ReadingEntry], lang: Lang) -> str:
    """All contested points of the handbook as JSON text."""
    words = Wording(handbook, lang)
    return _text({"language": lang, "readings": [_entry(words, entry) for entry in readings]})


def contested_json(handbook: Handbook, points: Iterable[Contested], lang: Lang) -> str:
    """The contested points of a project, with what each position leads to, as JSON text."""
    words = Wording(handbook, lang)
    return _text({"language": lang, "readings": [_contested(words, point) for point in points]})


def _text(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(words: Wording, entry: ReadingEntry) -> Data:
    return {
        "id": entry.id,
        "question": words.say(entry.question),
        "topic": entry.topic,
        "positions": [
            {
                "id": name,
                "label": words.say(position.label),
                "held_by": words.say(position.held_by),
                "citations": citations(words, position.cite),
            }
            for name, position in entry.positions.items()
        ],
        "consequence": words.say(entry.consequence),
        "authority": entry.authority or None,
        "mark": entry.mark,
    }


def _contested(words: Wording, point: Contested) -> Data:
    desk = point.desk
    return {
        **_entry(words, point.entry),
        "taken": point.taken,
        "ask": {"id": desk.authority.id, "name": words.say(desk.authority.name)} if desk else None,
        "facts": list(point.facts),
        "open_facts": list(point.open_facts),
        "outcomes": [
            {
                "id": one.name,
                "kind": one.kind,
                "title": words.name(one.name),
                "under": {name: list(values) for name, values in one.under.items()},
            }
            for one in point.outcomes
        ],
    }

"""Levers as plain data for JSON. Savings are median days; None where the road no longer leads to the goal."""

from __future__ import annotations

import json
from typing import Any

from vejviser.export.wording import Wording
from vejviser.levers.levers import Lever, Levers
from vejviser.road.answers import written

Data = dict[str, Any]


def levers_json(levers: Levers, words: Wording, name: str = "") -> str:
    """The levers as JSON text, ranked."""
    data = {
        "language": words.lang,
        "project": name,
        "goal": levers.goal or None,
        "median_days": levers.median,
        "single": [_lever(lever, words) for lever in levers.single],
        "pairs": [_lever(lever, words) for lever in levers.pairs],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _lever(lever: Lever, words: Wording) -> Data:
    return {
        "choices": [
            {
                "fact": choice.fact.id,
                "label": words.label(choice.fact.id),
                "before": written(choice.before),
                "after": written(choice.after),
                "price": words.say(choice.price) or None,
            }
            for choice in lever.choices
        ],
        "saved_days": lever.saved,
        "gained": list(lever.gained),
        "lost": list(lever.lost),
        "opened": list(lever.opened),
        "fees": {currency: {"least": low, "most": high} for currency, (low, high) in lever.fees.items()},
    }

"""What stands beside a step as plain data for JSON: desks to turn to, experiences, and an assumed time."""

from __future__ import annotations

from typing import Any

from vejviser.export.wording import Wording
from vejviser.handbook.reference.entries import AssumedTime, Experience, Reference
from vejviser.road.alongside import NO_DESK, NO_EXPERIENCE, BesideDesk, desks, experiences
from vejviser.road.plan import Road

REGIONS_FACT = "use_regions"
"""The fact whose answer says in which regions the product is used."""

Data = dict[str, Any]


def alongside_data(words: Wording, road: Road, reference: Reference, step: str) -> Data:
    """The desks, experiences and assumed time of a step; an empty list comes with a note that says so."""
    answer = road.answers.get(REGIONS_FACT)
    regions = answer if isinstance(answer, tuple) else ()
    beside = desks(road.handbook, reference, step, road.as_of, regions)
    learnt = experiences(reference, step)
    return {
        "desks": [_desk(words, desk) for desk in beside],
        "desks_note": None if beside else words.say(NO_DESK),
        "experiences": [_experience(words, row) for row in learnt],
        "experiences_note": None if learnt else words.say(NO_EXPERIENCE),
        "assumed": _assumed(words, reference.assumed_by_step.get(step)),
    }


def _assumed(words: Wording, row: AssumedTime | None) -> Data | None:
    if row is None:
        return None
    return {
        "id": row.id,
        "title": words.say(row.title),
        "p10": row.p10,
        "p50": row.p50,
        "p90": row.p90,
        "unit": "days",
        "why": words.say(row.why),
        "mark": row.mark,
    }


def _desk(words: Wording, desk: BesideDesk) -> Data:
    return {
        "id": desk.id,
        "name": words.say(desk.name),
        "role": words.say(desk.role),
        "part": desk.part,
        "region": desk.region,
        "url": desk.url,
        "until": desk.until.isoformat() if desk.until else None,
        "then": words.say(desk.then) if desk.then else None,
        "note": words.say(desk.note) if desk.note else None,
        "mark": desk.mark,
    }


def _experience(words: Wording, row: Experience) -> Data:
    return {
        "id": row.id,
        "title": words.say(row.title),
        "outcome": row.outcome,
        "lesson": words.say(row.lesson),
        "actors": words.say(row.actors),
        "site": words.say(row.site),
        "year": row.year,
        "year_known": row.year_known,
        "urls": list(row.urls),
        "mark": row.mark,
    }

"""A road as plain data for JSON, in the schema of `docs/road.schema.json`.

The version counts in the manner of semantic versioning: the second number grows when something is added,
the first when a program that reads the older form could fail.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vejviser.export.wording import Wording
from vejviser.handbook.entries import Citation, Document, Lang, Source, StepEntry
from vejviser.law.model import Answer
from vejviser.law.receipts import Receipt
from vejviser.road.plan import Desk, Finding, Road, RuleOnRoad, Step
from vejviser.road.questions import OpenQuestion
from vejviser.road.readings import Reading
from vejviser.road.standing import DATES, Standing
from vejviser.road.walked import Walked, walked

if TYPE_CHECKING:
    from vejviser.handbook.reference.entries import Reference

SCHEMA_VERSION = "1.2"

NOTICE: dict[Lang, str] = {
    "da": "Vejledning, ikke juridisk rådgivning.",
    "en": "Guidance, not legal advice.",
}

Data = dict[str, Any]


def road_data(
    road: Road,
    lang: Lang,
    name: str = "",
    about: str = "",
    reference: Reference | None = None,
    standing: Mapping[str, Standing] | None = None,
) -> Data:
    """The road as dicts, lists, strings, numbers, booleans and None, with its texts in `lang`.

    With the reference tables each step also tells whom to turn to and what others learnt. Where the project
    tells its intended purpose, and where its steps stand, that is told, too.
    """
    words = Wording(road.handbook, lang)
    found: Data = {
        "schema_version": SCHEMA_VERSION,
        "language": lang,
        "notice": NOTICE[lang],
        "project": {"name": name, "about": about},
        "as_of": road.as_of.isoformat(),
        "overlays": list(road.overlays),
        "set_aside": list(road.set_aside),
        "progress": {"settled": road.progress[0], "all": road.progress[1]},
        "findings": {key: _finding(words, found, road.answers) for key, found in road.findings.items()},
        "steps": _steps(words, road, reference),
        "open_questions": [_question(words, question) for question in road.questions],
        "readings": [_reading(words, reading) for reading in road.readings],
        "unmodelled": [
            {
                "id": entry.id,
                "reason": words.say(entry.reason),
                "bears_on": list(entry.bears_on),
                "citations": citations(words, entry.cite),
                "mark": entry.mark,
            }
            for entry in road.unmodelled
        ],
        "sources": {key: _source(words, source) for key, source in cited_sources(road).items()},
        "receipt": _receipt(road.receipt),
    }
    if standing:
        found["walked"] = walked_data(walked(road, standing))
        for step in found["steps"]:
            step["standing"] = standing_data(standing.get(step["id"]))
    return found


def road_json(
    road: Road,
    lang: Lang,
    name: str = "",
    about: str = "",
    reference: Reference | None = None,
    standing: Mapping[str, Standing] | None = None,
) -> str:
    """The road as JSON text, indented, with a line break at the end."""
    data = road_data(road, lang, name, about, reference, standing)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def walked_data(found: Walked) -> Data:
    """How much of the road is walked, as plain data."""
    return {
        "steps": found.steps,
        "done": found.done,
        "under_way": found.begun,
        "left_behind": list(found.left_behind),
        "not_on_road": list(found.beside),
    }


def standing_data(standing: Standing | None) -> Data:
    """Where a step stands, as plain data: its status, and the days that are told."""
    days = standing.dates if standing else {}
    return {
        "status": standing.status if standing else "not_started",
        **{key: _day(days.get(key)) for key in DATES},
    }


def citations(words: Wording, cited: Iterable[Citation]) -> list[Data]:
    """Each citation with source id, provision as the handbook writes it, and short text in the language."""
    return [{"source": c.source, "provision": c.provision, "text": words.cite(c)} for c in cited]


def plain(answer: object) -> Any:
    """An answer as JSON holds it: dates as ISO text, several values as a list."""
    if isinstance(answer, dt.date):
        return answer.isoformat()
    return list(answer) if isinstance(answer, tuple) else answer


def reasons_data(words: Wording, facts: Sequence[str], answers: Mapping[str, Answer]) -> list[Data]:
    """The answers that something rests on, each with its question and in words."""
    return [
        {
            "fact": fact,
            "label": words.label(fact),
            "answer": plain(answers.get(fact)),
            "question": words.name(fact),
            "answer_text": words.answer(words.handbook.facts[fact], answers[fact]),
        }
        for fact in facts
        if fact in answers
    ]


def _finding(words: Wording, finding: Finding, answers: Mapping[str, Answer]) -> Data:
    entry = finding.entry
    shown = dict.fromkeys([*finding.possible, *(v for v, s in finding.members.items() if s != "no")])
    return {
        "title": words.say(entry.title),
        "question": words.say(entry.ask),
        "headline": entry.headline,
        "topic": entry.topic,
        "combine": entry.combine,
        "possible": list(finding.possible),
        "certain": finding.certain,
        "members": dict(finding.members) if entry.combine == "all" else None,
        "settled": finding.settled,
        "applies": finding.applies,
        "labels": {value: words.value(entry.id, value) for value in shown},
        "reasons": reasons_data(words, finding.reasons, answers),
        "decided_by": list(finding.decided_by),
        "rules": [_rule(words, rule) for rule in finding.rules],
        "citations": citations(words, finding.citations),
        "marks": list(finding.marks),
    }


def _rule(words: Wording, rule: RuleOnRoad) -> Data:
    entry = rule.entry
    return {
        "id": entry.id,
        "state": rule.state,
        "value": entry.value,
        "status": entry.status,
        "because": words.say(entry.because),
        "applies_from": _day(entry.applies.start),
        "applies_until": _day(entry.applies.end),
        "citations": citations(words, entry.cite),
        "mark": entry.mark,
    }


def _steps(words: Wording, road: Road, reference: Reference | None) -> list[Data]:
    steps = [_step(words, step, road.answers) for step in road.steps]
    if reference is None:
        return steps
    from vejviser.export.alongside_json import alongside_data

    return [step | alongside_data(words, road, reference, step["id"]) for step in steps]


def _step(words: Wording, step: Step, answers: Mapping[str, Answer]) -> Data:
    entry = step.entry
    return {
        "id": entry.id,
        "stage": entry.stage,
        "kind": entry.kind,
        "pace": entry.pace,
        "status": step.status,
        "title": words.say(entry.title),
        "do": words.say(entry.do),
        "why": words.say(entry.because),
        "after": list(step.after),
        "because": reasons_data(words, step.because, answers),
        "open_facts": list(step.open_facts),
        "decided_by": [_desk(words, desk) for desk in step.desks],
        "documents": {
            "in": _documents(words, entry.documents_in),
            "out": _documents(words, entry.documents_out),
        },
        **_times(words, entry),
        "citations": citations(words, entry.cite),
        "mark": entry.mark,
    }


def _times(words: Wording, entry: StepEntry) -> Data:
    return {
        "statutory": [
            {
                "days": limit.days,
                "unit": limit.unit,
                "clock": limit.clock,
                "limit": words.say(limit.limit),
                "from": words.say(limit.start),
                "stops": words.say(limit.stops),
                "citations": citations(words, limit.cite),
                "mark": limit.mark,
            }
            for limit in entry.statutory
        ],
        "experienced": [
            {
                "p10": lived.p10,
                "p50": lived.p50,
                "p90": lived.p90,
                "unit": "days",
                "note": words.say(lived.note),
                "citations": citations(words, lived.cite),
                "mark": lived.mark,
            }
            for lived in entry.experienced
        ],
        "returned": [
            {
                "share": rework.share,
                "p10": rework.p10,
                "p50": rework.p50,
                "p90": rework.p90,
                "unit": "days",
                "note": words.say(rework.note),
                "citations": citations(words, rework.cite),
                "mark": rework.mark,
            }
            for rework in entry.returned
        ],
        "fee": [
            {
                "amount": fee.amount,
                "currency": fee.currency,
                "year": fee.year,
                "note": words.say(fee.note),
                "citations": citations(words, fee.cite),
                "mark": fee.mark,
            }
            for fee in entry.fee
        ],
    }


def _desk(words: Wording, desk: Desk) -> Data:
    held = desk.authority
    return {
        "id": held.id,
        "name": words.say(held.name),
        "role": words.say(held.role),
        "url": held.url,
        "until": _day(desk.until),
        "successor": {"id": desk.then.id, "name": words.say(desk.then.name)} if desk.then else None,
        "mark": held.mark,
    }


def _documents(words: Wording, names: Sequence[str]) -> list[Data]:
    shelf: Mapping[str, Document] = words.handbook.documents
    return [{"id": n, "title": words.say(shelf[n].title), "what": words.say(shelf[n].what)} for n in names]


def _question(words: Wording, question: OpenQuestion) -> Data:
    fact = question.fact
    return {
        "fact": fact.id,
        "type": fact.type,
        "topic": fact.topic,
        "label": words.say(fact.label),
        "question": words.say(fact.ask),
        "help": words.say(fact.help),
        "values": {value: words.value(fact.id, value) for value in fact.values},
        "reading": fact.reading,
        "bears_on": list(question.bears_on),
    }


def _reading(words: Wording, reading: Reading) -> Data:
    entry = reading.entry
    return {
        "id": entry.id,
        "label": words.say(entry.label),
        "question": words.say(entry.question),
        "consequence": words.say(entry.consequence),
        "taken": reading.taken,
        "positions": {
            name: {
                "label": words.say(position.label),
                "held_by": words.say(position.held_by),
                "citations": citations(words, position.cite),
                "outcomes": {key: list(found) for key, found in reading.outcomes.get(name, {}).items()},
            }
            for name, position in entry.positions.items()
        },
        "bears_on": list(reading.bears_on),
        "citations": citations(words, entry.cite),
        "mark": entry.mark,
    }


def _source(words: Wording, source: Source) -> Data:
    return {
        "title": words.say(source.title),
        "short": source.short,
        "kind": source.kind,
        "eli": source.eli,
        "url": source.url,
        "seen": _day(source.seen),
        "mark": source.mark,
    }


def _receipt(receipt: Receipt) -> Data:
    return {
        "id": receipt.id,
        "as_of": receipt.as_of.isoformat(),
        "overlays": list(receipt.overlays),
        "version": receipt.version,
        "content_hash": receipt.content_hash,
        "answers": {name: plain(answer) for name, answer in receipt.answers},
        "rules": list(receipt.rules),
    }


def cited_sources(road: Road) -> dict[str, Source]:
    """The sources that the road cites, in the handbook's order."""
    named: set[str] = set()
    for finding in road.findings.values():
        named |= {c.source for c in finding.citations}
        named |= {c.source for rule in finding.rules for c in rule.entry.cite}
    for step in road.steps:
        named |= {c.source for c in step.entry.cite}
        entry = step.entry
        for timed in (entry.statutory, entry.experienced, entry.returned, entry.fee):
            named |= {c.source for time in timed for c in time.cite}
    for reading in road.readings:
        named |= {c.source for c in reading.entry.cite}
        named |= {c.source for position in reading.entry.positions.values() for c in position.cite}
    named |= {c.source for entry in road.unmodelled for c in entry.cite}
    return {key: source for key, source in road.handbook.sources.items() if key in named}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None

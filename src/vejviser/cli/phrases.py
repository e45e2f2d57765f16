"""Outcomes, offices, times and fees as phrases; the same words in every command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vejviser.cli.texts import say
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Experienced, Fee, Statutory
from vejviser.law.model import NOT_APPLICABLE, Answer
from vejviser.road.plan import Desk, Finding

FEW_DAYS = 10
MANY_DAYS = 60
DAYS_A_MONTH = 30.44


def outcome(words: Wording, finding: Finding) -> str:
    """What the law answers: one value, several with 'or', or the members of a set."""
    entry, lang = finding.entry, words.lang
    if not finding.applies:
        return words.value(entry.id, NOT_APPLICABLE)
    if entry.combine != "all":
        return say("plan.or", lang).join(words.value(entry.id, v) for v in finding.possible)
    sure = [words.value(entry.id, v) for v, state in finding.members.items() if state == "certain"]
    maybe = [
        words.value(entry.id, v)
        for v, state in finding.members.items()
        if state == "possible" and v != NOT_APPLICABLE
    ]
    parts = [", ".join(sure)] if sure else []
    if maybe:
        parts.append(say("plan.and_maybe", lang, values=", ".join(maybe)))
    return "; ".join(parts) or say("plan.none", lang)


def given(words: Wording, facts: Sequence[str], answers: Mapping[str, Answer]) -> list[str]:
    """The answers to the facts, each as `label: answer` in a few words."""
    shelf = words.handbook.facts
    return [
        f"{words.label(fact)}: {words.brief(shelf[fact], answers[fact])}" for fact in facts if fact in answers
    ]


def desk(words: Wording, office: Desk) -> str:
    """Who decides, and until when if the office passes on."""
    name = words.say(office.authority.name)
    if office.until and office.then:
        day, then = words.date(office.until), words.say(office.then.name)
        return say("plan.until", words.lang, name=name, day=day, then=then)
    return name


def statutory(words: Wording, limit: Statutory) -> str:
    """A time limit in law: days, from which event, what must happen, and what stops the clock."""
    lang = words.lang
    form = f"plan.day_{limit.unit}" if limit.days == 1 else f"plan.days_{limit.unit}"
    told = say(form, lang, days=words.number(limit.days))
    if limit.start:
        told += " " + say("plan.from", lang, start=words.inner(limit.start))
    told += f": {words.inner(limit.limit)}"
    if limit.stops:
        told += f"; {say('plan.stops', lang, stops=words.inner(limit.stops))}"
    return told


def experienced(words: Wording, lived: Experienced) -> str:
    """Published experience: the median, the range where there is one, and months when it is long."""
    lang = words.lang

    def number(days: float) -> str:
        return words.number(round(days) if days >= FEW_DAYS else days)

    if lived.p10 is not None and lived.p90 is not None:
        told = say(
            "plan.lived_range", lang, p50=number(lived.p50), p10=number(lived.p10), p90=number(lived.p90)
        )
    else:
        told = say("plan.lived", lang, p50=number(lived.p50))
    if lived.p50 >= MANY_DAYS:
        told += ", " + say("plan.months", lang, months=number(round(lived.p50 / DAYS_A_MONTH)))
    note = words.inner(lived.note)
    return f"{told}: {note}" if note else told


def fee(words: Wording, charge: Fee) -> str:
    """A fee with its year, and what it is for."""
    told = f"{words.money(charge.amount, charge.currency)} ({charge.year})"
    note = words.inner(charge.note)
    return f"{told}: {note}" if note else told

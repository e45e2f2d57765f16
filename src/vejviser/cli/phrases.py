"""Outcomes, offices, times and fees as phrases; the same words in every command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from vejviser.cli.texts import say
from vejviser.export.wording import DAYS_A_MONTH, Wording
from vejviser.handbook.entries import Experienced, Fee, Returned, Statutory
from vejviser.handbook.reference.entries import AssumedTime
from vejviser.law.model import NOT_APPLICABLE, Answer
from vejviser.road.plan import Desk, Finding

FEW_DAYS = 10
MANY_DAYS = 60
DAYS_A_YEAR = 365.25
ROUNDED_TO_DAYS = 0.7
"""Months in law are entered as whole days: 91 and 183, never 60 or 90, which the law counts in days."""


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
    told = length(words, limit.days, limit.unit)
    if limit.start:
        told += " " + say("plan.from", lang, start=words.inner(limit.start))
    told += f": {words.inner(limit.limit)}"
    if limit.stops:
        told += f"; {say('plan.stops', lang, stops=words.inner(limit.stops))}"
    return told


def length(words: Wording, days: float, unit: Literal["calendar", "working"]) -> str:
    """A time limit in days, or in the years or months that the law counts in where it is long."""
    if unit == "calendar":
        years, months = round(days / DAYS_A_YEAR), round(days / DAYS_A_MONTH)
        if years and abs(days - years * DAYS_A_YEAR) < 1:
            return say("plan.one_year" if years == 1 else "plan.years", words.lang, n=words.number(years))
        if months > 1 and abs(days - months * DAYS_A_MONTH) < ROUNDED_TO_DAYS:
            return say("plan.months_limit", words.lang, n=words.number(months))
    form = f"plan.day_{unit}" if days == 1 else f"plan.days_{unit}"
    return say(form, words.lang, days=words.number(days))


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


def assumed(words: Wording, row: AssumedTime) -> str:
    """Our own assumption of a time, and the kind of work it is taken from."""
    told = say(
        "plan.lived_range", words.lang,
        p50=words.number(round(row.p50)), p10=words.number(round(row.p10)), p90=words.number(round(row.p90)),
    )  # fmt: skip
    return f"{told}: {words.inner(row.title)}"


def returned(words: Wording, rework: Returned) -> str:
    """Published experience of rework: the share that comes back, and what a round adds."""
    told = say(
        "plan.returned_share", words.lang,
        share=words.number(round(rework.share * 100)), p50=words.number(round(rework.p50)),
    )  # fmt: skip
    note = words.inner(rework.note)
    return f"{told}: {note}" if note else told


def fee(words: Wording, charge: Fee) -> str:
    """A fee with its year, and what it is for."""
    told = f"{words.money(charge.amount, charge.currency)} ({charge.year})"
    note = words.inner(charge.note)
    return f"{told}: {note}" if note else told

"""Outcomes, offices, times and fees as phrases; the same words in every command and export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from vejviser.export.catalogue import told
from vejviser.export.days import DAYS_A_MONTH, number
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Experienced, Fee, Lang, Returned, Statutory
from vejviser.handbook.reference.entries import AssumedTime
from vejviser.law.model import NOT_APPLICABLE, Answer
from vejviser.levers.choices import Choice
from vejviser.levers.fees import Fees
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
        return told("or", lang).join(words.value(entry.id, v) for v in finding.possible)
    sure = [words.value(entry.id, v) for v, state in finding.members.items() if state == "certain"]
    maybe = [
        words.value(entry.id, v)
        for v, state in finding.members.items()
        if state == "possible" and v != NOT_APPLICABLE
    ]
    parts = [", ".join(sure)] if sure else []
    if maybe:
        parts.append(told("perhaps", lang, values=", ".join(maybe)))
    return "; ".join(parts) or told("none", lang)


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
        return told("until", words.lang, name=name, day=day, then=then)
    return name


def statutory(words: Wording, limit: Statutory) -> str:
    """A time limit in law: days, from which event, what must happen, and what stops the clock."""
    lang = words.lang
    said = length(limit.days, limit.unit, lang)
    if limit.start:
        said += " " + told("from", lang, start=words.inner(limit.start))
    said += f": {words.inner(limit.limit)}"
    if limit.stops:
        said += f"; {told('stops', lang, stops=words.inner(limit.stops))}"
    return said


def length(days: float, unit: Literal["calendar", "working"], lang: Lang) -> str:
    """A time limit in days, or in the years or months that the law counts in where it is long."""
    if unit == "calendar":
        years, months = round(days / DAYS_A_YEAR), round(days / DAYS_A_MONTH)
        if years and abs(days - years * DAYS_A_YEAR) < 1:
            return told("year" if years == 1 else "years", lang, n=number(years, lang))
        if months > 1 and abs(days - months * DAYS_A_MONTH) < ROUNDED_TO_DAYS:
            return told("months_limit", lang, n=number(months, lang))
    form = f"day.{unit}" if days == 1 else f"days.{unit}"
    return told(form, lang, days=number(days, lang))


def experienced(words: Wording, lived: Experienced) -> str:
    """Published experience: the median, the range where there is one, and months when it is long."""
    lang = words.lang

    def counted(days: float) -> str:
        return words.number(round(days) if days >= FEW_DAYS else days)

    if lived.p10 is not None and lived.p90 is not None:
        said = told(
            "lived_range", lang, p50=counted(lived.p50), p10=counted(lived.p10), p90=counted(lived.p90)
        )
    else:
        said = told("lived", lang, p50=counted(lived.p50))
    if lived.p50 >= MANY_DAYS:
        said += ", " + told("months_about", lang, months=counted(round(lived.p50 / DAYS_A_MONTH)))
    note = words.inner(lived.note)
    return f"{said}: {note}" if note else said


def assumed(words: Wording, row: AssumedTime) -> str:
    """Our own assumption of a time, and the kind of work it is taken from."""
    said = told(
        "lived_range", words.lang,
        p50=words.number(round(row.p50)), p10=words.number(round(row.p10)), p90=words.number(round(row.p90)),
    )  # fmt: skip
    return f"{said}: {words.inner(row.title)}"


def returned(words: Wording, rework: Returned) -> str:
    """Published experience of rework: the share that comes back, and what a round adds."""
    said = told(
        "returned_share", words.lang,
        share=words.number(round(rework.share * 100)), p50=words.number(round(rework.p50)),
    )  # fmt: skip
    note = words.inner(rework.note)
    return f"{said}: {note}" if note else said


def fee(words: Wording, charge: Fee) -> str:
    """A fee with its year, and what it is for."""
    said = f"{words.money(charge.amount, charge.currency)} ({charge.year})"
    note = words.inner(charge.note)
    return f"{said}: {note}" if note else said


def fees(words: Wording, charged: Fees) -> str:
    """What comes on top, such as '+46.835 kr.', a range where a step has several fees."""
    said = []
    for currency, (low, high) in charged.items():
        amounts = dict.fromkeys(sorted((low, high)))
        said.append(" – ".join(_signed(words, amount, currency) for amount in amounts))
    return ", ".join(said)


def _signed(words: Wording, amount: float, currency: str) -> str:
    sign = "+" if amount > 0 else "−" if amount < 0 else ""
    return sign + words.money(abs(amount), currency)


def choice(words: Wording, made: Choice) -> str:
    """A choice made otherwise as `label: now → then`, the label with a capital."""
    label = words.label(made.fact.id)
    before = told("unanswered", words.lang) if made.before is None else words.brief(made.fact, made.before)
    return f"{label[:1].upper()}{label[1:]}: {before} → {words.brief(made.fact, made.after)}"

"""Times, fees, offices and outcomes as phrases, for exports that have one field for each."""

from __future__ import annotations

from vejviser.export.catalogue import told
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Experienced, Fee, Statutory
from vejviser.law.model import NOT_APPLICABLE
from vejviser.road.plan import Desk, Finding


def statutory(words: Wording, limit: Statutory) -> str:
    """A time limit in law: days, from which event, what must happen, and what stops the clock."""
    form = f"day.{limit.unit}" if limit.days == 1 else f"days.{limit.unit}"
    said = told(form, words.lang, days=words.number(limit.days))
    if limit.start:
        said += " " + told("from", words.lang, start=words.inner(limit.start))
    said += f": {words.inner(limit.limit)}"
    if limit.stops:
        said += f"; {told('stops', words.lang, stops=words.inner(limit.stops))}"
    return said


def experienced(words: Wording, lived: Experienced) -> str:
    """Published experience: the median, and the range where there is one."""
    p50 = words.number(lived.p50)
    if lived.p10 is not None and lived.p90 is not None:
        p10, p90 = words.number(lived.p10), words.number(lived.p90)
        said = told("lived_range", words.lang, p50=p50, p10=p10, p90=p90)
    else:
        said = told("lived", words.lang, p50=p50)
    note = words.inner(lived.note)
    return f"{said}: {note}" if note else said


def fee(words: Wording, charge: Fee) -> str:
    """A fee with its year, and what it is for."""
    said = f"{words.money(charge.amount, charge.currency)} ({charge.year})"
    note = words.inner(charge.note)
    return f"{said}: {note}" if note else said


def desk(words: Wording, office: Desk) -> str:
    """Who decides, and until when if the office passes on."""
    name = words.say(office.authority.name)
    if office.until and office.then:
        day, then = words.date(office.until), words.say(office.then.name)
        return told("until", words.lang, name=name, day=day, then=then)
    return name


def outcome(words: Wording, finding: Finding) -> str:
    """What the law answers: one value, several with 'or', or the members of a set."""
    entry = finding.entry
    if not finding.applies:
        return words.value(entry.id, NOT_APPLICABLE)
    if entry.combine != "all":
        return told("or", words.lang).join(words.value(entry.id, v) for v in finding.possible)
    sure, maybe = (
        ", ".join(words.value(entry.id, v) for v, s in finding.members.items() if s == state)
        for state in ("certain", "possible")
    )
    perhaps = told("perhaps", words.lang, values=maybe) if maybe else ""
    return "; ".join(part for part in (sure, perhaps) if part) or told("none", words.lang)

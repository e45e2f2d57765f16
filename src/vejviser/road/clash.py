"""Answers that cannot stand together, told in the handbook's words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from vejviser.handbook.contents import law_decisions, law_facts
from vejviser.handbook.entries import LANGS, Lang
from vejviser.handbook.load import Handbook
from vejviser.law.conditions import Vocabulary, parse
from vejviser.law.errors import AnswersError
from vejviser.law.model import Answer
from vejviser.law.words import Labels, in_words
from vejviser.road import days
from vejviser.road.faults import Fault


def clash_of(handbook: Handbook, error: AnswersError, lines: Mapping[str, int]) -> Fault:
    """The fault that an `AnswersError` stands for, on the line of the last answer in it.

    `lines` gives the line of each fact in the project file. The reason is the constraint's own, or, for a
    question that does not arise, the condition under which it does.
    """
    if not error.facts:
        return Fault("unknown_fact", lines.get(error.fact, 0), {"name": error.fact}, error.nearest)
    name = error.constraint
    if name in error.facts and name in handbook.facts:
        only_if = handbook.facts[name].only_if
        needed = set(re.findall(r"\w+", only_if))
        others = ", ".join(fact for fact in error.facts if fact in needed)
        words = {lang: condition_words(handbook, only_if, lang) for lang in LANGS}
        return Fault("not_asked", lines.get(name, 0), {"name": name, "facts": others}, because=words)
    line = max(lines.get(fact, 0) for fact in error.facts)
    constraint = handbook.constraints.get(name)
    told = constraint.because if constraint else None
    because: dict[Lang, str] = {lang: told.say(lang) for lang in LANGS} if told else {}
    return Fault("contradiction", line, {"facts": ", ".join(error.facts)}, because=because)


def clashes(
    handbook: Handbook, as_of: dt.date, answers: Mapping[str, Answer], lines: Mapping[str, int]
) -> tuple[Fault, ...]:
    """Every contradiction in the answers, so that they can be mended at once; empty when there is none.

    The answer to a question that does not arise, or the last one in a contradiction, is set aside and the
    rest looked at again.
    """
    law, left, found = handbook.law(as_of), dict(answers), []
    while True:
        try:
            law.assess(left)
        except AnswersError as error:
            fault = clash_of(handbook, error, lines)
            found.append(fault)
            aside = error.constraint if fault.kind == "not_asked" else error.fact
            order = {fact: (lines.get(fact, 0), place) for place, fact in enumerate(answers)}
            last = max(error.facts, key=order.__getitem__, default=aside)
            del left[aside or last]
        else:
            return tuple(found)


def condition_words(
    handbook: Handbook,
    condition: str,
    lang: Lang,
    day: Callable[[dt.date], str] | None = None,
    number: Callable[[float], str] | None = None,
) -> str:
    """A condition as written, in words of the handbook.

    Days and numbers are told as `day` and `number` do, without them as the language writes them.
    """
    contents = handbook.contents
    words = Vocabulary(law_facts(contents), law_decisions(contents))

    def name(key: str) -> str:
        return handbook.label(key).say(lang).rstrip("?")

    def value(key: str, item: str) -> str:
        return handbook.value(key, item).say(lang)

    def said_day(when: dt.date) -> str:
        return days.date(when, lang)

    def said_number(amount: float) -> str:
        return days.number(amount, lang, len(f"{amount:.15g}".partition(".")[2]))

    labels = Labels(lang, name, value, day or said_day, number or said_number)
    return in_words(parse(condition, words), labels)

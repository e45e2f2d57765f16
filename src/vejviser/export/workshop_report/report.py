"""The report of one or several workshops as a paper."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from vejviser.export.characters import clean
from vejviser.export.days import date
from vejviser.export.papers.model import Block, Bullets, Heading, Line, Paper, Paragraph, Strong, Table
from vejviser.export.road_json import NOTICE
from vejviser.export.workshop_report.gathering import SORTS, Gathering, Told
from vejviser.export.workshop_report.words import say
from vejviser.handbook.entries import Lang
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference.entries import Reference
from vejviser.workshop.analysis import StatementSays
from vejviser.workshop.words import probability_words, verdict_words

Name = Callable[[str], str]


def report(
    gatherings: Sequence[Gathering], handbook: Handbook, reference: Reference, lang: Lang, day: dt.date
) -> Paper:
    """The paper; of several workshops each is a part of its own. The same values give the same paper."""
    many = len(gatherings) > 1
    title = (
        say("title_many", lang, n=len(gatherings)) if many else f"{say('title', lang)}: {gatherings[0].title}"
    )
    blocks: list[Block] = []
    for one in gatherings:
        if many:
            blocks.append(Heading(1, clean(one.title)))
        blocks += _told(one, handbook, reference, lang, 2 if many else 1)
    blocks += [
        Heading(1, say("reading", lang)),
        Paragraph((say("reading_said", lang),)),
        Paragraph((NOTICE[lang],), "note"),
    ]
    head: list[tuple[str, Line]] = [] if many else _head(gatherings[0], lang)
    head.append((say("made", lang), (date(day, lang),)))
    return Paper(
        "workshop-report", lang, clean(title), say("running", lang), say("page", lang), tuple(head),
        tuple(blocks), day, receipt_of(blocks),
    )  # fmt: skip


def receipt_of(blocks: Sequence[Block]) -> str:
    """A digest of what a paper says."""
    return hashlib.sha256(repr(blocks).encode()).hexdigest()[:16]


def _head(one: Gathering, lang: Lang) -> list[tuple[str, Line]]:
    return [
        (say("host", lang), (clean(one.host),)),
        (say("held", lang), (date(one.held, lang),)),
        (say("stage", lang), (one.stage.say(lang),)),
    ]


def _told(
    one: Gathering, handbook: Handbook, reference: Reference, lang: Lang, level: int
) -> Iterator[Block]:
    if level > 1:
        yield Paragraph(tuple(_joined(_head(one, lang))))
    for key, words in (("theme", one.theme), ("purpose", one.purpose)):
        if words.strip():
            yield Heading(level, say(key, lang))
            yield from (Paragraph((clean(part.strip()),)) for part in words.split("\n") if part.strip())
    if one.questions:
        yield Heading(level, say("questions", lang))
        yield Bullets(tuple((clean(question),) for question in one.questions), numbered=True)
    yield from _process(one, lang, level)
    yield from _participants(one, lang, level)
    step = _steps(handbook, lang)
    for sort in SORTS:
        yield Heading(level, say(sort, lang))
        found = [told for told in one.statements if told.sort == sort]
        if not found:
            yield Paragraph((say("nothing", lang),))
            continue
        header = tuple(say(key, lang) for key in ("number", "statement", "votes", "verdict", "steps"))
        rows = tuple(_row(one, told, step, reference, lang) for told in found)
        yield Table(say(sort, lang), header, rows, (1, 7, 3, 4, 4))
    yield from _whys(one, lang, level)


def _joined(head: Sequence[tuple[str, Line]]) -> Iterator[str | Strong]:
    for place, (label, line) in enumerate(head):
        yield f"{'. ' if place else ''}{label}: {line[0]}"


def _process(one: Gathering, lang: Lang, level: int) -> Iterator[Block]:
    people = sum(number for _, number in one.kinds)
    yield Heading(level, say("process", lang))
    told = [
        say(
            "process_said",
            lang,
            people=people,
            voters=one.voters,
            statements=len(one.statements),
            votes=one.votes,
        )
    ]
    if one.on_paper:
        told.append(say("on_paper", lang, n=one.on_paper))
    told.append(say("anonymous", lang))
    if one.together:
        told.append(say("together", lang, groups=", ".join(name.say(lang) for name in one.together)))
    yield Paragraph((" ".join(told),))


def _participants(one: Gathering, lang: Lang, level: int) -> Iterator[Block]:
    yield Heading(level, say("participants", lang))
    rows = tuple(((name.say(lang),), (str(number),)) for name, number in one.kinds if number)
    if rows:
        yield Table(say("participants", lang), (say("kind", lang), say("people", lang)), rows, (3, 1))
    if not one.attending:
        yield Paragraph((say("no_names", lang),))
        return
    header = tuple(say(key, lang) for key in ("organisation", "name", "kind"))
    listed = tuple(
        ((clean(who.organisation) or "–",), (clean(who.name) or "–",), (who.kind.say(lang),))
        for who in one.attending
    )
    yield Table(say("named", lang), header, listed, (4, 4, 3))


def _row(one: Gathering, told: Told, step: Name, reference: Reference, lang: Lang) -> tuple[Line, ...]:
    names = {key: name.say(lang) for key, name in one.groups}
    words = told.promoted.say(lang) if told.promoted else told.text
    more = [say("because", lang, reasons="; ".join(told.because))] if told.because else []
    if told.experiences:
        rows = (reference.experiences.get(name) for name in told.experiences)
        more.append(say("experience", lang, names="; ".join(row.title.say(lang) for row in rows if row)))
    return (
        (str(told.number),),
        (clean(" ".join([words, *(f"({each})" for each in more)])),),
        (counted(told.says) if told.says else "–",),
        (verdict_of(names, told.says, lang) if told.says else say("no_votes", lang),),
        ("; ".join(map(step, told.steps)) or "–",),
    )


def counted(says: StatementSays) -> str:
    """The votes of all groups: agree / disagree / pass."""
    return " / ".join(
        str(sum(getattr(group, side) for group in says.groups)) for side in ("agree", "disagree", "passed")
    )


def verdict_of(names: Mapping[str, str], says: StatementSays, lang: Lang) -> str:
    """The verdict with its probability; `names` are those of the groups by their keys."""
    told = verdict_words(replace(says, silent=tuple(names.get(key, key) for key in says.silent)), lang)
    return f"{told} ({probability_words(says.probability, lang)})"


def _whys(one: Gathering, lang: Lang, level: int) -> Iterator[Block]:
    if not one.whys:
        return
    words = {str(told.number): told.text for told in one.statements}
    yield Heading(level, say("why", lang))
    yield Bullets(
        tuple(
            (
                clean(
                    say(
                        "why_line", lang, statement=words.get(why.statement, why.statement),
                        reason=words.get(why.reason, why.reason),
                        probability=probability_words(why.probability, lang),
                    )
                ),
            )
            for why in one.whys
        )
    )  # fmt: skip


def _steps(handbook: Handbook, lang: Lang) -> Name:
    def named(step: str) -> str:
        return handbook.steps[step].title.say(lang) if step in handbook.steps else step

    return named

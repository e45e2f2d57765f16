"""What the picture says in words about a row or a stage."""

from __future__ import annotations

from collections.abc import Sequence

from vejviser.export.picture.chosen import CRITICAL, Band
from vejviser.export.picture.measure import joined
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.outline import Sign
from vejviser.export.picture.rows import Row, clock_words
from vejviser.export.picture.texts import count, say
from vejviser.export.standing_words import reached_words, standing_words
from vejviser.handbook.entries import Lang
from vejviser.schedule.clocks import Clock

_NAMED = 4
_NEVER = 0.005


def row_title(row: Row, calendar: Calendar) -> str:
    """Everything about a step in time in one sentence or two, for its title."""
    if row.start is None or row.finish is None or row.duration is None:
        return row.title
    lang = calendar.lang
    if row.standing and row.done:
        standing = standing_words(row.standing, calendar.lang)
        return say("row_done", calendar.lang, title=row.title, standing=standing)
    told = say(
        "step_title", lang, title=row.title, start=calendar.month(row.start.p50),
        end=calendar.month(row.finish.p50), range=calendar.range(row.finish),
        source=say(f"source.{row.duration.origin}", lang),
        critical=say("critical_share", lang, n=round(row.critical * 100)),
    )  # fmt: skip
    more = [standing_words(row.standing, lang) if row.standing else "", law_note(row.clocks, lang)]
    return " ".join([told, *(f"{one[:1].upper()}{one[1:]}." for one in more if one)])


def row_length(row: Row, calendar: Calendar) -> str:
    """The median time that a step still takes, "" where it takes none."""
    return calendar.length(row.ahead) if row.ahead > 0 else ""


def row_when(row: Row, calendar: Calendar) -> str:
    """When a step in time begins and ends, and how long it takes, in a few words."""
    if row.start is None or row.finish is None or row.duration is None:
        return ""
    if row.done:
        return ""
    start, end = calendar.month(row.start.p50), calendar.month(row.finish.p50)
    if row.begun:
        return say("row_left", calendar.lang, end=end, length=calendar.length(row.ahead))
    length = row_length(row, calendar)
    if start == end:
        return f"{length}, {start}" if length else start
    return say("row_when", calendar.lang, start=start, end=end, length=length)


def law_note(clocks: Sequence[Clock], lang: Lang) -> str:
    """The limits in law of a step in a few words, "" for none."""
    limits = dict.fromkeys(clock_words(clock, lang) for clock in clocks)
    return say("law", lang, limits=", ".join(limits)) if limits else ""


def notes(row: Row, lang: Lang) -> list[str]:
    """What to note beside a drawn step: where it stands, limits for authorities, how often it is critical."""
    held = law_note([c for c in row.clocks if c.limit.clock in ("answer", "wait")], lang)
    told = [standing_words(row.standing, lang)] if row.standing and row.standing.begun else []
    told += [held] if held else []
    if not row.on_path and row.critical >= CRITICAL:
        told.append(say("often", lang, n=round(row.critical * 100)))
    return told


def band_note(band: Band, lang: Lang) -> str:
    """How many of a stage's steps in time are drawn."""
    every = len(band.drawn) + len(band.folded)
    if every == 0:
        return say("no_steps", lang)
    if not band.folded:
        return say("shown_one", lang) if every == 1 else say("shown_all", lang, all=every)
    return say("shown", lang, shown=len(band.drawn), all=every)


def folded(band: Band, lang: Lang) -> str:
    """The line that the folded steps of a stage become."""
    seldom = max(row.critical for row in band.folded) >= _NEVER
    return count("folded_seldom" if seldom else "folded", lang, len(band.folded))


def strips(band: Band, lang: Lang) -> list[str]:
    """A stage's steps that are done and not drawn, that go on, and that come with an event, a line each."""
    return [
        f"{say(pace, lang)}: {_names(rows, lang)}"
        for pace, rows in (("done", band.done), ("lasting", band.lasting), ("event", band.event))
        if rows
    ]


def _names(rows: Sequence[Row], lang: Lang) -> str:
    """The certain ones by name as far as there are few, then how many more, and how many are possible."""
    certain = [row.title for row in rows if row.certain]
    left, perhaps = len(certain) - _NAMED, len(rows) - len(certain)
    if not certain:
        return count("perhaps_only", lang, perhaps)
    return joined(
        [
            *certain[:_NAMED],
            say("more", lang, n=left) if left > 0 else "",
            say("perhaps", lang, n=perhaps) if perhaps else "",
        ]
    )


def sign_note(sign: Sign, calendar: Calendar) -> str:
    """When a milestone is reached: the median month with its range, and the date; or that it is."""
    if sign.behind:
        return reached_words(sign.date, calendar.lang)
    return say(
        "sign_note", calendar.lang, p50=calendar.middle(sign.spread), range=calendar.bare_range(sign.spread),
        month=calendar.month(sign.spread.p50),
    )  # fmt: skip

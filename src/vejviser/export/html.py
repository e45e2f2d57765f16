"""The report as one HTML page that stands alone: no network, no script, fit for paper and screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from vejviser.export.picture import draw
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.outline import Outline, best_levers, outline, slowest
from vejviser.export.picture.rows import Row, cells, heads, share
from vejviser.export.picture.spoken import row_length
from vejviser.export.picture.texts import say
from vejviser.export.report.choices import Shortcut, question, reading, shortcut, sources
from vejviser.export.report.item import Item, Link, few, links, marks
from vejviser.export.report.steps import contacts, finding, step
from vejviser.export.report.texts import tell
from vejviser.export.road_json import NOTICE
from vejviser.export.standing_words import walked_notes
from vejviser.export.wording import Wording
from vejviser.handbook.entries import STAGES, Lang
from vejviser.handbook.reference.entries import Reference
from vejviser.levers.levers import Levers
from vejviser.road.plan import Road, Step
from vejviser.schedule.schedule import Schedule

_FOLDER = Path(__file__).parent / "report"
_NEXT = 5
_QUESTIONS = 10
_PAIRS = 5
_SINGLES = 8


@dataclass(frozen=True)
class Next:
    """One thing to do now, and whom to turn to."""

    title: str
    do: str
    contacts: tuple[Link, ...]


@dataclass(frozen=True)
class Stage:
    """One stage of the road with its steps."""

    number: int
    title: str
    steps: tuple[Item, ...]


def render(
    schedule: Schedule,
    lang: Lang,
    *,
    name: str = "",
    about: str = "",
    levers: Levers | None = None,
    reference: Reference | None = None,
) -> bytes:
    """The page as UTF-8 bytes; the same arguments give the same bytes.

    `name` and `about` are the project's, `levers` adds the shortcuts, `reference` whom to turn to and what
    others learnt.
    """
    words, calendar = Wording(schedule.road.handbook, lang), Calendar(schedule.start, lang)
    made = outline(schedule, lang, name, levers)
    road = schedule.road
    page = _template().render(
        lang=lang,
        t=lambda key, **particulars: tell(key, lang, **particulars),
        style=Markup((_FOLDER / "page.css").read_text(encoding="utf-8")),
        made=made,
        about=about,
        notice=NOTICE[lang],
        facts=_facts(road, words),
        slow=_slow(made, calendar),
        next=_next(schedule, made, words, reference),
        wide=Markup(draw(schedule, lang, name=name, bare=True, ids="wide")),
        narrow=Markup(draw(schedule, lang, name=name, narrow=True, bare=True, ids="narrow")),
        heads=heads(lang),
        rows=[(cells(row, calendar), row) for row in made.rows],
        start=calendar.date(schedule.start),
        **_findings(road, words),
        notes=_notes(schedule, words),
        stages=_stages(made, road, words, calendar, reference),
        **_levers(levers, made, words, calendar),
        questions=[question(one, words) for one in road.questions],
        shown=_QUESTIONS,
        readings=[reading(one, road, words) for one in road.readings],
        unmodelled=_unmodelled(road, words),
        sources=sources(road, words),
        receipt=_receipt(schedule, words),
    )
    return page.encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


def _template() -> Template:
    return _environment().get_template("page.html.jinja")


def _facts(road: Road, words: Wording) -> list[str]:
    """The day of the law and how much is settled."""
    settled, every = road.progress
    told = [
        tell("as_of", words.lang, day=words.date(road.as_of)),
        tell("progress", words.lang, settled=settled, all=every),
    ]
    if road.overlays:
        names = ", ".join(words.name(name) for name in road.overlays)
        told.append(tell("overlays", words.lang, names=names))
    return told


def _notes(schedule: Schedule, words: Wording) -> list[str]:
    """Steps that were left behind, and those that stand somewhere without being on the road."""
    found = schedule.walked
    names = {step: words.name(step) for step in (*found.left_behind, *found.beside)}
    return walked_notes(found, names, words.lang)


def _next(schedule: Schedule, made: Outline, words: Wording, reference: Reference | None) -> list[Next]:
    """The steps that come first, the critical ones before others, with whom to turn to."""
    by_id = {one.entry.id: one for one in schedule.road.steps}
    return [
        Next(
            row.title,
            words.say(by_id[row.id].entry.do),
            contacts(by_id[row.id], schedule.road, words, reference),
        )
        for row in made.first[:_NEXT]
    ]


def _slow(made: Outline, calendar: Calendar) -> list[tuple[str, str, str]]:
    """The steps that hold the goal up most, with their median time and their share of the draws."""
    return [
        (
            row.id,
            row.title,
            tell("slow_words", calendar.lang, time=time, share=share(row.critical, calendar.lang)),
        )
        for row in slowest(made.rows)[:_NEXT]
        if (time := row_length(row, calendar))
    ]


def _findings(road: Road, words: Wording) -> dict[str, list[Item]]:
    """The findings that arise: the headlines, and the others."""
    told = [(one.entry.headline, finding(one, road, words)) for one in road.findings.values() if one.applies]
    return {
        "headlines": [item for headline, item in told if headline],
        "others": [item for headline, item in told if not headline],
    }


def _stages(
    made: Outline, road: Road, words: Wording, calendar: Calendar, reference: Reference | None
) -> list[Stage]:
    """The steps of each stage in the order of the picture."""
    by_id: dict[str, Step] = {one.entry.id: one for one in road.steps}

    def told(row: Row) -> Item:
        return step(by_id[row.id], row, road, words, calendar, reference)

    return [
        Stage(
            number, say(f"stage.{stage}", words.lang), tuple(told(r) for r in made.rows if r.stage == stage)
        )
        for number, stage in enumerate(STAGES, 1)
    ]


def _levers(levers: Levers | None, made: Outline, words: Wording, calendar: Calendar) -> dict[str, object]:
    """The best single shortcuts and pairs, and where most time lies."""
    single: list[Shortcut] = []
    pairs: list[Shortcut] = []
    if levers is not None:
        single = [shortcut(one, words, calendar) for one in best_levers(levers, _SINGLES, 0)]
        pairs = [shortcut(one, words, calendar) for one in best_levers(levers, 0, _PAIRS)]
    slow = few([row.title for row in slowest(made.rows)], words)
    return {"tried": levers is not None, "single": single, "pairs": pairs, "slow_names": slow}


def _unmodelled(
    road: Road, words: Wording
) -> list[tuple[str, tuple[Link, ...], tuple[tuple[str, str], ...]]]:
    return [
        (words.say(one.reason), links(one.cite, words), marks([one.mark], words)) for one in road.unmodelled
    ]


def _receipt(schedule: Schedule, words: Wording) -> list[tuple[str, str]]:
    receipt, lang = schedule.road.receipt, words.lang
    draws = tell("receipt.draws_line", lang, n=words.number(schedule.draws), seed=schedule.address.seed)
    told = [
        (tell("receipt.id", lang), receipt.id),
        (tell("receipt.day", lang), words.date(receipt.as_of)),
        (tell("receipt.handbook", lang), f"{receipt.version} {receipt.content_hash}"),
        (tell("receipt.draws", lang), draws),
        (tell("receipt.answers", lang), words.number(len(receipt.answers))),
    ]
    if schedule.road.set_aside:
        names = ", ".join(words.label(name) for name in schedule.road.set_aside)
        told.append((tell("set_aside", lang), names))
    return told

"""The reference tables on the terminal: lists, single rows, and what stands beside a step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from rich.text import Text as Line

from vejviser.cli.card import print_card
from vejviser.cli.paper import Paper
from vejviser.cli.texts import say
from vejviser.export import phrases
from vejviser.export.row_card import row_card
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang, Text
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference import entries as r
from vejviser.road.alongside import NO_DESK, NO_EXPERIENCE, BesideDesk, desks, experiences

REFERENCE_KINDS = (
    "actors", "datasets", "experiences", "agreements", "clauses", "checklists", "readiness", "assumed_times",
    "milestones",
)  # fmt: skip
LABEL = 14


def shelf_of(reference: r.Reference, kind: str) -> Mapping[str, r.AnyRow]:
    """The rows of one kind by id."""
    shelf: Mapping[str, r.AnyRow] = getattr(reference, kind)
    return shelf


def title_of(row: r.AnyRow) -> Text:
    """The one line that says what a row is."""
    for attribute in ("title", "name", "question", "words"):
        text = getattr(row, attribute, None)
        if isinstance(text, Text):
            return text
    return Text(row.id, row.id)


def count_rows(reference: r.Reference, lang: Lang, paper: Paper) -> None:
    """Print how many rows there are of each kind."""
    for kind in REFERENCE_KINDS:
        label = say(f"kind.{kind}", lang)
        paper.line(f"{len(shelf_of(reference, kind)):>5}  ", (f"{kind:<12}", "bold"), ("  " + label, "dim"))


def list_rows(reference: r.Reference, kind: str, lang: Lang) -> int:
    """Print the ids and titles of one table, each with its mark; 0."""
    paper = Paper()
    for name, row in shelf_of(reference, kind).items():
        paper.line(f"{paper.glyphs.mark(row.mark)} ", (name, "bold"))
        paper.words(title_of(row).say(lang), "dim", Line("    "))
    return 0


def show_row(handbook: Handbook, reference: r.Reference, name: str, lang: Lang) -> bool:
    """Print the row that has an id; false where none has."""
    found = reference.find(name)
    if found is None:
        return False
    print_card(row_card(handbook, reference, *found, lang), Paper())
    return True


def print_assumed(handbook: Handbook, reference: r.Reference, step: str, lang: Lang, paper: Paper) -> None:
    """Write how long we assume that a step takes, and that it is our assumption; nothing where we do not."""
    row = reference.assumed_by_step.get(step)
    if row is not None:
        ours = say("plan.assumed_ours", lang, name=row.id)
        told = f"{phrases.assumed(Wording(handbook, lang), row)} ({ours})"
        _lines(paper, say("plan.assumed", lang), [told])


def print_beside(
    handbook: Handbook, reference: r.Reference, step: str, day: dt.date, lang: Lang, paper: Paper
) -> None:
    """Write whom to turn to about a step, and what others learnt; or plainly that none is known.

    Nothing where there are no tables.
    """
    if not reference.actors:
        return
    words = Wording(handbook, lang)
    beside = [_desk(words, desk, lang) for desk in desks(handbook, reference, step, day)]
    learnt = [
        f"{row.id}: {words.say(row.title)} ({say(f'outcome.{row.outcome}', lang)})"
        for row in experiences(reference, step)
    ]
    _lines(paper, say("ref.desks", lang), beside or [NO_DESK.say(lang)])
    _lines(paper, say("ref.experiences", lang), learnt or [NO_EXPERIENCE.say(lang)])


def _desk(words: Wording, desk: BesideDesk, lang: Lang) -> str:
    name = words.say(desk.name)
    if desk.until:
        day = words.date(desk.until)
        name = (
            say("plan.until", lang, name=name, day=day, then=words.say(desk.then))
            if desk.then
            else say("ref.until", lang, name=name, day=day)
        )
    told = [say(f"part.{desk.part}", lang)]
    region = say(f"region.{desk.region}", lang)
    if desk.region != "national" and region not in name:
        told.append(region)
    return " · ".join([f"{name} ({', '.join(told)})", *([desk.url] if desk.url else [])])


def _lines(paper: Paper, label: str, told: Iterable[str]) -> None:
    for number, text in enumerate(told):
        lead = Line(f"{label if number == 0 else '':<{LABEL}}", "dim")
        paper.words(text, "", lead, Line(" " * (LABEL + 2)))

"""`vejviser papers` and `vejviser paper`: which papers a project needs, and one of them as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from vejviser.cli.localised import hint
from vejviser.cli.opening import BadInputError, Opened, clash_error, open_project, open_reference
from vejviser.cli.paper import Paper as Sheet
from vejviser.cli.texts import say
from vejviser.cli.whole_file import check, deliver
from vejviser.export.material import Material
from vejviser.export.papers.catalogue import (
    KINDS,
    LETTER,
    REPORT,
    Kind,
    Need,
    NotNeededError,
    UnknownReadingError,
    needs,
    paper,
)
from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import Paper, blanks
from vejviser.export.road_json import NOTICE
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.law.errors import AnswersError
from vejviser.road.faults import visible
from vejviser.road.plan import Road, plan

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMATS = ("pdf", "docx")
NAMED = 3
"""How many steps, readings or facts are named before the rest is only counted."""


def papers_command(file: str, as_of: str, overlays: Sequence[str], lang: Lang) -> int:
    """Print which papers a project needs, and why; 0."""
    opened = open_project(file, as_of, overlays, lang)
    _List(_road(opened), lang, Sheet()).print(opened, file)
    return 0


def paper_command(
    file: str, kind: str, format: str, out: str, reading: str, force: bool, as_of: str,  # noqa: A002
    overlays: Sequence[str], lang: Lang,
) -> int:  # fmt: skip
    """Write one paper of a project to a file, and say where it is; 0."""
    chosen = _kind(kind, lang)
    if reading and chosen.id != LETTER:
        raise BadInputError(say("paper.reading_alone", lang))
    ending = _ending(format, out, lang)
    path = out or f"{'-'.join(part for part in (Path(file).stem, chosen.id, reading) if part)}.{ending}"
    check(path, file, force, lang)
    opened = open_project(file, as_of, overlays, lang)
    road = _road(opened)
    project = opened.project
    reference = open_reference(opened.laid)
    matter = Matter(road, lang, project.name, project.about, reference, reading)
    if chosen.id == REPORT:
        material = Material(project, road, lang, lambda: reference)
        matter = replace(matter, schedule=material.schedule, levers=material.levers)
    made = _made(chosen, matter)
    count = len(blanks(made.blocks))
    key = "paper.saved" if count > 1 else "paper.saved_one" if count else "paper.saved_full"
    told = say(key, lang, path=visible(path, 200), count=count)
    deliver(_rendered(made, ending), path, force, told, lang)
    return 0


def _road(opened: Opened) -> Road:
    try:
        return plan(opened.handbook, opened.project.facts, opened.as_of, opened.overlays)
    except AnswersError:
        raise clash_error(opened) from None


def _kind(name: str, lang: Lang) -> Kind:
    if name in KINDS:
        return KINDS[name]
    valid = list(KINDS)
    near = hint(name, valid, lang) if hint(name, valid, lang) != hint("", valid, lang) else ""
    told = say("paper.kind", lang, name=visible(name), nearest=near.rstrip("?"), valid=", ".join(valid))
    raise BadInputError(told)


def _ending(format: str, out: str, lang: Lang) -> str:  # noqa: A002
    """The format asked for, by name or by the ending of the file."""
    if format and format not in FORMATS:
        raise BadInputError(say("paper.format", lang, name=visible(format)))
    written = Path(out).suffix.lower().removeprefix(".")
    chosen = format or (written if written in FORMATS else FORMATS[0])
    if out and written != chosen:
        raise BadInputError(say("paper.ending", lang, path=visible(out), format=chosen))
    return chosen


def _made(kind: Kind, matter: Matter) -> Paper:
    lang = matter.lang
    try:
        return paper(kind, matter)
    except NotNeededError:
        need = next(one for one in needs(matter.road) if one.kind is kind)
        why = _why_not(need, Wording(matter.road.handbook, lang))
        raise BadInputError(say("paper.not_needed", lang, kind=kind.id, why=why)) from None
    except UnknownReadingError as error:
        valid = ", ".join(error.valid)
        if not error.name:
            raise BadInputError(say("paper.which_reading", lang, valid=valid)) from None
        near = say("error.nearest", lang, name=error.nearest).rstrip("?") if error.nearest else ""
        told = say("paper.reading", lang, name=visible(error.name), nearest=near, valid=valid)
        raise BadInputError(told) from None


def _rendered(made: Paper, ending: str) -> bytes:
    if ending == "docx":
        from vejviser.export.papers.docx import document

        return document(made)
    from vejviser.export.papers.typst import UnknownLetterError, pdf

    try:
        return pdf(made)
    except UnknownLetterError as error:
        letter = visible(error.letter)
        raise BadInputError(say("paper.letter", made.lang, letter=letter)) from None


def _few(names: Iterable[str], lang: Lang) -> str:
    told = list(names)
    shown = "; ".join(told[:NAMED])
    more = len(told) - NAMED
    return say("papers.more", lang, names=shown, count=more) if more > 0 else shown


def _why_not(need: Need, words: Wording) -> str:
    """Why a project does not need a kind of paper."""
    if need.kind.id == LETTER:
        return say("papers.no_reading", words.lang)
    steps = words.handbook.steps
    known = [words.say(steps[name].title) for name in need.kind.steps if name in steps]
    return say("papers.no_step", words.lang, names=_few(known, words.lang))


class _List:
    def __init__(self, road: Road, lang: Lang, sheet: Sheet) -> None:
        self.road, self.lang, self.sheet = road, lang, sheet
        self.words = Wording(road.handbook, lang)

    def print(self, opened: Opened, file: str) -> None:
        """Write the papers that are needed, those that may be, and those that are not."""
        self.sheet.gap()
        self.sheet.words(say("papers.title", self.lang, name=opened.project.name), "bold")
        self.sheet.words(say("plan.as_of", self.lang, day=self.words.date(opened.as_of)), "dim")
        told = needs(self.road)
        for state, key in (("certain", "needed"), ("possible", "perhaps"), ("no", "not_needed")):
            if chosen := [need for need in told if need.state == state]:
                self.sheet.gap()
                self.sheet.words(say(f"papers.{key}", self.lang), "bold")
                for need in chosen:
                    self.need(need)
        self.sheet.gap()
        self.sheet.words(say("papers.make", self.lang, file=visible(file), kind=REPORT), "dim")
        self.sheet.words(NOTICE[self.lang], "dim")

    def need(self, need: Need) -> None:
        """One kind: its name, what it is, and why it is needed or not."""
        sign = {"certain": self.sheet.glyphs.certain, "possible": self.sheet.glyphs.possible, "no": "-"}
        title = self.words.say(need.kind.title)
        self.sheet.words(f"{need.kind.id}: {title}", "", Text(f"{sign[need.state]} "), Text("  "))
        if need.state != "no":
            self.sheet.words(self.words.say(need.kind.what), "dim", Text("  "))
        self.sheet.words(self.why(need), "dim", Text("  "))
        if need.state == "possible" and need.steps:
            facts = dict.fromkeys(fact for step in need.steps for fact in step.open_facts)
            names = _few((self.words.label(fact) for fact in facts), self.lang)
            self.sheet.words(say("papers.waits", self.lang, facts=names), "dim", Text("  "))

    def why(self, need: Need) -> str:
        """The steps or readings that ask for the paper, or those that do not."""
        if need.state == "no":
            return _why_not(need, self.words)
        if need.readings:
            return say("papers.for_readings", self.lang, names=_few(need.readings, self.lang))
        if not need.steps:
            return say("papers.always", self.lang)
        names = _few((self.words.say(step.entry.title) for step in need.steps), self.lang)
        return say("papers.for_step" if len(need.steps) == 1 else "papers.for_steps", self.lang, names=names)

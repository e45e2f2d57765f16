"""`vejviser readings`: the register of contested points, and one letter that asks about one of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from vejviser.cli.localised import hint
from vejviser.cli.opening import BadInputError, Opened, clash_error, laid, open_handbook, open_project
from vejviser.cli.paper import MARK_STYLE, Paper
from vejviser.cli.texts import say
from vejviser.export.road_json import NOTICE
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang, ReadingEntry
from vejviser.handbook.load import Handbook
from vejviser.law.errors import AnswersError
from vejviser.road.faults import visible
from vejviser.road.plan import Road, plan
from vejviser.road.register import Contested, Outcome, register

OUTCOMES_SHOWN = 6


def readings_command(
    file: str | None, as_of: str, overlays: Sequence[str], letter: str, out: str, as_json: bool, lang: Lang
) -> int:
    """Print the register, the part of it that matters for a project, or one question letter; 0."""
    if out and not letter:
        raise BadInputError(say("readings.out_alone", lang))
    if file is None:
        if letter:
            raise BadInputError(say("readings.letter_alone", lang))
        return _all(laid(open_handbook(), overlays, lang), as_json, lang)
    opened = open_project(file, as_of, overlays, lang)
    try:
        road = plan(opened.handbook, opened.project.facts, opened.as_of, opened.overlays)
    except AnswersError:
        raise clash_error(opened) from None
    points = register(road)
    if letter:
        return _letter(road, points, opened, letter, out, lang)
    if as_json:
        from vejviser.export.register_json import contested_json

        sys.stdout.write(contested_json(road.handbook, points, lang))
        return 0
    page = _Page(road.handbook, lang, Paper())
    page.project(opened, points, file)
    return 0


def _all(handbook: Handbook, as_json: bool, lang: Lang) -> int:
    if as_json:
        from vejviser.export.register_json import register_json

        sys.stdout.write(register_json(handbook, handbook.readings.values(), lang))
        return 0
    _Page(handbook, lang, Paper()).register()
    return 0


def _letter(road: Road, points: Sequence[Contested], opened: Opened, name: str, out: str, lang: Lang) -> int:
    """Write the letter on one reading to the file `out`, or to the terminal."""
    from vejviser.export.letter import question_letter

    point = next((point for point in points if point.entry.id == name), None)
    if point is None:
        names = [one.entry.id for one in points]
        if name in road.handbook.readings:
            valid = ", ".join(names) or say("plan.none", lang)
            raise BadInputError(say("readings.not_here", lang, name=name, valid=valid))
        raise BadInputError(say("error.name", lang, name=visible(name), nearest=hint(name, names, lang)))
    text = question_letter(road, point, lang, opened.project.name, opened.project.about)
    if not out:
        sys.stdout.write(text)
        return 0
    try:
        Path(out).write_text(text, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInputError(say("error.save", lang, path=visible(out), reason=reason)) from None
    sys.stdout.write(say("readings.saved", lang, path=out) + "\n")
    return 0


class _Page:
    def __init__(self, handbook: Handbook, lang: Lang, paper: Paper) -> None:
        self.handbook, self.lang, self.paper = handbook, lang, paper
        self.words = Wording(handbook, lang)

    def say(self, key: str, **particulars: object) -> str:
        return say(key, self.lang, **particulars)

    def register(self) -> None:
        """Every contested point of the handbook."""
        entries = list(self.handbook.readings.values())
        self.paper.gap()
        self.paper.words(self.say("readings.title"), "bold")
        self.paper.words(self.say("readings.count", count=len(entries)), "dim")
        for entry in entries:
            self.head(entry)
            for name in entry.positions:
                self.position(entry, name)
            self.detail(self.words.say(entry.consequence), "")
            if entry.authority:
                whom = self.words.say(self.handbook.authorities[entry.authority].name)
                self.detail(self.say("readings.ask", whom=whom))
        self.foot()

    def project(self, opened: Opened, points: Sequence[Contested], file: str) -> None:
        """The contested points that matter for a project, with what each position leads to."""
        self.paper.gap()
        self.paper.words(opened.project.name, "bold")
        day = self.say("plan.as_of", day=self.words.date(opened.as_of))
        self.paper.words(f"{day} · {self.say('readings.matter', count=len(points))}", "dim")
        for point in points:
            self.head(point.entry)
            for name in point.entry.positions:
                self.position(point.entry, name, name == point.taken)
                self.outcomes(point.outcomes, name)
            if not point.outcomes:
                self.detail(self.say("readings.same"))
            if point.desk:
                self.detail(self.say("readings.ask", whom=self.words.say(point.desk.authority.name)))
        if points:
            self.paper.gap()
            told = self.say("readings.write", file=file, name=points[0].entry.id)
            self.paper.words(told, "dim")
        self.foot()

    def head(self, entry: ReadingEntry) -> None:
        self.paper.gap()
        mark = entry.mark or "memory"
        lead = Text(f"{self.paper.glyphs.mark(mark)} ", MARK_STYLE[mark])
        self.paper.words(self.words.say(entry.question), "bold", lead, Text("  "))
        self.detail(entry.id)

    def position(self, entry: ReadingEntry, name: str, taken: bool = False) -> None:
        position = entry.positions[name]
        label = self.words.say(position.label) + (f" ({self.say('plan.taken')})" if taken else "")
        self.paper.words(label, "", Text("  - "))
        self.detail(self.say("plan.held_by", who=self.words.say(position.held_by).rstrip(".")), indent="    ")
        self.detail(self.words.cites(position.cite), indent="    ")

    def outcomes(self, outcomes: Sequence[Outcome], position: str) -> None:
        """What this position leads to, a line for each finding and step that turns on it."""
        told = [one for one in outcomes if position in one.under]
        for one in told[:OUTCOMES_SHOWN]:
            self.paper.words(self.outcome(one, one.under[position]), "", Text("    → "))
        if left := len(told) - OUTCOMES_SHOWN:
            self.detail(self.say("readings.more", count=left) if left > 0 else "", indent="    ")

    def outcome(self, one: Outcome, values: Sequence[str]) -> str:
        if one.kind == "step":
            return f"{self.words.name(one.name)}: {self.say(f'readings.step.{values[0]}')}"
        told = self.say("plan.or").join(self.words.value(one.name, value) for value in values)
        return f"{self.words.name(one.name).rstrip('?')}: {told or self.say('plan.none')}"

    def detail(self, text: str, style: str = "dim", indent: str = "  ") -> None:
        if text:
            self.paper.words(text, style, Text(indent))

    def foot(self) -> None:
        self.paper.gap()
        self.paper.words(NOTICE[self.lang], "dim")

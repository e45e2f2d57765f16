"""`vejviser compare` and `vejviser plan --set`: two roads side by side, the differences first."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping, Sequence

from rich.text import Text

from vejviser.cli.diff import ChangePrinter
from vejviser.cli.opening import BadInputError, Opened, open_project, open_reference
from vejviser.cli.paper import Paper, fitted
from vejviser.cli.texts import say
from vejviser.cli.timing import months_from_to, road_of, timed, to_goal
from vejviser.export import phrases
from vejviser.export.wording import Wording
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import Lang
from vejviser.law.model import Answer
from vejviser.levers.compare import Comparison, compare
from vejviser.road.answers import written
from vejviser.road.faults import ProjectError, visible
from vejviser.road.project import parse_project
from vejviser.schedule.schedule import TimedStep

COLUMN = 15


def compare_command(
    file_a: str, file_b: str, as_of: str, overlays: Sequence[str], as_json: bool, lang: Lang
) -> int:
    """Print two projects side by side, or write their differences as JSON; 0."""
    opened = [open_project(file, as_of, overlays, lang) for file in (file_a, file_b)]
    names = [one.project.name for one in opened]
    return show(opened[0], opened[1], (names[0], names[1]), as_json, lang)


def what_if_command(
    file: str, settings: Sequence[str], as_of: str, overlays: Sequence[str], as_json: bool, lang: Lang
) -> int:
    """Print a project beside itself with some facts answered otherwise; 0."""
    opened = open_project(file, as_of, overlays, lang)
    facts = {**opened.project.facts, **settled(settings, opened, lang)}
    known = {fact: answer for fact, answer in facts.items() if answer is not None}
    other = dataclasses.replace(opened, project=dataclasses.replace(opened.project, facts=known))
    names = (f"{opened.project.name}, {say('compare.asked', lang)}", say("compare.set", lang))
    return show(opened, other, names, as_json, lang)


def settled(settings: Sequence[str], opened: Opened, lang: Lang) -> dict[str, Answer | None]:
    """The answers given as fact=answer; raises `BadInputError` for one that the fact cannot take."""
    found: dict[str, Answer | None] = {}
    facts = law_facts(opened.laid.contents)
    for setting in settings:
        fact, sign, value = setting.partition("=")
        fact, value = fact.strip(), value.strip()
        remark = " #" in value and (fact not in facts or facts[fact].type != "text")
        if not sign or not fact.isidentifier() or not setting.isprintable() or remark:
            raise BadInputError(say("error.set", lang, value=visible(setting)))
        value = _spelt(facts[fact].type, value) if fact in facts and value else value
        try:
            text = f"name: x\nfacts:\n  {fact}: {value or 'null'}\n"
            project = parse_project(text, facts, opened.laid.decisions, "--set")
        except ProjectError as error:
            problem = "; ".join(fault.words(lang) for fault in error.faults)
            raise BadInputError(
                say("error.set_answer", lang, value=visible(setting), problem=problem)
            ) from None
        found[fact] = project.facts.get(fact)
    return found


def _spelt(kind: str, value: str) -> str:
    """The value as a project file spells it: a list in its brackets, a text with all its signs."""
    if kind == "choices" and not value.startswith("["):
        return f"[{value}]"
    if kind == "text" and value[0] not in "\"'":
        return written(value)
    return value


def show(a: Opened, b: Opened, names: tuple[str, str], as_json: bool, lang: Lang) -> int:
    """Print the comparison of two opened projects; 0."""
    reference = open_reference(a.laid)
    drawn_as = min(a.project.name, b.project.name)  # only the roads may differ, whichever stands first
    found = compare(*(timed(one, road_of(one), reference, drawn_as=drawn_as) for one in (a, b)))
    if as_json:
        from vejviser.export.compare_json import compare_json

        sys.stdout.write(compare_json(found, lang, names))
        return 0
    _Page(found, names, Wording(b.laid, lang), Paper()).print()
    return 0


class _Page:
    def __init__(self, comparison: Comparison, names: tuple[str, str], words: Wording, paper: Paper) -> None:
        self.comparison, self.names, self.words, self.paper = comparison, names, words, paper

    def say(self, key: str, **particulars: object) -> str:
        return say(key, self.words.lang, **particulars)

    def print(self) -> None:
        """The differences, then both roads side by side."""
        sides = (self.comparison.a, self.comparison.b)
        for letter, name, schedule in zip("AB", self.names, sides, strict=True):
            self.paper.gap()
            self.paper.words(name, "bold", Text(f"{letter}  "))
            told = to_goal(schedule, self.words) if schedule.steps else self.say("time.no_goal")
            self.paper.words(told, "", Text("   "))
        self.differences()
        self.side_by_side()
        self.paper.gap()
        self.paper.words(self.say("time.estimate"), "dim")

    def heading(self, key: str) -> None:
        self.paper.gap()
        self.paper.words(self.say(key), "bold")

    def differences(self) -> None:
        found = self.comparison
        self.heading("compare.differences")
        moved = {name: days for name, days in found.milestones.items() if days[0] != days[1]}
        if not (found.answers or found.change or moved):
            self.paper.words(self.say("compare.none"), "", Text("  "))
            return
        for name, (before, after) in moved.items():
            self.milestone(name, before, after)
        if found.fees:
            told = self.say("compare.fees", fees=phrases.fees(self.words, found.fees))
            self.paper.words(told, "", Text("  ~ ", "yellow"), Text("    "))
        self.answers(found.answers)
        ChangePrinter(self.words, self.paper).print(found.change)

    def milestone(self, name: str, before: float | None, after: float | None) -> None:
        schedule = self.comparison.b if after is not None else self.comparison.a
        title = self.words.say(schedule.milestones[name].milestone.title)
        change = self.say("compare.absent")
        if before is not None and after is not None:
            key = "compare.sooner" if after < before else "compare.later"
            change = self.say(key, months=self.words.months(abs(after - before)))
        told = ["–" if days is None else self.words.months(days) for days in (before, after)]
        style = "green" if after is not None and (before is None or after < before) else "red"
        self.paper.words(
            self.say("compare.milestone", name=title, a=told[0], b=told[1], change=change), "",
            Text("  ~ ", style), Text("    "),
        )  # fmt: skip

    def answers(self, answers: Mapping[str, tuple[Answer | None, Answer | None]]) -> None:
        if not answers:
            return
        self.paper.words(self.say("compare.answers"), "dim", Text("  "))
        for fact, pair in answers.items():
            entry = self.words.handbook.facts[fact]
            told = [
                self.say("compare.unknown") if answer is None else self.words.brief(entry, answer)
                for answer in pair
            ]
            self.paper.words(
                f"{self.words.label(fact)}: {told[0]} → {told[1]}",
                "",
                Text("    ~ ", "yellow"),
                Text("      "),
            )

    def side_by_side(self) -> None:
        self.heading("compare.side")
        room = self.paper.width - 2 * COLUMN - 2
        self.paper.line((" " * room + f"{'A':>{COLUMN}}  {'B':>{COLUMN}}", "dim"))
        for left, right in self.comparison.rows:
            step = left or right
            if step is None:
                continue
            title = fitted(self.words.say(step.step.entry.title), room)
            style = "" if left and right else ("green" if right else "red")
            both = f"{self.when(left):>{COLUMN}}  {self.when(right):>{COLUMN}}"
            self.paper.line((title, style), (both, style or "dim"))

    def when(self, timed: TimedStep | None) -> str:
        return months_from_to(timed, self.words) if timed else "–"

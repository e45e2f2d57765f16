"""`vejviser handbook diff`: what a reform or the passing of time changes, in the law and for projects."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.text import Text

from vejviser.cli.handbook import title_of
from vejviser.cli.opening import BadInputError, given_day, laid, open_handbook, read
from vejviser.cli.paper import Paper
from vejviser.cli.texts import say
from vejviser.export.wording import Wording
from vejviser.handbook.differences import Difference, dated_differences, overlay_differences
from vejviser.handbook.entries import Authority, Lang
from vejviser.handbook.load import Handbook
from vejviser.law.errors import AnswersError
from vejviser.road.differences import FindingChange, ProjectChange, View, project_change
from vejviser.road.faults import visible

EXAMPLES = Path("examples")
"""The projects that are compared when none is named, where this directory is at hand."""


def diff_command(files: Sequence[str], overlay: str, start: str, end: str, as_json: bool, lang: Lang) -> int:
    """Print what differs in the handbook and for each project; 0."""
    if bool(overlay) == bool(start or end) or bool(start) != bool(end):
        raise BadInputError(say("diff.two_ways", lang))
    handbook = open_handbook()
    paths = [Path(file) for file in files] or sorted(EXAMPLES.glob("*.yaml"))
    if overlay:
        told = laid(handbook, [overlay], lang)
        differences = overlay_differences(handbook, overlay)
        title = say("diff.overlay", lang, name=Wording(told, lang).say(handbook.overlays[overlay].title))
        today = dt.date.today()
        views = {path: (View(today), View(today, (overlay,))) for path in paths}
    else:
        told, (first, last) = handbook, _days(start, end, lang)
        differences = dated_differences(handbook, first, last)
        words = Wording(handbook, lang)
        title = say("diff.days", lang, start=words.date(first), end=words.date(last))
        views = dict.fromkeys(paths, (View(first), View(last)))
    projects = _projects(handbook, views, lang)
    if as_json:
        from vejviser.export.diff_json import diff_json

        sys.stdout.write(diff_json(Wording(told, lang), differences, projects))
        return 0
    page = _Page(told, lang, Paper())
    page.handbook_part(title, differences)
    page.projects_part(projects)
    return 0


def _days(start: str, end: str, lang: Lang) -> tuple[dt.date, dt.date]:
    first, last = given_day(start, lang), given_day(end, lang)
    if first is None or last is None or first >= last:
        raise BadInputError(say("diff.order", lang))
    return first, last


def _projects(
    handbook: Handbook, views: Mapping[Path, tuple[View, View]], lang: Lang
) -> dict[str, ProjectChange | str]:
    """What changes for each project by its name, or why its answers cannot stand."""
    found: dict[str, ProjectChange | str] = {}
    for path, (before, after) in views.items():
        project = read(path, handbook)
        name = project.name if project.name not in found else f"{project.name} ({path})"
        try:
            found[name] = project_change(handbook, project.facts, before, after)
        except AnswersError as error:
            found[name] = say("diff.clash", lang, reason=visible(", ".join(error.facts)))
    return found


class _Page:
    def __init__(self, handbook: Handbook, lang: Lang, paper: Paper) -> None:
        self.lang, self.paper = lang, paper
        self.words = Wording(handbook, lang)

    def say(self, key: str, **particulars: object) -> str:
        return say(key, self.lang, **particulars)

    def handbook_part(self, title: str, differences: Sequence[Difference]) -> None:
        """What is added, repealed, changed, begins and ends, by kind."""
        self.paper.gap()
        self.paper.words(title, "bold")
        if not differences:
            self.paper.words(self.say("diff.none"), "dim")
        for kind in dict.fromkeys(one.kind for one in differences):
            self.paper.gap()
            self.paper.words(self.say(f"kind.{kind}").capitalize(), "bold")
            groups: dict[tuple[str, str, object], list[Difference]] = {}
            for one in differences:
                if one.kind == kind:
                    table = getattr(one.entry, "table", "") or one.entry.id
                    groups.setdefault((table, one.how, one.day), []).append(one)
            for (name, _, _), group in groups.items():
                self.difference(name, group[0], len(group))

    def difference(self, name: str, one: Difference, count: int) -> None:
        """One entry that differs, or `count` rows of one decision table."""
        sign, style = {
            "added": ("+", "green"), "begins": ("+", "green"), "changed": ("~", "yellow"),
            "repealed": ("-", "red"), "ends": ("-", "red"),
        }[one.how]  # fmt: skip
        day = self.words.date(one.day) if one.day else ""
        how = self.say(f"diff.{one.how}", day=day, keys=", ".join(one.keys))
        then = one.successor and self.say("diff.succeeds", name=self.words.say(one.successor.name))
        rows = self.say("diff.rows", count=count) if count > 1 else ""
        parts = (f"{name if count > 1 else one.entry.id}: {how}", rows, then)
        told = "; ".join(part for part in parts if part)
        self.paper.words(told, "", Text(f"  {sign} ", style), Text("    "))
        self.paper.words(title_of(one.entry, self.words), "dim", Text("    "))

    def projects_part(self, projects: Mapping[str, ProjectChange | str]) -> None:
        """What each project gains and loses; those without a difference in one line."""
        self.paper.gap()
        if not projects:
            self.paper.words(self.say("diff.no_projects"), "dim")
            return
        self.paper.words(self.say("diff.projects"), "bold")
        for name, change in projects.items():
            if change:
                self.paper.gap()
                self.paper.words(name, "bold", Text("  "))
                printer = ChangePrinter(self.words, self.paper)
                if isinstance(change, str):
                    printer.line("!", "red", change)
                else:
                    printer.print(change)
        untouched = [name for name, change in projects.items() if not change]
        if untouched:
            self.paper.gap()
            self.paper.words(self.say("diff.untouched", names=", ".join(untouched)), "dim", Text("  "))


class ChangePrinter:
    """Prints what differs between two views of one project."""

    def __init__(self, words: Wording, paper: Paper) -> None:
        self.words, self.paper = words, paper

    def say(self, key: str, **particulars: object) -> str:
        """The words of a text of the catalogue."""
        return say(key, self.words.lang, **particulars)

    def print(self, change: ProjectChange) -> None:
        """Each finding, step and desk that differs, a line each."""
        for name, finding in change.findings.items():
            before, after = self.outcomes(name, finding)
            self.line("~", "yellow", f"{self.words.name(name).rstrip('?')}: {before} → {after}")
        for name, step in change.steps.items():
            title = self.words.name(name)
            if step.gained:
                self.line("+", "green", f"{self.say('diff.gained')}: {title}")
            elif step.lost:
                self.line("-", "red", f"{self.say('diff.lost')}: {title}")
            else:
                states = {"before": step.before, "after": step.after}
                told = {key: self.say(f"readings.step.{state}") for key, state in states.items()}
                self.line("~", "yellow", f"{title}, {self.say('diff.surer', **told)}")
        for name, desk in change.desks.items():
            told = {
                "before": self.names(desk.before, desk.after),
                "after": self.names(desk.after, desk.before),
            }
            self.line("~", "yellow", f"{self.words.name(name)}, {self.say('diff.desk', **told)}")

    def names(self, these: Sequence[Authority], others: Sequence[Authority]) -> str:
        """The authorities that stand on this side only."""
        return ", ".join(self.words.say(one.name) for one in these if one not in others) or "–"

    def outcomes(self, name: str, change: FindingChange) -> tuple[str, str]:
        """The outcomes on both sides; of a finding that collects values only those of one side."""
        entry = self.words.handbook.decisions.get(name)
        if not entry or entry.combine != "all":
            return self.values(name, change.before), self.values(name, change.after)
        gone = [self.words.value(name, value) for value in change.before if value not in change.after]
        come = [self.words.value(name, value) for value in change.after if value not in change.before]
        return ", ".join(gone) or "–", ", ".join(come) or "–"

    def values(self, name: str, values: Sequence[str]) -> str:
        """Several outcomes with 'or'."""
        told = self.say("plan.or").join(self.words.value(name, value) for value in values)
        return told or self.say("plan.none")

    def line(self, sign: str, style: str, text: str) -> None:
        """One change behind its sign."""
        self.paper.words(text, "", Text(f"    {sign} ", style), Text("      "))

"""The printed page of a portfolio: milestones, desks, steps, projects, and a policy before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from rich.text import Text

from vejviser.cli.paper import STAGE_COLOUR, Paper, clean, columns
from vejviser.cli.texts import say
from vejviser.export.road_json import NOTICE
from vejviser.export.wording import Wording
from vejviser.handbook.reference.entries import Reference
from vejviser.portfolio.compare import LEAST, Comparison, ProjectChange
from vejviser.portfolio.figures import DeskFigures, Figures, StepFigures
from vejviser.portfolio.outcome import Outcome, Three
from vejviser.portfolio.tally import Desks
from vejviser.schedule.paths import GOALS

MONTH = 30.4375
"""The mean days of a month in the calendar."""
BAR = 20
ROWS = {"desks": 8, "steps": 10, "projects": 15, "moved": 6, "changes": 5, "names": 6}
"""How many rows of each kind are printed unless all are asked for."""
_EVERY = 10**9
Pair = tuple[float, float]
Places = tuple[int | None, int | None]
Row = TypeVar("Row")


class PortfolioPage:
    """Writes the figures of a portfolio, section by section."""

    def __init__(self, words: Wording, reference: Reference, paper: Paper, everything: bool = False) -> None:
        self.words, self.reference, self.paper, self.everything = words, reference, paper, everything

    def say(self, key: str, **particulars: object) -> str:
        """The words of a key."""
        return say(key, self.words.lang, **particulars)

    def print(self, found: Figures, day: dt.date, fixed: bool) -> None:
        """Write the figures of one run."""
        setting, count = found.run.setting, len(found.run.projects)
        self.paper.gap()
        title = self.say("portfolio.title", count=self.number(count))
        self.paper.words(self.say("portfolio.title_one") if count == 1 else title, "bold")
        date = self.words.date(day)
        told = self.say("plan.as_of", day=date) if fixed else self.say("portfolio.own_day", day=date)
        draws = self.say("portfolio.draws", draws=self.number(setting.draws), seed=setting.seed)
        self.paper.words(f"{told}; {draws}", "dim")
        self.milestones(found)
        self.waiting(found)
        self.desks(found)
        self.steps(found)
        self.projects(found)
        self.lacking(found)

    def end(self, found: Figures, comparison: Comparison | None) -> None:
        """Write the limits in law, the receipts and the notice."""
        self.paper.gap()
        self.paper.words(self.say("portfolio.statutory", days=self.number(found.limits)), "dim")
        self.paper.words(self.say("portfolio.receipt", receipt=found.run.receipt), "dim")
        if comparison:
            self.paper.words(self.say("portfolio.receipt", receipt=comparison.after.run.receipt), "dim")
        self.paper.words(NOTICE[self.words.lang], "dim")

    # -- one run -------------------------------------------------------------------------------------

    def milestones(self, found: Figures) -> None:
        """When milestones come, the draws of all projects pooled."""
        if not found.milestones:
            return
        self.heading(self.say("portfolio.milestones"))
        names = {m.milestone: self.sign(m.milestone) for m in found.milestones}
        width = max(map(columns, names.values()))
        for m in found.milestones:
            told = self.months((m.p10, m.p50, m.p90))
            name = names[m.milestone]
            self.paper.line(
                f"  {name}{' ' * (width - columns(name))}  ", told, (f"  {self.count(m.projects)}", "dim")
            )

    def waiting(self, found: Figures) -> None:
        """How the days on critical paths fall on the stages."""
        self.heading(self.say("portfolio.waiting"))
        each = found.days / max(1, len(found.run.projects))
        note = self.say("portfolio.waiting_note", days=self.number(found.days), each=self.number(each))
        self.paper.words(note, "dim", Text("  "))
        most = max(found.stages.values(), default=0.0)
        for stage, days in found.stages.items():
            share = self.share(days / found.days if found.days else 0.0)
            self.row(self.say(f"stage.{stage}"), days, most, f"{share}", STAGE_COLOUR[stage])

    def desks(self, found: Figures) -> None:
        """Who is waited for, most days first."""
        self.heading(self.say("portfolio.desks"))
        if found.bottleneck:
            name, share = self.desk(found.bottleneck.desks), self.share(found.bottleneck.share)
            self.paper.words(self.say("portfolio.bottleneck", name=name, share=share), "", Text("  "))
        spent = [desk for desk in found.desks if desk.days > 0]
        for desk in self.some(spent, "desks"):
            self.desk_row(desk, spent[0].days)
        self.rest(spent, "desks")

    def desk_row(self, desk: DeskFigures, most: float) -> None:
        """One desk with its bar, its projects and the limits in law."""
        told = self.say("portfolio.desk", days=self.number(desk.days), projects=self.count(desk.projects))
        if desk.limits:
            told += f"; {self.say('portfolio.limits', days=self.number(desk.limits))}"
        self.row(self.desk(desk.desks), desk.days, most, self.share(desk.share))
        self.paper.words(told, "dim", Text("    "))

    def steps(self, found: Figures) -> None:
        """The steps in which most days go."""
        self.heading(self.say("portfolio.steps"))
        if found.most_critical:
            name = self.words.name(found.most_critical.step)
            self.paper.words(self.say("portfolio.most_critical", name=name), "", Text("  "))
        spent = [step for step in found.steps if step.days > 0]
        for step in self.some(spent, "steps"):
            self.step_row(step, spent[0].days, found.days)
        self.rest(spent, "steps")

    def step_row(self, step: StepFigures, most: float, total: float) -> None:
        """One step with its bar, and what is known of it."""
        colour = STAGE_COLOUR[self.words.handbook.steps[step.step].stage]
        self.row(self.words.name(step.step), step.days, most, self.share(step.days / total), colour)
        told = self.say(
            "portfolio.step",
            days=self.number(step.days),
            each=self.number(step.each),
            certain=self.number(step.certain),
            possible=self.number(step.possible),
            critical=self.share(step.critical),
            less=self.words.number(step.day_less, 1),
        )
        if step.limit:
            told += f"; {self.say('portfolio.limit', days=self.number(step.limit))}"
        self.paper.words(told, "dim", Text("    "))

    def projects(self, found: Figures) -> None:
        """The projects, slowest first, with the step that they wait longest in."""
        self.heading(self.say("portfolio.projects"))
        if found.unsure:
            key = "portfolio.unsure_one" if found.unsure == 1 else "portfolio.unsure"
            self.paper.words(self.say(key, count=self.number(found.unsure)), "yellow", Text("  "))
        slowest = sorted(found.run.outcomes, key=lambda outcome: -outcome.finish[1])
        for outcome in self.some(slowest, "projects"):
            self.paper.words(outcome.name, "", Text("  "))
            self.paper.words(self.project(outcome), "dim", Text("    "))
        self.rest(slowest, "projects")

    def project(self, outcome: Outcome) -> str:
        """Goal, months and longest wait of a project."""
        goal = self.sign(outcome.goal) if outcome.goal else self.say("portfolio.no_goal")
        waits = f"; {self.words.name(outcome.waits)}" if outcome.waits else ""
        open_steps = self.say("portfolio.possible", count=outcome.possible) if outcome.possible else ""
        return f"{goal}: {self.months(outcome.finish)}{waits}{'; ' if open_steps else ''}{open_steps}"

    def lacking(self, found: Figures) -> None:
        """The projects without a sure road to the farthest milestone, and the questions that decide."""
        lacking = found.lacking
        goal = next((name for name in GOALS if name in self.reference.milestones), "")
        if not (lacking.closed or lacking.open) or not goal:
            return
        self.heading(self.say("portfolio.lacking", goal=self.sign(goal)))
        for key, names in (("portfolio.closed", lacking.closed), ("portfolio.open", lacking.open)):
            if names:
                told = self.say(key, count=self.number(len(names)), names=self.names(names))
                self.paper.words(told, "", Text("  "))
        for fact, count in lacking.facts:
            label = self.words.label(fact)
            told = self.say("portfolio.question", label=label, fact=fact, projects=self.count(count))
            self.paper.words(told, "", Text("  "))

    # -- a policy ------------------------------------------------------------------------------------

    def policy(self, found: Comparison) -> None:
        """What the policy changes: months saved, who gains and loses, and the order of the bottlenecks."""
        policy = found.after.run.setting.policy
        if policy is None:
            return
        self.heading(self.say("portfolio.policy", name=self.words.say(policy.name)))
        self.paper.words(self.words.say(policy.text), "", Text("  "))
        if policy.assumption:
            told = self.say("portfolio.assumption", text=self.words.say(policy.assumption))
            self.paper.words(told, "dim", Text("  "))
        self.saved(found)
        for key, count in found.made.items():
            self.paper.words(self.say(f"portfolio.facts_{key}", count=self.number(count)), "dim", Text("  "))
        self.heading(self.say("portfolio.order_milestones"))
        self.milestones_moved(found)
        self.heading(self.say("portfolio.order_desks"))
        self.moves([(self.desk(moved.key), moved.days, moved.place) for moved in found.desks])
        self.heading(self.say("portfolio.order_steps"))
        self.moves([(self.words.name(moved.key), moved.days, moved.place) for moved in found.steps])

    def saved(self, found: Comparison) -> None:
        """The months saved in all, and the projects that gain and lose."""
        same = [change for change in found.projects if change.saved is not None]
        before, after = (sum(change.days[k] for change in same) for k in (0, 1))
        told = self.say(
            "portfolio.saved",
            months=self.month(found.saved),
            before=self.month(before),
            after=self.month(after),
        )
        self.paper.gap()
        self.paper.words(told, "bold", Text("  "))
        for key, changes in (("portfolio.gain", found.gain), ("portfolio.lose", found.lose)):
            self.paper.words(self.say(key, count=self.number(len(changes))), "", Text("  "))
            for change in self.some(changes, "changes"):
                self.change(change)
        still = len(same) - len(found.gain) - len(found.lose)
        self.paper.words(self.say("portfolio.same", count=self.number(still)), "", Text("  "))
        if found.elsewhere:
            names = self.names([change.name for change in found.elsewhere])
            count = self.number(len(found.elsewhere))
            self.paper.words(self.say("portfolio.other_goal", count=count, names=names), "", Text("  "))

    def change(self, change: ProjectChange) -> None:
        """One project before and after."""
        sign = "−" if (change.saved or 0.0) > 0 else "+"
        saved = f"{sign}{self.month(abs(change.saved or 0.0))}"
        before, after = map(self.month, change.days)
        told = self.say("portfolio.change", before=before, after=after, saved=saved)
        self.paper.words(f"{change.name}: {told}", "dim", Text("    "))

    def milestones_moved(self, found: Comparison) -> None:
        """The median month of each milestone before and after, the draws of all projects pooled."""
        after = {m.milestone: m for m in found.after.milestones}
        for m in found.before.milestones:
            then = after.get(m.milestone)
            told = f"{self.month(m.p50)} → {self.month(then.p50) if then else '–'}"
            self.paper.words(told, "dim", Text(f"  {self.sign(m.milestone)}: "), Text("    "))

    def moves(self, rows: Sequence[tuple[str, Pair, Places]]) -> None:
        """The places where the days waited change most, before and after, with their place in the order."""
        moved = [row for row in rows if abs(row[1][1] - row[1][0]) >= LEAST]
        if not moved:
            self.paper.words(self.say("portfolio.unmoved"), "dim", Text("  "))
        moved.sort(key=lambda row: -abs(row[1][1] - row[1][0]))
        for name, days, places in self.some(moved, "moved"):
            before, after = map(self.number, days)
            at = [str(place) if place else "–" for place in places]
            place = self.say("portfolio.place", before=at[0], after=at[1])
            self.paper.words(f"{before} → {after}, {place}", "dim", Text(f"  {name}: "), Text("    "))
        self.rest(moved, "moved")

    # -- words ---------------------------------------------------------------------------------------

    def heading(self, title: str) -> None:
        """A heading after an empty line."""
        self.paper.gap()
        self.paper.words(title, "bold")

    def row(self, name: str, days: float, most: float, told: str, colour: str = "") -> None:
        """A bar before a name and a share."""
        full = round(BAR * days / most) if most else 0
        glyphs = self.paper.glyphs
        bar = glyphs.full * full + glyphs.empty * (BAR - full)
        self.paper.line("  ", (bar, colour), f" {told:>5}  ", clean(name))

    def some(self, rows: Sequence[Row], kind: str) -> Sequence[Row]:
        """The first rows of a kind, or all where all are asked for."""
        return rows[: _EVERY if self.everything else ROWS[kind]]

    def rest(self, rows: Sequence[object], kind: str) -> None:
        """How many rows are not printed."""
        left = len(rows) - len(self.some(rows, kind))
        if left:
            self.paper.words(self.say("portfolio.more", count=self.number(left)), "dim", Text("  "))

    def names(self, names: Sequence[str]) -> str:
        """Some names of projects in one line."""
        shown = self.some(names, "names")
        left = len(names) - len(shown)
        more = f" {self.say('portfolio.more', count=self.number(left))}" if left else ""
        return ", ".join(shown) + more

    def sign(self, milestone: str) -> str:
        """The short name of a milestone."""
        return self.words.say(self.reference.milestones[milestone].sign)

    def desk(self, desks: Desks) -> str:
        """Those who decide, in a few words."""
        if not desks:
            return self.say("portfolio.team")
        if len(desks) > 2:
            return self.say("portfolio.more_desks", first=self.words.name(desks[0]), count=len(desks))
        return " / ".join(map(self.words.name, desks))

    def count(self, projects: int) -> str:
        """A number of projects."""
        if projects == 1:
            return self.say("portfolio.projects_one")
        return self.say("portfolio.projects_count", count=self.number(projects))

    def months(self, three: Three) -> str:
        """p50 and, in brackets, p10 to p90, in months."""
        p10, p50, p90 = map(self.month, three)
        return f"{p50} ({p10}–{p90})"

    def month(self, days: float) -> str:
        """Days as months with one decimal."""
        return self.words.number(days / MONTH, 1)

    def number(self, number: float) -> str:
        """A whole number with separators."""
        return self.words.number(round(number), 0)

    def share(self, share: float) -> str:
        """A share in per cent."""
        return f"{round(100 * share)} %" if self.words.lang == "da" else f"{round(100 * share)}%"

"""The road on a page: what it is, how long, what comes next, what would shorten it, each step in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from vejviser.cli.findings import Findings
from vejviser.cli.paper import STAGE_COLOUR, Paper, columns, fitted
from vejviser.cli.road import Printer
from vejviser.cli.timing import by_start, from_to, reached_in_words, to_goal
from vejviser.export import phrases
from vejviser.handbook.entries import PACES, STAGES, Lang, Stage
from vejviser.road.plan import Step
from vejviser.schedule.schedule import Schedule, TimedStep

NEXT_SHOWN = 5
SHORTER_SHOWN = 3
FACTS_SHOWN = 3
WORTH = 0.05


class Overview(Printer):
    """Prints a road so that it is read in two minutes."""

    def __init__(self, schedule: Schedule, lang: Lang, paper: Paper, name: str = "", file: str = "") -> None:
        super().__init__(schedule.road, lang, paper, name, file, steps=schedule.standing)
        self.schedule = schedule
        self.timed = {timed.step.entry.id: timed for timed in schedule.steps}

    def print(self) -> None:
        """Write the page."""
        self.head()
        Findings(self).headlines()
        if self.schedule.finish.p50 or self.schedule.arrived:
            self.time()
        self.next()
        if self.schedule.finish.p50 and not self.schedule.arrived:
            self.shorter()
        self.heading(self.say("plan.road"), self.say("time.path_mark", sign=self.glyphs.full))
        for stage in STAGES:
            self.stage(stage)
        self.questions()
        self.contested()
        self.paper.gap()
        self.paper.words(self.say("plan.more", file=self.file or "FILE"), "dim")
        self.foot()

    def time(self) -> None:
        """When the goal comes and how sure that is, and the other milestones."""
        self.heading(self.say("plan.time"))
        self.paper.words(to_goal(self.schedule, self.words), "bold")
        for name, reached in self.schedule.milestones.items():
            if name != self.schedule.goal:
                told = reached_in_words(self.schedule, reached, self.words)
                self.paper.words(f"{self.words.say(reached.milestone.title)}: {told}", "", Text("  "))
        ahead = [timed for timed in self.schedule.steps if not timed.done]
        assumed = sum(timed.duration.origin == "assumed" for timed in ahead)
        told = self.say("time.assumed", count=assumed, all=len(ahead))
        self.paper.words(told, "dim", Text("  "))

    def next(self) -> None:
        """The first steps to take, who is to be asked, and when."""
        ahead = [timed for timed in self.schedule.steps if not timed.done]
        first = sorted(ahead, key=by_start)[:NEXT_SHOWN]
        if not first:
            return
        self.heading(self.say("plan.next"))
        for timed in first:
            entry = timed.step.entry
            self.marked(
                Text(f" {self.glyphs.certain} "),
                ("", self.words.say(entry.title)),
                (entry.mark,) if entry.mark else (),
                True,
            )
            self.paper.words(self.words.say(entry.do), "", Text("   "))
            desks = [phrases.desk(self.words, desk) for desk in timed.step.desks]
            now = not timed.begun and timed.start.p10 < 1
            told = [self.say("plan.now") if now else self.when(timed), *desks[:2]]
            self.detail(entry.id, " · ".join(told), indent="   ")

    def shorter(self) -> None:
        """The steps that hold up the goal most, and where the team's own choices are told."""
        self.heading(self.say("plan.shorter"))
        for timed, gain in self.schedule.holding_up[:SHORTER_SHOWN]:
            if gain >= WORTH:
                told = self.say(
                    "plan.shorter_step",
                    title=self.words.say(timed.step.entry.title),
                    months=self.words.months(timed.ahead),
                    gain=self.words.number(gain, 1),
                )
                self.paper.words(told, "", Text("  "))
        self.paper.words(self.say("plan.shorter_choices", file=self.file or "FILE"), "dim", Text("  "))

    def stage(self, stage: Stage) -> None:
        """One band: its certain steps in a line each, the others counted."""
        steps = [step for step in self.road.steps if step.entry.stage == stage]
        colour = STAGE_COLOUR[stage]
        title = f"{STAGES.index(stage) + 1} {self.say(f'stage.{stage}')}"
        room = self.paper.width - columns(title) - 5
        self.paper.gap()
        self.paper.line(
            (f"{self.glyphs.rule * 2} ", colour),
            (title, f"bold {colour}"),
            (f" {self.glyphs.rule * room}", colour),
        )
        bar = Text(f"{self.glyphs.bar} ", colour)
        in_time = [self.timed[step.entry.id] for step in steps if step.entry.id in self.timed]
        for timed in sorted(in_time, key=by_start):
            self.line(timed, bar)
        self.folded([s for s in steps if s.entry.id not in self.timed], bar)

    def line(self, timed: TimedStep, bar: Text) -> None:
        """One step: its sign, its title, and its months; dark where it lies on the critical path."""
        when = self.when(timed)
        room = self.paper.width - columns(when) - 6
        title = fitted(self.words.say(timed.step.entry.title), room)
        signs = ((timed.done, self.glyphs.done), (timed.begun, self.glyphs.begun))
        plain = self.glyphs.full if timed.on_path else self.glyphs.certain
        sign = next((sign for stands, sign in signs if stands), plain)
        style = "dim" if timed.done else "bold" if timed.on_path else ""
        self.paper.line_of(bar, Text(f"{sign} ", style), Text(title, style), Text(f"  {when}", "dim"))

    def when(self, timed: TimedStep) -> str:
        """The months from median start to median end."""
        return from_to(timed, self.words)

    def folded(self, steps: Sequence[Step], bar: Text) -> None:
        """What is not in the calendar: possible steps and what decides them, lasting ones, events."""
        possible = [step for step in steps if step.status == "possible" and step.entry.pace == "once"]
        if possible:
            deciding = Counter(fact for step in possible for fact in step.open_facts)
            facts = [self.words.label(fact) for fact, _ in deciding.most_common(FACTS_SHOWN)]
            key = "plan.folded_one" if len(possible) == 1 else "plan.folded"
            self.paper.words(self.say(key, count=len(possible), facts=", ".join(facts)), "dim", bar, bar)
        self.beside([step for step in steps if step.entry.pace != "once"], bar)

    def beside(self, steps: Sequence[Step], bar: Text) -> None:
        """The steps that take no time of the road, those that are certain apart from those that are not."""
        paces = Counter(step.entry.pace for step in steps if step.status == "certain")
        told = [self.say(f"plan.folded_{pace}", count=paces[pace]) for pace in PACES if paces[pace]]
        if perhaps := sum(step.status == "possible" for step in steps):
            told.append(self.say("plan.folded_perhaps", count=perhaps))
        if told:
            self.paper.words(self.say("plan.folded_pace", told=", ".join(told)), "dim", bar, bar)

    def contested(self) -> None:
        """The readings that make a difference, by name."""
        if self.road.readings:
            self.heading(self.say("plan.readings"), str(len(self.road.readings)))
            names = "; ".join(self.words.label(reading.entry.id) for reading in self.road.readings)
            self.paper.words(names)
            self.paper.words(self.say("plan.readings_more", file=self.file or "FILE"), "dim")

"""`vejviser schedule`: the milestones, the critical path and how sure they are."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from vejviser.cli.opening import open_project
from vejviser.cli.paper import MARK_STYLE, STAGE_COLOUR, Paper, columns, fitted
from vejviser.cli.sheet import Sheet
from vejviser.cli.timing import (
    MOST_DRAWS,
    from_to,
    possible_steps,
    reached_in_words,
    road_of,
    timed,
    to_goal,
    whole_number,
)
from vejviser.export import phrases
from vejviser.export.standing_words import standing_words, walked_notes, walked_words
from vejviser.handbook.entries import Lang
from vejviser.schedule.clocks import Clock
from vejviser.schedule.schedule import DRAWS, SEED, Schedule, TimedStep

BAR = 22
LESS_SHOWN = 5
OFTEN = 0.05
"""The share of draws from which on a step beside the critical path is shown."""


def schedule_command(
    file: str,
    possible: bool,
    steps: Sequence[str],
    draws: str,
    seed: str,
    everything: bool,
    as_of: str,
    overlays: Sequence[str],
    as_json: bool,
    lang: Lang,
) -> int:
    """Print the schedule of a project, or write it as JSON; 0."""
    count = whole_number("--draws", draws, DRAWS, 1, MOST_DRAWS, lang)
    chosen = whole_number("--seed", seed, SEED, 0, 2**31 - 1, lang)
    opened = open_project(file, as_of, overlays, lang)
    road = road_of(opened)
    counted_in = possible_steps(road, steps, possible, lang)
    found = timed(opened, road, None, counted_in, count, chosen)
    if as_json:
        from vejviser.export.schedule_json import schedule_json

        sys.stdout.write(schedule_json(found, lang, opened.project.name))
        return 0
    Page(found, lang, Paper(), file, everything).print(opened.project.name)
    return 0


class Page(Sheet):
    """One schedule on one paper."""

    def __init__(
        self, schedule: Schedule, lang: Lang, paper: Paper, file: str = "", everything: bool = False
    ) -> None:
        super().__init__(schedule.road, lang, paper, file, everything)
        self.schedule = schedule
        self.scale = max([schedule.finish.p90, *(step.finish.p50 for step in schedule.steps)], default=1.0)

    def print(self, name: str) -> None:
        """Write the whole schedule."""
        self.head(name)
        self.behind()
        self.milestones()
        self.path()
        self.day_less()
        self.beside()
        self.sources()
        self.paper.gap()
        self.paper.words(self.say("time.estimate"), "dim")

    def head(self, name: str) -> None:
        """The project, its day and start, and what is counted in."""
        schedule, words = self.schedule, self.words
        possible = len(schedule.possible)
        begins = "time.counts_from" if schedule.walked.any else "time.begins"
        told = [
            self.say("plan.as_of", day=words.date(schedule.road.as_of)),
            self.say(begins, day=words.date(schedule.start)),
            self.say("time.counted", count=len(schedule.steps) - possible),
            *([self.say("time.counted_possible", count=possible)] if possible else []),
            *([walked_words(schedule.walked, self.lang)] if schedule.walked.any else []),
            self.say("time.draws", count=words.number(schedule.draws)),
        ]
        self.paper.gap()
        self.paper.words(name, "bold")
        self.paper.words(" · ".join(told), "dim")
        self.paper.gap()
        self.paper.words(to_goal(schedule, words) if schedule.steps else self.say("time.no_goal"), "bold")
        if schedule.steps and not schedule.goal:
            self.paper.words(self.say("time.no_goal"), "dim")

    def behind(self) -> None:
        """Where the steps that are begun stand, and what to look at again; nothing where none is."""
        found = self.schedule.walked
        begun = [step for step in self.schedule.steps if step.standing and (step.begun or step.done)]
        if not found.any:
            return
        self.heading(self.say("time.behind"), walked_words(found, self.lang))
        for step in begun:
            sign = self.glyphs.done if step.done else self.glyphs.begun
            told = standing_words(step.standing, self.lang) if step.standing else ""
            self.paper.words(
                f"{self.words.say(step.step.entry.title)}: {told}", "", Text(f"  {sign} "), Text("    ")
            )
        names = {step: self.words.name(step) for step in (*found.left_behind, *found.beside)}
        for note in walked_notes(found, names, self.lang):
            self.paper.words(note, "yellow", Text("  "))

    def milestones(self) -> None:
        """When each milestone is reached, and the limits in law apart from it."""
        self.heading(self.say("time.milestones"))
        width = max(
            (columns(self.words.say(r.milestone.title)) for r in self.schedule.milestones.values()), default=0
        )
        for reached in self.schedule.milestones.values():
            title = self.words.say(reached.milestone.title)
            told = reached_in_words(self.schedule, reached, self.words)
            self.paper.words(told, "", Text(f"  {title}{' ' * (width - columns(title))}  ", "bold"))
        if self.schedule.milestones:
            self.paper.words(self.say("time.columns"), "dim", Text("  "))
        law = self.schedule.statutory
        if not law.steps:
            self.paper.words(self.say("time.statutory_none"), "", Text("  "))
            return
        names = ", ".join(self.words.name(step) for step in law.steps)
        self.paper.words(
            self.say("time.statutory", months=self.words.months(law.days), names=names), "", Text("  ")
        )

    def path(self) -> None:
        """The steps on the critical path at medians, each with its bar, its share, and its limits in law."""
        self.heading(self.say("time.path"), self.say("time.path_note"))
        for step in self.schedule.steps:
            if step.on_path:
                self.step(step)

    def step(self, timed: TimedStep) -> None:
        """One step: title, when, how often critical, and a bar on the common axis."""
        entry = timed.step.entry
        self.marks |= {timed.duration.mark} if timed.duration.mark else set()
        when = from_to(timed, self.words)
        share = self.say("time.share", share=round(100 * timed.critical))
        sign = self.glyphs.mark(timed.duration.mark) or " "
        tail = f"{when:>15} {share:>6} {sign}"
        room = self.paper.width - BAR - columns(tail) - 3
        title = fitted(self.words.say(entry.title), room)
        style = MARK_STYLE[timed.duration.mark] if timed.duration.mark else "dim"
        colour = STAGE_COLOUR[entry.stage]
        self.paper.line(
            (title, "" if timed.step.status == "certain" else "yellow"),
            (f" {self.bar(timed)} ", colour),
            (f"{when:>15} {share:>6} ", "dim"),
            (sign, style),
        )
        for clock in timed.clocks:
            self.clock(clock)

    def bar(self, timed: TimedStep) -> str:
        """A bar from median start to median end on the axis that all steps share."""
        first = max(0, min(BAR - 1, int(BAR * timed.start.p50 / self.scale)))
        last = max(first + 1, min(BAR, round(BAR * timed.finish.p50 / self.scale)))
        return " " * first + self.glyphs.full * (last - first) + " " * (BAR - last)

    def clock(self, clock: Clock) -> None:
        """A limit in law, apart from the experienced time."""
        limit = phrases.statutory(self.words, clock.limit)
        told = self.say(
            "time.clock", limit=limit, day=self.words.date(clock.ends), begins=self.words.date(clock.begins)
        )
        self.paper.words(told, "dim", Text("    "))

    def day_less(self) -> None:
        """The steps that hold up the goal most: by what a day less brings, and how many days there are."""
        shown = [(step, gain) for step, gain in self.schedule.holding_up if gain >= OFTEN]
        if not shown:
            return
        self.heading(self.say("time.less"))
        for step, gain in shown if self.everything else shown[:LESS_SHOWN]:
            months = self.words.months(step.ahead)
            told = self.say("time.less_line", months=months, gain=self.words.number(gain, 2))
            self.paper.words(f"{self.words.say(step.step.entry.title)}: {told}", "", Text("  "))

    def beside(self) -> None:
        """The steps that are not on the path; those that seldom hold anybody up only if asked for."""
        beside = [step for step in self.schedule.steps if not (step.on_path or step.done)]
        shown = [step for step in beside if self.everything or step.critical >= OFTEN]
        if shown:
            self.heading(self.say("time.others"))
            for step in shown:
                self.step(step)
        hidden = len(beside) - len(shown)
        if hidden:
            file = self.file or "FILE"
            self.paper.words(self.say("time.others_hidden", count=hidden, file=file), "dim")
        others = [s for s in self.schedule.others if s.status == "certain"]
        paces = Counter(step.entry.pace for step in others)
        if others:
            told = self.say("time.lasting", lasting=paces["lasting"], event=paces["event"])
            self.paper.words(told, "dim")
        once = [s for s in self.road.steps if s.status == "possible" and s.entry.pace == "once"]
        left = len(once) - len(self.schedule.possible)
        if left:
            self.paper.words(self.say("time.possible_left", count=left), "dim")

    def sources(self) -> None:
        """Whose word the times are, and how to put one's own."""
        self.heading(self.say("time.sources"))
        ahead = [step for step in self.schedule.steps if not step.done]
        for origin, count in Counter(step.duration.origin for step in ahead).most_common():
            told = self.say("time.origin_line", count=count, origin=self.say(f"time.origin.{origin}"))
            self.paper.words(told, "", Text("  "))
        longest = max(self.schedule.steps, key=lambda s: s.critical * s.ahead, default=None)
        if longest:
            self.paper.words(self.say("time.own", step=longest.step.entry.id), "dim", Text("  "))

"""`vejviser levers`: which of the team's own choices would shorten the road, and what each costs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.text import Text

from vejviser.cli.diff import ChangePrinter
from vejviser.cli.opening import Opened, clash_error, open_project, open_reference
from vejviser.cli.paper import Paper
from vejviser.cli.texts import say
from vejviser.cli.timing import MOST_DRAWS, whole_number
from vejviser.export import phrases
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.law.errors import AnswersError
from vejviser.levers.levers import DRAWS, LEAST, Lever, Levers, findings_changed, levers
from vejviser.schedule.schedule import SEED

SHOWN = 5
NAMES = 3


def levers_command(
    file: str,
    everything: bool,
    draws: str,
    seed: str,
    as_of: str,
    overlays: Sequence[str],
    as_json: bool,
    lang: Lang,
) -> int:
    """Print the levers of a project, ranked, or write them as JSON; 0."""
    count = whole_number("--draws", draws, DRAWS, 1, MOST_DRAWS, lang)
    chosen = whole_number("--seed", seed, SEED, 0, 2**31 - 1, lang)
    opened = open_project(file, as_of, overlays, lang)
    found = levers_of(opened, count, chosen)
    if as_json:
        from vejviser.export.levers_json import levers_json

        sys.stdout.write(levers_json(found, Wording(opened.laid, lang), opened.project.name))
        return 0
    Page(found, opened, lang, Paper(), file, everything).print()
    return 0


def levers_of(opened: Opened, draws: int = DRAWS, seed: int = SEED) -> Levers:
    """The levers of an opened project; raises `ProjectError` where its answers contradict each other."""
    law = opened.laid.law(opened.as_of)
    project = opened.project
    try:
        return levers(
            opened.laid,
            open_reference(opened.laid),
            law,
            project.facts,
            project.times,
            draws,
            seed,
            project.name,
            project.steps,
            opened.as_of,
            project.start,
        )
    except AnswersError:
        raise clash_error(opened) from None


class Page:
    """The levers of one project on one paper."""

    def __init__(
        self,
        found: Levers,
        opened: Opened,
        lang: Lang,
        paper: Paper,
        file: str = "",
        everything: bool = False,
    ) -> None:
        self.found, self.opened, self.paper, self.file = found, opened, paper, file
        self.everything = everything
        self.words = Wording(opened.laid, lang)

    def say(self, key: str, **particulars: object) -> str:
        """The words of a text of the catalogue."""
        return say(key, self.words.lang, **particulars)

    def print(self) -> None:
        """The road's own time, single levers, pairs, and the rest."""
        self.paper.gap()
        self.paper.words(self.opened.project.name, "bold")
        self.paper.words(self.say("levers.now", told=self.now()), "dim")
        shortcuts = self.found.shortcuts
        self.heading("levers.single")
        if not shortcuts:
            self.paper.words(self.say("levers.none", file=self.file or "FILE"), "", Text("  "))
        self.ranked(shortcuts)
        if self.found.pairs:
            self.heading("levers.pairs")
            self.ranked(self.found.pairs)
        self.rest([lever for lever in self.found.single if lever not in shortcuts])
        self.paper.gap()
        self.paper.words(self.say("time.estimate"), "dim")

    def now(self) -> str:
        """The goal and its median as the road is now."""
        found = self.found
        if found.median is None:
            return self.say("time.no_goal")
        goal = self.say("time.end") if not found.title else self.words.say(found.title)
        return f"{goal}: {self.say('plan.months', months=self.words.months(found.median))}"

    def heading(self, key: str) -> None:
        """A title with air before it."""
        self.paper.gap()
        self.paper.words(self.say(key), "bold")

    def ranked(self, levers: Sequence[Lever]) -> None:
        """Levers in their order, the first few in full."""
        shown = levers if self.everything else levers[:SHOWN]
        for number, lever in enumerate(shown, 1):
            self.lever(number, lever)
        left = len(levers) - len(shown)
        if left:
            self.paper.words(self.say("levers.more", count=left), "dim", Text("  "))

    def rest(self, levers: Sequence[Lever]) -> None:
        """The choices that change the road without shortening it; counted, or all if asked for."""
        if not levers:
            return
        if not self.everything:
            self.paper.gap()
            told = self.say("levers.other_hidden", count=len(levers), file=self.file or "FILE")
            self.paper.words(told, "dim")
            return
        self.heading("levers.other")
        for number, lever in enumerate(levers, 1):
            self.lever(number, lever)

    def lever(self, number: int, lever: Lever) -> None:
        """One lever: what it saves, the choice, its price, the steps it takes away and brings."""
        for place, choice in enumerate(lever.choices):
            first = (
                Text.assemble(f"{number:>3} ", (self.saved(lever), "bold green"))
                if place == 0
                else Text("   + ")
            )
            lead = Text.assemble(first, "  ") if place == 0 else first
            self.paper.words(phrases.choice(self.words, choice), "bold", lead, Text("     "))
        for choice in lever.choices:
            if choice.price:
                self.field("levers.price", self.words.say(choice.price))
        self.field("levers.lost", self.names(lever.lost))
        self.field("levers.gained", self.names(lever.gained))
        if lever.opened:
            self.field("levers.opened", self.say("levers.opened_count", count=len(lever.opened)))
        self.field("levers.fees", phrases.fees(self.words, lever.fees))
        if self.everything:
            opened = self.opened
            change = findings_changed(opened.laid, opened.as_of, opened.project.facts, lever)
            ChangePrinter(self.words, self.paper).print(change)

    def saved(self, lever: Lever) -> str:
        """The months saved, in words."""
        if lever.saved is None:
            return self.say("levers.away")
        if abs(lever.saved) < LEAST:
            return self.say("levers.same")
        key = "levers.saves" if lever.saved > 0 else "levers.costs"
        return self.say(key, months=self.words.months(abs(lever.saved)))

    def field(self, key: str, told: str) -> None:
        """A labelled line under a lever; nothing where there is nothing to tell."""
        if told:
            self.paper.words(told, "", Text(f"     {self.say(key)}: ", "dim"), Text("       "))

    def names(self, steps: Sequence[str]) -> str:
        """A few titles of steps, and how many more there are."""
        shown = steps if self.everything else steps[:NAMES]
        left = len(steps) - len(shown)
        return "; ".join(self.words.name(step) for step in shown) + (f" (+{left})" if left else "")

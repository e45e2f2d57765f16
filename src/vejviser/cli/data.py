"""`vejviser data`: the data passport of a project."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.text import Text

from vejviser.cli.opening import Opened, clash_error, open_project, open_reference
from vejviser.cli.paper import MARK_STYLE, Paper
from vejviser.cli.texts import say
from vejviser.export.road_json import NOTICE
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.handbook.reference.entries import Controller, Gate, Purpose
from vejviser.law.errors import AnswersError
from vejviser.road.passport import DECISION, HOLDERS, Asked, Element, Holding, Passport, Way, passport
from vejviser.road.plan import plan


def data_command(file: str, as_of: str, overlays: Sequence[str], as_json: bool, lang: Lang) -> int:
    """Print the data passport of a project, or write it as JSON; 0."""
    opened = open_project(file, as_of, overlays, lang)
    try:
        road = plan(opened.handbook, opened.project.facts, opened.as_of, opened.overlays)
    except AnswersError:
        raise clash_error(opened) from None
    found = passport(road, open_reference(opened.handbook))
    words = Wording(road.handbook, lang)
    if as_json:
        from vejviser.export.passport_json import passport_json

        sys.stdout.write(passport_json(found, words, opened.project.name))
        return 0
    _Page(found, words, Paper()).print(opened)
    return 0


class _Page:
    def __init__(self, passport: Passport, words: Wording, paper: Paper) -> None:
        self.passport, self.words, self.paper = passport, words, paper

    def say(self, key: str, **particulars: object) -> str:
        return say(key, self.words.lang, **particulars)

    def print(self, opened: Opened) -> None:
        """Write the whole passport."""
        self.paper.gap()
        self.paper.words(self.say("data.title", name=opened.project.name), "bold")
        self.paper.words(self.say("plan.as_of", day=self.words.date(opened.as_of)), "dim")
        self.purposes()
        for element in self.passport.elements:
            self.element(element)
        if not self.passport.elements:
            self.heading(self.say("data.elements"))
            unknown = HOLDERS not in opened.project.facts
            self.paper.words(self.say("data.holders_unknown" if unknown else "data.holders_none"))
        self.order()
        self.paper.gap()
        self.paper.words(NOTICE[self.words.lang], "dim")

    def heading(self, title: str) -> None:
        self.paper.gap()
        self.paper.words(title, "bold")

    def field(self, key: str, text: str, indent: str = "    ") -> None:
        if text:
            self.paper.words(text, "", Text(f"{indent}{self.say(key)}: ", "dim"), Text(indent + "  "))

    # -- purposes ------------------------------------------------------------------------------------

    def purposes(self) -> None:
        """The purposes of the project, and the refusal of one route for several."""
        self.heading(self.say("data.purposes"))
        if not self.passport.purposes:
            self.paper.words(self.say("data.purposes_none"))
        for asked in self.passport.purposes:
            self.purpose(asked)
        if self.passport.mixed:
            self.paper.gap()
            sure = [asked.purpose for asked in self.passport.purposes if asked.state == "certain"]
            named = ", ".join(self.name(purpose).lower() for purpose in sure)
            self.paper.words(self.say("data.mixed", purposes=named), "bold yellow")

    def purpose(self, asked: Asked) -> None:
        sure = asked.state == "certain"
        sign = self.paper.glyphs.certain if sure else self.paper.glyphs.possible
        title = self.name(asked.purpose) + ("" if sure else f" ({self.say('plan.possible')})")
        self.paper.words(title, "", Text(f"{sign} "))
        for because in asked.because:
            self.paper.words(self.words.say(because), "dim", Text("  "))
        self.paper.words(self.words.cites(asked.cite), "dim", Text("  "))

    def name(self, purpose: Purpose) -> str:
        return self.words.value(DECISION, purpose)

    # -- elements ------------------------------------------------------------------------------------

    def element(self, element: Element) -> None:
        """One place that data come from, with its datasets."""
        self.heading(self.words.value(HOLDERS, element.value))
        if not element.holdings:
            self.paper.words(self.say("data.no_dataset"), "", Text("  "))
        for holding in element.holdings:
            self.holding(holding)

    def holding(self, holding: Holding) -> None:
        dataset = holding.dataset
        lead = Text(f"{self.paper.glyphs.mark(dataset.mark)} ", MARK_STYLE[dataset.mark])
        self.paper.words(f"{self.words.say(dataset.name)} ({dataset.id})", "bold", lead, Text("  "))
        self.controllers(holding)
        for purpose, way in holding.ways.items():
            self.way(purpose, way)
        self.field("data.waiting", self.words.say(dataset.waiting))
        self.field("data.fees", self.words.say(dataset.fees))
        self.field("data.note", self.words.say(dataset.note))

    def controllers(self, holding: Holding) -> None:
        now, after = self.named(holding.now), self.named(holding.after)
        if now == after:
            self.field("data.controller", now)
            return
        day = self.words.date(self.passport.turn)
        self.field("data.controller", self.say("data.turn", now=now, day=day, after=after))

    def named(self, controllers: Iterable[Controller]) -> str:
        told = ", ".join(self.words.say(one.name) for one in controllers)
        return told or self.say("data.unknown")

    def way(self, purpose: Purpose, way: Way) -> None:
        """The route for one purpose: whether there is access, the gates, and what binds there."""
        access = self.say(f"data.access.{way.route.access}")
        self.paper.words(f"{self.name(purpose)}: {access}", "", Text("    "))
        told = self.words.say(way.route.words)
        if not way.gates or not all(self.words.say(gate.words).rstrip(".") in told for gate in way.gates):
            self.paper.words(told, "", Text("      "))
        for gate in way.gates:
            self.field("data.gate", f"{self.words.say(gate.words)} ({self.mark(gate)})", "      ")
        for key in ("limit", "place", "leaves"):
            for text in dict.fromkeys(getattr(gate, key) for gate in way.gates):
                self.field(f"data.{key}", self.words.say(text), "      ")
        for gate in way.later:
            if gate.valid.start:
                self.field(
                    "data.from",
                    f"{self.words.date(gate.valid.start)}: {self.words.say(gate.words)}",
                    "      ",
                )

    def mark(self, gate: Gate) -> str:
        return self.say(f"plan.mark.{gate.mark}")

    # -- order ---------------------------------------------------------------------------------------

    def order(self) -> None:
        """The steps by which one applies, in the order of the road."""
        if not self.passport.order:
            return
        self.heading(self.say("data.order"))
        for number, step in enumerate(self.passport.order, 1):
            perhaps = f" ({self.say('plan.possible')})" if step.status == "possible" else ""
            self.paper.words(f"{self.words.say(step.entry.title)}{perhaps}", "", Text(f"{number:>3} "))
            desks = ", ".join(self.words.say(desk.authority.name) for desk in step.desks)
            self.paper.words(desks, "dim", Text("    "))

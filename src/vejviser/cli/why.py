"""The printed explanation of a finding, step or fact: reasons, rules, sources, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from vejviser.cli.opening import Opened
from vejviser.cli.paper import Paper
from vejviser.cli.texts import say
from vejviser.export import phrases
from vejviser.export.road_json import NOTICE
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Citation, DecisionEntry, Lang, RuleEntry
from vejviser.law.changes import Change
from vejviser.road.plan import RuleOnRoad
from vejviser.road.why import Bearing, Explanation


def print_why(found: Explanation | Bearing, opened: Opened, lang: Lang, paper: Paper) -> None:
    """Write the explanation."""
    page = _Page(opened, lang, paper)
    if isinstance(found, Bearing):
        page.fact(found)
    elif found.finding:
        page.finding(found)
    else:
        page.step(found)
    page.sources()
    paper.gap()
    paper.words(NOTICE[lang], "dim")


class _Page:
    def __init__(self, opened: Opened, lang: Lang, paper: Paper) -> None:
        self.opened, self.lang, self.paper = opened, lang, paper
        self.words = Wording(opened.laid, lang)
        self.cited: list[Citation] = []

    def say(self, key: str, **particulars: object) -> str:
        return say(key, self.lang, **particulars)

    def head(self, kind: str, title: str, name: str) -> None:
        self.paper.gap()
        self.paper.words(title, "bold")
        day = self.say("plan.as_of", day=self.words.date(self.opened.as_of))
        self.paper.words(f"{self.say(kind)} {name} · {self.opened.project.name} · {day}", "dim")
        aside = self.opened.laid.law(self.opened.as_of).set_aside(self.opened.project.facts)
        if aside:
            self.paper.words(self.say("plan.set_aside", names=", ".join(aside)), "dim")

    def heading(self, title: str) -> None:
        self.paper.gap()
        self.paper.words(title, "bold")

    def bullet(self, text: str, style: str = "") -> None:
        self.paper.words(text, style, Text("  - "))

    def quiet(self, text: str) -> None:
        if text:
            self.paper.words(text, "dim", Text("    "))

    def fact_line(self, fact: str) -> None:
        """An answered fact by its label, an open one by its question; under it its name in the file."""
        answers = self.opened.project.facts
        if fact in answers:
            told = self.words.answer(self.opened.laid.facts[fact], answers[fact])
            self.bullet(f"{self.words.label(fact)}: {told}")
        else:
            self.bullet(self.words.name(fact))
        self.quiet(fact)

    # -- a finding or a step ------------------------------------------------------------------------

    def finding(self, found: Explanation) -> None:
        finding = found.finding
        if finding is None:
            return
        entry = finding.entry
        self.head("why.finding", self.words.say(entry.title), found.name)
        self.paper.words(self.words.say(entry.ask))
        style = "bold" if finding.settled else "bold yellow"
        self.paper.words(phrases.outcome(self.words, finding), style, Text(f"{self.say('why.outcome')}: "))
        self.reasons(finding.reasons, finding.settled)
        held = [rule for rule in finding.rules if rule.state == "holds"]
        self.rules(held if finding.settled and held else finding.rules)
        if not held and entry.otherwise in finding.possible:
            self.otherwise(entry)
        self.open(finding.decided_by)
        self.rest(found)

    def step(self, found: Explanation) -> None:
        entry = self.opened.laid.steps[found.name]
        step = found.step
        self.head("why.step", self.words.say(entry.title), found.name)
        self.paper.words(self.words.say(entry.do))
        state = {"certain": "why.on_road", "possible": "why.maybe_on_road"}.get(step.status if step else "")
        style = "bold" if step is None or step.status == "certain" else "bold yellow"
        self.paper.words(self.say(state or "why.off_road"), style, Text(f"{self.say('why.outcome')}: "))
        if entry.because:
            self.paper.words(self.words.say(entry.because))
        self.reasons(found.reasons, step is None or step.status == "certain")
        self.heading(self.say("why.rules"))
        self.bullet(f"{self.say('why.when')} {self.words.condition(entry.when)}")
        self.quiet(self.words.cites(entry.cite))
        self.cited += entry.cite
        self.open(step.open_facts if step else ())
        self.rest(found)

    def reasons(self, facts: Sequence[str], settled: bool) -> None:
        """The fewest answers that force the outcome."""
        if not facts:
            self.heading(self.say("why.reasons_none" if settled else "why.reasons_unknown"))
            return
        self.heading(self.say("why.reasons" if settled else "why.reasons_open"))
        for fact in facts:
            self.fact_line(fact)

    def rules(self, rules: Sequence[RuleOnRoad]) -> None:
        """Each rule that speaks here: what it says, when, since when, and where it stands."""
        if rules:
            self.heading(self.say("why.rules"))
        for rule in rules:
            entry = rule.entry
            value = self.words.value(entry.decision, entry.value)
            self.bullet(f"{self.words.say(entry.because)} [{value}; {self.say(f'why.{rule.state}')}]")
            self.quiet(f"{self.say('why.when')} {self.words.condition(entry.when)}")
            self.quiet(
                " · ".join(part for part in (self.words.cites(entry.cite), *self.standing(entry)) if part)
            )
            self.cited += entry.cite

    def standing(self, entry: RuleEntry) -> list[str]:
        """Guidance or law, the days it applies, and how well it is known."""
        told = [self.say(f"status.{entry.status}")] if entry.status != "law" else []
        if entry.applies.start:
            told.append(self.say("why.applies_from", day=self.words.date(entry.applies.start)))
        if entry.applies.end:
            told.append(self.say("why.applies_until", day=self.words.date(entry.applies.end)))
        if entry.mark:
            sign = self.paper.glyphs.mark(entry.mark)
            told.append(f"{sign} {self.say(f'plan.mark.{entry.mark}')}")
        return told

    def otherwise(self, entry: DecisionEntry) -> None:
        """The value that stands where no rule holds."""
        self.heading(self.say("why.rules"))
        because = self.words.say(entry.because) or self.words.value(entry.id, entry.otherwise)
        value = self.words.value(entry.id, entry.otherwise)
        self.bullet(f"{because} [{value}; {self.say('why.always')}]")
        self.quiet(self.words.cites(entry.cite))
        self.cited += entry.cite

    def open(self, facts: Sequence[str]) -> None:
        """The unanswered facts that will settle it."""
        if facts:
            self.heading(self.say("why.open"))
        for fact in facts:
            self.fact_line(fact)

    def rest(self, found: Explanation) -> None:
        """The findings it builds on, what would change it, and what is not modelled."""
        if found.rests_on:
            self.heading(self.say("why.rests_on"))
            for name in found.rests_on:
                self.bullet(self.words.name(name))
                self.quiet(name)
        self.changes(found)
        if found.unmodelled:
            self.heading(self.say("plan.unmodelled"))
        for entry in found.unmodelled:
            self.bullet(self.words.say(entry.reason))
            self.quiet(self.words.cites(entry.cite))
            self.cited += entry.cite

    def changes(self, found: Explanation) -> None:
        """For each other outcome the smallest changes of the team's own choices that bring it about."""
        self.heading(self.say("why.changes"))
        if not found.changes:
            self.paper.words(self.say("why.changes_none"), "dim", Text("  "))
        roads = {"yes": "why.on_road", "no": "why.off_road"}
        for value, ways in found.changes.items():
            named = self.words.value(found.name, value) if found.finding else self.say(roads[value])
            first, *others = [self.change(way) for way in ways]
            self.bullet(self.say("why.change", outcome=named, answers=first))
            for other in others:
                self.quiet(self.say("why.change_or", answers=other))
            for price in dict.fromkeys(price for way in ways for price in self.prices(found, way)):
                self.quiet(price)

    def change(self, way: Change) -> str:
        """One set of changed answers, as `label: answer`."""
        facts = self.opened.laid.facts
        told = (
            f"{self.words.label(fact)}: {self.words.answer(facts[fact], answer)}"
            for fact, answer in way.answers
        )
        return "; ".join(told)

    def prices(self, found: Explanation, way: Change) -> list[str]:
        """What is given up by the changes."""
        told = found.prices(self.opened.laid.facts, way)
        return [self.say("why.price", price=self.words.say(one)) for one in told]

    # -- a fact -------------------------------------------------------------------------------------

    def fact(self, found: Bearing) -> None:
        entry = found.fact
        self.head("why.fact", self.words.say(entry.ask), entry.id)
        told = self.say("why.unanswered") if found.answer is None else self.words.answer(entry, found.answer)
        self.paper.words(told, "bold", Text(f"{self.say('why.outcome')}: "))
        if entry.help:
            self.paper.words(self.words.say(entry.help), "dim")
        self.cited += entry.cite
        for title, names in (("why.waiting", found.waiting), ("why.resting", found.resting)):
            if names:
                self.heading(self.say(title))
            for name in names:
                self.bullet(self.words.name(name))
                self.quiet(name)
        if not found.waiting and not found.resting:
            self.heading(self.say("why.nothing"))

    # -- sources ------------------------------------------------------------------------------------

    def sources(self) -> None:
        """The sources cited, with address and the day they were seen."""
        names = dict.fromkeys(citation.source for citation in self.cited)
        shelf = self.opened.laid.sources
        if not names:
            return
        self.heading(self.say("why.sources"))
        for name in names:
            if source := shelf.get(name):
                self.bullet(f"{source.name(self.words.lang)}: {self.words.say(source.title)}")
                seen = self.say("why.seen", day=self.words.date(source.seen)) if source.seen else ""
                self.quiet(" · ".join(part for part in (source.eli or source.url, seen) if part))

"""The findings on a printed road: first those that say what the product is, then the rest by topic."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from vejviser.cli.sheet import Sheet
from vejviser.export import phrases
from vejviser.handbook.entries import Topic
from vejviser.road.plan import Finding

CITES_SHOWN = 3
REASONS_SHOWN = 2
WAITING_SHOWN = 2
NOTHING = frozenset(
    {"no", "none", "neither", "not_required", "not_needed", "not_legacy", "no_duty", "not_involved"}
)


class Findings:
    """Prints the findings of a road on its sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.words, self.say = sheet, sheet.words, sheet.say

    @property
    def topics(self) -> list[Topic]:
        """The topics in the order of asking."""
        return sorted(self.sheet.road.handbook.topics.values(), key=lambda topic: topic.order)

    def headlines(self) -> None:
        """The few findings that say what the product is and which road it takes."""
        headlines = [f for f in self.sheet.road.findings.values() if f.entry.headline and f.applies]
        if headlines:
            self.sheet.heading(self.say("plan.what"))
        for topic in self.topics:
            for finding in (f for f in headlines if f.entry.topic == topic.id):
                self.told(finding, self.sheet.everything or not says_no(finding))

    def print(self) -> None:
        """Write the headlines in full, then the others; what does not arise is only counted or named."""
        self.headlines()
        findings = self.sheet.road.findings.values()
        topics = self.topics
        others = [f for f in findings if f.applies and not f.entry.headline]
        if others:
            self.sheet.heading(self.say("plan.findings"))
        for topic in topics:
            here = [f for f in others if f.entry.topic == topic.id]
            if here:
                self.sheet.paper.words(self.words.say(topic.title), "bold dim")
                self.topic(here)
        self.not_arising([f for f in findings if not f.applies])

    def topic(self, findings: Sequence[Finding]) -> None:
        """The findings of one topic; those that say no stand together by their titles."""
        folded = [] if self.sheet.everything else [f for f in findings if says_no(f)]
        for finding in findings:
            if finding not in folded:
                self.told(finding, self.sheet.everything)
        if folded:
            names = ", ".join(self.words.say(f.entry.title).rstrip("?") for f in folded)
            self.sheet.detail(self.say("plan.said_no", names=names))

    def not_arising(self, findings: Sequence[Finding]) -> None:
        """How many questions do not arise, or which where all is printed."""
        if findings and self.sheet.everything:
            names = ", ".join(self.words.say(f.entry.title) for f in findings)
            self.sheet.detail(self.say("plan.not_arising", names=names), indent="")
        elif findings:
            told = self.say("plan.not_arising_count", count=len(findings), file=self.sheet.file or "FILE")
            self.sheet.detail(told, indent="")

    def told(self, finding: Finding, in_full: bool) -> None:
        """One finding, in full or on a line."""
        (self.full if in_full else self.short)(finding)

    def full(self, finding: Finding) -> None:
        """The outcome on a line; under it the provisions, and the answers it rests on or waits for."""
        self.outcome(finding)
        cites = finding.citations if self.sheet.everything else finding.citations[:CITES_SHOWN]
        left = len(finding.citations) - len(cites)
        self.sheet.detail(self.words.cites(cites) + (f" (+{left})" if left else ""), name=finding.entry.id)
        self.sheet.detail(self.because(finding) if finding.settled else self.waits_for(finding))

    def short(self, finding: Finding) -> None:
        """The outcome on a line with its first provision and its name; what an open one waits for below."""
        law, name = self.words.cites(finding.citations[:1]), finding.entry.id
        if finding.settled:
            self.outcome(finding, (f"{law} · {name}", name))
        else:
            self.outcome(finding)
            self.sheet.detail(self.waits_for(finding), name=name)

    def outcome(self, finding: Finding, asides: Sequence[str] = ()) -> None:
        """The line of a finding, with what stands beside it where there is room."""
        glyphs = self.sheet.glyphs
        sign, style = (glyphs.certain, "") if finding.settled else (glyphs.possible, "yellow")
        title = self.words.say(finding.entry.title)
        title += " " if title.endswith("?") else ": "
        told = (title, phrases.outcome(self.words, finding))
        self.sheet.marked(Text.assemble((f"{sign} ", style)), told, finding.marks, finding.settled, asides)

    def because(self, finding: Finding) -> str:
        """The answers that force a settled finding, those on its own topic first."""
        facts, topic = self.sheet.road.handbook.facts, finding.entry.topic
        near = sorted(finding.reasons, key=lambda fact: facts[fact].topic != topic)
        told = phrases.given(self.words, near, self.sheet.road.answers)
        few = self.sheet.few(told, REASONS_SHOWN, "; ")
        return f"{self.say('plan.because').lower()} {few}" if told else ""

    def waits_for(self, finding: Finding) -> str:
        """The facts that will settle an open finding."""
        told = [self.words.label(fact) for fact in finding.decided_by]
        return f"{self.say('plan.decided_by').lower()} {self.sheet.few(told, WAITING_SHOWN)}" if told else ""


def says_no(finding: Finding) -> bool:
    """Whether a finding is settled and says that nothing is asked for or applies."""
    if finding.entry.combine == "all":
        return finding.settled and "certain" not in finding.members.values()
    return finding.certain in NOTHING

"""One project as its papers need it: the road in words, and a marked blank for all that is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vejviser.export import phrases
from vejviser.export.papers.model import Blank, Cited, Line, Paragraph, Piece
from vejviser.export.papers.words import say
from vejviser.export.wording import Wording
from vejviser.handbook.entries import MARKS, Citation, Experienced, Lang, Mark, Statutory, Text
from vejviser.handbook.reference.entries import Reference
from vejviser.law.assess import Assessment
from vejviser.law.model import NOT_APPLICABLE
from vejviser.levers.levers import Levers
from vejviser.road.plan import Desk, Finding, Road, Step
from vejviser.schedule.schedule import Schedule

FEW, LONG = 2, 110
"""More possible outcomes than this, in more letters than that, are only counted."""


@dataclass(frozen=True)
class Matter:
    """A project of which papers are made in one language.

    `reading` is the contested reading that a question letter asks about. With a `schedule` the road report
    tells when, with `levers` what would shorten the road.
    """

    road: Road
    lang: Lang
    name: str
    about: str = ""
    reference: Reference = field(default_factory=Reference)
    reading: str = ""
    schedule: Schedule | None = None
    levers: Levers | None = None

    @cached_property
    def words(self) -> Wording:
        """The words of the handbook in the language."""
        return Wording(self.road.handbook, self.lang)

    @cached_property
    def assessment(self) -> Assessment:
        """The answers laid on the law of the day."""
        return next(iter(self.road.findings.values())).assessment

    def say(self, key: str, **particulars: object) -> str:
        """The words of a key of `WORDS`."""
        return say(key, self.lang, **particulars)

    def text(self, text: Text | None) -> str:
        """A bilingual text, "" for none."""
        return self.words.say(text)

    # -- facts and blanks ----------------------------------------------------------------------------

    def blank(self, what: str, who: str = "") -> Blank:
        """A marked blank; `who` in words, "" where nobody can be named."""
        told = self.say("blank", what=what, who=who) if who else self.say("blank_alone", what=what)
        return Blank(told, what, who)

    def missing(self, what: Text, knows: str) -> Blank:
        """A marked blank for something that no fact holds; `knows` as in the handbook's facts."""
        return self.blank(self.text(what), self.say(f"knows.{knows}"))

    def arises(self, fact: str) -> bool:
        """False when the question certainly does not arise for this project."""
        root = self.assessment.law.applies.get(fact)
        return root is None or "yes" in root.names(self.assessment.mask(root))

    def answered(self, fact: str) -> bool:
        """True when the project has given an answer."""
        return fact in self.road.answers

    def answer(self, fact: str) -> Piece:
        """The answer to a fact in words, or the blank for it."""
        entry = self.road.handbook.facts[fact]
        if self.answered(fact):
            return capital(clean(self.words.answer(entry, self.road.answers[fact])))
        return self.blank(self.text(entry.label), self.who_knows(fact))

    def who_knows(self, fact: str) -> str:
        """Who can answer a fact; of a contested reading the authority to ask; "" where nobody is named."""
        if knows := self.road.handbook.facts[fact].knows:
            return self.say(f"knows.{knows}")
        reading = self.road.handbook.readings.get(fact)
        asked = self.road.handbook.authorities[reading.authority] if reading and reading.authority else None
        return self.text(asked.name) if asked else ""

    def label(self, fact: str) -> str:
        """The short name of a fact with a capital."""
        return capital(self.words.label(fact))

    # -- findings ------------------------------------------------------------------------------------

    def outcome(self, finding: Finding) -> str:
        """What the law answers: one value, several with 'or', or the members of a set."""
        name = finding.entry.id
        if not finding.applies:
            return self.words.value(name, NOT_APPLICABLE)
        if finding.entry.combine != "all":
            told = self.say("or").join(self.words.value(name, v) for v in finding.possible)
            if len(finding.possible) > FEW and len(told) > LONG:
                return self.say("open_many", count=len(finding.possible))
            return told
        members = {v: s for v, s in finding.members.items() if v != NOT_APPLICABLE}
        sure = [self.words.value(name, v) for v, state in members.items() if state == "certain"]
        maybe = [self.words.value(name, v) for v, state in members.items() if state == "possible"]
        parts = [", ".join(sure)] if sure else []
        if maybe:
            parts.append(self.say("and_maybe", values=", ".join(maybe)))
        return "; ".join(parts) or self.say("none")

    def concluded(self, finding: Finding, waiting: Sequence[str] | None = None) -> Line:
        """The outcome; of an open one also a blank for the answers that settle it, or those in `waiting`."""
        told = capital(self.outcome(finding)).rstrip(".")
        facts = finding.decided_by if waiting is None else waiting
        if finding.settled or not facts:
            return (f"{told}.",)
        return (f"{told}. ", *self.deciding(facts))

    def deciding(self, facts: Sequence[str], limit: int = 3) -> tuple[Blank, ...]:
        """One blank for the answers that settle something open, with all who know them."""
        who = ", ".join(dict.fromkeys(one for name in facts[:limit] if (one := self.who_knows(name))))
        return (self.blank(self.few(facts, limit), who),)

    def few(self, facts: Sequence[str], limit: int = 3) -> str:
        """The short names of the first facts, and how many more there are."""
        told = ", ".join(self.words.label(fact) for fact in facts[:limit])
        more = len(facts) - limit
        return self.say("road.more", names=told, count=more) if more > 0 else told

    def because(self, finding: Finding) -> list[str]:
        """Why: the words of the rules that hold, and where it is open of those that may, which is said."""
        told = []
        for rule in finding.rules:
            if rule.entry.because and rule.state == "holds":
                told.append(self.text(rule.entry.because))
            elif rule.entry.because and not finding.settled:
                told.append(f"{self.text(rule.entry.because).rstrip('.')} ({self.say('may')}).")
        if not told and finding.entry.because:
            told = [self.text(finding.entry.because)]
        return list(dict.fromkeys(told))

    # -- steps ---------------------------------------------------------------------------------------

    def step(self, name: str) -> Step | None:
        """A step of this road; None when it is not on it."""
        return next((step for step in self.road.steps if step.entry.id == name), None)

    def steps(self, names: Iterable[str]) -> tuple[Step, ...]:
        """Those of the named steps that are on the road, in the order of the road."""
        wanted = set(names)
        return tuple(step for step in self.road.steps if step.entry.id in wanted)

    def titled(self, step: Step) -> str:
        """The title of a step, with 'perhaps' where it is only possible."""
        title = self.text(step.entry.title)
        return title if step.status == "certain" else f"{title} ({self.say('perhaps')})"

    def desk(self, desk: Desk) -> str:
        """Who decides, and until when if the office passes on."""
        return phrases.desk(self.words, desk)

    def desks(self, step: Step) -> str:
        """All who decide a step, "" for none."""
        return "; ".join(self.desk(desk) for desk in step.desks)

    def limit(self, limit: Statutory) -> str:
        """A time limit in law as one sentence without full stop."""
        days = phrases.length(limit.days, limit.unit, self.lang)
        key = "limit_from" if limit.start else "limit"
        return self.say(
            key, days=days, start=self.words.inner(limit.start), limit=self.words.inner(limit.limit)
        )

    def lived(self, lived: Experienced) -> str:
        """Published experience with its spread as one sentence without full stop."""
        told = {name: self.words.number(round(days)) for name, days in
                (("p10", lived.p10), ("p50", lived.p50), ("p90", lived.p90)) if days is not None}  # fmt: skip
        return self.say("lived_range" if len(told) == 3 else "lived", **told)

    # -- sources -------------------------------------------------------------------------------------

    def mark(self, *marks: Mark | None) -> str:
        """The least certain of the marks in words, "" for none."""
        given = [mark for mark in marks if mark]
        return self.say(f"mark.{max(given, key=MARKS.index)}") if given else ""

    def source(self, cites: Sequence[Citation], *marks: Mark | None) -> Paragraph:
        """A small line that names the source and how well it is known."""
        return Paragraph((self.cited(cites, *marks),), "note")

    def cited(self, cites: Sequence[Citation], *marks: Mark | None) -> Cited:
        """The source and its mark after a label."""
        told = self.bare(cites, *marks) if cites else Cited(self.say("law_none"), ())
        return Cited(self.say("law", cites=told.text), told.sources)

    def bare(self, cites: Sequence[Citation], *marks: Mark | None) -> Cited:
        """The source and its mark without label, as in a cell."""
        told, mark = self.words.cites(cites), self.mark(*marks)
        named = tuple(dict.fromkeys(citation.source for citation in cites))
        return Cited((f"{told} ({mark})" if mark else told) or "–", named)

    def doubted(self, cites: Sequence[Citation], *marks: Mark | None) -> Cited:
        """The source as in a cell, with its mark only where it is known less well than by reading it."""
        return self.bare(cites, *(mark for mark in marks if mark != "verified"))


def capital(text: str) -> str:
    """The text with a capital first letter, except where it begins with a name such as `eID`."""
    return text if re.match(r"[a-zæøå][A-Z]", text) else text[:1].upper() + text[1:]


def clean(text: str) -> str:
    """The text on one line, with a mark in place of letters that no paper can show."""
    return "".join(one if one.isprintable() else "\ufffd" for one in " ".join(text.split()))

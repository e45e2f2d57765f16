"""The interview without a terminal: which question comes next, what is settled, and what clashes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vejviser.handbook.load import Handbook
from vejviser.law.model import Answer
from vejviser.law.questions import next_question
from vejviser.law.relevance import applies
from vejviser.road.plan import Finding, find, progress
from vejviser.road.questions import OpenQuestion, deciding, open_questions, waiting_for


@dataclass
class Sitting:
    """What was asked in one sitting, in order; `again` asks anew what was answered with 'don't know'."""

    again: bool = False
    history: list[str] = field(default_factory=list)
    revisit: str = ""

    def asked(self, fact: str) -> None:
        """Note that a question was answered or kept."""
        self.revisit = ""
        self.history.append(fact)

    def back(self) -> bool:
        """True when there is an earlier question; it is the next one then."""
        if not self.history:
            return False
        self.revisit = self.history.pop()
        return True


class Interview:
    """A project's answers laid on the law of a day. Raises `AnswersError` when they cannot stand together."""

    def __init__(
        self, handbook: Handbook, answers: Mapping[str, Answer], unsure: Sequence[str], as_of: dt.date
    ) -> None:
        self.handbook, self.unsure = handbook, tuple(unsure)
        self.law = handbook.law(as_of)
        self.assessment = self.law.assess(self.law.asked(answers))
        self.assessment.settle_all()
        self.progress = progress(handbook, self.assessment)
        waiting = waiting_for(self.assessment, [*handbook.decisions, *handbook.steps])
        self.open = open_questions(handbook, self.assessment, waiting)

    def try_out(self, answers: Mapping[str, Answer]) -> None:
        """Nothing, or raises `AnswersError` when these answers cannot stand together."""
        self.law.assess(self.law.asked(answers))

    def question(self, sitting: Sitting) -> OpenQuestion | None:
        """The question to put now; None when no answer can change anything or all the rest is not known."""
        if sitting.revisit:
            fact = self.handbook.facts[sitting.revisit]
            return next((q for q in self.open if q.fact.id == fact.id), OpenQuestion(fact, ()))
        open_now = [q for q in self._to_ask(sitting) if applies(self.assessment, q.fact.id)]
        plain = [q for q in open_now if not q.fact.reading]
        asked = {q.fact.id: q for q in plain or open_now}
        names = {name for question in asked.values() for name in question.bears_on}
        topic = self.handbook.facts[sitting.history[-1]].topic if sitting.history else ""
        best = next_question(self.assessment, sorted(names), topic) if names else None
        if best and best.fact in asked:
            return asked[best.fact]
        return next((question for question in asked.values() if self._matters(question)), None)

    def _matters(self, question: OpenQuestion) -> bool:
        """False when no answer to the question can change anything any more."""
        return any(question.fact.id in deciding(self.assessment, name) for name in question.bears_on)

    def left(self, sitting: Sitting) -> int:
        """The most questions that can still be put in this sitting."""
        return len(self._to_ask(sitting))

    def unsure_that_matter(self) -> tuple[str, ...]:
        """The facts answered with 'don't know' that could still change something."""
        return tuple(q.fact.id for q in self.open if q.fact.id in self.unsure)

    def newly_settled(self, before: Interview) -> list[Finding]:
        """The findings that are settled now and were not before, those that do not arise left out."""
        now, then = self.assessment, before.assessment
        names = [n for n in self.handbook.decisions if now.settled(n) and not then.settled(n)]
        found = (find(self.handbook, now, name) for name in names)
        return [finding for finding in found if finding.applies]

    def _to_ask(self, sitting: Sitting) -> list[OpenQuestion]:
        """The open questions but those passed over, and those that arise only from what was passed over."""
        passed = {f for f in self.unsure if not sitting.again or f in sitting.history}
        found = []
        for question in self.open:
            fact = question.fact.id
            earlier = self.law.prerequisites.get(fact, ())
            if fact in passed or (passed.intersection(earlier) and not applies(self.assessment, fact)):
                passed.add(fact)
            else:
                found.append(question)
        return found

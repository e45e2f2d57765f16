"""All questions by topic, and the tasks that open ones become."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vejviser.export.catalogue import KNOWS
from vejviser.handbook.entries import FactEntry
from vejviser.law.relevance import applies
from vejviser.road.interview import Interview
from vejviser.web.interview.question import Bearing, bearings
from vejviser.web.projects.opened import Opened

State = Literal["answered", "unsure", "aside", "open", "idle"]


@dataclass(frozen=True)
class Line:
    """A question in the list; `idle` when no answer to it can change anything now."""

    id: str
    ask: str
    answer: str
    state: State


@dataclass(frozen=True)
class Topic:
    """A topic with its questions: those that matter first in the order of the handbook."""

    id: str
    title: str
    lines: tuple[Line, ...]
    idle: tuple[Line, ...]

    @property
    def answered(self) -> int:
        """How many are answered."""
        return sum(line.state == "answered" for line in self.lines)


@dataclass(frozen=True)
class Task:
    """Something to find out, and what waits for it."""

    id: str
    ask: str
    help: str
    bearing: tuple[Bearing, ...]
    more: int


@dataclass(frozen=True)
class Asked:
    """The tasks of those who usually know."""

    who: str
    tasks: tuple[Task, ...]


def topics_of(opened: Opened, interview: Interview | None, aside: tuple[str, ...] = ()) -> list[Topic]:
    """Every topic in the order asked; without an interview (answers clash) none is told to be open."""
    matter = {one.fact.id for one in interview.open} if interview else set()
    found = []
    for topic in sorted(opened.laid.topics.values(), key=lambda one: one.order):
        facts = [fact for fact in opened.laid.facts.values() if fact.topic == topic.id]
        lines = [_line(fact, opened, interview, matter, aside) for fact in facts]
        found.append(
            Topic(
                topic.id,
                opened.words.say(topic.title),
                tuple(line for line in lines if line.state != "idle"),
                tuple(line for line in lines if line.state == "idle"),
            )
        )
    return found


def _line(
    fact: FactEntry, opened: Opened, interview: Interview | None, matter: set[str], aside: tuple[str, ...]
) -> Line:
    given = opened.project.facts.get(fact.id)
    state: State = "idle"
    if given is not None:
        state = "answered"
    elif fact.id in opened.project.unsure:
        state = "unsure"
    elif fact.id in aside:
        state = "aside"
    elif interview and fact.id in matter and applies(interview.assessment, fact.id):
        state = "open"
    told = opened.words.answer(fact, given) if given is not None else ""
    return Line(fact.id, opened.words.say(fact.ask), told, state)


def tasks_of(opened: Opened, interview: Interview) -> list[Asked]:
    """What was answered with "don't know" and still matters, by who usually knows, most awaited first."""
    unsure = set(interview.unsure_that_matter())
    by_role: dict[str, list[Task]] = {}
    for one in interview.open:
        if one.fact.id in unsure:
            some, more = bearings(one.bears_on, opened.words)
            task = Task(
                one.fact.id, opened.words.say(one.fact.ask), opened.words.say(one.fact.help), some, more
            )
            by_role.setdefault(one.fact.knows, []).append(task)
    return [
        Asked(opened.words.say(KNOWS[role]) if role else "", tuple(some))
        for role, some in sorted(by_role.items(), key=lambda item: (not item[0], -len(item[1])))
    ]

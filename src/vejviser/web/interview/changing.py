"""An answer is put into the project: at once, with a record of what it was, and only if it can stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vejviser.export import phrases
from vejviser.handbook.contents import law_facts
from vejviser.law.errors import AnswersError
from vejviser.law.model import Answer, Fact
from vejviser.road.answers import answer_of
from vejviser.road.clash import clash_of
from vejviser.road.faults import Fault
from vejviser.road.writing import with_answer, without_answer
from vejviser.web.accounts.models import User
from vejviser.web.interview.effect import otherwise
from vejviser.web.projects import store
from vejviser.web.projects.models import Change
from vejviser.web.projects.opened import Opened
from vejviser.web.roads.told import apart
from vejviser.web.words import lang

VERBS = {"save": "answered", "unsure": "unsure", "clear": "cleared"}
"""The verb of the change for what the form asks."""


@dataclass(frozen=True)
class Clash:
    """Answers that cannot stand beside the new one: their facts, in words, and why."""

    facts: tuple[str, ...]
    told: tuple[str, ...]
    because: str


class ClashError(ValueError):
    """The answer cannot stand beside others."""

    def __init__(self, clash: Clash) -> None:
        super().__init__(clash.because)
        self.clash = clash


def save(
    opened: Opened, actor: User | None, fact: str, answer: Answer | None, way: str, drop: Sequence[str] = ()
) -> None:
    """Put the answer in the project, or leave the fact open (`unsure`) or unanswered (`clear`).

    The answers named in `drop` are taken out first. Raises `ClashError` when the answer cannot stand beside
    the others; then nothing is changed.
    """
    facts = opened.project.facts
    dropped = [name for name in drop if name in facts and name != fact]
    others = {name: value for name, value in facts.items() if name not in dropped}
    _try_out(opened, others, fact, answer)

    def edit(text: str) -> str:
        for name in dropped:
            text = without_answer(text, name)
        return without_answer(text, fact) if way == "clear" else with_answer(text, fact, answer)

    about: dict[str, object] = {"fact": fact, "before": plain(facts.get(fact)), "after": plain(answer)}
    if dropped:
        about["dropped"] = {name: plain(facts[name]) for name in dropped}
    store.change(opened.row.id, actor, VERBS.get(way, "answered"), edit, about)


def before_of(change: Change, fact: Fact) -> Answer | None:
    """The answer to the fact that a change replaced; None when there was none.

    Raises `DoubtError` for one that the handbook of today does not know.
    """
    return answer_of(fact, change.about.get("before"))


def plain(answer: Answer | None) -> object:
    """The answer as JSON can hold it."""
    if isinstance(answer, tuple):
        return list(answer)
    return answer if isinstance(answer, bool | int | float | str | None) else answer.isoformat()


def _try_out(opened: Opened, others: dict[str, Answer], fact: str, answer: Answer | None) -> None:
    law = opened.laid.law(opened.as_of)
    given = otherwise(others, fact, answer)
    try:
        law.assess(law.asked(given))
    except AnswersError as error:
        facts = tuple(name for name in error.facts if name != fact and name in others)
        told = phrases.given(opened.words, facts, given)
        raise ClashError(Clash(facts, tuple(told), _why(opened, clash_of(opened.laid, error, {})))) from None


def _why(opened: Opened, fault: Fault) -> str:
    """Why the answers cannot stand together, in the handbook's words."""
    return apart(fault, opened.words) or fault.words(lang())


def law_fact(opened: Opened, fact: str) -> Fact:
    """The fact as the law knows it; raises `KeyError` for a name that is none."""
    return law_facts(opened.laid.contents)[fact]

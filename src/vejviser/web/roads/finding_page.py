"""The page of a finding: what the law answers, because of what, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from vejviser.export.report.choices import reading as told_reading
from vejviser.export.report.item import Item, Link, outcome
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.law.assess import Certainty
from vejviser.law.model import NOT_APPLICABLE
from vejviser.road.why import explain
from vejviser.web.roads.addresses import Addresses
from vejviser.web.roads.changed import Otherwise, otherwise
from vejviser.web.roads.computed import Key, planned
from vejviser.web.roads.step_page import STEPS, StepLink
from vejviser.web.roads.told import (
    Conclusion,
    Given,
    Provision,
    Sign,
    capital,
    cited,
    conclusion,
    given,
    provision,
    signs,
)
from vejviser.web.words import say


@dataclass(frozen=True)
class Outcome:
    """One outcome and how sure it is."""

    value: str
    state: Certainty
    words: str


@dataclass(frozen=True)
class FindingPage:
    """Everything that the page of a finding tells."""

    id: str
    title: str
    ask: str
    outcome: str
    settled: bool
    outcomes: tuple[Outcome, ...]
    reasons: tuple[Given, ...]
    open: tuple[Given, ...]
    holding: tuple[Provision, ...]
    perhaps: tuple[Provision, ...]
    default: str
    default_cited: tuple[Link, ...]
    cited: tuple[Link, ...]
    signs: tuple[Sign, ...]
    rests_on: tuple[Conclusion, ...]
    changes: tuple[Otherwise, ...]
    readings: tuple[Item, ...]
    unmodelled: tuple[tuple[str, tuple[Link, ...], tuple[Sign, ...]], ...]
    steps: tuple[StepLink, ...]


@lru_cache(maxsize=STEPS)
def finding_page(key: Key, lang: Lang, at: Addresses, name: str) -> FindingPage:
    """The page of a finding in one language; raises `AnswersError`, and `KeyError` where there is none."""
    road = planned(key).road
    found = road.findings[name]
    entry, words = found.entry, Wording(road.handbook, lang)
    why = explain(road.handbook, found.assessment, road.as_of, name)
    holding = [rule for rule in found.rules if rule.state == "holds"]
    perhaps = [rule for rule in found.rules if rule.state == "may"]
    by_default = not holding and entry.otherwise in found.possible
    told = words.say(entry.because) or (words.value(name, entry.otherwise) if entry.otherwise else "")
    return FindingPage(
        name,
        words.say(entry.title),
        words.say(entry.ask),
        capital(outcome(found, words)),
        found.settled,
        _outcomes(key, name, words),
        given(found.reasons, road.answers, words, at),
        given(found.decided_by, road.answers, words, at),
        tuple(provision(rule, words) for rule in holding),
        tuple(provision(rule, words) for rule in perhaps),
        told if by_default else "",
        cited(entry.cite, words),
        cited(found.citations, words),
        signs(found.marks, words),
        tuple(conclusion(road.findings[one], words, at) for one in why.rests_on if one in road.findings),
        otherwise(why, words),
        tuple(told_reading(one, road, words) for one in road.readings if name in one.bears_on),
        tuple(
            (words.say(one.reason), cited(one.cite, words), signs([one.mark], words))
            for one in why.unmodelled
        ),
        tuple(
            StepLink(words.say(step.entry.title), at.step(step.entry.id),
                     "" if step.status == "certain" else say("muligt", "possible"))
            for step in road.steps
            if name in step.entry.when.replace("(", " ").replace(")", " ").split()
        ),
    )  # fmt: skip


def _outcomes(key: Key, name: str, words: Wording) -> tuple[Outcome, ...]:
    """The outcomes that are possible, each with how sure it is."""
    found = planned(key).road.findings[name]
    states: dict[str, Certainty]
    if found.entry.combine == "all":
        states = {value: state for value, state in found.members.items() if state != "no"}
    else:
        states = {value: "certain" if value == found.certain else "possible" for value in found.possible}
    said = {"certain": say("sikkert", "certain"), "possible": say("muligt", "possible")}
    return tuple(
        Outcome(capital(words.value(name, value)), state, said[state])
        for value, state in states.items()
        if value != NOT_APPLICABLE or len(states) == 1
    )

"""What a contested reading turns is found without looking at all that it cannot touch, and nothing is missed."""

from __future__ import annotations

import random
from contextlib import suppress

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from tests.schedule.examples import DAY, NAMES, book, project
from vejviser.handbook.entries import ReadingEntry
from vejviser.law.assess import Assessment
from vejviser.law.errors import AnswersError
from vejviser.road.plan import Road, declared, plan
from vejviser.road.register import Outcome, contested


def by_hand(road: Road, entry: ReadingEntry) -> tuple[Outcome, ...]:
    """The oracle: every finding and step under every position, each assessed by itself."""
    laid: dict[str, Assessment] = {}
    for name in entry.positions:
        with suppress(AnswersError):
            laid[name] = road.handbook.law(road.as_of).assess({**road.answers, entry.id: name})
    found = []
    for name, decision in road.handbook.decisions.items():
        under = {position: declared(decision, held.possible(name)) for position, held in laid.items()}
        if len(set(under.values())) > 1:
            found.append(Outcome(name, "finding", under))
    for name in road.handbook.steps:
        states = {position: (str(held.state(name)),) for position, held in laid.items()}
        if len(set(states.values())) > 1:
            found.append(Outcome(name, "step", states))
    return tuple(found)


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from((0.0, 0.2, 0.5, 0.9)), st.randoms(use_true_random=False))
def test_only_what_a_position_can_turn_is_worked_out_and_nothing_is_missed(
    name: str, share: float, chance: random.Random
) -> None:
    answers = {fact: told for fact, told in project(name).facts.items() if chance.random() < share}
    for reading in chance.sample(list(book().readings), 3):
        answers |= {reading: chance.choice(list(book().readings[reading].positions))}
    try:
        road = plan(book(), answers, DAY)
    except AnswersError:
        reject()
    for entry in chance.sample(list(book().readings.values()), 12):
        assert contested(road, entry).outcomes == by_hand(road, entry), (answers, entry.id)
    for held in chance.sample(list(road.readings), min(4, len(road.readings))):
        for finding in book().decisions:
            told = {position: one.possible(finding) for position, one in held.under.items()}
            assert held.leaves(finding) == told, (answers, held.entry.id, finding)

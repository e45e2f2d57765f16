"""Figures of referrals: right against a count by hand, and never of a few."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.web.cast import Cast
from tests.web.referrals.chain import Chain, post, send, words
from vejviser.schedule.calendar import is_working_day
from vejviser.web.referrals.figures import LEAST, Case, Figures, by_actor, figures
from vejviser.web.referrals.listing import cases
from vejviser.web.referrals.models import Referral

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
TODAY = dt.date(2026, 6, 1)


def case(days: int | None = 3, state: str = "answered", outcome: str = "", actor: str = "A") -> Case:
    responded = None if days is None else NOON + dt.timedelta(days=days)
    return Case(actor, state, NOON, responded, outcome, False)


CASES = st.lists(
    st.builds(
        case,
        st.none() | st.integers(0, 30),
        st.sampled_from(["answered", "passed", "declined"]),
        st.sampled_from(["", "helped", "partly", "not"]),
        st.sampled_from("AB"),
    ),
    max_size=30,
)


def by_hand(some: list[Case]) -> tuple[float, ...]:
    """The shares counted one by one: answered in time, passed on, helped, partly."""
    in_time = 0
    for one in some:
        if one.responded:
            days = (NOON.date() + dt.timedelta(days=n) for n in range(1, (one.responded - NOON).days + 1))
            in_time += sum(map(is_working_day, days)) <= 10
    told = [one.outcome for one in some if one.outcome]
    shares = [in_time / len(some), [one.state for one in some].count("passed") / len(some)]
    return (
        *shares,
        *(told.count(what) / len(told) if len(told) >= LEAST else -1 for what in ("helped", "partly")),
    )


@given(CASES)
def test_the_figures_are_those_counted_by_hand_to_the_nearest_tenth(some: list[Case]) -> None:
    found = figures(some, TODAY)
    if len(some) < LEAST:
        assert found is None
        return
    assert found is not None
    assert found.count % LEAST == 0
    assert found.count <= len(some) < found.count + LEAST
    for told, real in zip(
        (found.answered, found.passed, found.helped, found.partly), by_hand(some), strict=True
    ):
        assert (told is None) if real < 0 else (told is not None and abs(told / 10 - real) <= 0.05 + 1e-9)


@given(CASES)
def test_no_figure_of_an_actor_is_made_of_fewer_than_five(some: list[Case]) -> None:
    found = by_actor(some, TODAY)
    for actor in "AB":
        assert (actor in found) == ([one.actor for one in some].count(actor) >= LEAST)


def test_four_outcomes_of_many_referrals_are_not_told() -> None:
    some = [case(outcome="helped")] * 4 + [case()] * 20
    assert figures(some, TODAY) == Figures(20, 10, 0, None, None)


def test_a_referral_that_can_still_be_answered_in_time_counts_neither_way() -> None:
    some = [case()] * 5 + [case(None, "waiting")] * 5
    assert figures(some, NOON.date()) == Figures(10, 10, 0, None, None)
    assert figures(some, TODAY) == Figures(10, 5, 0, None, None)


def shown(lang: str = "") -> str:
    return words(Client().get(f"{lang}/referrals/figures/"))


def test_the_page_tells_nothing_of_four_and_something_of_five(cast: Cast, chain: Chain) -> None:
    for _ in range(3):
        send(cast, cast.alice, actor=chain.region_actor)
    assert "for få henvisninger" in shown()
    assert "too few referrals" in shown("/en")
    send(cast, cast.alice, actor=chain.region_actor)
    for one in Referral.objects.all():
        post(cast.erik, "answer", one, text="Ja")
        post(cast.alice, "outcome", one, outcome="helped")
    assert "cirka 100 %" in shown()
    assert "about 100 %" in shown("/en")
    assert "Klinikken" not in shown()


def test_what_came_of_it_counts_for_whoever_had_it_last(cast: Cast, chain: Chain) -> None:
    post(cast.erik, "pass", chain.referral, actor=chain.hospital_actor)
    post(chain.helen, "answer", chain.referral, text="Ja")
    post(cast.alice, "outcome", chain.referral, outcome="helped")
    assert {one.actor: (one.state, one.outcome) for one in cases()} == {
        chain.region_actor: ("passed", ""),
        chain.hospital_actor: ("answered", "helped"),
    }

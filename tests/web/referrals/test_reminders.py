"""Reminders by e-mail: once each, to whom they concern, and by the daily worker."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.web.cast import Cast
from tests.web.referrals.chain import NOTE, Chain, post, send
from vejviser.web.operation.worker import beat
from vejviser.web.referrals.models import Event, Hop, Referral
from vejviser.web.referrals.reminders import remind, send_reminders


def on(day: dt.date, hour: int = 9) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def due() -> dt.date:
    return Hop.objects.latest("id").due


@pytest.fixture(autouse=True)
def _emptied(chain: Chain) -> None:
    mail.outbox.clear()


def to() -> list[str]:
    return [one.to[0] for one in mail.outbox]


def test_the_receiver_is_reminded_and_when_it_is_late_the_sender_is_told_too() -> None:
    day, sent = due() - dt.timedelta(days=14), []
    while day <= due() + dt.timedelta(days=30):
        sent.append(send_reminders(on(day)))
        day += dt.timedelta(days=1)
    assert to() == ["erik@example.org", "erik@example.org", "alice@example.org"]
    assert sum(sent) == 3
    assert all(NOTE not in str(one.body) for one in mail.outbox)
    assert [one.about["what"] for one in Event.objects.filter(verb="reminded")] == ["soon", "late"]


def test_a_reminder_is_sent_once_on_a_day_and_by_one_worker() -> None:
    assert [send_reminders(on(due() + dt.timedelta(days=1), hour)) for hour in (6, 7, 23)] == [2, 0, 0]


def test_who_has_answered_is_not_reminded_and_the_sender_is_asked_what_came_of_it(
    cast: Cast, chain: Chain
) -> None:
    post(cast.erik, "answer", chain.referral, text="Ja")
    mail.outbox.clear()
    assert send_reminders(on(due() + dt.timedelta(days=1))) in (0, 1)
    assert send_reminders(on(due() + dt.timedelta(days=40))) in (0, 1)
    assert to() == ["alice@example.org"]
    assert "Hvad kom der ud af" in mail.outbox[0].subject
    post(cast.alice, "outcome", chain.referral, outcome="partly")
    assert send_reminders(on(due() + dt.timedelta(days=400))) == 0


def test_nobody_is_reminded_of_a_withdrawn_referral(cast: Cast, chain: Chain) -> None:
    post(cast.alice, "withdraw", chain.referral)
    mail.outbox.clear()
    assert send_reminders(on(due() + dt.timedelta(days=50))) == 0


def test_whoever_got_a_link_is_reminded_without_a_new_one(cast: Cast, chain: Chain) -> None:
    post(cast.alice, "withdraw", chain.referral)
    send(cast, cast.alice, actor=chain.outside, email="out@example.org")
    mail.outbox.clear()
    send_reminders(on(due()))
    assert to() == ["out@example.org"]
    assert "/link/" not in str(mail.outbox[0].body)
    assert "Åbn linket i den e-mail, du fik" in str(mail.outbox[0].body)


def test_a_sender_who_left_is_followed_by_the_owners(cast: Cast, chain: Chain) -> None:
    Referral.objects.update(created_by=None)
    post(cast.erik, "accept", chain.referral)
    assert to() == ["alice@example.org"]
    Referral.objects.update(created_by=cast.bob)
    post(cast.erik, "answer", chain.referral, text="Ja")
    assert to() == ["alice@example.org", "bob@example.org"]


def test_the_worker_is_asked_to_remind_once_a_day() -> None:
    beat("one")
    beat("two")
    asked = DBTaskResult.objects.filter(task_path="vejviser.web.referrals.reminders.remind")
    assert asked.count() == 1
    assert remind.call() == 0  # nothing is due today

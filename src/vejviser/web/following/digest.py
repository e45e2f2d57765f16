"""Letters with the news: a worker calls `send_digests` once a day or oftener."""

from __future__ import annotations

import datetime as dt
import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django_tasks import task

from vejviser.web.accounts.models import User
from vejviser.web.following.models import Rhythm, Subscription
from vejviser.web.following.news import Item, news_of
from vejviser.web.following.subscribing import followed_by, origin, out_path
from vejviser.web.following.versions import note_changes
from vejviser.web.words import say

_log = logging.getLogger("vejviser.following")
EVERY = {Rhythm.DAILY: dt.timedelta(hours=20), Rhythm.WEEKLY: dt.timedelta(days=6, hours=20)}
"""How long after the last letter the next is due; a little less than a day, so that none is skipped."""
MOST_TOLD = 50


def send_digests(now: dt.datetime) -> int:
    """How many letters were sent. Each is sent once at most, also where two workers do this at once.

    A letter that the mail server refuses is tried again the next time. Nothing is written to those who have
    no news.
    """
    note_changes(now)
    sent = 0
    for rhythm, wait in EVERY.items():
        due = Subscription.objects.filter(rhythm=rhythm, sent__lte=now - wait, user__is_active=True)
        for held in due.select_related("user").iterator(chunk_size=200):
            sent += _send(held, now)
    return sent


@task()
def send_letters() -> int:
    """How many letters were sent; for the worker, who is asked for it once a day."""
    return send_digests(timezone.now())


def _send(held: Subscription, now: dt.datetime) -> int:
    last = held.sent
    mine = Subscription.objects.filter(id=held.id, sent=last).exclude(rhythm=Rhythm.NEVER)
    if not mine.update(sent=now):
        return 0  # another worker has taken it, or the person has just had enough
    try:
        with translation.override(held.user.language):
            items = news_of(followed_by(held.user, last), now, held.user)
            if items:
                letter(held.user, held, items).send()
    except Exception:
        _log.exception("a digest could not be sent")
        Subscription.objects.filter(id=held.id, sent=now).update(sent=last)
        return 0
    return 1 if items else 0


def letter(user: User, held: Subscription, items: list[Item]) -> EmailMessage:
    """The letter with the news under what each is of, in the language of the thread; plain text."""
    way_out = f"{origin()}{out_path(held)}"
    lines = [say("Nyt om det, du følger i Vejviser:", "News of what you follow in Vejviser:"), ""]
    shown = items[:MOST_TOLD]
    for about in dict.fromkeys(item.about for item in shown):
        lines += [_one_line(about.title), "-" * min(len(about.title), 60)]
        for item in (one for one in shown if one.about == about):
            day = timezone.localtime(item.at).strftime("%d-%m-%Y")
            lines += [f"{day}  {_one_line(item.told)}", f"            {origin()}{item.address}"]
        lines.append("")
    if len(items) > len(shown):
        lines += [say("Og {n} mere i dit feed.", "And {n} more in your feed.", n=len(items) - len(shown)), ""]
    lines += [say("Stop brevene (uden at logge ind):", "Stop these letters (without logging in):"), way_out]
    count = len(items)
    subject = (
        say("1 nyhed fra Vejviser", "1 piece of news from Vejviser")
        if count == 1
        else say("{n} nyheder fra Vejviser", "{n} pieces of news from Vejviser", n=count)
    )
    heads = {"List-Unsubscribe": f"<{way_out}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return EmailMessage(
        subject, "\n".join(lines) + "\n", settings.DEFAULT_FROM_EMAIL, [user.email], headers=heads
    )


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())

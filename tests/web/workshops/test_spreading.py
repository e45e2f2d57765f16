"""What public workshops said of a step stands on its page, and is news to those who follow it."""

from __future__ import annotations

import datetime as dt
import html

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.cast import Cast
from tests.web.following.test_following import follow, of
from tests.web.following.test_following import told as news_to
from tests.web.knowledge.acting import STEP, published
from tests.web.workshops.people import facilitator, statement, voted, workshop
from vejviser.web.following.digest import send_digests
from vejviser.web.following.followed import heard_at
from vejviser.web.following.models import News, Subscription
from vejviser.web.following.subscribing import feed_path
from vejviser.web.law import house
from vejviser.web.workshops import changes
from vejviser.web.workshops.models import Promotion, State, Workshop
from vejviser.workshop.mapping import mapping_2021

pytestmark = pytest.mark.django_db
SAID = "Vi venter på data i et år."


def publish(of_: Workshop, by: object) -> None:
    assert of(by).post(f"/workshops/{of_.id}/publish/").status_code == 302  # type: ignore[arg-type]


def page(prefix: str = "", address: str = f"/handbook/steps/{STEP}/") -> str:
    return html.unescape(Client().get(prefix + address).content.decode())


def test_a_statement_stands_on_the_page_of_its_step_while_its_workshop_is_public(cast: Cast) -> None:
    fie, held = facilitator(cast), workshop(cast)
    one = statement(held, SAID, steps=[STEP])
    voted(held, one, region=(9, 1, 0), company=(8, 1, 0), authority=(9, 0, 1))
    assert SAID not in page()
    publish(held, fie)
    for prefix, told in (("", "Sagt på workshopper"), ("/en", "Said at workshops")):
        shown = page(prefix)
        assert told in shown
        assert SAID in shown
        assert f'href="{prefix}/workshops/{held.id}/results/">Data på tværs</a>' in shown
        assert SAID not in page(prefix, "/handbook/steps/describe_need/")
    of_project = reverse("roads:step", args=[cast.project.id, STEP])
    assert SAID in of(cast.alice).get(of_project).content.decode()
    publish(held, fie)
    assert SAID not in page()


def test_what_is_hidden_merged_or_tied_elsewhere_is_not_said_at_the_step(cast: Cast) -> None:
    fie, held = facilitator(cast), workshop(cast, published=True)
    hidden, same, kept = (statement(held, text, steps=[STEP]) for text in ("Skjult", "Det samme", SAID))
    statement(held, "Et andet trin", steps=[f"{STEP}_mere"])
    changes.settle(held, fie, hidden, State.HIDDEN, "Et navn.")
    changes.merge(held, fie, same, kept)
    shown = page()
    assert [text in shown for text in ("Skjult", "Det samme", "Et andet trin", SAID)] == [False] * 3 + [True]


def test_what_a_statement_was_promoted_to_stands_with_it_a_reading_too(cast: Cast) -> None:
    held = workshop(cast, published=True)
    one = statement(held, SAID, steps=[STEP])
    Promotion.objects.create(statement=one, kind="reading", text_da="Hvem?", text_en="Who?", steps=[STEP])
    assert ">Fortolkning<" in page()
    assert ">Reading<" in page("/en")


def test_only_the_first_six_stand_there_and_the_rest_is_counted(cast: Cast) -> None:
    held = workshop(cast, published=True)
    for number in range(8):
        statement(held, f"Udsagn nummer {number}.", steps=[STEP])
    assert page().count("Udsagn nummer") == 6
    assert "Og 2 udsagn mere i resultaterne." in page()


def test_the_first_mapping_stands_on_the_page_of_every_step_that_it_ties_to(db: None) -> None:
    past = mapping_2021()
    for prefix, lang in (("", "da"), ("/en", "en")):
        for point in (past.observations[0], past.barriers[0], past.recommendations[0]):
            shown = page(prefix, f"/handbook/steps/{point.steps[0]}/")
            assert f'href="{prefix}/workshops/mapping-2021/#{point.id}">{point.name.say(lang)}</a>' in shown  # type: ignore[arg-type]


def test_a_follower_of_a_step_gets_what_workshops_and_members_tell_of_it_by_letter_and_feed(
    cast: Cast,
) -> None:
    now = timezone.now()
    follow(cast.carol, "steps", STEP, now - dt.timedelta(days=8))
    fie, held = facilitator(cast), workshop(cast)
    statement(held, SAID, steps=[STEP])
    statement(held, "Og igen", steps=[STEP])
    publish(held, fie)
    published(cast, title="Data kom for sent")
    assert send_digests(now + dt.timedelta(minutes=1)) == 1
    letter = mail.outbox[-1].body
    assert letter.count("Sagt på en workshop: Data på tværs") == 1
    assert f"/workshops/{held.id}/results/" in letter
    assert "Det har andre lært: Data kom for sent" in letter
    feed = Client().get(feed_path(Subscription.objects.get(user=cast.carol))).content.decode()
    assert "Sagt på en workshop: Data på tværs" in feed
    assert "Det har andre lært: Data kom for sent" in feed


def test_the_news_follows_what_is_public(cast: Cast) -> None:
    fie, held = facilitator(cast), workshop(cast)
    one = statement(held, SAID)

    def steps() -> list[str]:
        return list(News.objects.filter(what="said_at_workshop").values_list("key", flat=True))

    changes.tie(held, fie, one, "barrier", [STEP], [])
    assert steps() == []
    publish(held, fie)
    assert steps() == [STEP]
    changes.tie(held, fie, one, "barrier", ["describe_need", STEP], [])
    assert sorted(steps()) == sorted([STEP, "describe_need"])
    changes.settle(held, fie, one, State.HIDDEN, "Et navn.")
    assert steps() == []
    changes.settle(held, fie, one, State.SHOWN, "")
    assert len(steps()) == 2
    cast.clinic.delete()
    assert steps() == []


def test_who_follows_a_topic_hears_once_of_a_workshop_at_the_steps_that_it_decides(cast: Cast) -> None:
    now, heard = timezone.now(), {key: heard_at("topics", key) for key in house().handbook.topics}
    topic = max(heard, key=lambda key: len(heard[key]))
    steps = sorted(name for _, name in heard[topic])[:2]
    other = next(key for key in heard if not {("steps", name) for name in steps} & heard[key])
    follow(cast.carol, "topics", topic)
    follow(cast.dora, "topics", other)
    fie, held = facilitator(cast), workshop(cast)
    statement(held, SAID, steps=steps)
    publish(held, fie)
    later = now + dt.timedelta(minutes=1)
    assert news_to(cast.carol, now, later) == ["Sagt på en workshop: Data på tværs"]
    assert news_to(cast.dora, now, later) == []

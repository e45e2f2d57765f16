from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from lxml import etree

from tests.web.cast import FRACTURE, Cast
from vejviser.handbook.entries import Text
from vejviser.road.writing import with_answer
from vejviser.web.accounts.models import Membership, User
from vejviser.web.following import news, subscribing, versions
from vejviser.web.following.calendar import turns
from vejviser.web.following.digest import send_digests, send_letters
from vejviser.web.following.followed import related
from vejviser.web.following.models import EntryState, Follow, HandbookSeen, News, Rhythm, Subscription
from vejviser.web.law import house
from vejviser.web.operation.worker import beat
from vejviser.web.projects import store

pytestmark = pytest.mark.django_db
TURN = dt.datetime(2027, 1, 1, 8, tzinfo=dt.UTC)
STEP = "do_ai_art_9"


def of(user: User) -> Client:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def follow(user: User, kind: str, key: str, since: dt.datetime | None = None) -> None:
    made = subscribing.follow(user, kind, key)
    if since:
        Follow.objects.filter(pk=made.pk).update(since=since)
        Subscription.objects.filter(user=user).update(sent=since)


def told(user: User, since: dt.datetime, until: dt.datetime) -> list[str]:
    return [item.told for item in news.news_of(subscribing.followed_by(user, since), until, user)]


# -- following --------------------------------------------------------------------------------------------


def test_a_step_a_topic_an_actor_a_reading_a_reform_and_a_project_can_be_followed_and_left(
    cast: Cast,
) -> None:
    book = house().handbook
    client = of(cast.alice)
    things = [
        ("steps", STEP), ("topics", next(iter(book.topics))), ("actors", "A006"),
        ("readings", next(iter(book.readings))), ("overlays", next(iter(book.overlays))),
        ("projects", str(cast.project.id)),
    ]  # fmt: skip
    for kind, key in things:
        assert client.post("/following/change/", {"kind": kind, "key": key}).status_code == 302
    assert Follow.objects.filter(user=cast.alice).count() == len(things)
    page = client.get("/following/").content.decode()
    assert page.count('name="way" value="leave"') == len(things)
    for kind, key in things:
        client.post("/following/change/", {"kind": kind, "key": key, "way": "leave"})
    assert not Follow.objects.exists()


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("steps", "nonsense"),
        ("rules", "x"),
        ("", ""),
        ("projects", "1"),
        ("steps", "a\0b"),
        ("x" * 99, "y" * 999),
    ],
)
def test_what_is_not_there_cannot_be_followed(cast: Cast, kind: str, key: str) -> None:
    assert of(cast.alice).post("/following/change/", {"kind": kind, "key": key}).status_code == 404


def test_a_project_of_others_cannot_be_followed_and_looks_like_none(cast: Cast) -> None:
    sent = {"kind": "projects", "key": str(cast.project.id)}
    assert of(cast.charlie).post("/following/change/", sent).status_code == 404
    assert not Follow.objects.exists()


def test_following_twice_is_following_once_and_leads_back_to_the_page_but_to_no_other_site(
    cast: Cast,
) -> None:
    client = of(cast.alice)
    for back, to in (
        ("/handbook/", "/handbook/"),
        ("https://evil.example/", "/following/"),
        ("//evil.example", "/following/"),
    ):
        answer = client.post("/following/change/", {"kind": "steps", "key": STEP, "back": back})
        assert answer["Location"] == to
    assert Follow.objects.count() == 1


def test_the_pages_of_entries_let_one_follow_and_anonymous_ones_log_in(cast: Cast) -> None:
    address = f"/handbook/steps/{STEP}/"
    assert "Log ind for at følge" in Client().get(address).content.decode()
    assert ">Følg<" in of(cast.alice).get(address).content.decode()
    follow(cast.alice, "steps", STEP)
    assert "Følg ikke længere" in of(cast.alice).get(address).content.decode()


def test_an_empty_list_teaches_what_can_be_followed(cast: Cast) -> None:
    for prefix, words in (("", "Du følger ikke noget endnu"), ("/en", "You follow nothing yet")):
        assert words in of(cast.alice).get(f"{prefix}/following/").content.decode()


# -- news -------------------------------------------------------------------------------------------------


def test_what_begins_or_ends_on_a_day_is_told_a_month_before_and_on_the_day() -> None:
    found = turns([("actors", "A006")], dt.date(2026, 11, 1), dt.date(2027, 2, 1))
    assert [(one.how, one.day) for one in found] == [
        ("ends_soon", dt.date(2026, 12, 2)),
        ("ends", dt.date(2027, 1, 1)),
    ]


def test_a_step_has_news_when_a_rule_or_office_that_it_hangs_on_turns() -> None:
    book = house().handbook
    dated = {
        rule.decision
        for rule in book.rules.values()
        if rule.applies.start and rule.applies.start.year >= 2027
    }
    step = next(
        s
        for s in book.steps.values()
        if dated & {name for kind, name in related("steps", s.id) if kind == "decisions"}
    )
    assert any(
        one.kind == "rules"
        for one in turns(related("steps", step.id), dt.date(2026, 12, 31), dt.date(2100, 1, 1))
    )


def test_the_follower_of_an_actor_hears_that_its_heir_begins(cast: Cast) -> None:
    since = TURN - dt.timedelta(days=2)
    follow(cast.alice, "actors", "A006", since)
    found = told(cast.alice, since, TURN)
    assert any("Region Østdanmark" in one for one in found)
    assert any("Region Hovedstaden" in one for one in found)


def test_only_what_happened_after_one_began_to_follow_is_news(cast: Cast) -> None:
    follow(cast.alice, "actors", "A006")
    Follow.objects.update(since=TURN + dt.timedelta(days=1))
    assert told(cast.alice, TURN - dt.timedelta(days=9), TURN + dt.timedelta(days=2)) == []


def test_a_contribution_tied_to_a_step_is_news_of_it_but_not_to_whoever_made_it(cast: Cast) -> None:
    since = timezone.now() - dt.timedelta(minutes=1)
    for user in (cast.alice, cast.bob):
        follow(user, "steps", STEP, since)
    news.introduce("experience_test", Text("Ny erfaring: {title}", "New experience: {title}"))
    news.tell("steps", STEP, "experience_test", by=cast.bob, title=Text("Vi lærte noget", ""), address="/x/")
    until = timezone.now() + dt.timedelta(minutes=1)
    assert told(cast.alice, since, until) == ["Ny erfaring: Vi lærte noget"]
    assert told(cast.bob, since, until) == []


def test_a_change_of_a_project_is_news_to_others_while_they_may_see_it(cast: Cast) -> None:
    since = timezone.now() - dt.timedelta(seconds=1)
    for user in (cast.alice, cast.bob, cast.carol):
        follow(user, "projects", str(cast.project.id), since)
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    until = timezone.now() + dt.timedelta(minutes=1)
    assert any("Bob" in one for one in told(cast.alice, since, until))
    assert not any("Bob" in one for one in told(cast.bob, since, until))
    Membership.objects.filter(user=cast.carol, organisation=cast.clinic).delete()
    assert told(cast.carol, since, until) == []


def test_the_database_is_asked_as_often_for_many_followed_things_as_for_few(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for step in list(house().handbook.steps)[:40]:
        follow(cast.alice, "steps", step)
    follow(cast.alice, "projects", str(cast.project.id))
    client = of(cast.alice)
    client.get("/following/")
    with django_assert_max_num_queries(9):
        assert client.get("/following/").status_code == 200


# -- versions of the handbook -----------------------------------------------------------------------------


def seen_before(**changed: str) -> None:
    """The product looked at another handbook before, in which these steps were otherwise."""
    EntryState.objects.all().delete()
    HandbookSeen.objects.all().delete()
    HandbookSeen.objects.create(content="another")
    fresh = dict(versions.states())
    for key, digest in changed.items():
        fresh["steps", key] = digest
    EntryState.objects.bulk_create([EntryState(kind=k, key=n, digest=d) for (k, n), d in fresh.items()])


def test_an_entry_that_changed_from_one_handbook_to_the_next_is_news_once() -> None:
    seen_before(**{STEP: "otherwise", "gone_step": "there"})
    assert versions.note_changes(timezone.now()) == 2
    assert {(one.key, one.what) for one in News.objects.all()} == {
        (STEP, "changed"),
        ("gone_step", "removed"),
    }
    assert versions.note_changes(timezone.now()) == 0
    assert News.objects.count() == 2


def test_the_first_handbook_that_is_seen_is_no_news() -> None:
    EntryState.objects.all().delete()
    HandbookSeen.objects.all().delete()
    assert versions.note_changes(timezone.now()) == 0
    assert EntryState.objects.count() == len(versions.states())
    assert not News.objects.exists()


def test_where_an_entry_is_written_is_no_part_of_what_it_says() -> None:
    import dataclasses

    step = house().handbook.steps[STEP]
    moved = dataclasses.replace(step, place=dataclasses.replace(step.place, line=step.place.line + 7))
    assert versions._plain(step) == versions._plain(moved)
    assert versions._plain(step) != versions._plain(dataclasses.replace(step, pace="event"))


# -- letters ----------------------------------------------------------------------------------------------


def test_a_letter_with_the_news_is_sent_once_in_the_persons_language(cast: Cast) -> None:
    cast.bob.language = "en"
    cast.bob.save()
    since = TURN - dt.timedelta(days=9)
    for user in (cast.alice, cast.bob):
        follow(user, "actors", "A006", since)
    assert send_digests(TURN) == 2
    assert send_digests(TURN) == 0
    by_address = {letter.to[0]: letter for letter in mail.outbox}
    danish, english = by_address[cast.alice.email], by_address[cast.bob.email]
    assert "Stop brevene" in danish.body
    assert "Stop these letters" in english.body
    assert "/en/directory/A0" in english.body
    assert "\n" not in english.subject


def test_the_worker_is_asked_for_the_letters_once_a_day(cast: Cast) -> None:
    for _ in range(3):
        beat("a worker")
    asked = DBTaskResult.objects.filter(task_path="vejviser.web.following.digest.send_letters")
    assert asked.count() == 1
    follow(cast.alice, "actors", "A006", TURN - dt.timedelta(days=9))
    assert send_letters.call() == 0  # nothing has happened by today


def test_whoever_has_no_news_gets_no_letter(cast: Cast) -> None:
    follow(cast.alice, "actors", "A001", TURN - dt.timedelta(days=9))
    assert send_digests(TURN) == 0
    assert mail.outbox == []


@pytest.mark.parametrize(("rhythm", "days"), [(Rhythm.DAILY, 1), (Rhythm.WEEKLY, 7)])
def test_letters_come_in_the_rhythm_that_was_chosen(cast: Cast, rhythm: Rhythm, days: int) -> None:
    follow(cast.alice, "actors", "A006", TURN - dt.timedelta(days=days))
    Subscription.objects.update(rhythm=rhythm)
    assert send_digests(TURN - dt.timedelta(hours=7)) == 0
    assert send_digests(TURN) == 1


def test_a_letter_that_cannot_be_sent_is_tried_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    since = TURN - dt.timedelta(days=9)
    follow(cast.alice, "actors", "A006", since)

    def broken(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", broken)
        assert send_digests(TURN) == 0
    assert Subscription.objects.get(user=cast.alice).sent == since
    assert send_digests(TURN) == 1


def test_letters_stop_with_one_link_without_a_login_and_only_when_the_button_is_pressed(cast: Cast) -> None:
    since = TURN - dt.timedelta(days=9)
    follow(cast.alice, "actors", "A006", since)
    send_digests(TURN)
    (letter,) = mail.outbox
    found = re.search(r"http://localhost:8000(/following/stop/\S+)", str(letter.body))
    assert found
    assert found[1] in letter.extra_headers["List-Unsubscribe"]
    client = Client(enforce_csrf_checks=True)
    assert client.get(found[1]).status_code == 200
    assert Subscription.objects.get(user=cast.alice).rhythm == Rhythm.WEEKLY
    assert client.post(found[1], {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscription.objects.get(user=cast.alice).rhythm == Rhythm.NEVER
    assert client.get(found[1].replace(found[1][-5:], "wrong/")).status_code == 404


def test_a_name_with_line_breaks_breaks_no_letter(cast: Cast) -> None:
    since = timezone.now() - dt.timedelta(days=9)
    follow(cast.carol, "projects", str(cast.project.id), since)
    cast.bob.name = "Bob\r\nBcc: all@example.org"
    cast.bob.save()
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    assert send_digests(timezone.now() + dt.timedelta(minutes=1)) == 1
    assert "\nBcc:" not in mail.outbox[0].body
    assert "Bcc" not in mail.outbox[0].message()


def test_whoever_turns_letters_on_again_gets_no_news_from_before(cast: Cast) -> None:
    follow(cast.alice, "actors", "A006", timezone.now() - dt.timedelta(days=900))
    Subscription.objects.update(rhythm=Rhythm.NEVER)
    assert of(cast.alice).post("/following/", {"rhythm": "daily"}).status_code == 302
    assert Subscription.objects.get(user=cast.alice).sent > timezone.now() - dt.timedelta(minutes=5)
    assert of(cast.alice).post("/following/", {"rhythm": "hourly"}).status_code == 422


# -- feeds ------------------------------------------------------------------------------------------------


def entries(content: bytes) -> list[str]:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    return [
        str(one)
        for one in root.xpath("//a:entry/a:title/text()", namespaces={"a": "http://www.w3.org/2005/Atom"})
    ]


def test_an_entry_has_a_public_feed_in_either_language(cast: Cast) -> None:
    news.tell("steps", STEP, "changed", by=cast.bob)
    for prefix, words in (("", "er ændret i håndbogen"), ("/en", "has changed in the handbook")):
        answer = Client().get(f"{prefix}/following/entries/steps/{STEP}/feed.xml")
        assert answer["Content-Type"].startswith("application/atom+xml")
        assert any(words in one for one in entries(answer.content))


def test_no_project_has_a_public_feed(cast: Cast) -> None:
    for kind, key in (("projects", cast.project.id), ("steps", "nonsense"), ("rules", "x")):
        assert Client().get(f"/following/entries/{kind}/{key}/feed.xml").status_code == 404


def test_the_private_feed_is_read_by_its_secret_address_until_that_is_revoked(cast: Cast) -> None:
    follow(cast.carol, "projects", str(cast.project.id), timezone.now() - dt.timedelta(days=1))
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    page = of(cast.carol).get("/following/").content.decode()
    found = re.search(r"http://testserver(/following/feed/\S+/)\"", page)
    assert found
    answer = Client().get(found[1])
    assert any("Bob" in one for one in entries(answer.content))
    assert "noindex" in answer["X-Robots-Tag"]
    assert of(cast.carol).post("/following/feed/revoke/").status_code == 302
    assert Client().get(found[1]).status_code == 404


def test_the_feed_of_one_who_may_no_longer_see_a_project_says_nothing_of_it(cast: Cast) -> None:
    follow(cast.carol, "projects", str(cast.project.id), timezone.now() - dt.timedelta(days=1))
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    held = subscribing.subscription_of(cast.carol)
    Membership.objects.filter(user=cast.carol).delete()
    assert entries(Client().get(subscribing.feed_path(held)).content) == []
    cast.carol.is_active = False
    cast.carol.save()
    assert Client().get(subscribing.feed_path(held)).status_code == 404


def test_control_characters_in_a_name_leave_a_feed_that_can_be_read(cast: Cast) -> None:
    assert FRACTURE
    cast.bob.name = "B\x08ob <b>"
    cast.bob.save()
    follow(cast.carol, "projects", str(cast.project.id), timezone.now() - dt.timedelta(days=1))
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    held = subscribing.subscription_of(cast.carol)
    assert any("Bob <b>" in one for one in entries(Client().get(subscribing.feed_path(held)).content))

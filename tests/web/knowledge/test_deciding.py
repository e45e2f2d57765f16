"""What editors do: decide, never on their own organisation's, take down, and take passages out for good."""

from __future__ import annotations

import json

import pytest
from django.core import serializers

from tests.web.cast import Cast
from tests.web.knowledge.acting import SAID, address, browser, draft, published, questions, sent, words
from vejviser.web.accounts.models import Membership, Role
from vejviser.web.knowledge import redacting, store, translating
from vejviser.web.knowledge.models import Entry, Event, State, Translation, Version


def decide(cast: Cast, entry: Entry, **said: object) -> int:
    return browser(cast.stella).post(address("review", entry.id), {"number": 1, **said}).status_code


def test_the_queue_is_for_editors_and_has_what_is_sent_the_oldest_first(cast: Cast) -> None:
    sent(cast, title="Først")
    sent(cast, title="Derefter")
    draft(cast, title="En kladde")
    page = words(browser(cast.stella).get(address("queue")))
    assert page.index("Først") < page.index("Derefter")
    assert "En kladde" not in page
    assert browser(cast.alice).get(address("queue")).status_code == 404


def test_publishing_makes_it_public(cast: Cast) -> None:
    entry = sent(cast)
    assert browser().get(address("entry", entry.id)).status_code == 404
    assert decide(cast, entry, decision="publish") == 302
    assert browser().get(address("entry", entry.id)).status_code == 200


def test_sent_back_the_authors_read_why_and_send_it_again(cast: Cast) -> None:
    entry = sent(cast)
    assert decide(cast, entry, decision="return") == 422, "a reason is needed"
    assert decide(cast, entry, decision="return", reason="Hvilket register var det?") == 302
    assert "Hvilket register var det?" in words(browser(cast.bob).get(address("mine")))
    assert "Hvilket register var det?" in words(browser(cast.bob).get(address("entry", entry.id)))
    assert browser(cast.bob).post(address("send", entry.id), {"number": 1}).status_code == 302
    entry.refresh_from_db()
    assert entry.state == State.SENT


def test_an_editor_does_not_decide_for_their_own_organisation(cast: Cast) -> None:
    entry = sent(cast)
    Membership.objects.create(user=cast.stella, organisation=cast.clinic, role=Role.READER)
    assert decide(cast, entry, decision="publish") == 403
    page = words(browser(cast.stella).get(address("queue")))
    assert "en anden redaktør skal afgøre det" in page
    entry.refresh_from_db()
    assert entry.shown is None


def test_an_editor_decides_on_the_version_that_they_read(cast: Cast) -> None:
    entry = sent(cast)
    store.revise(entry.id, cast.bob, 1, SAID | {"title": "Noget helt andet"})
    store.send(entry.id, cast.bob, 2)
    assert decide(cast, entry, decision="publish") == 302
    entry.refresh_from_db()
    assert (entry.state, entry.shown) == (State.SENT, None)
    with pytest.raises(store.MovedError):
        store.publish(entry.id, cast.stella, 1)


def test_two_editors_decide_once(cast: Cast) -> None:
    entry = sent(cast)
    decide(cast, entry, decision="publish")
    decide(cast, entry, decision="return", reason="For sent")
    entry.refresh_from_db()
    assert entry.state == State.PUBLISHED


def test_an_editor_takes_down_with_a_reason(cast: Cast) -> None:
    entry = published(cast)
    answer = browser(cast.stella).post(address("withdraw", entry.id), {"number": 1, "reason": "Reklame."})
    assert answer.status_code == 302
    history = words(browser().get(address("history", entry.id)))
    assert "Redaktionen tog bidraget ned" in history
    assert "Reklame." in history


NAME = "Jens  Hansen"


def everything() -> str:
    rows = [*Entry.objects.all(), *Version.objects.all(), *Translation.objects.all(), *Event.objects.all()]
    return json.dumps(json.loads(serializers.serialize("json", rows)), ensure_ascii=False).lower()


def test_a_passage_is_taken_out_of_every_version_translation_and_reason(cast: Cast) -> None:
    entry = published(cast, happened="Patienten Jens Hansen fra Vejle blev opereret.", source="jens hansen")
    said = {"title": "A", "tried": "B", "happened": "The patient JENS\nHANSEN", "lesson": "C"}
    translating.approve(translating.propose(entry, cast.carol, 1, said).id, cast.stella)
    store.revise(entry.id, cast.bob, 1, SAID | {"title": "Om Jens Hansen"})
    store.send(entry.id, cast.bob, 2)
    store.give_back(entry.id, cast.stella, 2, "Jens Hansen kan genkendes.")
    answer = browser(cast.stella).post(
        address("redact", entry.id), {"passage": NAME, "reason": "Navnet på en patient."}
    )
    assert answer.status_code == 302
    assert "jens" not in everything()
    assert "hansen" not in everything()
    page = words(browser().get(address("entry", entry.id)))
    assert "Patienten […] fra Vejle" in page
    history = words(browser().get(address("history", entry.id)))
    assert "Redaktionen fjernede noget af teksten" in history
    assert "Navnet på en patient." in history


def test_an_address_that_held_the_passage_goes_as_a_whole(cast: Cast) -> None:
    entry = published(cast, url="https://example.org/jens-hansen.pdf")
    redacting.redact(entry.id, cast.stella, "jens-hansen", "Et navn.")
    assert Version.objects.get(entry=entry).url == ""


@pytest.mark.parametrize(
    ("passage", "reason", "told"),
    [
        ("findes ikke", "Et navn.", "Det står ingen steder"),
        ("halvt år", "Der stod halvt år.", "Begrundelsen gentager det"),
        ("a", "Et navn.", "mindst to tegn"),
        ("(.*", "Et navn.", "Det står ingen steder"),
        ("halvt år", "", "Skriv en begrundelse."),
    ],
)
def test_what_cannot_be_taken_out_is_said(cast: Cast, passage: str, reason: str, told: str) -> None:
    entry = published(cast)
    answer = browser(cast.stella).post(address("redact", entry.id), {"passage": passage, "reason": reason})
    assert answer.status_code == 422
    assert told in words(answer)
    assert Version.objects.get(entry=entry).title == SAID["title"]


def test_only_editors_take_passages_out(cast: Cast) -> None:
    entry = published(cast)
    assert browser(cast.bob).get(address("redact", entry.id)).status_code == 404


def test_names_in_the_history_are_for_the_organisation_alone(cast: Cast) -> None:
    entry = published(cast)
    assert "Bob" in words(browser(cast.carol).get(address("history", entry.id)))
    for user in (None, cast.charlie, cast.stella):
        page = browser(user).get(address("history", entry.id)).content.decode()
        assert "Bob" not in page
        assert "Klinikken" not in page


def test_the_queue_asks_the_database_no_more_for_many(cast: Cast) -> None:
    client = browser(cast.stella)
    sent(cast)
    few = questions(client, address("queue"))
    for number in range(8):
        sent(cast, title=f"Nr. {number}")
    assert questions(client, address("queue")) == few

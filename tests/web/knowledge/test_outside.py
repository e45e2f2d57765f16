"""What goes on around an entry: people and organisations that leave, workshops that promote, and the feed."""

from __future__ import annotations

import datetime as dt
import io
import json
import uuid
import zipfile
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.web.cast import Cast
from tests.web.knowledge.acting import SAID, STEP, address, browser, draft, published, words
from vejviser.web.accounts.leaving import delete_account
from vejviser.web.accounts.models import Organisation
from vejviser.web.accounts.takeout import write_takeout
from vejviser.web.knowledge import feed, redacting, store, translating, us_too
from vejviser.web.knowledge.models import Entry, State, Translation, Version
from vejviser.web.knowledge.outside import take_over


def test_a_deleted_account_leaves_the_organisation_s_contributions_without_the_name(cast: Cast) -> None:
    entry = published(cast)
    delete_account(cast.bob)
    assert [one.by for one in Version.objects.all()] == [None]
    history = browser(cast.carol).get(address("history", entry.id)).content.decode()
    assert "Bob" not in history
    assert browser().get(address("entry", entry.id)).status_code == 200


def test_with_an_organisation_its_drafts_go_and_what_was_public_stays_as_it_was(cast: Cast) -> None:
    kept, gone = published(cast, named=True), draft(cast)
    store.revise(kept.id, cast.bob, 1, SAID | {"title": "Noget halvt"})
    cast.clinic.delete()
    assert not Entry.objects.filter(id=gone.id).exists()
    kept.refresh_from_db()
    assert (kept.state, kept.latest, kept.shown, kept.organisation) == (State.PUBLISHED, 1, 1, None)
    page = words(browser().get(address("entry", kept.id)))
    assert "En organisation, som ikke er her længere" in page
    assert "Klinikken" not in page


def test_what_a_person_alone_published_stays_without_their_name_when_they_leave(cast: Cast) -> None:
    own = cast.charlie.organisations.get()
    entry = store.start(own, cast.charlie, SAID | {"source": "En rapport", "named": True})
    store.send(entry.id, cast.charlie, 1)
    store.publish(entry.id, cast.stella, 1)
    assert "Charlie" not in browser().get(address("entry", entry.id)).content.decode()
    delete_account(cast.charlie)
    assert not Organisation.objects.filter(id=own.id).exists()
    assert browser().get(address("entry", entry.id)).status_code == 200


def test_one_takes_the_contributions_along(cast: Cast) -> None:
    draft(cast, title="Vores kladde")
    us_too.say_so("E001", cast.bob, "national", 2024, None)
    raw = io.BytesIO()
    write_takeout(raw, cast.bob)
    archive = zipfile.ZipFile(raw)
    found = [json.loads(archive.read(n)) for n in archive.namelist() if n.endswith("contributions.json")]
    assert [one["versions"][0]["title"] for some in found for one in some] == ["Vores kladde"]
    assert json.loads(archive.read("account.json"))["happened_to_us"][0]["about"] == "E001"


def test_search_and_following_are_told_within_the_act(cast: Cast) -> None:
    heard: list[tuple[str, str]] = []

    def hear(entry: Entry, what: str = "down", **_: Any) -> None:
        heard.append((what, feed.title_of(entry).en if entry.shown else ""))

    feed.published.connect(hear)
    feed.taken_down.connect(hear)
    try:
        entry = published(cast)
        said = {"title": "Late", "tried": "A", "happened": "B", "lesson": "C"}
        translating.approve(translating.propose(entry, cast.carol, 1, said).id, cast.stella)
        redacting.redact(entry.id, cast.stella, "halvt", "Et navn.")
        store.withdraw(entry.id, cast.bob, 1, "Forkert.")
    finally:
        feed.published.disconnect(hear)
        feed.taken_down.disconnect(hear)
    assert heard == [
        ("published", SAID["title"]), ("translated", "Late"), ("redacted", "Late"), ("down", ""),
    ]  # fmt: skip


def test_what_a_listener_cannot_take_is_not_published(cast: Cast) -> None:
    def refuse(**_: Any) -> None:
        raise RuntimeError

    entry = store.send(draft(cast).id, cast.bob, 1)
    feed.published.connect(refuse)
    try:
        with pytest.raises(RuntimeError):
            store.publish(entry.id, cast.stella, 1)
    finally:
        feed.published.disconnect(refuse)
    entry.refresh_from_db()
    assert (entry.state, entry.shown) == (State.SENT, None)


# -- workshops ------------------------------------------------------------------------------------------


@dataclass
class Workshop:
    organisation: Organisation
    id: uuid.UUID = field(default_factory=uuid.uuid4)
    title: str = "Vejen til data"
    held: dt.date = dt.date(2026, 3, 4)


@dataclass
class Statement:
    workshop: Workshop
    number: int = 3


@dataclass
class Promotion:
    """What the workshops hand over, as far as it is used."""

    statement: Statement
    by: Any
    kind: str = "challenge"
    text_da: str = "Ingen ved, hvem der giver lov."
    text_en: str = "Nobody knows who gives leave."
    steps: tuple[str, ...] = (STEP,)
    id: uuid.UUID = field(default_factory=uuid.uuid4)
    taken_as: str = ""
    saved: list[list[str]] = field(default_factory=list)

    def save(self, update_fields: list[str]) -> None:
        self.saved.append(update_fields)


def promotion(cast: Cast, **said: Any) -> Promotion:
    return Promotion(Statement(Workshop(cast.clinic)), cast.alice, **said)


def test_a_promoted_statement_becomes_a_draft_with_its_origin(cast: Cast) -> None:
    made = promotion(cast)
    entry = take_over(made)
    assert entry is not None
    assert (entry.state, entry.organisation) == (State.DRAFT, cast.clinic)
    assert made.taken_as == address("entry", entry.id)
    page = words(browser(cast.bob).get(address("entry", entry.id)))
    assert "Ingen ved, hvem der giver lov." in page
    assert "Et udsagn på workshoppen Vejen til data" in page
    assert browser(cast.charlie).get(address("entry", entry.id)).status_code == 404
    english = Translation.objects.get()
    assert (english.language, english.lesson) == ("en", "Nobody knows who gives leave.")


def test_where_it_was_must_be_said_before_it_is_sent(cast: Cast) -> None:
    entry = take_over(promotion(cast))
    assert entry is not None
    answer = browser(cast.bob).post(address("send", entry.id), {"number": 1}, follow=True)
    assert "Ret først bidraget, og sig, hvor det var." in words(answer)
    with pytest.raises(store.IncompleteError):
        store.send(entry.id, cast.bob, 1)


def test_promoted_again_it_is_the_same_draft_with_the_new_words_until_it_is_sent(cast: Cast) -> None:
    made = promotion(cast)
    entry = take_over(made)
    made.text_da = "Ingen ved, hvem der skal give lov."
    assert take_over(made) == entry
    assert entry is not None
    assert entry.versions.order_by("-number")[0].lesson == "Ingen ved, hvem der skal give lov."
    store.revise(entry.id, cast.bob, 2, SAID)
    store.send(entry.id, cast.bob, 3)
    made.text_da = "For sent"
    take_over(made)
    assert Entry.objects.count() == 1
    assert entry.versions.order_by("-number")[0].title == SAID["title"]


def test_a_reading_becomes_no_contribution(cast: Cast) -> None:
    assert take_over(promotion(cast, kind="reading")) is None
    assert not Entry.objects.exists()

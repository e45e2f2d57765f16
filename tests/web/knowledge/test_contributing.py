"""Writing a contribution: by whom, what it must say, and that nothing is lost on the way."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.cast import Cast
from tests.web.knowledge.acting import STEP, address, browser, draft, form, published, sent, words
from vejviser.web.accounts.models import Membership, Role
from vejviser.web.knowledge import store
from vejviser.web.knowledge.models import Entry, Event, State, Version


def write(cast: Cast, user: Any = None, organisation: Any = None, **said: Any) -> Any:
    place = organisation or cast.clinic
    told = form(organisation=str(place.id), **said)
    return browser(user or cast.bob).post(address("new"), told)


def test_a_contribution_begins_as_a_draft_of_the_organisation(cast: Cast) -> None:
    answer = write(cast)
    entry = Entry.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, address("entry", entry.id))
    assert (entry.organisation, entry.state, entry.latest, entry.shown) == (cast.clinic, State.DRAFT, 1, None)
    version = entry.versions.get()
    assert (version.lesson, version.steps, version.by) == (
        "Aftal variablerne med registeret, før I søger.", [STEP], cast.bob,
    )  # fmt: skip


def test_it_can_be_sent_to_the_editors_at_once(cast: Cast) -> None:
    write(cast, send="1")
    assert Entry.objects.get().state == State.SENT


def test_a_reader_of_the_organisation_does_not_write_for_it(cast: Cast) -> None:
    answer = write(cast, user=cast.carol)
    assert answer.status_code == 422
    assert "Vælg en af dine organisationer." in words(answer)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("role", [Role.OWNER, Role.EDITOR, Role.FACILITATOR, Role.CASE_HANDLER])
def test_all_other_roles_write(cast: Cast, role: Role) -> None:
    Membership.objects.filter(user=cast.carol, organisation=cast.clinic).update(role=role)
    assert write(cast, user=cast.carol).status_code == 302


def test_the_step_that_one_comes_from_is_chosen_already(cast: Cast) -> None:
    page = browser(cast.bob).get(address("new"), {"step": STEP, "kind": "practice"}).content.decode()
    assert f'value="{STEP}" checked' in page
    assert page.count(" checked") == 4  # the step, the kind, no outcome yet, and the language
    assert " checked" in browser(cast.bob).get(address("new"), {"step": "'><script>"}).content.decode()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"steps": []}, "Vælg mindst ét trin."),
        ({"steps": ["no_such_step"]}, "Vælg trin fra listen."),
        ({"title": "  \u200b "}, "Skriv noget, der kan læses."),
        ({"lesson": ""}, "Skriv, hvad andre kan lære."),
        ({"kind": "experience", "outcome": ""}, "En erfaring skal sige, hvordan det gik."),
        ({"year": "3025"}, "Skriv et år fra 1990 til"),
        ({"year": "i fjor"}, "Skriv årstallet med fire cifre."),
        ({"region": "oestdanmark"}, "Region Østdanmark findes fra 2027."),
        ({"region": "mars"}, "Vælg"),
        ({"url": "javascript:alert(1)"}, "Skriv en adresse som"),
        ({"url": "ftp://example.org/a"}, "Skriv en adresse som"),
        ({"happened": "Patienten 010203-1234 kom igen."}, "CPR-nummer"),
        ({"tried": "Skriv til jens.hansen@rsyd.dk"}, "e-mailadresse"),
        ({"lesson": "x" * 4001}, "4000"),
        ({"title": "nul\0tegn"}, "Null"),
    ],
)
def test_what_cannot_stand_is_refused_with_a_way_to_mend_it(
    cast: Cast, said: dict[str, Any], told: str
) -> None:
    answer = write(cast, **said)
    assert answer.status_code == 422
    assert told.lower() in words(answer).lower() or told == "Null"
    assert not Entry.objects.exists()


def test_who_writes_for_nobody_but_themselves_names_a_source(cast: Cast) -> None:
    own = cast.charlie.organisations.get()
    answer = write(cast, cast.charlie, own)
    assert answer.status_code == 422
    assert "skal der være en kilde" in words(answer)
    assert write(cast, cast.charlie, own, source="Rigsrevisionen, 2024").status_code == 302


def test_only_an_owner_or_editor_agrees_to_have_the_organisation_named(cast: Cast) -> None:
    Membership.objects.filter(user=cast.carol, organisation=cast.clinic).update(role=Role.FACILITATOR)
    assert write(cast, cast.carol, named="on").status_code == 422
    assert write(cast, cast.bob, named="on").status_code == 302
    own = cast.charlie.organisations.get()
    answer = write(cast, cast.charlie, own, named="on", source="En rapport")
    assert answer.status_code == 422, "a personal organisation goes by the name of a person"


def test_hostile_text_is_shown_as_text(cast: Cast) -> None:
    entry = published(cast, title="<script>alert(1)</script>", lesson="{% load x %}<img src=x onerror=y>")
    for name in ("entry", "history"):
        page = browser().get(address(name, entry.id)).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    page = browser().get(address("index")).content.decode()
    assert "&lt;script&gt;alert(1)" in page


def test_a_change_is_a_new_version_and_the_public_one_stays_until_it_is_published(cast: Cast) -> None:
    entry = published(cast)
    answer = browser(cast.bob).post(
        address("edit", entry.id), form(title="Data kom et helt år for sent", number=1)
    )
    assert answer.status_code == 302
    entry.refresh_from_db()
    assert (entry.latest, entry.shown, entry.state) == (2, 1, State.DRAFT)
    assert "halvt år" in words(browser().get(address("entry", entry.id)))
    assert "helt år" in words(browser(cast.carol).get(address("entry", entry.id)))
    store.send(entry.id, cast.bob, 2)
    store.publish(entry.id, cast.stella, 2)
    assert "helt år" in words(browser().get(address("entry", entry.id)))


def test_of_two_who_change_at_once_the_second_is_told_and_keeps_the_text(cast: Cast) -> None:
    entry = draft(cast)
    assert browser(cast.bob).post(address("edit", entry.id), form(title="A", number=1)).status_code == 302
    answer = browser(cast.alice).post(address("edit", entry.id), form(title="Min tekst", number=1))
    assert answer.status_code == 422
    assert "En anden har ændret bidraget i mellemtiden." in words(answer)
    assert "Min tekst" in answer.content.decode()
    assert entry.versions.count() == 2


def test_saving_without_a_change_makes_no_version(cast: Cast) -> None:
    entry = draft(cast)
    browser(cast.bob).post(address("edit", entry.id), form(number=1))
    assert entry.versions.count() == 1


def test_a_version_cannot_be_altered(cast: Cast) -> None:
    version = draft(cast).versions.get()
    version.title = "Noget andet"
    with pytest.raises(TypeError):
        version.save()


def test_sending_twice_sends_once(cast: Cast) -> None:
    entry = draft(cast)
    for _ in range(2):
        answer = browser(cast.bob).post(address("send", entry.id), {"number": 1})
        assert answer.status_code == 302
    assert Event.objects.filter(entry=entry, verb="sent").count() == 1
    assert browser(cast.bob).post(address("send", entry.id), {"number": "²"}).status_code == 302


def test_a_draft_is_seen_by_its_organisation_and_the_editors_and_does_not_exist_for_others(
    cast: Cast,
) -> None:
    entry = draft(cast)
    for name in ("entry", "history"):
        seen = {
            who: browser(user).get(address(name, entry.id)).status_code
            for who, user in {
                "bob": cast.bob, "carol": cast.carol, "stella": cast.stella, "charlie": cast.charlie,
                "dora": cast.dora, "nobody": None,
            }.items()
        }  # fmt: skip
        assert seen == {
            "bob": 200, "carol": 200, "stella": 200, "charlie": 404, "dora": 404, "nobody": 404,
        }  # fmt: skip
    assert "Data kom" not in words(browser(cast.charlie).get(address("index")))


def test_who_only_reads_cannot_change_what_is_public(cast: Cast) -> None:
    entry = published(cast)
    for user in (cast.carol, cast.charlie, cast.stella):
        assert browser(user).get(address("edit", entry.id)).status_code == 403
        assert browser(user).post(address("send", entry.id), {"number": 1}).status_code == 403
    assert browser(cast.charlie).post(address("withdraw", entry.id), {"number": 1}).status_code == 403


def test_ones_own_page_lists_the_contributions_of_all_ones_organisations(cast: Cast) -> None:
    sent(cast, title="Fra klinikken")
    own = cast.bob.organisations.get(personal=True)
    store.start(own, cast.bob, dict(form(title="Fra mig selv", outcome="", source="x"), url="", named=False))
    page = words(browser(cast.bob).get(address("mine")))
    assert "Fra klinikken" in page
    assert "Fra mig selv" in page
    assert "Fra mig selv" not in words(browser(cast.alice).get(address("mine")))
    assert "Du har ikke delt noget endnu" in words(browser(cast.charlie).get(address("mine")))


def test_withdrawn_the_address_says_so_and_why_and_no_list_has_it(cast: Cast) -> None:
    entry = published(cast)
    answer = browser(cast.bob).post(
        address("withdraw", entry.id), {"number": 1, "reason": "Tallene var forkerte."}
    )
    assert answer.status_code == 302
    page = words(browser().get(address("entry", entry.id)))
    assert "trukket tilbage" in page
    assert "Tallene var forkerte." in page
    assert "halvt år" not in page
    assert "halvt år" not in words(browser().get(address("index"), {"kind": "challenge"}))
    assert "halvt år" not in words(browser().get(address("history", entry.id)))
    assert "Tallene var forkerte." in words(browser().get(address("history", entry.id)))
    assert "halvt år" in words(browser(cast.carol).get(address("entry", entry.id)))
    assert Version.objects.filter(entry=entry).count() == 1, "nothing is deleted"


def test_withdrawing_needs_a_reason(cast: Cast) -> None:
    entry = published(cast)
    answer = browser(cast.bob).post(address("withdraw", entry.id), {"number": 1, "reason": " "})
    assert answer.status_code == 422
    entry.refresh_from_db()
    assert entry.shown == 1


def test_what_was_withdrawn_comes_back_through_the_editors(cast: Cast) -> None:
    entry = published(cast)
    store.withdraw(entry.id, cast.bob, 1, "Forkert.")
    store.revise(entry.id, cast.bob, 1, dict(form(title="Rettet"), named=False))
    assert "Forkert" not in words(browser().get(address("entry", entry.id)))
    assert "trukket tilbage" in words(browser().get(address("entry", entry.id)))
    store.send(entry.id, cast.bob, 2)
    store.publish(entry.id, cast.stella, 2)
    assert "Rettet" in words(browser().get(address("entry", entry.id)))

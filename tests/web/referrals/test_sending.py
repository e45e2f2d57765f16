"""Sending a referral: to whom, with what, and what is refused; and what its e-mails hold."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.web.accounts.test_login import ENGLISH
from tests.web.accounts.test_organisations import browser
from tests.web.cast import Cast
from tests.web.referrals.chain import NOTE, Chain, link, page, post, send, step_of_actors, words
from vejviser.road.writing import with_answer, without_answer
from vejviser.schedule.calendar import limit_ends
from vejviser.web.accounts import membership
from vejviser.web.accounts.leaving import delete_account
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.law import today
from vejviser.web.projects import store
from vejviser.web.referrals.models import Hop, Referral
from vejviser.web.roads.addresses import where

HOSTILE = "<script>alert(1)</script>\r\nBcc: victim@example.org\x07 {note} %s {{ x }}"


def count() -> int:
    return Referral.objects.count()


def test_a_step_leads_to_a_referral_with_its_actors_first(cast: Cast) -> None:
    alice, step = browser(cast.alice), step_of_actors()
    told = words(alice.get(where("roads:step", cast.project.id, step)))
    found = re.search(r'href="([^"]*/referrals/new/[^"]*)"', told)
    assert found
    form = words(alice.get(found[1]))
    assert form.index("Ved dette trin") < form.index("Alle andre")
    assert "Hvem kan hjælpe ved dette trin?" in form
    assert "Henvis projektet" not in words(Client().get(where("roads:step", cast.project.id, step)))


def test_one_can_refer_oneself_without_a_project_and_without_being_named(cast: Cast, chain: Chain) -> None:
    sent = {"actor": chain.region_actor, "subject": "Råd", "note": "Jeg søger råd."}
    answer = browser(cast.charlie).post(reverse("referrals:new"), sent)
    assert answer.status_code == 302
    made = Referral.objects.get(subject="Råd")
    assert (made.project, made.facts) == (None, [])
    told = words(page(cast.erik, made))
    assert "En person i Vejviser" in told
    assert "Charlie" not in told
    assert "charlie" not in told
    assert "Charlie" not in str(mail.outbox[-1].body) + str(mail.outbox[-1].subject)


def test_an_answer_is_wanted_in_ten_working_days_unless_the_sender_says_otherwise(
    cast: Cast, chain: Chain
) -> None:
    assert Hop.objects.get().due == limit_ends(today(), 10, "working")
    day = today() + dt.timedelta(days=30)
    send(cast, cast.alice, actor=chain.region_actor, due=day.strftime("%d/%m/%Y"))
    assert Hop.objects.latest("id").due == day


@pytest.mark.parametrize("days", [0, -1, 400])
def test_a_day_that_is_past_or_far_away_is_refused(cast: Cast, chain: Chain, days: int) -> None:
    day = today() + dt.timedelta(days=days)
    assert send(cast, cast.alice, actor=chain.region_actor, due=day.isoformat()).status_code == 422
    assert count() == 1


def test_the_snapshot_stays_as_it_was_when_the_project_changes(cast: Cast, chain: Chain) -> None:
    before = chain.referral.facts
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    assert Referral.objects.get().facts == before


def test_answers_that_the_sender_did_not_see_are_not_sent(cast: Cast, chain: Chain) -> None:
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    stale = send(cast, cast.alice, actor=chain.region_actor, facts=["impact"])
    assert stale.status_code == 422
    assert "Projektet er ændret" in words(stale)
    assert 'name="version" value="2"' in words(stale)
    cast.project.refresh_from_db()
    assert send(cast, cast.alice, actor=chain.region_actor, facts=["impact"]).status_code == 302


def test_a_fact_that_is_gone_is_refused(cast: Cast, chain: Chain) -> None:
    store.change(cast.project.id, cast.bob, "answered", lambda t: without_answer(t, "impact"))
    cast.project.refresh_from_db()
    assert send(cast, cast.alice, actor=chain.region_actor, facts=["impact"]).status_code == 422


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "id_actor"),
        ({"actor": "NOBODY"}, "id_actor"),
        ({"actor": "outside"}, "id_email"),
        ({"actor": "outside", "email": "no address"}, "id_email"),
        ({"actor": "outside", "email": "a@example.org\nBcc: b@example.org"}, "id_email"),
        ({"actor": "here", "email": "a@example.org"}, "id_email"),
        ({"code": "2222-2222-2222"}, "id_code"),
        ({"code": "personal"}, "id_code"),
        ({"actor": "here", "code": "2222-2222-2222"}, "id_actor"),
        ({"actor": "here", "note": " \r\n\x07"}, "id_note"),
        ({"actor": "here", "note": "x" * 2001}, "id_note"),
        ({"actor": "here", "subject": "\x07 \n"}, "id_subject"),
        ({"actor": "here", "note": "a\x00b"}, "id_note"),
        ({"actor": "here", "facts": ["impact", "../../etc"]}, "id_facts_0"),
        ({"actor": "here", "version": "' OR 1=1", "facts": ["impact"]}, ""),
    ],
)
def test_what_cannot_be_sent_is_refused_where_it_can_be_mended(
    cast: Cast, chain: Chain, sent: dict[str, Any], field: str
) -> None:
    own = cast.charlie.organisations.get().share_code
    real = {"outside": chain.outside, "here": chain.region_actor, "personal": own}
    sent = {name: real.get(str(value), value) for name, value in sent.items()}
    mail.outbox.clear()
    answer = send(cast, cast.alice, **sent)
    assert answer.status_code == 422
    assert f'href="#{field}"' in words(answer) or not field
    assert (count(), mail.outbox) == (1, [])


@pytest.mark.parametrize("address", ["?step=nonsense", "?step=<script>", "?step=../x"])
def test_a_step_that_does_not_exist_is_not_found(cast: Cast, address: str) -> None:
    assert browser(cast.alice).get(reverse("referrals:new") + address).status_code == 404


def test_hostile_words_are_shown_as_words_and_stay_out_of_the_heads_of_e_mails(
    cast: Cast, chain: Chain
) -> None:
    Organisation.objects.filter(id=cast.clinic.id).update(name="Klinik\r\nBcc: victim@example.org")
    mail.outbox.clear()
    answer = send(
        cast, cast.alice, actor=chain.outside, email="out@example.org", subject=HOSTILE, note=HOSTILE, contact=HOSTILE
    )  # fmt: skip
    assert answer.status_code == 302
    made = Referral.objects.exclude(id=chain.referral.id).get()
    visitor = Client()
    told = words(visitor.get(link(), follow=True))
    assert "<script>alert" not in told
    assert "&lt;script&gt;alert(1)" in told
    assert post(visitor, "decline", made, text=HOSTILE).status_code == 302
    for one in mail.outbox:
        assert "\n" not in str(one.subject)
        assert one.recipients() in (["out@example.org"], ["alice@example.org"])
        assert "\nBcc:" not in str(one.message()).split("\n\n")[0]
        assert "\nBcc" not in str(one.body)
    assert "<script>alert" not in words(page(cast.alice, made))


def test_one_address_gets_few_e_mails_and_the_sender_is_told_why(cast: Cast, chain: Chain) -> None:
    mail.outbox.clear()
    answers = [send(cast, cast.alice, actor=chain.outside, email="out@example.org") for _ in range(7)]
    assert [one.status_code for one in answers] == [302] * 5 + [422] * 2
    assert "Vent en time" in words(answers[-1])
    assert len(mail.outbox) == 5


def test_a_letter_that_cannot_be_sent_loses_nothing_and_the_sender_is_told(
    cast: Cast, chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("no mail today")

    monkeypatch.setattr("vejviser.web.referrals.letters.post", broken)
    assert send(cast, cast.alice, actor=chain.outside, email="out@example.org").status_code == 302
    made = Referral.objects.exclude(id=chain.referral.id).get()
    assert "kunne ikke sendes" in words(page(cast.alice, made)) or count() == 2
    assert post(cast.erik, "accept", chain.referral).status_code == 302


def test_letters_are_in_the_language_of_who_gets_them_and_lead_in_through_the_login(
    cast: Cast, chain: Chain
) -> None:
    User.objects.filter(id=cast.alice.id).update(language="en")
    mail.outbox.clear()
    post(cast.erik, "accept", chain.referral)
    told = str(mail.outbox[-1].body)
    assert "accepted the referral" in told
    found = re.search(r"http://testserver(\S+)", told)
    assert found
    assert browser(cast.alice).get(found[1])["Location"] == f"/en/referrals/{chain.referral.id}/"
    assert Client().get(found[1]).status_code == 200


@pytest.mark.parametrize("who", ["erik", "alice"])
def test_the_english_page_is_in_english(cast: Cast, chain: Chain, who: str) -> None:
    main = re.search(r"<main.*?</main>", words(page(getattr(cast, who), chain.referral, "/en")), re.S)
    assert main
    told = re.sub(r"<[^>]+>", " ", main[0]).replace(NOTE, "")
    assert not re.findall(r"\b(og|ikke|henvisning|svar)\b", told, re.I)
    assert ENGLISH.findall(told)
    assert chain.referral.facts[1]["answer"]["en"] in told


def takeout(user: User) -> dict[str, Any]:
    answer: Any = browser(user).get(reverse("people:export"))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    return {
        name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith("referrals.json")
    }


def test_the_takeout_holds_what_was_sent_and_received_and_nothing_of_withdrawn_ones(
    cast: Cast, chain: Chain
) -> None:
    post(cast.erik, "answer", chain.referral, text="Kom på tirsdag.")
    sent = next(told for name, told in takeout(cast.alice).items() if name.startswith("klinikken"))
    assert [(one["note"], one["state"], one["chain_holds"]) for one in sent["sent"]] == [
        (NOTE, "answered", True)
    ]
    received = next(told for name, told in takeout(cast.erik).items() if name.startswith("regionen"))
    assert received["received"][0]["facts"] == chain.referral.facts
    assert str(cast.project.id) not in json.dumps(received)
    assert not [name for name in takeout(cast.dora) if name.startswith("regionen")]
    post(cast.alice, "withdraw", chain.referral)
    received = next(told for name, told in takeout(cast.erik).items() if name.startswith("regionen"))
    assert NOTE not in json.dumps(received, ensure_ascii=False)
    assert "tirsdag" not in json.dumps(received, ensure_ascii=False)


def test_what_one_sent_alone_goes_with_the_account_and_a_project_takes_its_referrals_along(
    cast: Cast, chain: Chain
) -> None:
    sent = {"actor": chain.region_actor, "subject": "Råd", "note": "Jeg søger råd."}
    browser(cast.charlie).post(reverse("referrals:new"), sent)
    delete_account(cast.charlie)
    assert not Referral.objects.filter(subject="Råd").exists()
    cast.project.delete()
    assert count() == 0


def test_a_project_that_no_account_has_and_an_example_are_referred_by_nobody(cast: Cast) -> None:
    from vejviser.web.projects.examples import FIRST, examples

    answer = browser(cast.alice).get(reverse("referrals:refer", args=[examples()[FIRST].id]))
    assert answer.status_code == 403
    assert "lave til dit eget" in words(answer)


def test_one_chooses_which_of_ones_organisations_refers(cast: Cast, chain: Chain) -> None:
    firm = membership.found_organisation(cast.charlie, "Firmaet")
    sent = {"actor": chain.region_actor, "subject": "Råd", "note": "x", "organisation": str(firm.id)}
    browser(cast.charlie).post(reverse("referrals:new"), sent)
    assert "Firmaet" in words(page(cast.erik, Referral.objects.get(subject="Råd")))
    sent["organisation"] = str(cast.clinic.id)
    assert browser(cast.charlie).post(reverse("referrals:new"), sent).status_code == 422

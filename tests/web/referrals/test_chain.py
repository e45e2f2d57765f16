"""A referral through three organisations and a link, and a stranger who sees nothing of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.web.accounts.test_organisations import browser
from tests.web.cast import Cast
from tests.web.referrals.chain import NOTE, Chain, link, page, post, send, words
from vejviser.web.accounts.leaving import delete_account
from vejviser.web.accounts.models import Membership
from vejviser.web.referrals import store
from vejviser.web.referrals.models import Event, Hop, Referral

ACTS = ("accept", "answer", "decline", "pass", "withdraw", "outcome", "renew")


def state(referral: Referral) -> str:
    return Referral.objects.get(id=referral.id).state


def passed_to_hospital(cast: Cast, chain: Chain) -> None:
    answer = post(
        cast.erik, "pass", chain.referral, actor=chain.hospital_actor, text="Hospitalet har udstyret."
    )
    assert answer.status_code == 302, words(answer)


def passed_to_link(chain: Chain) -> Client:
    """The browser, without an account, of whoever got the link."""
    answer = post(chain.helen, "pass", chain.referral, actor=chain.outside, email="out@example.org")
    assert answer.status_code == 302, words(answer)
    visitor = Client()
    opened = visitor.get(
        next(link(at) for at in range(len(mail.outbox)) if "/link/" in str(mail.outbox[at].body))
    )
    assert opened["Location"] == reverse("referrals:referral", args=[chain.referral.id])
    return visitor


def outsiders(cast: Cast, chain: Chain) -> Iterator[Client]:
    """A visitor, a stranger, the staff, and readers of every organisation of the chain."""
    yield Client()
    for user in (cast.charlie, cast.stella, cast.carol, cast.dora, chain.harry):
        yield browser(user)


def test_the_chain_sees_the_note_and_the_chosen_facts_and_the_sender_sees_who_has_it(
    cast: Cast, chain: Chain
) -> None:
    assert "Lige nu hos" in words(page(cast.bob, chain.referral))
    passed_to_hospital(cast, chain)
    visitor = passed_to_link(chain)
    for who in (cast.alice, cast.bob, cast.erik, chain.helen, visitor):
        told = words(page(who, chain.referral))
        assert NOTE in told
        assert "Hospitalet har udstyret." in told
        assert "Alice, 12 34 56 78" in told
        assert "Klinikken" in told
        assert "out@example.org" not in told
    assert "Lige nu hos" in words(page(cast.alice, chain.referral))
    assert [hop.state for hop in chain.referral.hops.all()] == ["passed", "passed", "waiting"]


def test_only_the_ticked_facts_go_along_and_never_the_project(cast: Cast, chain: Chain) -> None:
    told = words(page(cast.erik, chain.referral))
    assert chain.referral.facts[0]["label"]["en"] == "About the project"
    assert len(chain.referral.facts) == 2
    for one in chain.referral.facts:
        assert one["label"]["da"] in told
    assert str(cast.project.id) not in told
    assert cast.project.title not in told
    assert str(cast.project.id) in words(page(cast.alice, chain.referral))


def test_at_first_nothing_is_ticked(cast: Cast, chain: Chain) -> None:
    form = words(browser(cast.alice).get(reverse("referrals:refer", args=[cast.project.id])))
    assert 'name="facts"' in form
    assert "checked" not in form


def test_a_stranger_a_reader_and_the_staff_see_and_do_nothing(cast: Cast, chain: Chain) -> None:
    passed_to_hospital(cast, chain)
    passed_to_link(chain)
    for client in outsiders(cast, chain):
        assert page(client, chain.referral).status_code == 404
        for name in ACTS:
            assert post(client, name, chain.referral, text="x", outcome="helped").status_code == 404
        revoke = reverse("referrals:revoke", args=[chain.referral.id, 3])
        assert client.post(revoke).status_code == 404
        lists = client.get(reverse("referrals:index"), follow=True).content.decode()
        lists += client.get(f"{reverse('referrals:index')}?show=sent", follow=True).content.decode()
        assert "Afprøvning" not in lists
    assert chain.referral.events.count() == 3


def test_who_is_not_in_the_chain_yet_or_any_longer_sees_nothing(cast: Cast, chain: Chain) -> None:
    assert page(chain.helen, chain.referral).status_code == 404
    passed_to_hospital(cast, chain)
    assert page(chain.helen, chain.referral).status_code == 200
    Membership.objects.filter(user=chain.helen, organisation=chain.hospital).update(role="reader")
    assert page(chain.helen, chain.referral).status_code == 404


def test_each_hop_answers_and_the_sender_is_told_by_e_mail_without_a_note_or_a_fact(
    cast: Cast, chain: Chain
) -> None:
    mail.outbox.clear()
    post(cast.erik, "accept", chain.referral, contact="Erik, Regionen")
    post(cast.erik, "answer", chain.referral, text="Kom på tirsdag.", contact="Erik, Regionen")
    told = words(page(cast.alice, chain.referral))
    assert "Kom på tirsdag." in told
    assert "Kontakt: Erik, Regionen" in told
    assert [one.to for one in mail.outbox] == [["alice@example.org"]] * 2
    for one in mail.outbox:
        assert NOTE not in str(one.body)
        assert "tirsdag" not in str(one.body)
        assert "Afprøvning" not in f"{one.subject}{one.body}"


def test_a_link_lets_one_accept_answer_and_pass_on_without_an_account(cast: Cast, chain: Chain) -> None:
    passed_to_hospital(cast, chain)
    visitor = passed_to_link(chain)
    assert post(visitor, "accept", chain.referral).status_code == 302
    assert post(visitor, "answer", chain.referral, text="Gerne.").status_code == 302
    assert "Gerne." in words(page(cast.alice, chain.referral))
    assert post(visitor, "withdraw", chain.referral).status_code == 403
    cast.charlie.organisations.filter(personal=True).update(personal=False, name="Firmaet")
    code = cast.charlie.organisations.get().share_code
    assert post(visitor, "pass", chain.referral, code=code.lower().replace("-", " ")).status_code == 302
    assert NOTE in words(page(cast.charlie, chain.referral))
    assert "Firmaet" in words(page(visitor, chain.referral))
    assert post(visitor, "answer", chain.referral, text="Igen").status_code == 403


def test_the_secret_of_a_link_stands_in_the_e_mail_alone(cast: Cast, chain: Chain) -> None:
    send(cast, cast.alice, actor=chain.outside, email="Out@Example.org")
    address = link()
    secret = address.rstrip("/").rpartition("/")[2]
    assert secret not in str(list(Hop.objects.values())) + str(list(Event.objects.values()))
    visitor = Client()
    opened = visitor.get(address)
    assert secret not in opened["Location"]
    assert secret not in words(visitor.get(opened["Location"]))


def test_an_old_a_closed_and_a_guessed_link_open_nothing(cast: Cast, chain: Chain) -> None:
    send(cast, cast.alice, actor=chain.outside, email="out@example.org")
    made, address, visitor = Referral.objects.exclude(id=chain.referral.id).get(), link(), Client()
    visitor.get(address)
    assert page(visitor, made).status_code == 200
    assert browser(cast.alice).post(reverse("referrals:revoke", args=[made.id, 1])).status_code == 302
    assert page(visitor, made).status_code == 404
    assert visitor.get(address).status_code == 404
    assert browser(cast.alice).post(reverse("referrals:revoke", args=[made.id, 1])).status_code == 409
    assert post(cast.alice, "renew", made).status_code == 302
    fresh = link()
    assert fresh != address
    Hop.objects.filter(referral=made).update(works_until=timezone.now() - dt.timedelta(seconds=1))
    assert visitor.get(fresh).status_code == 404
    assert visitor.get(reverse("referrals:link", args=["guess"])).status_code == 404


def test_a_withdrawn_referral_is_closed_to_all_but_its_sender(cast: Cast, chain: Chain) -> None:
    passed_to_hospital(cast, chain)
    visitor = passed_to_link(chain)
    mail.outbox.clear()
    assert post(cast.bob, "withdraw", chain.referral).status_code == 302
    assert [one.to for one in mail.outbox] == [["out@example.org"]]
    assert not Hop.objects.filter(email__contains="@").exists()
    for who in (cast.erik, chain.helen, visitor):
        answer = page(who, chain.referral)
        assert answer.status_code == 200
        told = words(answer)
        for hidden in (NOTE, "Afprøvning", "udstyret", "Alice, 12", "Om projektet"):
            assert hidden not in told
        assert "trukket tilbage" in told
        assert post(who, "answer", chain.referral, text="x").status_code in (403, 409)
    assert NOTE in words(page(cast.alice, chain.referral))
    lists = words(browser(cast.erik).get(reverse("referrals:index")))
    assert "Afprøvning" not in lists
    assert "Henvisning, som er trukket tilbage" in lists


@pytest.mark.parametrize("name", ["accept", "decline", "pass"])
def test_what_was_done_cannot_be_done_again(cast: Cast, chain: Chain, name: str) -> None:
    sent = {"actor": chain.hospital_actor, "text": "Nej"}
    assert post(cast.erik, name, chain.referral, **sent).status_code == 302
    assert post(cast.erik, name, chain.referral, **sent).status_code == (403 if name == "pass" else 409)


def test_a_referral_does_not_go_round_in_circles(cast: Cast, chain: Chain) -> None:
    passed_to_hospital(cast, chain)
    for to in (
        {"actor": chain.region_actor},
        {"code": cast.clinic.share_code},
        {"code": cast.region.share_code},
    ):
        answer = post(chain.helen, "pass", chain.referral, **to)
        assert answer.status_code == 422
        assert "har været hos dem" in words(answer)
    assert send(cast, cast.alice, code=cast.clinic.share_code).status_code == 422
    assert Referral.objects.count() == 1


def test_the_sender_says_what_came_of_it_and_the_referral_is_over(cast: Cast, chain: Chain) -> None:
    post(cast.erik, "answer", chain.referral, text="Kom på tirsdag.")
    assert post(cast.alice, "outcome", chain.referral).status_code == 422
    assert (
        post(cast.alice, "outcome", chain.referral, outcome="helped", text="Det virkede.").status_code == 302
    )
    assert state(chain.referral) == "ended"
    told = words(page(cast.erik, chain.referral))
    assert "Det virkede." in told
    assert "Ja, det hjalp" in told
    assert post(cast.erik, "answer", chain.referral, text="Mere").status_code == 409
    assert post(cast.alice, "withdraw", chain.referral).status_code == 302
    assert NOTE not in words(page(cast.erik, chain.referral))


def test_the_log_shows_an_event_that_was_altered_and_a_note_that_was(cast: Cast, chain: Chain) -> None:
    passed_to_hospital(cast, chain)
    assert store.chain_holds(Referral.objects.get())
    Event.objects.filter(number=2).update(about={"text": "andet"})
    assert not store.chain_holds(Referral.objects.get())


@pytest.mark.parametrize("column", ["note", "subject"])
def test_what_was_sent_cannot_be_altered_unseen(chain: Chain, column: str) -> None:
    Referral.objects.update(**{column: "andet"})
    assert not store.chain_holds(Referral.objects.get())


def test_the_columns_of_lists_say_what_the_log_says(cast: Cast, chain: Chain) -> None:
    passed_to_hospital(cast, chain)
    post(chain.helen, "accept", chain.referral)
    one = Referral.objects.get()
    found = store.history(one)
    assert (one.state, one.outcome, one.version) == (found.state, found.outcome, one.events.count())
    columns = [(hop.state, hop.since, hop.due, hop.responded) for hop in one.hops.all()]
    assert columns == [(at.state, at.since, at.due, at.responded) for at in found.hops]


def test_a_person_who_leaves_takes_their_contact_and_links_along_and_the_log_holds(
    cast: Cast, chain: Chain
) -> None:
    post(cast.erik, "accept", chain.referral, contact="Erik, 87 65")
    delete_account(cast.erik)
    one = Referral.objects.get()
    assert one.hops.get().contact == ""
    assert store.chain_holds(one)
    assert "Erik" not in str(list(Hop.objects.values())) + str(list(Event.objects.values()))


def test_the_case_handler_of_the_sender_sees_but_does_not_steer(cast: Cast, chain: Chain) -> None:
    Membership.objects.filter(user=cast.carol, organisation=cast.clinic).update(role="case_handler")
    told = words(page(cast.carol, chain.referral))
    assert NOTE in told
    assert "Træk henvisningen tilbage" not in told
    assert post(cast.carol, "withdraw", chain.referral).status_code == 403
    assert send(cast, cast.carol, actor=chain.region_actor).status_code == 403


def questions(client: Client, address: str) -> int:
    """How many questions a page asks the database, once the session of the browser is settled."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("show", ["", "?show=sent"])
def test_a_longer_list_takes_no_more_questions(cast: Cast, chain: Chain, show: str) -> None:
    client, address = browser(cast.alice if show else cast.erik), reverse("referrals:index") + show
    before = questions(client, address)
    for _ in range(4):
        send(cast, cast.alice, actor=chain.region_actor)
    assert questions(client, address) == before


def test_a_longer_chain_takes_no_more_questions(cast: Cast, chain: Chain) -> None:
    client, address = browser(cast.alice), reverse("referrals:referral", args=[chain.referral.id])
    before = questions(client, address)
    passed_to_hospital(cast, chain)
    assert questions(client, address) == before

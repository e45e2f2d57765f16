"""Invitations by e-mail: for one person, one time, and silent about who has an account."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.accounts.test_organisations import browser
from tests.web.cast import PASSWORD, Cast
from vejviser.web.accounts import invitations
from vejviser.web.accounts.models import INVITED_FOR, Invitation, Membership, Role, User


def invite(cast: Cast, email: str, role: str = "editor") -> str:
    """The link in the e-mail."""
    answer = browser(cast.alice).post(
        reverse("people:invite", args=[cast.clinic.id]), {"email": email, "role": role}
    )
    assert answer.status_code == 302
    found = re.search(r"http://testserver(\S*/invitation/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_the_invited_person_joins_with_the_role(cast: Cast) -> None:
    charlie = browser(cast.charlie)
    page = charlie.get(invite(cast, cast.charlie.email), follow=True)
    assert "Invitation til Klinikken" in page.content.decode()
    charlie.post(reverse("people:invited"))
    assert Membership.objects.get(organisation=cast.clinic, user=cast.charlie).role == Role.EDITOR


def test_the_secret_stands_in_the_e_mail_alone(cast: Cast) -> None:
    link = invite(cast, cast.charlie.email)
    secret = link.rstrip("/").rpartition("/")[2]
    charlie = browser(cast.charlie)
    opened = charlie.get(link)
    assert opened["Location"] == reverse("people:invited")
    assert secret not in str(list(Invitation.objects.values()))
    assert secret not in charlie.get(opened["Location"]).content.decode()


def test_a_link_works_once(cast: Cast) -> None:
    link, charlie = invite(cast, cast.charlie.email), browser(cast.charlie)
    charlie.get(link)
    charlie.post(reverse("people:invited"))
    assert charlie.get(link).status_code == 404


def test_of_two_who_accept_at_once_the_second_is_refused(cast: Cast) -> None:
    invite(cast, cast.charlie.email)
    one = Invitation.objects.get()
    invitations.accept(one.id, cast.charlie)
    with pytest.raises(invitations.ClosedError):
        invitations.accept(one.id, cast.charlie)


def test_another_person_is_told_so_and_does_not_join(cast: Cast) -> None:
    stella = browser(cast.stella)
    page = stella.get(invite(cast, cast.charlie.email), follow=True)
    assert page.status_code == 403
    assert "sendt til en anden adresse" in page.content.decode()
    assert cast.charlie.email not in page.content.decode()
    assert stella.post(reverse("people:invited")).status_code == 403
    assert not Membership.objects.filter(organisation=cast.clinic, user=cast.stella).exists()


def test_somebody_without_an_account_signs_up_and_joins(cast: Cast) -> None:
    visitor = Client()
    page = visitor.get(invite(cast, "new@example.org", "reader"), follow=True)
    assert "Opret en konto" in page.content.decode()
    visitor.post(reverse("account_signup"), {"email": "new@example.org", "password1": PASSWORD})
    visitor.post(reverse("people:invited"))
    user = User.objects.get(email="new@example.org")
    assert Membership.objects.get(organisation=cast.clinic, user=user).role == Role.READER


@pytest.mark.parametrize("email", ["charlie@example.org", "nobody@example.org", "bob@example.org"])
def test_the_answer_is_the_same_whoever_is_invited(cast: Cast, email: str) -> None:
    answer = browser(cast.alice).post(
        reverse("people:invite", args=[cast.clinic.id]), {"email": email, "role": "reader"}, follow=True
    )
    assert f"Invitationen er sendt til {email}" in answer.content.decode()
    assert [message.to for message in mail.outbox] == [[email]]


def test_an_old_a_withdrawn_and_a_guessed_link_are_refused_alike(cast: Cast) -> None:
    charlie, pages = browser(cast.charlie), []
    for way in ("old", "withdrawn", "guessed"):
        link = invite(cast, cast.charlie.email)
        still = Invitation.objects.filter(withdrawn=None)
        if way == "old":
            still.update(created=timezone.now() - INVITED_FOR - dt.timedelta(seconds=1))
        elif way == "withdrawn":
            one = still.get(created__gt=timezone.now() - INVITED_FOR)
            browser(cast.alice).post(reverse("people:withdraw", args=[cast.clinic.id, one.id]))
        else:
            link = reverse("people:invitation", args=["guess"])
        answer = charlie.get(link)
        assert answer.status_code == 404
        pages.append(re.sub(r"Invitationen er trukket[^<]*|href=\"[^\"]*\"", "", answer.content.decode()))
    assert len({re.search(r"<main.*</main>", page, re.S)[0] for page in pages}) == 1  # type: ignore[index]


def test_an_invitation_sent_again_ends_the_link_of_before(cast: Cast) -> None:
    first = invite(cast, cast.charlie.email)
    one = Invitation.objects.get()
    browser(cast.alice).post(reverse("people:resend", args=[cast.clinic.id, one.id]))
    assert len(mail.outbox) == 2
    assert browser(cast.charlie).get(first).status_code == 404
    assert Invitation.objects.filter(withdrawn=None).count() == 1


def test_an_invitation_of_another_organisation_cannot_be_reached_through_ones_own(cast: Cast) -> None:
    invite(cast, cast.charlie.email)
    one = Invitation.objects.get()
    Membership.objects.filter(organisation=cast.region, user=cast.erik).update(role=Role.OWNER)
    erik = browser(cast.erik)
    for way in ("resend", "withdraw"):
        assert erik.post(reverse(f"people:{way}", args=[cast.region.id, one.id])).status_code == 404
    assert Invitation.objects.get().open


def test_a_member_keeps_the_role_that_they_have(cast: Cast) -> None:
    link, alice = invite(cast, cast.alice.email, "reader"), browser(cast.alice)
    alice.get(link)
    alice.post(reverse("people:invited"))
    assert Membership.objects.get(organisation=cast.clinic, user=cast.alice).role == Role.OWNER


def test_a_name_cannot_break_into_the_heads_of_the_e_mail(cast: Cast) -> None:
    cast.clinic.name = "Klinik\r\nBcc: victim@example.org"
    cast.clinic.save()
    invite(cast, cast.charlie.email)
    assert mail.outbox[-1].recipients() == [cast.charlie.email]
    assert "\n" not in str(mail.outbox[-1].subject)


def test_one_address_gets_few_e_mails_and_the_sender_is_told_why(cast: Cast) -> None:
    alice, address = browser(cast.alice), reverse("people:invite", args=[cast.clinic.id])
    answers = [alice.post(address, {"email": "x@example.org", "role": "reader"}) for _ in range(7)]
    assert [one.status_code for one in answers] == [302] * 5 + [422] * 2
    assert "Vent en time" in answers[-1].content.decode()
    assert len(mail.outbox) == 5


def test_the_e_mail_is_in_english_from_an_english_page(cast: Cast) -> None:
    address = f"/en{reverse('people:invite', args=[cast.clinic.id])}"
    browser(cast.alice).post(address, {"email": "x@example.org", "role": "reader"})
    assert "invites you" in str(mail.outbox[-1].body)
    assert "/en/invitation/" in str(mail.outbox[-1].body)

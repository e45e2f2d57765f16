"""Sharing with another organisation: by code or by e-mail, to read or to edit, until it is revoked."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.web.accounts.test_organisations import browser
from tests.web.cast import Cast, person
from vejviser.web.accounts.invitations import ClosedError
from vejviser.web.accounts.models import Membership, Role
from vejviser.web.projects import sharing, store
from vejviser.web.projects.models import Offer, Share, ShareRole
from vejviser.web.projects.permissions import Level, level


def share(cast: Cast, to: str, role: str = "reader") -> str:
    """The page that follows."""
    address = reverse("projects:share", args=[cast.project.id])
    answer = browser(cast.alice).post(address, {"to": to, "role": role}, follow=True)
    return str(answer.content.decode())


def offer(cast: Cast, email: str, role: str = "reader") -> str:
    """The link in the e-mail."""
    share(cast, email, role)
    found = re.search(r"http://testserver(\S*/offer/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


@pytest.fixture
def unshared(cast: Cast) -> Cast:
    Share.objects.all().delete()
    return cast


@pytest.mark.parametrize(
    ("shared", "role", "expected"),
    [
        (ShareRole.READER, Role.READER, Level.READ),
        (ShareRole.READER, Role.EDITOR, Level.READ),
        (ShareRole.READER, Role.OWNER, Level.READ),
        (ShareRole.EDITOR, Role.READER, Level.READ),
        (ShareRole.EDITOR, Role.CASE_HANDLER, Level.READ),
        (ShareRole.EDITOR, Role.FACILITATOR, Level.READ),
        (ShareRole.EDITOR, Role.EDITOR, Level.EDIT),
        (ShareRole.EDITOR, Role.OWNER, Level.EDIT),
    ],
)
def test_a_share_allows_what_both_it_and_the_role_there_allow(
    cast: Cast, shared: ShareRole, role: Role, expected: Level
) -> None:
    Share.objects.update(role=shared)
    Membership.objects.filter(organisation=cast.region, user=cast.erik).update(role=role)
    assert level(cast.project, cast.erik) == expected


def test_a_project_is_shared_by_the_code_however_it_is_typed(unshared: Cast) -> None:
    code = unshared.region.share_code.lower().replace("-", " ")
    assert "Projektet er delt med Regionen" in share(unshared, code, "editor")
    assert Share.objects.get().role == ShareRole.EDITOR
    assert unshared.project.changes.first().verb == "shared"  # type: ignore[union-attr]


def test_sharing_again_changes_the_role_and_makes_no_second_share(unshared: Cast) -> None:
    share(unshared, unshared.region.share_code, "reader")
    share(unshared, unshared.region.share_code, "editor")
    assert [one.role for one in Share.objects.all()] == ["editor"]


@pytest.mark.parametrize("code", ["2222-2222-2222", "K7QF", "<b>", "K7QF-2M9D-XWÆT"])
def test_a_wrong_code_shares_with_nobody(unshared: Cast, code: str) -> None:
    assert "Der er en fejl" in share(unshared, code)
    assert not Share.objects.exists()


def test_a_project_is_not_shared_with_the_organisation_that_has_it(unshared: Cast) -> None:
    assert "har projektet i forvejen" in share(unshared, unshared.clinic.share_code)


def test_codes_cannot_be_guessed_at_length(unshared: Cast) -> None:
    for _ in range(20):
        share(unshared, "2222-2222-2222")
    assert "mange koder" in share(unshared, unshared.region.share_code)
    assert not Share.objects.exists()


def test_a_revoked_share_ends_at_once_and_stays_in_the_history(cast: Cast) -> None:
    dora, road = browser(cast.dora), reverse("roads:road", args=[cast.project.id])
    assert dora.get(road).status_code == 200
    one = Share.objects.get()
    browser(cast.alice).post(reverse("projects:revoke", args=[cast.project.id, one.id]))
    assert dora.get(road).status_code == 404
    assert cast.project.changes.first().verb == "revoked"  # type: ignore[union-attr]


def test_a_share_of_another_project_cannot_be_reached_through_ones_own(cast: Cast) -> None:
    own = store.create("name: Eget\nfacts:\n", cast.charlie, "started", cast.charlie.organisations.get())
    one = Share.objects.get()
    assert browser(cast.charlie).post(reverse("projects:revoke", args=[own.id, one.id])).status_code == 404
    assert Share.objects.get().revoked is None


def test_an_owner_there_gives_the_project_back_and_an_editor_there_cannot(cast: Cast) -> None:
    address = reverse("projects:give_back", args=[cast.project.id, Share.objects.get().id])
    erik = browser(cast.erik)
    assert erik.post(address).status_code == 404
    Membership.objects.filter(organisation=cast.region, user=cast.erik).update(role=Role.OWNER)
    assert "Fjern fra os" in erik.get(reverse("projects:list")).content.decode()
    erik.post(address)
    assert Share.objects.get().revoked is not None


@pytest.mark.parametrize("email", ["erik@example.org", "nobody@example.org"])
def test_the_answer_to_an_e_mail_is_the_same_whoever_has_it(unshared: Cast, email: str) -> None:
    assert f"Vi har sendt et link til {email}" in share(unshared, email)
    assert [message.to for message in mail.outbox] == [[email]]
    assert not Share.objects.exists()


def test_the_recipient_chooses_which_of_their_organisations_takes_it(unshared: Cast) -> None:
    Membership.objects.filter(organisation=unshared.region, user=unshared.erik).update(role=Role.OWNER)
    erik = browser(unshared.erik)
    page = erik.get(offer(unshared, unshared.erik.email, "editor"), follow=True).content.decode()
    assert "Regionen" in page
    erik.post(reverse("projects:offered"), {"organisation": str(unshared.region.id)})
    made = Share.objects.get()
    assert (made.organisation, made.role, made.by) == (unshared.region, "editor", unshared.alice)


def test_the_recipient_cannot_take_it_for_an_organisation_that_they_do_not_own(unshared: Cast) -> None:
    erik = browser(unshared.erik)
    erik.get(offer(unshared, unshared.erik.email))
    erik.post(reverse("projects:offered"), {"organisation": str(unshared.region.id)})
    erik.post(reverse("projects:offered"), {"organisation": "'; DROP TABLE"})
    assert not Share.objects.exists()


def test_an_offer_is_for_one_person(unshared: Cast) -> None:
    link, charlie = offer(unshared, "erik@example.org"), browser(unshared.charlie)
    assert charlie.get(link, follow=True).status_code == 403
    own = str(unshared.charlie.organisations.get().id)
    assert charlie.post(reverse("projects:offered"), {"organisation": own}).status_code == 403
    assert not Share.objects.exists()


def test_an_offer_by_somebody_who_is_owner_no_longer_is_closed(unshared: Cast) -> None:
    offer(unshared, "erik@example.org")
    Membership.objects.filter(user=unshared.alice, organisation=unshared.clinic).update(role=Role.EDITOR)
    with pytest.raises(ClosedError):
        sharing.accept(Offer.objects.get().id, unshared.erik, unshared.erik.organisations.get(personal=True))


def test_a_withdrawn_offer_is_closed(unshared: Cast) -> None:
    link, one = offer(unshared, "erik@example.org"), Offer.objects.get()
    browser(unshared.alice).post(reverse("projects:withdraw", args=[unshared.project.id, one.id]))
    assert browser(unshared.erik).get(link).status_code == 404


def test_a_visitor_without_account_sees_whose_project_it_is_and_where_to_log_in(unshared: Cast) -> None:
    page = Client().get(offer(unshared, "new@example.org"), follow=True).content.decode()
    assert "Klinikken vil dele projektet" in page
    assert f"{reverse('account_login')}?next={reverse('projects:offered')}" in page


def test_a_project_of_a_browser_session_must_be_kept_before_it_is_shared(cast: Cast) -> None:
    visitor = Client()
    visitor.post(reverse("projects:new"), {"name": "Løst"})
    loose = visitor.session["projects"][0]
    answer = visitor.post(
        reverse("projects:share", args=[loose]), {"to": cast.region.share_code, "role": "reader"}
    )
    assert answer.status_code == 422
    assert not Share.objects.filter(project=loose).exists()


def test_a_project_that_comes_to_the_organisation_it_was_shared_with_is_shared_no_longer(cast: Cast) -> None:
    both = person("both", cast.clinic, Role.OWNER)
    Membership.objects.create(organisation=cast.region, user=both, role=Role.EDITOR)
    browser(both).post(
        reverse("projects:move", args=[cast.project.id]), {"organisation": str(cast.region.id)}
    )
    cast.project.refresh_from_db()
    assert cast.project.organisation == cast.region
    assert Share.objects.get().revoked is not None

"""Organisations: roles, leaving, and that there is always an owner."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from vejviser.web.accounts import membership
from vejviser.web.accounts.models import Membership, Organisation, Role, User


def browser(user: User) -> Client:
    made = Client()
    made.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return made


def member(cast: Cast, user: User) -> Membership:
    return Membership.objects.get(organisation=cast.clinic, user=user)


def test_whoever_makes_an_organisation_owns_it(cast: Cast) -> None:
    answer = browser(cast.charlie).post(reverse("people:new"), {"name": "Hjerteforeningen"}, follow=True)
    made = Organisation.objects.get(name="Hjerteforeningen")
    assert membership.owners(made.id) == 1
    assert "Hjerteforeningen" in answer.content.decode()


def test_an_owner_changes_a_role_and_takes_a_member_out(cast: Cast) -> None:
    alice, carol = browser(cast.alice), member(cast, cast.carol)
    alice.post(reverse("people:role", args=[cast.clinic.id, carol.id]), {"role": "editor"})
    assert member(cast, cast.carol).role == Role.EDITOR
    alice.post(reverse("people:remove", args=[cast.clinic.id, carol.id]))
    assert not Membership.objects.filter(id=carol.id).exists()


def test_a_role_that_does_not_exist_changes_nothing(cast: Cast) -> None:
    carol = member(cast, cast.carol)
    browser(cast.alice).post(reverse("people:role", args=[cast.clinic.id, carol.id]), {"role": "emperor"})
    assert member(cast, cast.carol).role == Role.READER


def test_a_member_of_another_organisation_cannot_be_reached_through_ones_own(cast: Cast) -> None:
    theirs = Membership.objects.get(organisation=cast.region, user=cast.dora)
    alice = browser(cast.alice)
    assert alice.post(reverse("people:remove", args=[cast.clinic.id, theirs.id])).status_code == 404
    role = alice.post(reverse("people:role", args=[cast.clinic.id, theirs.id]), {"role": "owner"})
    assert role.status_code == 404
    assert Membership.objects.get(id=theirs.id).role == Role.READER


@pytest.mark.parametrize("way", ["leave", "remove", "demote"])
def test_the_last_owner_stays_and_is_told_what_to_do(cast: Cast, way: str) -> None:
    alice, own = browser(cast.alice), member(cast, cast.alice)
    if way == "leave":
        answer = alice.post(reverse("people:leave", args=[cast.clinic.id]), follow=True)
    elif way == "remove":
        answer = alice.post(reverse("people:remove", args=[cast.clinic.id, own.id]), follow=True)
    else:
        address = reverse("people:role", args=[cast.clinic.id, own.id])
        answer = alice.post(address, {"role": "reader"}, follow=True)
    assert "Gør først et andet medlem til ejer" in answer.content.decode()
    assert member(cast, cast.alice).role == Role.OWNER


def test_of_two_owners_one_may_leave_and_then_the_other_may_not(cast: Cast) -> None:
    membership.change_role(cast.clinic.id, member(cast, cast.bob).id, Role.OWNER)
    membership.remove(cast.clinic.id, member(cast, cast.alice).id)
    with pytest.raises(membership.LastOwnerError):
        membership.remove(cast.clinic.id, member(cast, cast.bob).id)


def test_a_name_with_markup_is_shown_as_it_is_written(cast: Cast) -> None:
    alice = browser(cast.alice)
    alice.post(reverse("people:rename", args=[cast.clinic.id]), {"name": "<script>alert(1)</script>"})
    page = alice.get(reverse("people:organisation", args=[cast.clinic.id])).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_name_of_blanks_alone_is_refused(cast: Cast) -> None:
    answer = browser(cast.alice).post(reverse("people:rename", args=[cast.clinic.id]), {"name": " \t\u2028 "})
    assert answer.status_code == 422
    assert Organisation.objects.get(id=cast.clinic.id).name == "Klinikken"


def test_a_new_share_code_ends_the_old_one(cast: Cast) -> None:
    old = cast.clinic.share_code
    browser(cast.alice).post(reverse("people:code", args=[cast.clinic.id]))
    assert not Organisation.objects.filter(share_code=old).exists()


def test_an_organisation_is_deleted_with_its_projects_only_after_a_tick(cast: Cast) -> None:
    alice, address = browser(cast.alice), reverse("people:delete_organisation", args=[cast.clinic.id])
    assert alice.post(address).status_code == 422
    alice.post(address, {"sure": "on"})
    assert not Organisation.objects.filter(id=cast.clinic.id).exists()


def test_ones_own_organisation_is_never_deleted_left_or_opened_to_others(cast: Cast) -> None:
    own, alice = membership.personal(cast.alice), browser(cast.alice)
    assert alice.post(reverse("people:delete_organisation", args=[own.id]), {"sure": "on"}).status_code == 404
    asked = {"email": "x@example.org", "role": "owner"}
    assert alice.post(reverse("people:invite", args=[own.id]), asked).status_code == 404
    alice.post(reverse("people:leave", args=[own.id]))
    assert own.memberships.filter(user=cast.alice).exists()


@pytest.mark.parametrize("field", ["is_staff", "is_superuser", "email"])
def test_a_form_changes_nothing_that_it_does_not_ask_for(cast: Cast, field: str) -> None:
    before = getattr(cast.bob, field)
    sent = {"name": "Bob", "language": "en", field: "evil@example.org"}
    browser(cast.bob).post(reverse("people:me"), sent)
    cast.bob.refresh_from_db()
    assert (cast.bob.language, getattr(cast.bob, field)) == ("en", before)


def test_a_name_goes_to_the_organisation_of_the_person_alone(cast: Cast) -> None:
    browser(cast.bob).post(reverse("people:me"), {"name": "Bob Bobsen", "language": "da"})
    assert membership.personal(cast.bob).name == "Bob Bobsen"

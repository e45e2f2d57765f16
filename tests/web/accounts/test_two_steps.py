"""Two-step login: who may turn it on, what an odd answer of a key comes to, and that all of it is taken along."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import translation

from tests.web.accounts.test_login import DANISH, ENGLISH, code_of, log_in, seen
from tests.web.cast import PASSWORD, Cast
from vejviser.web.accounts.models import User

pytestmark = pytest.mark.django_db
ODD = (
    "",
    "no json",
    "{}",
    "[]",
    "1",
    '"x"',
    '{"id": 1}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
)


@pytest.fixture
def bob(cast: Cast) -> User:
    """Bob with codes from an app, and a key that nobody holds."""
    EmailAddress.objects.create(user=cast.bob, email=cast.bob.email, verified=True, primary=True)
    TOTP.activate(cast.bob, generate_totp_secret())
    RecoveryCodes.activate(cast.bob)
    return cast.bob


def place(name: str, language: str) -> str:
    """The address of a page in a language, whatever language the page before was in."""
    with translation.override(language[1:] or "da"):
        return reverse(name)


def first_step(user: User) -> Client:
    made = Client()
    answer = made.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert answer["Location"] == reverse("mfa_authenticate")
    return made


def test_where_no_e_mail_goes_out_two_steps_need_no_confirmed_address() -> None:
    visitor = Client()
    visitor.post(reverse("account_signup"), {"email": "new@example.org", "password1": PASSWORD})
    visitor.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert not EmailAddress.objects.get().verified
    page = visitor.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'<code class="secret">(\w+)</code>', page)
    assert secret
    visitor.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])})
    assert Authenticator.objects.filter(type="totp").exists()


@override_settings(MFA_ALLOW_UNVERIFIED_EMAIL=False)
@pytest.mark.parametrize("language", ["", "/en"])
def test_where_it_does_the_address_must_be_confirmed_first(cast: Cast, language: str) -> None:
    EmailAddress.objects.create(user=cast.bob, email=cast.bob.email, verified=False, primary=True)
    bob = log_in(cast.bob)
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        page = bob.get(place(name, language), follow=True)
        assert (
            "Confirm your e-mail address first" if language else "Bekræft først din e-mailadresse"
        ) in seen(page)


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_of_two_steps_is_in_one_language(bob: User, language: str) -> None:
    other = DANISH if language else ENGLISH
    visitor = first_step(bob)
    assert other.findall(seen(visitor.get(place("mfa_authenticate", language)))) == []
    inside = log_in(bob)
    inside.post(reverse("mfa_authenticate"), {"code": RecoveryCodes(_codes(bob)).get_unused_codes()[0]})
    inside.get(reverse("site:front"))
    inside.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    for name in ("mfa_index", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
                 "mfa_reauthenticate", "account_reauthenticate", "mfa_add_webauthn", "mfa_list_webauthn"):  # fmt: skip
        page = inside.get(place(name, language))
        assert page.status_code == 200, name
        assert other.findall(seen(page)) == [], name


def _codes(user: User) -> Authenticator:
    return Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)


def test_a_recovery_code_works_once(bob: User) -> None:
    code = RecoveryCodes(_codes(bob)).get_unused_codes()[0]
    for status in (302, 422):
        answer = first_step(bob).post(reverse("mfa_authenticate"), {"code": code})
        assert answer.status_code == status, code


def test_guessing_codes_is_limited(bob: User) -> None:
    visitor = first_step(bob)
    said = [visitor.post(reverse("mfa_authenticate"), {"code": f"{n:06}"}) for n in range(8)]
    assert "Vent nogle minutter" in seen(said[-1])


@pytest.mark.parametrize("answer", ODD)
@pytest.mark.parametrize("language", ["", "/en"])
def test_an_answer_that_no_key_gave_is_refused_in_words(bob: User, answer: str, language: str) -> None:
    told = first_step(bob).post(place("mfa_authenticate", language), {"credential": answer})
    assert told.status_code == 422
    assert ("The key" if language else "Nøglen") in seen(told)
    assert (DANISH if language else ENGLISH).findall(seen(told)) == []
    Authenticator.objects.filter(user=bob).delete()
    inside = log_in(bob)
    added = inside.post(place("mfa_add_webauthn", language), {"name": "x", "credential": answer})
    assert added.status_code == 422
    assert (DANISH if language else ENGLISH).findall(seen(added)) == []
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("answer", ODD)
def test_nor_does_it_show_once_more_that_it_is_you(bob: User, answer: str) -> None:
    Authenticator.objects.create(
        user=bob, type=Authenticator.Type.WEBAUTHN, data={"name": "x", "credential": {}}
    )
    bobs = Client()
    bobs.force_login(bob, "django.contrib.auth.backends.ModelBackend")
    page = reverse("mfa_generate_recovery_codes")
    bobs.post(f"{reverse('mfa_reauthenticate_webauthn')}?next={page}", {"credential": answer})
    assert bobs.get(page).status_code == 302


def test_the_key_of_somebody_else_is_neither_renamed_nor_removed(bob: User, cast: Cast) -> None:
    data = {"name": "Bobs", "credential": {}}
    made = Authenticator.objects.create(user=bob, type=Authenticator.Type.WEBAUTHN, data=data)
    alice = log_in(cast.alice)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        address = reverse(name, args=[made.pk])
        assert [alice.get(address).status_code, alice.post(address, {"name": "Mine"}).status_code] == [
            404,
            404,
        ]
    made.refresh_from_db()
    assert made.data == data


@pytest.mark.django_db(transaction=True)
def test_turning_it_on_and_off_is_told_by_letter(cast: Cast) -> None:
    EmailAddress.objects.create(user=cast.bob, email=cast.bob.email, verified=True, primary=True)
    bob = log_in(cast.bob)
    page = bob.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'<code class="secret">(\w+)</code>', page)
    assert secret
    bob.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])})
    bob.post(reverse("mfa_deactivate_totp"))
    subjects = [message.subject for message in mail.outbox]
    assert "Koder fra en app er slået til i Vejviser" in subjects
    assert "Koder fra en app er slået fra i Vejviser" in subjects

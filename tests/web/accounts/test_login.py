"""Signing up, logging in and all else of the login library: in our look, in one language, silent about accounts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import allauth
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.template.loader import get_template
from django.test import Client, override_settings
from django.urls import reverse

from tests.web.accounts.test_organisations import browser
from tests.web.cast import PASSWORD, Cast
from vejviser.web.accounts.models import Role, User
from vejviser.web.assets import PACKAGE

pytestmark = pytest.mark.django_db
NOT_REACHED = re.compile(
    r"phone|login_code|passkey|webauthn/(signup|snippets|base)|reset_code|trust|confirm_code|verification_code|"
    r"base_|/base\.html|/snippets/|account/email\.html|login_redirect|reset_code"
)
"""Ways to log in that are off, and parts that our pages do not use."""
ENGLISH = re.compile(r"\b(the|your|password|sign|please|you|and)\b", re.I)
DANISH = re.compile(r"\b(og|din|dit|du|adgangskode|ikke|med)\b|[æøå]", re.I)


def theirs() -> list[str]:
    """The names of the library's templates that somebody can come to see."""
    root = Path(allauth.__file__).parent / "templates"
    kinds = ("account", "mfa", "socialaccount")
    found = [path.relative_to(root).as_posix() for kind in kinds for path in (root / kind).rglob("*.*")]
    return sorted(name for name in found if not NOT_REACHED.search(name))


def seen(answer: Any) -> str:
    """The words of a page's main part, and its title."""
    page = answer.content.decode()
    main = re.search(r"<main.*?</main>", page, re.S)
    assert main
    return re.sub(r"<[^>]+>", " ", main[0].replace("English", ""))


def log_in(user: User, **client: Any) -> Client:
    """A browser in which the person has just written the password, and again for what needs it."""
    made = Client(**client)
    made.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    made.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return made


@pytest.mark.parametrize("name", theirs())
def test_every_template_that_is_reached_is_ours(name: str) -> None:
    found: Any = get_template(name)
    assert str(found.origin.name).startswith(str(PACKAGE))


@pytest.mark.parametrize(
    "name",
    [
        "account_login", "account_signup", "account_reset_password", "account_reset_password_done",
        "account_email_verification_sent", "account_inactive", "account_reset_password_from_key_done",
        "socialaccount_login_cancelled", "socialaccount_login_error",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_page_for_visitors_is_in_one_language(name: str, language: str) -> None:
    words = seen(Client().get(("" if language == "da" else "/en") + reverse(name)))
    other = ENGLISH if language == "da" else DANISH
    assert other.findall(words) == []


@pytest.mark.parametrize(
    "name",
    [
        "account_logout", "account_email", "account_change_password", "account_reauthenticate", "mfa_index",
        "mfa_activate_totp", "socialaccount_connections", "people:me", "people:delete", "people:organisations",
        "people:new",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_page_of_the_account_is_in_one_language(cast: Cast, name: str, language: str) -> None:
    EmailAddress.objects.create(user=cast.bob, email=cast.bob.email, verified=True, primary=True)
    bob = log_in(cast.bob)
    bob.get(reverse("site:front"))  # where it says that he is logged in
    answer = bob.get(("" if language == "da" else "/en") + reverse(name))
    assert answer.status_code == 200
    words = re.sub(r"\S+@\S+|QR|[A-Z2-7]{32}", "", seen(answer)).replace("Dansk", "")
    other = ENGLISH if language == "da" else DANISH
    assert other.findall(words) == []


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("account_login", {"login": "nobody@example.org", "password": "wrong"}),
        ("account_login", {}),
        ("account_signup", {"email": "x", "password1": "123"}),
        ("account_signup", {"email": "x@example.org", "password1": "password1"}),
        ("account_reset_password", {"email": "no"}),
    ],
)
def test_what_is_wrong_is_said_in_the_language_of_the_page(
    name: str, sent: dict[str, str], language: str
) -> None:
    answer = Client().post(("" if language == "da" else "/en") + reverse(name), sent)
    words = seen(answer)
    assert "Der er" in words or "There" in words
    assert (ENGLISH if language == "da" else DANISH).findall(words) == []


def test_who_signs_up_gets_an_organisation_of_their_own_and_the_language_of_the_page() -> None:
    Client().post(
        "/en/accounts/signup/", {"email": "New@Example.org", "password1": PASSWORD, "name": "Ny Person"}
    )
    user = User.objects.get(email="new@example.org")
    own = user.memberships.get()
    assert (own.organisation.personal, own.role, own.organisation.name) == (True, Role.OWNER, "Ny Person")
    assert user.language == "en"


def test_signing_up_takes_no_other_fields() -> None:
    sent = {"email": "new@example.org", "password1": PASSWORD, "is_staff": "on", "is_superuser": "on"}
    Client().post(reverse("account_signup"), sent)
    user = User.objects.get()
    assert (user.is_staff, user.is_superuser) == (False, False)


@override_settings(ACCOUNT_EMAIL_VERIFICATION="mandatory")
@pytest.mark.parametrize("email", ["alice@example.org", "nobody@example.org"])
def test_where_e_mail_goes_out_signing_up_does_not_tell_whether_there_is_an_account(
    cast: Cast, email: str
) -> None:
    EmailAddress.objects.create(user=cast.alice, email=cast.alice.email, verified=True, primary=True)
    answer = Client().post(reverse("account_signup"), {"email": email, "password1": PASSWORD})
    assert answer["Location"] == reverse("account_email_verification_sent")
    assert [message.to for message in mail.outbox] == [[email]]


@pytest.mark.parametrize("email", ["alice@example.org", "nobody@example.org"])
def test_asking_for_a_new_password_does_not_tell_whether_there_is_an_account(cast: Cast, email: str) -> None:
    answer = Client().post(reverse("account_reset_password"), {"email": email})
    assert answer["Location"] == reverse("account_reset_password_done")
    assert [message.to for message in mail.outbox] == [[email]]


def test_a_wrong_password_and_a_wrong_address_are_refused_in_the_same_words(cast: Cast) -> None:
    said = []
    for email in (cast.alice.email, "nobody@example.org"):
        answer = Client().post(reverse("account_login"), {"login": email, "password": "not the one"})
        said.append(seen(answer))
    assert said[0] == said[1]


def test_logging_in_is_limited_and_says_so(cast: Cast) -> None:
    sent = {"login": cast.alice.email, "password": "not the one"}
    for _ in range(6):
        answer = Client().post(reverse("account_login"), sent)
    assert "Vent nogle minutter" in answer.content.decode()
    right = Client().post(reverse("account_login"), {**sent, "password": PASSWORD})
    assert "Vent nogle minutter" in right.content.decode()


def test_too_many_requests_get_our_page() -> None:
    answers = [Client().post(reverse("account_signup"), {}) for _ in range(22)]
    assert answers[-1].status_code == 429
    assert "Det går for hurtigt" in answers[-1].content.decode()


def test_e_mails_are_in_the_language_of_who_gets_them(cast: Cast) -> None:
    User.objects.filter(id=cast.alice.id).update(language="en")
    Client().post(reverse("account_reset_password"), {"email": cast.alice.email})
    told = str(mail.outbox[-1].body)
    assert "Open the link" in told
    assert "/en/accounts/password/reset/key/" in told
    assert mail.outbox[-1].subject == "Choose a new password for Vejviser"


def test_the_link_of_the_e_mail_sets_a_new_password_once(cast: Cast) -> None:
    Client().post(reverse("account_reset_password"), {"email": cast.alice.email})
    found = re.search(r"http://testserver(\S+)", str(mail.outbox[-1].body))
    assert found
    visitor = Client()
    form = visitor.get(found[1], follow=True)
    new = {"password1": "another horse battery", "password2": "another horse battery"}
    visitor.post(form.request["PATH_INFO"], new)
    assert User.objects.get(id=cast.alice.id).check_password("another horse battery")
    assert "virker ikke længere" in Client().get(found[1], follow=True).content.decode()


def test_a_new_address_counts_when_it_is_confirmed(cast: Cast) -> None:
    EmailAddress.objects.create(user=cast.bob, email=cast.bob.email, verified=True, primary=True)
    bob = log_in(cast.bob)
    bob.post(reverse("account_email"), {"email": "bobby@example.org", "action_add": ""})
    assert User.objects.get(id=cast.bob.id).email == "bob@example.org"
    found = re.search(
        r"http://testserver(\S+)", str(next(m for m in mail.outbox if "bobby@example.org" in m.to).body)
    )
    assert found
    bob.post(found[1])
    assert User.objects.get(id=cast.bob.id).email == "bobby@example.org"


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def test_two_step_login_asks_for_a_code_and_takes_a_recovery_code(cast: Cast) -> None:
    EmailAddress.objects.create(user=cast.bob, email=cast.bob.email, verified=True, primary=True)
    bob = log_in(cast.bob)
    page = bob.get(reverse("mfa_activate_totp")).content.decode()
    assert "<svg" in page
    assert "style=" not in page.partition("<svg")[2].partition("</svg>")[0]
    secret = re.search(r'<code class="secret">(\w+)</code>', page)
    assert secret
    bob.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])})
    codes = bob.get(reverse("mfa_view_recovery_codes"))
    first = re.search(r"<code>(\d+)</code>", codes.content.decode())
    assert first
    again = Client()
    asked = again.post(reverse("account_login"), {"login": cast.bob.email, "password": PASSWORD})
    assert asked["Location"] == reverse("mfa_authenticate")
    assert "Skriv koden" in again.get(asked["Location"]).content.decode()
    assert again.get(reverse("people:me")).status_code == 302
    again.post(asked["Location"], {"code": first[1]})
    assert again.get(reverse("people:me")).status_code == 200


def test_nothing_but_the_name_is_kept_of_what_a_broker_tells(cast: Cast) -> None:
    made = SocialAccount.objects.create(
        user=cast.bob, provider="broker", uid="1", extra_data={"cpr": "0101700000", "name": "Bob"}
    )
    made.refresh_from_db()
    assert made.extra_data == {}


BROKER = {
    "openid_connect": {
        "APPS": [
            {"provider_id": "broker", "name": "MitID Erhverv", "client_id": "x", "secret": "y",
             "settings": {"server_url": "https://broker.example"}}
        ]
    }
}  # fmt: skip


@override_settings(SOCIALACCOUNT_PROVIDERS=BROKER)
def test_a_broker_is_offered_where_one_is_set_up(cast: Cast) -> None:
    page = Client().get(reverse("account_login")).content.decode()
    assert "Log ind med MitID Erhverv" in page
    address = reverse("openid_connect_login", args=["broker"])
    assert address in page
    assert "Du sendes videre" in Client().get(address).content.decode()
    SocialAccount.objects.create(user=cast.bob, provider="broker", uid="1")
    assert "MitID Erhverv" in log_in(cast.bob).get(reverse("socialaccount_connections")).content.decode()


def test_without_a_broker_none_is_offered() -> None:
    assert "Eller log ind et andet sted" not in Client().get(reverse("account_login")).content.decode()


def test_a_form_without_its_secret_changes_nothing(cast: Cast) -> None:
    bob = Client(enforce_csrf_checks=True)
    bob.force_login(cast.bob, "django.contrib.auth.backends.ModelBackend")
    for name, sent in (("people:me", {"name": "X", "language": "en"}), ("people:delete", {"sure": "on"})):
        answer = bob.post(reverse(name), sent)
        assert answer.status_code == 403
        assert "Formularen er udløbet" in answer.content.decode()


def test_a_changed_password_ends_other_sessions(cast: Cast) -> None:
    here, elsewhere = log_in(cast.bob), browser(cast.bob)
    new = {
        "oldpassword": PASSWORD,
        "password1": "another horse battery",
        "password2": "another horse battery",
    }
    here.post(reverse("account_change_password"), new)
    assert here.get(reverse("people:me")).status_code == 200
    assert elsewhere.get(reverse("people:me")).status_code == 302


@pytest.mark.parametrize("lang", ["", "/en"])
def test_a_form_that_cannot_be_taken_comes_back_with_422(cast: Cast, lang: str) -> None:
    forms = {
        "account_login": {"login": cast.alice.email, "password": "wrong"},
        "account_signup": {"email": "no address", "password1": "short"},
        "account_reset_password": {"email": "no address"},
    }
    addresses = {name: lang + reverse(name) for name in forms}
    for name, sent in forms.items():
        answer = Client().post(addresses[name], sent)
        assert answer.status_code == 422, name
        assert "error-summary" in answer.content.decode()
        assert Client().get(addresses[name]).status_code == 200


def test_a_form_inside_an_account_too(cast: Cast) -> None:
    EmailAddress.objects.create(user=cast.alice, email=cast.alice.email, verified=True, primary=True)
    client = log_in(cast.alice)
    for name, sent in {
        "account_change_password": {"oldpassword": "wrong", "password": "another good one"},
        "account_email": {"action_add": "", "email": "no address"},
        "mfa_activate_totp": {"code": "000000"},
    }.items():
        assert client.post(reverse(name), sent).status_code == 422, name


def test_a_form_that_is_taken_leads_on(cast: Cast) -> None:
    sent = {"login": cast.alice.email, "password": PASSWORD}
    assert Client().post(reverse("account_login"), sent).status_code == 302

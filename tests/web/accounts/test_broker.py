"""Logging in through a broker that is real but for its people: whole logins, and answers not to be believed."""

from __future__ import annotations

import html
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse

from tests.web.accounts.broker import CLIENT, LIES, NAME, ODD_BUT_TRUE, SECRET, Broker, broker_on
from tests.web.accounts.test_login import DANISH, ENGLISH, code_of, log_in, seen
from tests.web.cast import Cast
from tests.web.operation.running import Visitor, ended, serving
from vejviser.web.accounts.broker.tokens import person
from vejviser.web.accounts.models import User

pytestmark = pytest.mark.django_db
LOGIN, CALLBACK = "/accounts/oidc/broker/login/", "/accounts/oidc/broker/login/callback/"
NEW = {
    "sub": "42",
    "email": "ny@example.org",
    "email_verified": True,
    "name": "Ny Person",
    "cpr": "0101700000",
}


def providers(broker: Broker) -> dict[str, Any]:
    """The setting that the environment of the broker comes to."""
    app = {"provider_id": "broker", "name": NAME, "client_id": CLIENT, "secret": SECRET}
    known = {**app, "settings": {"server_url": broker.address}}
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [known]}}


@pytest.fixture
def broker() -> Iterator[Broker]:
    with broker_on() as made, override_settings(SOCIALACCOUNT_PROVIDERS=providers(made)):
        made.claims = dict(NEW)
        yield made


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return


def at_the_broker(page: bytes) -> str:
    """Where the broker sends the browser that our page led to it."""
    found = re.search(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', page.decode())
    assert found
    try:
        with urllib.request.build_opener(_Stay()).open(html.unescape(found[1])) as stayed:
            raise AssertionError(f"the broker asks: {stayed.read()!r}")
    except urllib.error.HTTPError as error:
        with error:
            assert error.code == 302, error.read()
            return str(error.headers["Location"])


def come_back(visitor: Client, where: str) -> Any:
    """The answer to the browser that comes back, without following further."""
    parts = urllib.parse.urlsplit(where)
    return visitor.get(f"{parts.path}?{parts.query}")


def through(visitor: Client, language: str = "", **more: str) -> Any:
    """The answer to somebody who went to the broker and came back."""
    query = urllib.parse.urlencode({"process": "login", **more})
    left = visitor.post(f"{language}{LOGIN}?{query}")
    assert left.status_code == 200, left
    return come_back(visitor, at_the_broker(left.content))


def logged_in(visitor: Client) -> bool:
    return visitor.get(reverse("people:me")).status_code == 200


def test_with_the_environment_of_the_manual_a_server_logs_people_in_through_the_broker(
    tmp_path: Path,
) -> None:
    with (
        broker_on() as broker,
        serving(tmp_path, "--workers", "1", "--no-worker", settings=broker.settings) as server,
    ):
        broker.claims = dict(NEW)
        for language in ("", "/en"):
            visitor = Visitor(server.address)
            assert NAME in visitor.get(f"{language}/accounts/login/")[1].decode()
            status, page = visitor.post(f"{language}{LOGIN}?process=login")
            assert (status, NAME in page.decode()) == (200, True)
            back = at_the_broker(page)
            assert back.startswith(f"{server.address.rstrip('/')}{language}{CALLBACK}?code=")
            assert visitor.get(back)[0] == 302
            assert visitor.leads_to == f"{language}/projects/"
            assert "Ny Person" in visitor.get(f"{language}/me/")[1].decode()
        status, log = server.end()
    assert status == 0
    assert not re.search(r"ny@example\.org|Ny Person|0101700000", log.replace("To: ny@example.org", ""))


@pytest.mark.parametrize("language", ["", "/en"])
def test_somebody_new_gets_an_account_without_a_form(broker: Broker, language: str) -> None:
    visitor = Client()
    assert through(visitor, language)["Location"] == f"{language}/projects/"
    user = User.objects.get()
    assert (user.email, user.name, user.language) == ("ny@example.org", "Ny Person", language[1:] or "da")
    assert not user.has_usable_password()
    assert user.memberships.get().organisation.personal
    assert EmailAddress.objects.get().verified
    assert broker.asked[0]["code_challenge_method"] == "S256"
    assert set(broker.asked[0]["scope"].split()) == {"openid", "profile", "email"}


def test_who_comes_back_is_the_same_user_also_under_another_e_mail(broker: Broker) -> None:
    through(Client())
    broker.claims["email"] = "gift@example.org"
    again = Client()
    through(again)
    assert logged_in(again)
    assert User.objects.get().email == "ny@example.org"
    assert SocialAccount.objects.get().uid == "42"


def test_another_person_with_the_same_e_mail_is_not_the_same_user(broker: Broker) -> None:
    through(Client())
    broker.claims["sub"] = "43"
    other = Client()
    assert through(other)["Location"] == reverse("socialaccount_signup")
    assert not logged_in(other)


@pytest.mark.parametrize("verified", [True, False])
@pytest.mark.parametrize("language", ["", "/en"])
def test_an_account_with_the_same_e_mail_is_not_taken_over(
    cast: Cast, broker: Broker, language: str, verified: bool
) -> None:
    broker.claims |= {"email": cast.bob.email, "email_verified": verified}
    visitor = Client()
    form = through(visitor, language)["Location"]
    assert form.startswith(f"{language}/accounts/")
    words = seen(visitor.get(form)).replace(NAME, "")
    assert (DANISH if language else ENGLISH).findall(words) == []
    answer = visitor.post(form, {"email": cast.bob.email, "name": "Bob"})
    assert answer.status_code == 422
    assert ("Log in to it, then connect" if language else "Log ind på den, og tilknyt") in seen(answer)
    assert not logged_in(visitor)
    assert not SocialAccount.objects.exists()


@override_settings(ACCOUNT_EMAIL_VERIFICATION="mandatory")
def test_where_e_mail_goes_out_the_broker_does_not_tell_whether_there_is_an_account(
    cast: Cast, broker: Broker
) -> None:
    EmailAddress.objects.create(user=cast.bob, email=cast.bob.email, verified=True, primary=True)
    broker.claims |= {"email": cast.bob.email, "email_verified": False}
    visitor = Client()
    assert through(visitor)["Location"] == reverse("account_email_verification_sent")
    assert not logged_in(visitor)
    assert [message.to for message in mail.outbox] == [[cast.bob.email]]


@override_settings(ACCOUNT_EMAIL_VERIFICATION="mandatory")
@pytest.mark.parametrize(
    ("said", "believed"), [(True, True), ("true", True), (False, False), ("false", False)]
)
def test_an_e_mail_that_the_broker_has_not_confirmed_must_be_confirmed(
    broker: Broker, said: object, believed: bool
) -> None:
    broker.claims["email_verified"] = said
    visitor = Client()
    through(visitor)
    assert logged_in(visitor) == believed
    assert EmailAddress.objects.get().verified == believed


@pytest.mark.parametrize("language", ["", "/en"])
def test_without_an_e_mail_the_person_is_asked_for_one_and_for_nothing_else(
    broker: Broker, language: str
) -> None:
    del broker.claims["email"], broker.claims["email_verified"]
    visitor = Client()
    form = through(visitor, language)["Location"]
    page = visitor.get(form)
    assert 'value="Ny Person"' in page.content.decode()
    assert "password" not in page.content.decode()
    assert (DANISH if language else ENGLISH).findall(seen(page).replace(NAME, "")) == []
    kept = " ".join(str(session.get_decoded()) for session in Session.objects.all())
    assert "cpr" not in kept, "the broker tells more than is needed to sign up"
    assert visitor.post(form, {"email": ""}).status_code == 422
    visitor.post(form, {"email": "ny@example.org", "name": "Ny"})
    assert logged_in(visitor)
    assert (User.objects.get().name, EmailAddress.objects.get().verified) == ("Ny", False)


def test_who_has_an_account_connects_the_broker_to_it_and_takes_it_off(cast: Cast, broker: Broker) -> None:
    bob = log_in(cast.bob)
    broker.claims["email"] = "another@example.org"
    there = reverse("socialaccount_connections")
    assert f"Tilknyt {NAME}" in bob.get(there).content.decode()
    assert through(bob, process="connect")["Location"] == there
    assert f"{NAME} (" in seen(bob.get(there))
    by_broker = Client()
    through(by_broker)
    assert str(cast.bob.email) in seen(by_broker.get(reverse("people:me")))
    assert [message.to for message in mail.outbox] == [[cast.bob.email]]
    bob.post(there, {"account": SocialAccount.objects.get().pk})
    assert not SocialAccount.objects.exists()


def test_a_login_that_belongs_to_somebody_else_is_not_connected(cast: Cast, broker: Broker) -> None:
    through(Client())
    bob = log_in(cast.bob)
    through(bob, process="connect")
    assert "hører til en anden konto" in seen(bob.get(reverse("socialaccount_connections")))
    assert SocialAccount.objects.get().user.email == "ny@example.org"


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_only_login_is_not_taken_off(broker: Broker, language: str) -> None:
    visitor = Client()
    through(visitor)
    sent = {"account": SocialAccount.objects.get().pk}
    answer = visitor.post(language + reverse("socialaccount_connections"), sent)
    assert answer.status_code == 422
    assert ("Choose a password first" if language else "Vælg først en adgangskode") in seen(answer)


def test_a_login_of_a_broker_that_is_no_longer_set_up_is_shown_and_stays(cast: Cast) -> None:
    made = SocialAccount.objects.create(user=cast.bob, provider="broker", uid="42")
    bob = log_in(cast.bob)
    there = reverse("socialaccount_connections")
    assert "Et sted, der ikke virker her længere" in seen(bob.get(there))
    answer = bob.post(there, {"account": made.pk})
    assert (answer.status_code, "virker ikke her længere" in seen(answer)) == (422, True)


def test_an_account_of_the_broker_is_deleted_without_a_password(broker: Broker) -> None:
    visitor = Client()
    through(visitor)
    visitor.post(reverse("people:delete"), {"sure": "on"})
    assert not User.objects.exists()
    assert not SocialAccount.objects.exists()


def test_what_somebody_began_before_is_still_theirs_and_they_come_back_to_where_they_were(
    broker: Broker,
) -> None:
    visitor = Client()
    visitor.post(reverse("projects:new"), {"name": "Begyndt før"})
    page = visitor.get(f"{reverse('account_login')}?next=/me/").content.decode()
    assert "next=%2Fme%2F" in page.partition("oidc/broker/login/")[2].partition('"')[0]
    assert through(visitor, next="/me/")["Location"] == "/me/"
    assert "Begyndt før" in visitor.get(reverse("projects:list")).content.decode()


def test_the_second_step_is_asked_for_after_the_broker_too(broker: Broker) -> None:
    through(Client())
    secret = generate_totp_secret()
    TOTP.activate(User.objects.get(), secret)
    visitor = Client()
    assert through(visitor)["Location"] == reverse("mfa_authenticate")
    assert not logged_in(visitor)
    visitor.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert logged_in(visitor)


def test_over_https_people_are_sent_back_over_https(broker: Broker) -> None:
    at_the_broker(Client().post(LOGIN, secure=True).content)
    assert broker.asked[0]["redirect_uri"] == f"https://testserver{CALLBACK}"


def test_nobody_is_sent_to_another_site_afterwards(broker: Broker) -> None:
    assert through(Client(), next="https://evil.example/")["Location"] == "/projects/"


@pytest.mark.parametrize("language", ["", "/en"])
def test_who_is_refused_by_the_broker_reads_so(broker: Broker, language: str) -> None:
    broker.refuses = "access_denied"
    visitor = Client()
    answer = through(visitor, language)
    assert answer["Location"] == f"{language}/accounts/3rdparty/login/cancelled/"
    page = visitor.get(answer["Location"])
    assert ("You are not logged in" if language else "Du er ikke logget ind") in seen(page)
    assert (DANISH if language else ENGLISH).findall(seen(page)) == []
    assert not logged_in(visitor)


@pytest.mark.parametrize("language", ["", "/en"])
def test_another_fault_of_the_broker_is_a_page_too(broker: Broker, language: str) -> None:
    broker.refuses = "server_error"
    answer = through(Client(), language)
    assert answer.status_code == 401
    assert ("You were not logged in" if language else "Du blev ikke logget ind") in seen(answer)
    assert (DANISH if language else ENGLISH).findall(seen(answer)) == []


@pytest.mark.parametrize("lie", LIES)
def test_an_answer_that_is_not_to_be_believed_logs_nobody_in(
    broker: Broker, lie: str, caplog: pytest.LogCaptureFixture
) -> None:
    through(Client())
    broker.lie = lie
    visitor = Client()
    answer = through(visitor)
    assert answer.status_code == 401
    assert "Du blev ikke logget ind" in seen(answer)
    assert not logged_in(visitor)
    told = [record for record in caplog.records if record.name == "vejviser.broker"]
    assert len(told) == 1
    assert not re.search(r"42|ny@example\.org|Ny Person", str(vars(told[0])["told"]))


@pytest.mark.parametrize("lie", ODD_BUT_TRUE)
def test_a_broker_may_do_what_the_protocol_allows(broker: Broker, lie: str) -> None:
    broker.lie = lie
    visitor = Client()
    through(visitor)
    assert logged_in(visitor)


@pytest.mark.parametrize(
    ("signed", "told", "email", "verified"),
    [
        ({"email": "a@x.dk", "email_verified": True}, {}, "a@x.dk", True),
        ({"email": "a@x.dk", "email_verified": True}, {"sub": "1", "email": "b@x.dk"}, "b@x.dk", False),
        ({"email": "a@x.dk"}, {"sub": "1", "email_verified": True}, "a@x.dk", False),
        ({"email": ["a@x.dk"], "email_verified": 1}, {"sub": "1"}, None, False),
    ],
)
def test_an_e_mail_counts_as_confirmed_only_where_both_are_said_together(
    signed: dict[str, object], told: dict[str, object], email: str | None, verified: bool
) -> None:
    found = person({"sub": "1", **signed}, told)
    assert (found["email"], found["email_verified"]) == (email, verified)


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_broker_that_does_not_answer_is_a_page(broker: Broker, language: str) -> None:
    with broker_on() as gone:
        pass
    with override_settings(SOCIALACCOUNT_PROVIDERS=providers(gone)):
        answer = Client().post(language + LOGIN)
    assert answer.status_code == 401
    assert (DANISH if language else ENGLISH).findall(seen(answer)) == []


def test_a_broker_that_says_too_little_of_itself_is_a_page(
    broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Broker, "configuration", lambda self: {"issuer": self.address})
    assert Client().post(LOGIN).status_code == 401


@pytest.mark.parametrize("wrong", ["of another browser", "changed", "left out", "used before"])
def test_a_return_that_this_browser_did_not_ask_for_logs_nobody_in(broker: Broker, wrong: str) -> None:
    visitor = Client()
    back = at_the_broker(visitor.post(LOGIN).content)
    if wrong == "of another browser":
        visitor = Client()
    if wrong == "changed":
        back = re.sub(r"state=\w+", "state=0000000000000000", back)
    if wrong == "left out":
        back = re.sub(r"&state=\w+", "", back)
    if wrong == "used before":
        come_back(visitor, back)
        visitor.post(reverse("account_logout"))
    answer = come_back(visitor, back)
    assert (answer.status_code, logged_in(visitor)) == (401, False)


def test_a_code_of_another_login_is_not_taken(broker: Broker) -> None:
    """Whoever has caught a code cannot bring it into a session of their own: it goes with the session's secret."""
    caught = re.search(r"code=([^&]+)", at_the_broker(Client().post(LOGIN).content))
    assert caught
    thief = Client()
    own = at_the_broker(thief.post(LOGIN).content)
    answer = come_back(thief, re.sub(r"code=[^&]+", f"code={caught[1]}", own))
    assert (answer.status_code, logged_in(thief)) == (401, False)


def test_a_look_at_the_address_alone_sends_nobody_to_the_broker(broker: Broker) -> None:
    assert f"Log ind med {NAME}" in Client().get(LOGIN).content.decode()
    assert broker.asked == []
    assert Client(enforce_csrf_checks=True).post(LOGIN).status_code == 403


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"VEJVISER_OIDC_ISSUER": "https://broker.example"}, "VEJVISER_OIDC_CLIENT_ID='': mangler"),
        ({"VEJVISER_OIDC_CLIENT_ID": "vejviser"}, "VEJVISER_OIDC_ISSUER='': mangler"),
        ({"VEJVISER_OIDC_ISSUER": "http://broker.example"}, "skriv en adresse som https://broker.dk/oidc"),
        ({"VEJVISER_OIDC_ISSUER": "broker.example"}, "VEJVISER_OIDC_ISSUER='broker.example'"),
    ],
)
def test_half_a_broker_is_told_before_anything_is_served(
    tmp_path: Path, settings: dict[str, str], told: str
) -> None:
    done = ended(tmp_path, "serve", "--port", 0, **settings)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1

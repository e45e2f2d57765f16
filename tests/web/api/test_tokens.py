from __future__ import annotations

import hashlib
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tests.web.api.calling import Program
from tests.web.cast import Cast
from vejviser.web.accounts.models import User
from vejviser.web.api import tokens
from vejviser.web.api.models import ApiToken, TokenRole


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def page(cast: Cast, lang: str = "da") -> str:
    with translation.override(lang):
        return reverse("tokens:list", args=[cast.clinic.id])


def test_a_secret_is_kept_nowhere_but_as_a_hash(cast: Cast) -> None:
    made, secret = tokens.make(cast.clinic, "kvalitet", TokenRole.READER, cast.alice)
    kept = ApiToken.objects.filter(id=made.id).values_list().get()
    assert secret not in str(kept)
    assert hashlib.sha256(secret.encode()).hexdigest() in kept
    assert (made.prefix, len(secret) > 40) == (secret[:12], True)


def test_a_token_is_found_by_its_secret_until_it_is_revoked(cast: Cast) -> None:
    made, secret = tokens.make(cast.clinic, "kvalitet", TokenRole.READER, cast.alice)
    assert tokens.found(secret) == made
    assert tokens.found(secret[:-1]) is None
    tokens.revoke(cast.clinic, made.id)
    assert tokens.found(secret) is None
    with pytest.raises(ApiToken.DoesNotExist):
        tokens.revoke(cast.clinic, made.id)
    Program({"Authorization": f"Bearer {secret}"}).read("/projects", 401)


def test_the_day_of_its_use_is_noted_and_nothing_finer(cast: Cast) -> None:
    made, secret = tokens.make(cast.clinic, "kvalitet", TokenRole.READER, cast.alice)
    Program({"Authorization": f"Bearer {secret}"}).read("/projects")
    made.refresh_from_db()
    assert made.last_used == timezone.localdate()


def test_an_organisation_has_no_end_of_tokens(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST", 1)
    tokens.make(cast.clinic, "en", TokenRole.READER, cast.alice)
    with pytest.raises(tokens.TooManyTokensError):
        tokens.make(cast.clinic, "to", TokenRole.READER, cast.alice)
    answer = browser(cast.alice).post(page(cast), {"name": "to", "role": "reader"})
    assert (answer.status_code, "for mange tokens" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_an_owner_makes_a_token_on_the_page_and_sees_it_once(cast: Cast, lang: str) -> None:
    client = browser(cast.alice)
    answer = client.post(page(cast, lang), {"name": "<b>Kvalitet</b>", "role": "editor"})
    secret = re.search(r"vjv_[\w-]{30,}", answer.content.decode())
    assert secret
    assert "<b>Kvalitet</b>" not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    again = client.get(page(cast, lang)).content.decode()
    assert secret[0] not in again
    assert secret[0][:12] in again
    made = Program({"Authorization": f"Bearer {secret[0]}"}).send("post", "/projects", {"name": "x"}, 201)
    assert made["organisation"]["name"] == "Klinikken"


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"name": "x", "role": "owner"},
        {"name": " ", "role": "reader"},
        {"name": "x" * 101, "role": "reader"},
    ],
)
def test_a_token_without_a_name_or_a_role_is_not_made(cast: Cast, sent: dict[str, str]) -> None:
    answer = browser(cast.alice).post(page(cast), sent)
    assert (answer.status_code, ApiToken.objects.count()) == (422, 0)
    assert "error-message" in answer.content.decode() or "alert" in answer.content.decode()


def test_only_owners_come_to_the_tokens(cast: Cast) -> None:
    made, _ = tokens.make(cast.clinic, "x", TokenRole.READER, cast.alice)
    theirs, _ = tokens.make(cast.region, "x", TokenRole.READER, cast.erik)
    end = reverse("tokens:revoke", args=[cast.clinic.id, made.id])
    assert "/login/" in Client().get(page(cast))["Location"]
    assert "/login/" in Client().post(end)["Location"]
    for user, status in ((cast.charlie, 404), (cast.stella, 404), (cast.bob, 403), (cast.carol, 403)):
        assert browser(user).get(page(cast)).status_code == status
        assert browser(user).post(end).status_code == status
    assert ApiToken.objects.filter(revoked=None).count() == 2
    other = reverse("tokens:revoke", args=[cast.clinic.id, theirs.id])
    assert browser(cast.alice).post(other).status_code == 404
    assert browser(cast.alice).get(end).status_code == 405
    assert browser(cast.alice).post(end)["Location"] == page(cast)
    assert browser(cast.alice).get(page(cast)).status_code == 200
    made.refresh_from_db()
    assert not made.holds

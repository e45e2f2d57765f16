"""Tokens are made, found by their secret, and revoked."""

from __future__ import annotations

import hashlib
import secrets
import uuid

from django.utils import timezone

from vejviser.web.accounts.models import Organisation, User
from vejviser.web.api.models import ApiToken, TokenRole

BEGINS = "vjv_"
SHOWN = 12
"""So many letters of a token are kept to know it by."""
MOST = 50
"""The most tokens that an organisation can have at once."""


class TooManyTokensError(Exception):
    """The organisation has as many tokens as it can have; one must be revoked first."""


def make(organisation: Organisation, name: str, role: TokenRole, by: User) -> tuple[ApiToken, str]:
    """A new token and its secret, which is known only here and now. Raises `TooManyTokensError`."""
    if organisation.api_tokens.filter(revoked=None).count() >= MOST:
        raise TooManyTokensError
    secret = BEGINS + secrets.token_urlsafe(32)
    made = ApiToken.objects.create(
        organisation=organisation,
        name=name,
        role=role,
        hash=_hash(secret),
        prefix=secret[:SHOWN],
        created_by=by,
    )
    return made, secret


def found(secret: str) -> ApiToken | None:
    """The token with this secret, None when there is none that holds; notes the day of its use."""
    if not secret.startswith(BEGINS):
        return None
    token = (
        ApiToken.objects.select_related("organisation", "created_by")
        .filter(hash=_hash(secret), revoked=None)
        .first()
    )
    if token:
        token.used_on(timezone.localdate())
    return token


def revoke(organisation: Organisation, token_id: uuid.UUID) -> None:
    """Ends a token of the organisation; raises `ApiToken.DoesNotExist` when it has none that holds."""
    if not organisation.api_tokens.filter(id=token_id, revoked=None).update(revoked=timezone.now()):
        raise ApiToken.DoesNotExist


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()

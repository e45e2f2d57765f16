"""What a broker says of a person, believed only with its signature and about the same person throughout.

Source: OpenID Connect Core 1.0, sections 3.1.3.7 (the ID token) and 5.3.2 (userinfo).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

ALGORITHMS = [f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)]
"""Signatures by a key that only the broker has; never the client's secret, never none."""
CLOCKS_DIFFER = 60
"""Seconds by which the clock of the broker may differ from ours."""
LONGEST = 191
"""Characters of a person's number that the login library can keep."""


class BrokerFaultError(OAuth2Error):  # type: ignore[misc]
    """An answer of the broker that is not to be believed, or cannot be used; its words name no person."""


def proven(token: object, keys: object, issuer: str, client: str) -> dict[str, Any]:
    """The claims of the ID token; raises `BrokerFaultError` unless the broker signed it, for us and now."""
    if not isinstance(token, str):
        raise BrokerFaultError("no id_token")
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            _key(token, keys),
            algorithms=ALGORITHMS,
            audience=client,
            issuer=issuer,
            leeway=CLOCKS_DIFFER,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise BrokerFaultError(f"id_token: {type(error).__name__}") from error
    if claims.get("azp") not in (None, client):
        raise BrokerFaultError("id_token: for another client")
    return claims


def _key(token: str, keys: object) -> jwt.PyJWK:
    """The key that the token says it is signed with; without a name, the only one there is."""
    if not isinstance(keys, dict):
        raise BrokerFaultError("jwks: no keys")
    usable = [one for one in jwt.PyJWKSet.from_dict(keys).keys if one.public_key_use in (None, "sig")]
    name = jwt.get_unverified_header(token).get("kid")
    found = [one for one in usable if one.key_id == name] if name else usable
    if len(found) != 1:
        raise BrokerFaultError("jwks: not the key of the id_token")
    return found[0]


def person(claims: Mapping[str, Any], told: object) -> dict[str, Any]:
    """One person from the ID token and what userinfo told besides ({} when not asked).

    `email_verified` is True or False and belongs to the `email` that is given.
    Raises `BrokerFaultError` when the two are of different people, or the number cannot be kept.
    """
    if not isinstance(told, dict) or told.get("sub", claims["sub"] if not told else None) != claims["sub"]:
        raise BrokerFaultError("userinfo: not of the same person")
    number = claims["sub"]
    if not isinstance(number, str) or not 0 < len(number) <= LONGEST:
        raise BrokerFaultError("id_token: a sub that cannot be kept")
    source = told if told.get("email") else claims
    email, verified = source.get("email"), source.get("email_verified")
    return {
        **claims,
        **told,
        "email": email if isinstance(email, str) else None,
        "email_verified": verified is True or verified == "true",
    }

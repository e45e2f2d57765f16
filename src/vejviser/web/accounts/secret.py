"""Secrets of links that are sent by e-mail: the recipient holds the secret, the database its hash."""

from __future__ import annotations

import hashlib
import secrets


def new_secret() -> tuple[str, str]:
    """A secret for a link, of 256 random bits, and the hash that is kept of it."""
    secret = secrets.token_urlsafe(32)
    return secret, hash_of(secret)


def hash_of(secret: str) -> str:
    """The hash by which the secret of a link is found again."""
    return hashlib.sha256(secret.encode()).hexdigest()

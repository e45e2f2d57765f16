"""The signed cookie by which a browser is known as a participant; read without a look into the database."""

from __future__ import annotations

import re

from django.http import HttpRequest

KEPT = 60 * 60 * 24 * 60
SALT = "workshops.participant"
_ROOM = re.compile(r"^/(?:en/)?w/([^/]+)/")


def cookie_name(code: str) -> str:
    """The name of the cookie of the workshop with a join code."""
    return f"vejviser_w_{code}"


def plain_code(code: str) -> str:
    """A join code as it is kept, however it was written."""
    return re.sub(r"[\s-]", "", code).upper()


def signed(request: HttpRequest, code: str) -> tuple[str, str]:
    """The ids of participant and attendance that the browser keeps; "" for what is not there or forged."""
    kept = request.get_signed_cookie(cookie_name(code), default="", salt=SALT, max_age=KEPT) or ""
    participant, _, attendance = kept.partition(".")
    return participant, attendance


def participant_in(request: HttpRequest) -> str:
    """The participant who writes to the room of a workshop; "" for everybody else."""
    room = _ROOM.match(request.path_info)
    return signed(request, plain_code(room[1]))[0] if room else ""

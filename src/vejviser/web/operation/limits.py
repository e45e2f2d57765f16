"""How much may be sent, and how often something may be written: generous to people, narrow for programs."""

from __future__ import annotations

import hashlib
import ipaddress
import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

from vejviser.web.site import errors
from vejviser.web.workshops.cookie import participant_in

_WRITES = ("POST", "PUT", "PATCH", "DELETE")
_BEGINS = ("new/", "import/", "copy/")
"""How the addresses end that begin a project."""
_MINUTE = 60


def hashed_key(key: str, prefix: str, version: int) -> str:
    """The key that the cache keeps an entry under: a digest, for the key may hold an address of somebody."""
    return hashlib.sha256(f"{prefix}:{version}:{key}".encode()).hexdigest()


class Sized:
    """Middleware: 413 with a page that says why, for a request that is longer than any of ours."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response of the rest, or 413."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.BODY_MOST:
            return errors.too_big(request)
        return self.answer(request)


class Paced:
    """Middleware: 429 with `Retry-After` for whoever writes oftener than a person can."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response of the rest, or 429."""
        if request.method in _WRITES and not allowed(request):
            response = errors.too_often(request)
            response.headers["Retry-After"] = str(_MINUTE - _now() % _MINUTE)
            return response
        return self.answer(request)


def allowed(request: HttpRequest) -> bool:
    """True when this write is within what its sender may do in the minute that runs; counts it."""
    sender = _sender(request)
    if _count(sender, "writes") > settings.WRITES_A_MINUTE:
        return False
    if request.user.is_authenticated or not request.path_info.endswith(_BEGINS):
        return True
    return _count(sender, "projects") <= settings.PROJECTS_A_MINUTE


def _now() -> int:
    return int(time.time())


def _count(sender: str, what: str) -> int:
    """How many of them there were in this minute, with this one."""
    key = f"pace:{what}:{_now() // _MINUTE}:{sender}"
    if cache.add(key, 1, timeout=2 * _MINUTE):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # gone between the two, with the minute or for want of room
        return 1


def _sender(request: HttpRequest) -> str:
    """Who writes, unreadably: the person, the program, the participant, or the network of the address."""
    if request.user.is_authenticated:
        who = f"user {request.user.pk}"
    elif request.headers.get("Authorization", "").startswith("Bearer "):
        who = f"token {request.headers['Authorization']} {network(client_address(request))}"
    elif participant := participant_in(request):
        who = f"participant {participant}"  # a whole room writes from one network
    else:
        who = f"network {network(client_address(request))}"
    return salted_hmac("vejviser.pace", who, algorithm="sha256").hexdigest()


def client_address(request: HttpRequest) -> str:
    """The address that a request comes from: the one that the proxy saw, when there is one in front."""
    seen = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return seen.split(",")[-1].strip() or request.META.get("REMOTE_ADDR", "")


def network(address: str) -> str:
    """What counts as one sender: an IPv4 address, or the /64 of an IPv6 address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))

"""How often one caller may ask: counted by the minute, dear questions counting for more."""

from __future__ import annotations

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from ninja.throttling import BaseThrottle

from vejviser.web.api.caller import caller_of
from vejviser.web.operation.limits import client_address, network

_MINUTE = 60


class Pace(BaseThrottle):
    """Counts what a caller asks in the minute that runs; `cost` is what one question counts for."""

    def __init__(self, cost: int = 1) -> None:
        self.cost = cost

    def allow_request(self, request: HttpRequest) -> bool:
        """True when the question is within what its caller may ask in a minute; counts it."""
        key = f"api:{int(time.time()) // _MINUTE}:{_caller(request)}"
        if cache.add(key, self.cost, timeout=2 * _MINUTE):
            return self.cost <= settings.API_A_MINUTE
        try:
            return cache.incr(key, self.cost) <= settings.API_A_MINUTE
        except ValueError:  # gone between the two, with the minute or for want of room
            return True

    def wait(self) -> float:
        """The seconds until the minute is over."""
        return _MINUTE - time.time() % _MINUTE


def _caller(request: HttpRequest) -> str:
    """Who asks, unreadably: a token, a person, or the network that an address lies in."""
    caller = caller_of(request)
    if caller.token:
        who = f"token {caller.token.id}"
    elif caller.user:
        who = f"user {caller.user.id}"
    else:
        who = f"network {network(client_address(request))}"
    return salted_hmac("vejviser.api", who, algorithm="sha256").hexdigest()


LIGHT, HEAVY, HEAVIEST = Pace(), Pace(3), Pace(10)
"""For what takes milliseconds, a tenth of a second, and a second."""

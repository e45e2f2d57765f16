"""One server process: waitress on a socket that it may share, ended without cutting an answer off."""

from __future__ import annotations

import logging
import signal
import socket
import time
from types import FrameType
from typing import Any

from django.conf import settings
from waitress import create_server, wasyncore

_log = logging.getLogger("vejviser.serve")
IDLE_SECONDS = 30
"""A connection on which nothing comes is closed after this."""
ARRIVING_SECONDS = 60
"""A request that has not come whole after this is dropped, however steadily it trickles in."""
DRAIN_SECONDS = 20
"""How long answers under way may take once the server is to end."""
_LOOK_SECONDS = 1.0


def serve_on(listening: socket.socket, application: Any) -> None:
    """Nothing; answers requests until SIGTERM or SIGINT, then finishes those that it has begun."""
    server = create_server(
        application,
        sockets=[listening],
        threads=settings.THREADS,
        ident=None,
        connection_limit=400,
        backlog=256,
        channel_timeout=IDLE_SECONDS,
        cleanup_interval=10,
        max_request_header_size=16_384,
        max_request_body_size=2 * settings.BODY_MOST,
        clear_untrusted_proxy_headers=not settings.BEHIND_PROXY,
        asyncore_use_poll=True,
    )
    ending: list[int] = []

    def end(number: int, frame: FrameType | None) -> None:
        ending.append(number)
        server.pull_trigger()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    arriving: dict[Any, float] = {}
    while not ending:
        _turn(server)
        _drop_slow(server, arriving, time.monotonic())
    _drain(server)


def _turn(server: Any) -> None:
    wasyncore.loop(timeout=_LOOK_SECONDS, use_poll=True, map=server._map, count=1)


def _drop_slow(server: Any, arriving: dict[Any, float], now: float) -> None:
    """Close the connections whose request has been arriving for too long; `arriving` is since when."""
    partly = {
        channel: channel.request for channel in list(server.active_channels.values()) if channel.request
    }
    for channel in [one for one in arriving if one not in partly]:
        del arriving[channel]
    for channel in partly:
        if now - arriving.setdefault(channel, now) > ARRIVING_SECONDS:
            channel.will_close = True


def _drain(server: Any) -> None:
    """Take no more, give what is under way its time, and stop the threads."""
    wasyncore.dispatcher.close(server)
    until = time.monotonic() + DRAIN_SECONDS
    while any(_busy(channel) for channel in list(server.active_channels.values())):
        if time.monotonic() > until:
            _log.warning("answers under way were cut off")
            break
        _turn(server)
    server.task_dispatcher.shutdown(timeout=1)


def _busy(channel: Any) -> bool:
    return bool(channel.requests or channel.total_outbufs_len or channel.request)

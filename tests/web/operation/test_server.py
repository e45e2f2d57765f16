"""A connection on which a request trickles in is closed in the end; one that only waits for more is let be."""

from __future__ import annotations

from dataclasses import dataclass, field

from vejviser.web.operation.server import ARRIVING_SECONDS, _busy, _drop_slow


@dataclass(eq=False)
class Channel:
    request: object = None
    requests: list[object] = field(default_factory=list)
    total_outbufs_len: int = 0
    will_close: bool = False


@dataclass
class Server:
    active_channels: dict[int, Channel]


def test_a_request_that_does_not_come_whole_in_time_is_dropped() -> None:
    slow, idle = Channel(request="GET /"), Channel()
    server, since = Server({1: slow, 2: idle}), dict[object, float]()
    _drop_slow(server, since, 0)
    _drop_slow(server, since, ARRIVING_SECONDS)
    assert not slow.will_close
    _drop_slow(server, since, ARRIVING_SECONDS + 1)
    assert (slow.will_close, idle.will_close) == (True, False)


def test_the_time_of_a_request_counts_from_its_own_beginning() -> None:
    channel = Channel(request="GET /one")
    server, since = Server({1: channel}), dict[object, float]()
    _drop_slow(server, since, 0)
    channel.request = None
    _drop_slow(server, since, ARRIVING_SECONDS)
    channel.request = "GET /two"
    _drop_slow(server, since, ARRIVING_SECONDS + 1)
    _drop_slow(server, since, 2 * ARRIVING_SECONDS)
    assert not channel.will_close


def test_a_connection_is_busy_while_it_has_a_request_or_something_to_send() -> None:
    assert not _busy(Channel())
    assert _busy(Channel(request="GET /"))
    assert _busy(Channel(requests=["GET /"]))
    assert _busy(Channel(total_outbufs_len=1))

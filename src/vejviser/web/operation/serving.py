"""`vejviser serve`: server processes on one socket and a worker, watched over by one that serves nothing.

Everything immutable is loaded before the processes part, so that they share its memory. A process that dies
is begun anew; one that dies at once, after a while that doubles. When the watcher dies, so do the others.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from django.db import connections

from vejviser.web.operation.faults import fault

_log = logging.getLogger("vejviser.serve")
END_SECONDS = 25
"""How long a process may take to end before it is killed: longer than it takes to finish its answers."""
_SOON, _LATE = 0.5, 30.0
FORKS = hasattr(os, "fork") and hasattr(signal, "sigtimedwait")
"""Neither Windows nor macOS lets processes part and be watched so; there one process serves."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at the address; raises `StartFaultError` when it cannot."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(place)
        made.listen(256)
    except OSError as error:
        raise _no_place(host, port, error) from None
    made.setblocking(False)
    return made


def _no_place(host: str, port: int, error: OSError) -> Exception:
    if error.errno == errno.EADDRINUSE:
        return fault(
            f"port {port} er optaget, måske af en anden vejviser; luk den, eller vælg en anden med --port",
            f"port {port} is taken, perhaps by another vejviser; close that, or choose another with --port",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return fault(
            f"port {port} kræver særlige rettigheder; vælg en fra 1024 og op med --port",
            f"port {port} needs special rights; choose one from 1024 upwards with --port",
        )
    return fault(
        f"adressen '{host}' kan ikke bruges her ({error.strerror or error}); vælg en anden med --host",
        f"the address '{host}' cannot be used here ({error.strerror or error}); choose another with --host",
    )


@dataclass
class _Child:
    """A process that is watched: what it does, when it began, and how long to wait before it begins again."""

    task: Callable[[], None]
    name: str
    pid: int = 0
    begun: float = 0.0
    wait: float = _SOON
    due: float = field(default=0.0)


def watch(
    tasks: list[tuple[str, Callable[[], None]]], listening: socket.socket, begun: Callable[[], None]
) -> int:
    """0 when all processes have ended after SIGTERM or SIGINT, 1 when one had to be killed.

    Each task runs in a process of its own; `begun` is called when all of them do. POSIX only.
    """
    signals = {signal.SIGTERM, signal.SIGINT, signal.SIGCHLD}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    alive, lifeline = os.pipe()
    children = [_Child(task, name) for name, task in tasks]
    connections.close_all()
    gc.collect()
    gc.freeze()
    for child in children:
        _begin(child, alive, lifeline)
    begun()
    while True:
        got = signal.sigtimedwait(signals, _patience(children))
        if got is not None and got.si_signo in (signal.SIGTERM, signal.SIGINT):
            listening.close()
            return _end(children)
        _reap(children)
        now = time.monotonic()
        for child in children:
            if not child.pid and child.due <= now:
                _begin(child, alive, lifeline)


def _patience(children: list[_Child]) -> float:
    waits = [child.due - time.monotonic() for child in children if not child.pid]
    return max(0.01, min(waits, default=3600.0))


def _begin(child: _Child, alive: int, lifeline: int) -> None:
    child.begun = time.monotonic()
    pid = os.fork()
    if not pid:
        os.close(lifeline)
        _be(child, alive)
    child.pid = pid


def _be(child: _Child, alive: int) -> NoReturn:
    """Do the task in the process just made, and leave it without going back into the watcher's code."""
    status = 1
    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGINT, signal.SIGCHLD})
        threading.Thread(target=_end_with, args=(alive,), name="lifeline", daemon=True).start()
        child.task()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0
    except BaseException:
        _log.exception("the process '%s' failed", child.name)
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


def _end_with(alive: int) -> None:
    """Wait until the watcher is gone, however it went, and end this process as a signal would."""
    with contextlib.suppress(OSError):
        os.read(alive, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def _reap(children: list[_Child]) -> None:
    by_pid = {child.pid: child for child in children if child.pid}
    while by_pid:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        child = by_pid.pop(pid, None)
        if child is None:
            continue
        lived = time.monotonic() - child.begun
        child.wait = _SOON if lived > _LATE else min(_LATE, 2 * child.wait)
        child.pid, child.due = 0, time.monotonic() + (0 if lived > _LATE else child.wait)
        code = os.waitstatus_to_exitcode(status)
        _log.warning("the process '%s' ended (%s) and is begun anew", child.name, code)


def _end(children: list[_Child]) -> int:
    for child in children:
        if child.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child.pid, signal.SIGTERM)
    until, killed = time.monotonic() + END_SECONDS, 0
    for child in [one for one in children if one.pid]:
        while not _ended(child.pid):
            if time.monotonic() > until:
                os.kill(child.pid, signal.SIGKILL)
                os.waitpid(child.pid, 0)
                killed = 1
                break
            signal.sigtimedwait({signal.SIGCHLD}, 0.2)
    return killed


def _ended(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True


def alone(serve: Callable[[], None], worker: list[str] | None, begun: Callable[[], None]) -> int:
    """0 when the server has ended: where processes cannot part; the worker runs beside it."""
    beside = subprocess.Popen(worker) if worker else None
    begun()
    try:
        serve()
    finally:
        if beside:
            beside.terminate()
            beside.wait()
    return 0

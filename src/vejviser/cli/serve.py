"""`vejviser serve` and `vejviser worker`: the product in the browser."""

from __future__ import annotations

import gc
import os
import sys

from vejviser.cli.opening import BadInputError
from vejviser.cli.texts import say
from vejviser.handbook.entries import Lang
from vejviser.road.faults import visible
from vejviser.web.operation import starting

MOST_PORT, MOST_WORKERS = 65_535, 64
USUAL_WORKERS = 2


def serve_command(host: str, port: str, workers: str, no_worker: bool, lang: Lang) -> int:
    """Serve the product until a signal ends it; 0."""
    at = _whole("--port", port, 0, MOST_PORT, lang)
    usual = str(min(USUAL_WORKERS, os.cpu_count() or 1))
    count = _whole("--workers", workers or usual, 1, MOST_WORKERS, lang)
    gc.enable()  # unlike other commands this one stays

    def tell(started: starting.Started) -> None:
        lines = [
            say("serve.address", lang, address=started.address),
            say("serve.data", lang, place=started.data),
            say("serve.end", lang),
        ]
        if started.hosts_are_local:
            lines.append(say("serve.hosts", lang))
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()

    return starting.serve(host, at, count, not no_worker, tell)


def worker_command(lang: Lang) -> int:
    """Do the long work that waits, until a signal ends it; 0."""
    gc.enable()
    sys.stdout.write(say("worker.runs", lang) + "\n")
    sys.stdout.flush()
    return starting.work()


def _whole(name: str, value: str, low: int, high: int, lang: Lang) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 9 and low <= int(value) <= high):
        raise BadInputError(say("error.range", lang, name=name, low=low, high=high, value=visible(value)))
    return int(value)

"""The settings of gunicorn, for those who would rather run it than `vejviser serve`.

`gunicorn --config python:vejviser.web.operation.gunicorn --bind 127.0.0.1:8000` reads the names of this one.
What can be mended is told before anything is served, with exit status 2, as `serve` does.
"""

from __future__ import annotations

import contextlib
import copy
import gc
import os
import sys
from collections.abc import Iterator
from typing import Any

from vejviser.web.operation import starting
from vejviser.web.operation.faults import StartFaultError


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except StartFaultError as error:
        sys.stderr.write(f"{error.told.da}\n{error.told.en}\n")
        sys.exit(2)


with _told():
    starting.set_up()

from django.conf import settings  # noqa: E402 - once they are known to be usable

wsgi_app = "vejviser.web.wsgi:application"
preload_app = True
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = settings.THREADS
timeout = 60
secure_scheme_headers: dict[str, str] = {}
"""Whether a visitor came by HTTPS is for our own settings to judge, which know of a proxy or of none."""
control_socket_disable = True
"""It would lie outside of the data folder, and several installations would share it."""
logconfig_dict: dict[str, Any] = copy.deepcopy(settings.LOGGING)
logconfig_dict["loggers"] |= {
    "gunicorn.error": {"level": "WARNING", "handlers": ["error"], "propagate": False},
    "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
}
"""In our lines and our form: gunicorn's own quote addresses of people and of projects."""


def on_starting(server: Any) -> None:
    """Nothing, with assets, folder and database looked at and the database migrated."""
    from vejviser.web.operation import checks

    with _told():
        checks.check_assets()
        starting.prepare()


def when_ready(server: Any) -> None:
    """Nothing, with all that is immutable loaded for the processes to share, and no connection open."""
    from django.db import connections

    from vejviser.web.operation.warming import warm

    warm(server.app.wsgi())
    connections.close_all()
    gc.collect()
    gc.freeze()

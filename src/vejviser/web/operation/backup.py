"""A backup of all that people have put in, taken as of one moment while the product runs.

The rows are read in one transaction that sees the database as it was when it began, and that nobody waits
for: on SQLite a deferred one over the write-ahead log, on PostgreSQL one that repeats its reads.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone

from vejviser import __version__
from vejviser.road.ending import cleared_away_first
from vejviser.web.law import house
from vejviser.web.operation.faults import fault
from vejviser.web.operation.portable import (
    FORMAT,
    MANIFEST,
    ROWS,
    Manifest,
    kept_models,
    lines_of,
    migrations_of,
)

_SNAPSHOT = "snapshot"


def backup(path: Path, force: bool = False) -> Manifest:
    """What was written to `path`: all of it or nothing, for the owner's eyes only.

    Raises `StartFaultError` when the file is there and may not be replaced, or cannot be written.
    """
    if path.exists() and not force:
        raise fault(
            f"{path} findes allerede; vælg et andet navn, eller overskriv den med --force",
            f"{path} is there already; choose another name, or overwrite it with --force",
        )
    try:
        with cleared_away_first():
            return _write_beside(path)
    except OSError as error:
        raise fault(
            f"{path} kan ikke skrives ({error.strerror}); vælg et andet sted",
            f"{path} cannot be written ({error.strerror}); choose another place",
        ) from None


def _write_beside(path: Path) -> Manifest:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:50]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                manifest = _fill(archive)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    return manifest


def _fill(archive: zipfile.ZipFile) -> Manifest:
    counts, digest = {}, hashlib.sha256()
    with snapshot() as database:
        migrations = migrations_of(database)
        with archive.open(ROWS, "w", force_zip64=True) as rows:
            for model in kept_models():
                count = 0
                for line in lines_of(model, database):
                    data = line.encode()
                    digest.update(data)
                    rows.write(data)
                    count += 1
                counts[model._meta.label_lower] = count
    manifest = Manifest(
        FORMAT, __version__, house().handbook.content_hash, timezone.now().isoformat(timespec="seconds"),
        migrations, counts, digest.hexdigest(),
    )  # fmt: skip
    archive.writestr(MANIFEST, manifest.text())
    return manifest


@contextlib.contextmanager
def snapshot() -> Iterator[str]:
    """The name of a connection on which the database stays as it is now, whatever others write."""
    own = connections["default"].settings_dict
    options = dict(own["OPTIONS"])
    if settings.ON_SQLITE:
        options["transaction_mode"] = "DEFERRED"
    else:
        from psycopg import IsolationLevel

        options["isolation_level"] = IsolationLevel.REPEATABLE_READ
    connections.databases[_SNAPSHOT] = {**own, "OPTIONS": options, "CONN_MAX_AGE": 0}
    try:
        with transaction.atomic(using=_SNAPSHOT):
            yield _SNAPSHOT
    finally:
        connections[_SNAPSHOT].close()
        del connections[_SNAPSHOT]
        del connections.databases[_SNAPSHOT]

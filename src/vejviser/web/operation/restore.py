"""A backup read back: looked at as a whole first, then put in within one transaction, or not at all."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction

from vejviser import __version__
from vejviser.handbook.entries import Text
from vejviser.web.operation.faults import StartFaultError, fault
from vejviser.web.operation.portable import (
    FORMAT,
    MANIFEST,
    ROWS,
    Manifest,
    kept_models,
    migrations_of,
    rows_of,
)  # fmt: skip
from vejviser.web.searching.standing import forget

_AT_ONCE = 500
_STAYS = ("contenttypes.contenttype", "auth.permission")
_NOTED = ("following.entrystate", "following.handbookseen")
"""What a start leaves behind in a database that nobody has used."""


def restore(path: Path, force: bool = False) -> Manifest:
    """What was put in from the backup at `path`.

    Raises `StartFaultError`, and nothing is changed, for a file that is no backup, is damaged or is of
    another version of the tables, and for a database that holds something unless `force` replaces it.
    """
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            manifest = _examined(path, archive)
            if not force and _holds_something():
                raise fault(
                    "der er data i databasen i forvejen; gendan i en tom, eller erstat alt med --force",
                    "there is data in the database already; restore into an empty one, or replace all of it"
                    " with --force",
                )
            _put_in(path, archive, manifest)
    except OSError as error:
        raise fault(
            f"{path} kan ikke læses ({error.strerror}); se, om navnet er rigtigt",
            f"{path} cannot be read ({error.strerror}); see whether the name is right",
        ) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, NotImplementedError):
        raise _damaged(path) from None
    return manifest


def _examined(path: Path, archive: zipfile.ZipFile) -> Manifest:
    """The manifest, once it fits this program and its rows are found whole."""
    if not {MANIFEST, ROWS} <= set(archive.namelist()):
        raise _damaged(path)
    manifest = Manifest.read(archive.read(MANIFEST).decode())
    if manifest.form != FORMAT:
        raise _other(path, manifest)
    now = migrations_of("default")
    kept = {model._meta.app_label for model in kept_models()}
    if {app: manifest.migrations.get(app) for app in kept} != {app: now.get(app) for app in kept}:
        raise _other(path, manifest)
    digest = hashlib.sha256()
    with archive.open(ROWS) as rows:
        while piece := rows.read(1 << 20):
            digest.update(piece)
    if digest.hexdigest() != manifest.sha256:
        raise _damaged(path)
    return manifest


def _damaged(path: Path) -> StartFaultError:
    return StartFaultError(
        Text(
            f"{path} er ingen sikkerhedskopi fra vejviser, eller den er beskadiget; intet er ændret",
            f"{path} is no backup made by vejviser, or it is damaged; nothing was changed",
        )
    )


def _other(path: Path, manifest: Manifest) -> StartFaultError:
    made = manifest.version
    return fault(
        f"{path} er lavet af vejviser {made}, hvis tabeller er anderledes end i {__version__}; gendan den"
        " med den udgave, og opgrader bagefter. Intet er ændret",
        f"{path} was made by vejviser {made}, whose tables differ from those of {__version__}; restore it"
        " with that version, and upgrade afterwards. Nothing was changed",
    )


def _holds_something() -> bool:
    """Whether people have put anything in; what the program noted of its own handbook does not count."""
    return any(
        model._default_manager.exists() for model in kept_models() if model._meta.label_lower not in _NOTED
    )


def _put_in(path: Path, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    try:
        with transaction.atomic():
            _empty()
            counts = dict.fromkeys(manifest.counts, 0)
            with archive.open(ROWS) as rows:
                for lines in _batches(io.TextIOWrapper(rows, encoding="utf-8", newline="\n")):
                    batch = list(rows_of(lines))
                    label = batch[0][0]._meta.label_lower
                    counts[label] = counts.get(label, 0) + len(batch)
                    _save(batch)
            if counts != manifest.counts:
                raise _damaged(path)
            _count_on()
            connection.check_constraints()
            forget()
    except DatabaseError as error:
        kind = type(error).__name__
        raise fault(
            f"databasen tog ikke imod sikkerhedskopien ({kind}); intet er ændret",
            f"the database did not take the backup ({kind}); nothing was changed",
        ) from None


def _empty() -> None:
    """Nothing, with no row left of any model but those that the program makes itself."""
    from django.apps import apps

    gone = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in _STAYS
    ]
    statements = connection.ops.sql_flush(no_style(), gone, reset_sequences=True)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines in their order, in heaps of one model each.

    A row may name another by what is unique of it, and is read only once that other one is put in.
    """
    for _, those in groupby(lines, key=lambda line: line.partition(",")[0]):
        while heap := list(islice(those, _AT_ONCE)):
            yield heap


def _save(batch: list[tuple[models.Model, dict[str, Any]]]) -> None:
    """Put the rows in as they were; one by one where the model stamps times of its own."""
    model = type(batch[0][0])
    stamps = any(
        getattr(f, "auto_now", False) or getattr(f, "auto_now_add", False) for f in model._meta.fields
    )
    if stamps:
        for row, _ in batch:
            row.save_base(raw=True, force_insert=True)
    else:
        model._default_manager.bulk_create([row for row, _ in batch])
    for row, many in batch:
        for name, values in many.items():
            if values:
                getattr(row, name).set(values)


def _count_on() -> None:
    """Let new rows be numbered after those that were put in."""
    statements = connection.ops.sequence_reset_sql(no_style(), kept_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

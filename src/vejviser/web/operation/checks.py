"""What is looked at before the product starts, each fault told with how to mend it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from vejviser.web.assets import AssetsMissingError, vendor_folder
from vejviser.web.operation.faults import fault


def check_assets() -> None:
    """Nothing when the front end's files are there; raises `StartFaultError`."""
    try:
        vendor_folder()
    except AssetsMissingError:
        raise fault(
            "sidernes filer mangler; kør 'make assets' i projektets mappe",
            "the files of the pages are missing; run 'make assets' in the project's folder",
        ) from None


def check_folder() -> None:
    """Nothing when the data folder can be written to; raises `StartFaultError`."""
    folder = Path(settings.DATA_FOLDER)
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise fault(
            f"mappen {folder} kan ikke skrives i ({error.strerror});"
            " stå i en anden, eller nævn en med VEJVISER_DATA",
            f"the folder {folder} cannot be written to ({error.strerror});"
            " stand in another, or name one with VEJVISER_DATA",
        ) from None


def check_database() -> None:
    """Nothing when the database answers and no newer program has changed it; raises `StartFaultError`."""
    try:
        loader = MigrationLoader(connection)
    except DatabaseError as error:
        raise _unusable(error) from None
    ours = {app for app, _ in loader.disk_migrations}
    newer = sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in ours and (app, name) not in loader.disk_migrations and not _squashed(loader, app, name)
    )
    if newer:
        raise fault(
            f"databasen er fra en nyere udgave af vejviser ({newer[0]}); brug den udgave, eller gendan en"
            " ældre sikkerhedskopi",
            f"the database is from a newer version of vejviser ({newer[0]}); use that version, or restore an"
            " older backup",
        )


def check_there() -> None:
    """Nothing when there is a database at all, as SQLite would make one; raises `StartFaultError`."""
    if settings.ON_SQLITE and not Path(settings.DATABASES["default"]["NAME"]).is_file():
        place = settings.DATABASES["default"]["NAME"]
        raise fault(
            f"der er ingen database i {place}; stå i den mappe, som serve kører i, eller nævn den med"
            " VEJVISER_DATA",
            f"there is no database at {place}; stand in the folder that serve runs in, or name it with"
            " VEJVISER_DATA",
        )


def check_current() -> None:
    """Nothing when the tables are as this program needs them; raises `StartFaultError`."""
    if not migrations_are_current():
        raise fault(
            "databasen er fra en ældre udgave af vejviser; brug den udgave, eller start serve, som bringer"
            " den op til dato",
            "the database is from an older version of vejviser; use that version, or start serve, which"
            " brings it up to date",
        )


def migrate() -> None:
    """Nothing, with the database as this program needs it; raises `StartFaultError`."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise _unusable(error) from None


def migrations_are_current() -> bool:
    """True when no migration waits."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _squashed(loader: MigrationLoader, app: str, name: str) -> bool:
    return any((app, name) in migration.replaces for migration in loader.disk_migrations.values())


def _unusable(error: DatabaseError) -> Exception:
    where = settings.DATABASES["default"].get("NAME") if settings.ON_SQLITE else "DATABASE_URL"
    why = str(error).splitlines()[0] if settings.ON_SQLITE and str(error) else type(error).__name__
    if isinstance(error, OperationalError) and not settings.ON_SQLITE:
        return fault(
            "der er ingen forbindelse til databasen i DATABASE_URL; se, om den kører, og om adresse, navn og"
            " adgangskode er rigtige",
            "there is no connection to the database in DATABASE_URL; see whether it runs, and whether"
            " address, name and password are right",
        )
    return fault(
        f"databasen {where} kan ikke bruges ({why}); gendan en sikkerhedskopi, eller nævn en anden",
        f"the database {where} cannot be used ({why}); restore a backup, or name another",
    )

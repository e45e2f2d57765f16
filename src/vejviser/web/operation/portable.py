"""What a backup holds: rows as JSON lines that go into either database, and a manifest of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import serializers
from django.core.serializers import sort_dependencies
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.migrations.recorder import MigrationRecorder

FORMAT = "vejviser-backup-1"
MANIFEST, ROWS = "manifest.json", "rows.jsonl"
LEFT_OUT = {
    "contenttypes.contenttype": "made by the program",
    "auth.permission": "made by the program",
    "django_tasks_database.dbtaskresult": "work under way; it can be asked for again",
    "operation.job": "work under way; it can be asked for again",
    "operation.pulse": "tells of the processes that run",
    "operation.cacheentry": "can be computed again",
    "projects.worked": "can be worked out again",
    "projects.finishedpage": "can be made again",
}
"""The models whose rows are not in a backup, and why."""


@dataclass(frozen=True)
class Manifest:
    """What a backup is of: form, program, law, state of the tables, rows of each model, a digest."""

    form: str
    version: str
    handbook: str
    made: str
    migrations: dict[str, str]
    counts: dict[str, int]
    sha256: str

    def text(self) -> str:
        """The manifest as JSON."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Manifest:
        """The manifest that the JSON tells; raises `ValueError` when it is none."""
        told = json.loads(text)
        if not isinstance(told, dict) or set(told) != set(cls.__dataclass_fields__):
            raise ValueError(text[:80])
        return cls(**told)


def kept_models() -> list[type[models.Model]]:
    """The models whose rows are in a backup, those that others refer to first."""
    by_app = [(config, [m for m in config.get_models() if kept(m)]) for config in apps.get_app_configs()]
    return [m for m in sort_dependencies([pair for pair in by_app if pair[1]]) if kept(m)]


def kept(model: type[models.Model]) -> bool:
    """True when rows of the model are in a backup."""
    return model._meta.label_lower not in LEFT_OUT and model._meta.managed and not model._meta.proxy


def migrations_of(database: str) -> dict[str, str]:
    """The last migration of each app that is laid on a database."""
    applied = MigrationRecorder.Migration.objects.using(database).order_by("app", "name")
    return dict(applied.values_list("app", "name"))


def lines_of(model: type[models.Model], database: str) -> Iterator[str]:
    """One line of JSON for each row, in the order of the keys."""
    rows = model._default_manager.using(database).order_by("pk").iterator(chunk_size=200)
    if model is Session:
        yield from (_session_line(row) for row in rows)
        return
    for row in rows:
        yield serializers.serialize(
            "jsonl", [row], use_natural_foreign_keys=True, ensure_ascii=False, cls=_Whole
        )


class _Whole(DjangoJSONEncoder):
    """Writes times to the microsecond; Django's own drops what is under a millisecond, and a chain breaks."""

    def default(self, o: Any) -> Any:
        """The value in words that JSON has."""
        return o.isoformat() if isinstance(o, dt.datetime) else super().default(o)


def _session_line(row: Any) -> str:
    """A session with what it holds in the open: it is sealed anew with the key of where it is restored."""
    told = {
        "session_key": row.session_key,
        "expire_date": row.expire_date.isoformat(),
        "holds": row.get_decoded(),
    }
    return json.dumps({"model": "sessions.session", "fields": told}, ensure_ascii=False) + "\n"


def rows_of(lines: Iterable[str]) -> Iterator[tuple[models.Model, dict[str, Any]]]:
    """The rows that the lines tell, not saved yet, each with its many-to-many values."""
    for line in lines:
        if line.startswith('{"model": "sessions.session"'):
            yield _session(json.loads(line)["fields"]), {}
            continue
        for found in serializers.deserialize("jsonl", line):
            yield found.object, dict(found.m2m_data or {})


def _session(told: dict[str, Any]) -> Session:
    return Session(
        session_key=told["session_key"],
        expire_date=models.DateTimeField().to_python(told["expire_date"]),
        session_data=SessionStore().encode(told["holds"]),
    )

"""Finished pages of a project, each kept beside it until the project, the law or the program is another.

A page lies in the database, for all processes, under a digest of everything that it was made of, so that it
is never shown when it no longer holds. It can be lost without harm.
"""

from __future__ import annotations

import hashlib
import json
import uuid
import zlib
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import TypeVar

from django.db import DatabaseError, transaction
from pydantic import TypeAdapter, ValidationError

import vejviser
from vejviser.handbook.cache import digest
from vejviser.handbook.entries import Lang
from vejviser.web.projects.models import FinishedPage
from vejviser.web.roads.addresses import Addresses
from vejviser.web.roads.computed import Key

Page = TypeVar("Page")
Maker = Callable[[Key, Lang, Addresses], Page]


def finished(kind: type[Page]) -> Callable[[Maker[Page]], Maker[Page]]:
    """A maker of pages of the kind, a dataclass, that makes each once for all processes.

    A page of a key without a project is made anew each time. Raises what the maker raises.
    """
    form = TypeAdapter(kind)

    def lasting(make: Maker[Page]) -> Maker[Page]:
        @wraps(make)
        def made(key: Key, lang: Lang, at: Addresses) -> Page:
            if key.project is None:
                return make(key, lang, at)
            made_of = _made_of(key, lang, at)
            page = _kept(key.project, lang, made_of, form)
            if page is None:
                page = make(key, lang, at)
                _keep(key.project, lang, made_of, form.dump_json(page))
            return page

        return made

    return lasting


def _kept(project: uuid.UUID, lang: Lang, made_of: str, form: TypeAdapter[Page]) -> Page | None:
    """The page as it was made of just this, None where there is none that can be read."""
    row = FinishedPage.objects.filter(project=project, lang=lang, made_of=made_of).first()
    try:
        return form.validate_json(zlib.decompress(bytes(row.content))) if row else None
    except (zlib.error, ValidationError):
        return None


def _keep(project: uuid.UUID, lang: Lang, made_of: str, page: bytes) -> None:
    """Write the page down; a database that is busy, or a project deleted meanwhile, is no fault."""
    told = {"made_of": made_of, "content": zlib.compress(page, 1)}
    try:
        with transaction.atomic():
            FinishedPage.objects.update_or_create(project_id=project, lang=lang, defaults=told)
    except DatabaseError:
        return


def _made_of(key: Key, lang: Lang, at: Addresses) -> str:
    """A digest of all that decides what stands on the page."""
    parts = [key.text, key.as_of.isoformat(), key.overlays, lang, at.page("roads:road"), program()]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@cache
def program() -> str:
    """A digest of the program with the handbook and tables that it ships: every file that a page rests on."""
    folder = Path(vejviser.__file__).parent
    paths = [path for path in folder.rglob("*") if path.suffix in _SOURCES and path.is_file()]
    return digest((str(path.relative_to(folder)), path.read_bytes()) for path in sorted(paths))


_SOURCES = {".py", ".md", ".tsv", ".txt", ".yaml"}

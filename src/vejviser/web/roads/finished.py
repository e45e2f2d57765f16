"""Finished pages of roads, each kept beside its project until text, day, law or program is another.

A page lies in the database, for all processes, under a digest of what it was made of, so that it is not shown
when it no longer holds. It can be lost without harm.
"""

from __future__ import annotations

import hashlib
import json
import uuid
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np
from django.db import DatabaseError, transaction
from pydantic import TypeAdapter, ValidationError

import vejviser
from vejviser.handbook.cache import digest, program_key
from vejviser.handbook.entries import Lang
from vejviser.web.projects.models import FinishedPage
from vejviser.web.roads.addresses import Addresses
from vejviser.web.roads.computed import Key

Page = TypeVar("Page")
Maker = Callable[[Key, Lang, Addresses], Page]
Keeper = Callable[..., Page]
_SOURCES = {".c", ".md", ".py", ".tsv", ".txt", ".yaml"}


def finished(kind: type[Page]) -> Callable[[Maker[Page]], Keeper[Page]]:
    """A maker of pages of the kind, a dataclass, that makes each once for all processes.

    It takes the project that a page is kept beside, too; without one it makes the page anew each time. Raises
    what the maker raises.
    """
    form = TypeAdapter(kind)

    def lasting(make: Maker[Page]) -> Keeper[Page]:
        def made(key: Key, lang: Lang, at: Addresses, beside: uuid.UUID | None = None) -> Page:
            if beside is None:
                return make(key, lang, at)
            made_of = _made_of(kind.__name__, key, lang, at)
            page = _kept(beside, lang, made_of, form)
            if page is None:
                page = make(key, lang, at)
                _keep(beside, lang, made_of, form.dump_json(page))
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


def _made_of(kind: str, key: Key, lang: Lang, at: Addresses) -> str:
    """A digest of all that decides what stands on the page."""
    day = key.as_of.isoformat()
    parts = [kind, key.text, day, key.overlays, lang, at.page("roads:road"), program()]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@cache
def program() -> str:
    """A digest of the program with the handbook and tables that it ships, Python, and what it draws with."""
    folder = Path(vejviser.__file__).parent
    paths = sorted(path for path in folder.rglob("*") if path.suffix in _SOURCES and path.is_file())
    files = ((str(path.relative_to(folder)), path.read_bytes()) for path in paths)
    return digest([("python", program_key().encode()), ("numpy", np.__version__.encode()), *files])

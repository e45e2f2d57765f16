"""The index of the shipped content, built once and kept in the user's cache."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import snowballstemmer

from vejviser.handbook import cache
from vejviser.handbook.load import load, read_files
from vejviser.handbook.reference.load import load_reference
from vejviser.search.databases import SqliteIndex
from vejviser.search.documents import documents
from vejviser.search.lists import FOLDER

_REFERENCE = Path(cache.__file__).parent / "reference"


def content_index(content: Path) -> SqliteIndex:
    """The index in memory of a content directory, its overlays, and the tables beside it.

    From the cache where it was built before from the same bytes by the same program; the handbook itself is
    opened only to build it. Raises `HandbookError`.
    """
    tables = content.parent / "tables"
    name = f"search-{content_key(content)[:32]}"
    connection = sqlite3.connect(":memory:")
    filed = cache.read(name)
    if isinstance(filed, bytes):
        connection.deserialize(filed)
        return SqliteIndex(connection)
    index = SqliteIndex(connection)
    index.create()
    handbook = load(content)
    index.add(documents(handbook, load_reference(handbook, tables)))
    cache.write(name, connection.serialize())
    return index


def content_key(content: Path) -> str:
    """A digest of all that the index of a content directory is made from: its bytes and the program."""
    tables = content.parent / "tables"
    programs = [*Path(__file__).parent.glob("*.py"), *_REFERENCE.glob("*.py"), *FOLDER.iterdir()]
    stemmers = Path(snowballstemmer.__file__).parent
    programs += [stemmers / "danish_stemmer.py", stemmers / "english_stemmer.py"]
    parts = [("program", cache.program_key().encode())]
    parts += [(path.name, path.read_bytes()) for path in sorted(programs)]
    parts += list(read_files(content).items())
    parts += [(f"tables/{path.name}", path.read_bytes()) for path in sorted(tables.glob("*.*"))]
    return cache.digest(parts)

"""What users contribute is found like the handbook: put in and taken out within the caller's transaction.

An app that contributes tells what its kind is called and where one is shown (`introduce`, in its
`AppConfig.ready`), puts a `Document` in whenever one is published or changed, and takes it out when it is
withdrawn. A document of the same kind and id as one of the handbook stands in its place until it is taken
out. Only what everybody may read belongs in the index: a search asks nobody who they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction

from vejviser.handbook.entries import Text
from vejviser.search.documents import Document
from vejviser.web.searching.kinds import Kind, add_kind
from vejviser.web.searching.place import index
from vejviser.web.searching.standing import CONTRIBUTION, shipped


def introduce(key: str, one: Text, many: Text, address: Callable[[str], str]) -> None:
    """Make a kind known: its name for one and for many, and the address of the one with an id.

    For a kind of the handbook the address is asked for first, and gives "" for what is not contributed.
    """
    add_kind(key, Kind(one, many, address))


def put(documents: Iterable[Document]) -> None:
    """Put documents in, or replace those of the same kind and id."""
    found = list(documents)
    with transaction.atomic():
        here = index()
        here.add(found)
        here.database.run_many(
            f"INSERT INTO {CONTRIBUTION} (kind, id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(document.kind, document.id) for document in found],
        )


def take_out(keys: Iterable[tuple[str, str]]) -> None:
    """Take out what was put in under these kinds and ids; the handbook's own comes back in its place."""
    names = list(dict.fromkeys(keys))
    with transaction.atomic():
        here = index()
        here.remove(names)
        here.add([shipped()[name] for name in names if name in shipped()])
        here.database.run_many(f"DELETE FROM {CONTRIBUTION} WHERE kind = ? AND id = ?", names)

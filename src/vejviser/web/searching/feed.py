"""What users contribute is found like the handbook: put in and taken out within the caller's transaction.

An app that contributes says so in its `AppConfig.ready`: what its kind is called and where one is shown
(`introduce`), and how all that it has published is read (`source`), for when the index is made anew. It puts
a `Document` in whenever one is published or changed, and takes it out when it is withdrawn. A document of
the same kind and id as one of the handbook stands in its place until it is taken out. Only what everybody
may read belongs in the index: a search asks nobody who they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction

from vejviser.handbook.entries import Text
from vejviser.search.documents import Document
from vejviser.web.searching.kinds import Kind, Source, add_kind, add_source
from vejviser.web.searching.place import index
from vejviser.web.searching.standing import shipped


def introduce(key: str, one: Text, many: Text, address: Callable[[str], str]) -> None:
    """Make a kind known: its name for one and for many, and the address of the one with an id.

    For a kind of the handbook the address is asked for first, and gives "" for what is not contributed.
    """
    add_kind(key, Kind(one, many, address))


def source(read: Source) -> None:
    """Have everything that an app has published read by this function when the index is made anew."""
    add_source(read)


def put(documents: Iterable[Document]) -> None:
    """Put documents in, or replace those of the same kind and id."""
    with transaction.atomic():
        index().add(documents)


def take_out(keys: Iterable[tuple[str, str]]) -> None:
    """Take out what was put in under these kinds and ids; the handbook's own comes back in its place."""
    names = list(dict.fromkeys(keys))
    with transaction.atomic():
        here = index()
        here.remove(names)
        here.add([shipped()[name] for name in names if name in shipped()])

"""The library as the pages read it: made once a process from the handbook in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from vejviser.export.library import alphabet
from vejviser.export.library.law_page import entries_by_file
from vejviser.export.library.library import Key, Library
from vejviser.export.library.listing import steps_in_order
from vejviser.export.library.telling import Telling
from vejviser.export.library.uses import Uses, uses
from vejviser.handbook.entries import LANGS, Entry, Lang
from vejviser.handbook.outline import outlines
from vejviser.web.law import house


@dataclass(frozen=True)
class Shelf:
    """The library with its indexes: what uses what, what stands in which file, the alphabet, the steps."""

    library: Library

    @cached_property
    def uses(self) -> Uses:
        """What uses each item."""
        return uses(self.library)

    @cached_property
    def entries_by_file(self) -> Mapping[str, tuple[tuple[str, Entry], ...]]:
        """The entries of every file with their kinds, in the order written."""
        return entries_by_file(self.library)

    @cached_property
    def by_letter(self) -> Mapping[Lang, Mapping[str, list[tuple[str, Key]]]]:
        """Every page by its letter, in each language."""
        return {lang: alphabet.by_letter(self.library, lang) for lang in LANGS}

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The steps in the order of the road."""
        return steps_in_order(self.library)

    def telling(self, lang: Lang, day: dt.date) -> Telling:
        """The library in a language as of a day."""
        return Telling(self.library, self.uses, lang, day)


@cache
def shelf() -> Shelf:
    """The library of the handbook in force; its indexes are made when first asked for."""
    at = house()
    return Shelf(Library(at.handbook, at.reference, outlines(at.handbook)))

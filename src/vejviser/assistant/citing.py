"""The sources of one answer: every citation given is also listed once, with its address and its mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vejviser.assistant.models import SourceRef
from vejviser.export.wording import Wording
from vejviser.handbook.entries import MARKS, Citation, Mark


@dataclass
class Citing:
    """Collects what an answer cites."""

    words: Wording
    found: dict[str, SourceRef] = field(default_factory=dict)

    def cites(self, citations: Iterable[Citation], mark: Mark | None) -> list[str]:
        """The citations in words, each noted among the sources.

        Where several entries cite one provision, the source bears the mark of the one known least well.
        """
        told = []
        for citation in dict.fromkeys(citations):
            source = self.words.handbook.sources.get(citation.source)
            url = (source.eli or source.url) if source else ""
            weak = mark or (source.mark if source else None) or "memory"
            told.append(self.note(self.words.cite(citation), url, weak))
        return told

    def note(self, cite: str, url: str, mark: Mark) -> str:
        """The citation, noted among the sources."""
        before = self.found.get(cite)
        if before is None or MARKS.index(before.mark) < MARKS.index(mark):
            self.found[cite] = SourceRef(cite=cite, url=url, mark=mark)
        return cite

    def worst(self, marks: Sequence[Mark]) -> Mark | None:
        """The mark of what is known least well."""
        return max(marks, key=MARKS.index, default=None)

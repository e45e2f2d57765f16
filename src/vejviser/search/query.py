"""What is asked for, and what is wrong with a question that cannot be."""

from __future__ import annotations

from dataclasses import dataclass

from vejviser.handbook.entries import STAGES, Lang
from vejviser.search.documents import REGIONS
from vejviser.search.words import composed

LONGEST = 300
MOST_HITS = 100


class QueryError(ValueError):
    """A question that cannot be asked: `fault` is too_long, limit, stage or region, and `value` is wrong."""

    def __init__(self, fault: str, value: str) -> None:
        self.fault, self.value = fault, value
        super().__init__(f"{fault}: {value}")


@dataclass(frozen=True)
class Query:
    """What to search for, and in which language first.

    `kinds`, `stages` and `regions` leave out what is none of those named; empty leaves nothing out. `typing`
    says that the last word may be unfinished. Raises `QueryError`.
    """

    text: str
    lang: Lang = "da"
    kinds: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    limit: int = 10
    offset: int = 0
    typing: bool = True

    def __post_init__(self) -> None:
        if len(self.text) > LONGEST:
            raise QueryError("too_long", str(len(self.text)))
        if not 1 <= self.limit <= MOST_HITS or self.offset < 0:
            raise QueryError("limit", str(self.limit))
        for stage in self.stages:
            if stage not in STAGES:
                raise QueryError("stage", stage)
        for region in self.regions:
            if region not in REGIONS:
                raise QueryError("region", region)

    @property
    def plain(self) -> str:
        """The text with composed letters and without control characters."""
        return composed(self.text)

    @property
    def unfinished(self) -> bool:
        """Whether the last word may be the beginning of a longer one."""
        return self.typing and bool(self.text) and not self.text[-1].isspace()

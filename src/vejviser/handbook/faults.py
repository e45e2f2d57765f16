"""Faults in the handbook as written: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vejviser.law.model import Place


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: the file and line, the block it stands in, the key at fault, and a sentence that helps."""

    file: str
    line: int
    owner: str
    key: str
    message: str

    def __str__(self) -> str:
        key = f"`{self.key}`: " if self.key else ""
        owner = f"{self.owner}: " if self.owner else ""
        return f"{self.file}:{self.line}: {owner}{key}{self.message}"


def fault_at(place: Place, owner: str, message: str, key: str = "") -> Fault:
    """The fault of one entry at its place."""
    return Fault(place.file, place.line, owner, key, message)


class HandbookError(ValueError):
    """The handbook cannot be loaded. `faults` are all the faults found, in order of file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[HandbookError], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)

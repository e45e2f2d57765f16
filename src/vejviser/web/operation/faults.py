"""What keeps the product from starting, or a backup from being made or restored, in both languages."""

from __future__ import annotations

from vejviser.handbook.entries import Text


class StartFaultError(Exception):
    """A fault that whoever runs the product can mend; `told` says what is wrong and how to mend it."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


def fault(da: str, en: str) -> StartFaultError:
    """A fault in both languages."""
    return StartFaultError(Text(da, en))

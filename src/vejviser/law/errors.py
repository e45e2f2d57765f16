"""Errors of the rule language: what is wrong, where, and the nearest valid spelling."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from vejviser.law.model import NOWHERE, Place


class LawError(ValueError):
    """A fault in the law as written. `str()` gives file, line, the entry and how to mend it."""

    def __init__(self, message: str, owner: str = "", place: Place = NOWHERE) -> None:
        self.message, self.owner, self.place = message, owner, place
        who = f"{owner}: " if owner else ""
        super().__init__(f"{place}: {who}{message}")

    def __reduce__(self) -> tuple[type[LawError], tuple[str, str, Place]]:
        return type(self), (self.message, self.owner, self.place)


class AnswersError(ValueError):
    """Answers that cannot stand: an unknown name, a wrong value, or a combination that is impossible.

    `fact` is the fact at fault ("" for a combination), `nearest` the closest valid spelling or "",
    `facts` the answers that contradict each other, and `constraint` the id of the constraint they break.
    """

    def __init__(
        self,
        message: str,
        fact: str = "",
        nearest: str = "",
        facts: tuple[str, ...] = (),
        constraint: str = "",
    ) -> None:
        self.message, self.fact, self.nearest = message, fact, nearest
        self.facts, self.constraint = facts, constraint
        super().__init__(message)


def nearest(name: str, valid: Iterable[str]) -> str:
    """The valid name closest to `name`, or "" when none is close."""
    found = difflib.get_close_matches(name, list(valid), n=1, cutoff=0.55)
    return found[0] if found else ""


def hint(name: str, valid: Iterable[str]) -> str:
    """A sentence ending that names the nearest valid spelling, or lists a few valid names."""
    names = list(valid)
    close = nearest(name, names)
    if close:
        return f"; did you mean '{close}'?"
    return f"; valid: {', '.join(names[:12])}{', ...' if len(names) > 12 else ''}" if names else ""

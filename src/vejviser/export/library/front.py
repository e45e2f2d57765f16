"""The front page of the handbook: its kinds with how many there are, its topics, and the steps by stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vejviser.export.library.kinds import GROUPS, KINDS
from vejviser.export.library.page import Ref
from vejviser.export.library.telling import Telling
from vejviser.handbook.entries import STAGES, Stage


@dataclass(frozen=True)
class Counted:
    """A kind: its key, name, how many there are, and what it is."""

    key: str
    name: str
    count: int
    what: str


def groups(tell: Telling) -> list[tuple[str, str, list[Counted]]]:
    """The kinds in their groups, each with its key and name; a kind without items is left out."""
    found: list[tuple[str, str, list[Counted]]] = []
    for group, name in GROUPS.items():
        kinds = [
            Counted(
                kind.key,
                _capital(tell.say(kind.many)),
                len(tell.library.shelves[kind.key]),
                tell.say(kind.what),
            )
            for kind in KINDS.values()
            if kind.group == group and tell.library.shelves[kind.key]
        ]
        found.append((group, tell.say(name), kinds))
    return found


def _capital(told: str) -> str:
    return told[:1].upper() + told[1:]


def topics(tell: Telling) -> list[Ref]:
    """The topics in the order asked, each with how many findings and facts it holds."""
    shelf = tell.library.handbook.topics
    found = []
    for name in sorted(shelf, key=lambda one: shelf[one].order):
        used = [use[1] for use in tell.uses.get(("topics", name), ()) if use[0] == "topic"]
        asked = len(used) - used.count("decisions")
        findings = used.count("decisions")
        note = tell.two(
            "{d} {k}, {f} spørgsmål",
            "{d} {k}, {f} {q}",
            d=findings,
            f=asked,
            k=tell.say(KINDS["decisions"].one if findings == 1 else KINDS["decisions"].many),
            q="question" if asked == 1 else "questions",
        )
        found.append(tell.ref("topics", name, note))
    return found


def stages(tell: Telling, steps: Sequence[str]) -> list[tuple[Stage, list[Ref]]]:
    """The three stages, each with its steps in the order of the road."""
    shelf = tell.library.handbook.steps
    return [
        (stage, [tell.ref("steps", name) for name in steps if shelf[name].stage == stage]) for stage in STAGES
    ]

"""The entries of the handbook as the rest of the house uses them: plain frozen values.

Nothing here imports a parser or a validator, so that a handbook from the cache loads fast. Dataclasses
have no slots on purpose: they unpickle several times faster that way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from vejviser.law.model import ALWAYS, NOWHERE, Combine, FactType, Period, Place, Status

Lang = Literal["da", "en"]
Mark = Literal["verified", "secondary", "memory", "inferred"]
Stage = Literal["collaboration", "product", "adoption"]
Pace = Literal["once", "lasting", "event"]
Clock = Literal["answer", "act", "wait", "keep", "repeat"]
LANGS: tuple[Lang, ...] = ("da", "en")
STAGES: tuple[Stage, ...] = ("collaboration", "product", "adoption")
PACES: tuple[Pace, ...] = ("once", "lasting", "event")
MARKS: tuple[Mark, ...] = ("verified", "secondary", "memory", "inferred")


@dataclass(frozen=True)
class Text:
    """The same words in Danish and in English."""

    da: str
    en: str

    def say(self, lang: Lang) -> str:
        """The words in one language."""
        return self.da if lang == "da" else self.en


@dataclass(frozen=True)
class Citation:
    """A place in a source: the id of the source and the provision in it ("" for the whole)."""

    source: str
    provision: str = ""


@dataclass(frozen=True)
class Provision:
    """Where on the page an entry stands: the headings above it and the provision in our own words."""

    headings: tuple[str, ...] = ()
    anchor: str = ""
    words: Text | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Entry:
    """What every entry has: its id, where it is written, its citations and how well it is known.

    `covers` are the rows of the fact sheets that the entry implements.
    """

    id: str
    place: Place
    provision: Provision
    cite: tuple[Citation, ...] = ()
    mark: Mark | None = None
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source(Entry):
    """A text that others cite: `eli` where one exists, `url` and the day it was `seen`.

    `called` is the short name in each language, where they differ.
    """

    title: Text = field(kw_only=True)
    short: str = field(kw_only=True)
    kind: str = field(kw_only=True)
    eli: str = ""
    url: str = ""
    seen: dt.date | None = None
    called: Text | None = None

    def name(self, lang: Lang) -> str:
        """The short name in one language."""
        return self.called.say(lang) if self.called else self.short


@dataclass(frozen=True)
class Topic(Entry):
    """A group of facts that are asked together; topics are asked by ascending `order`."""

    title: Text = field(kw_only=True)
    order: int = field(kw_only=True)


@dataclass(frozen=True)
class FactEntry(Entry):
    """A fact with a short name and the words that ask for it; a reading is also one, with `reading` true.

    `price_when` are the answers that have the `price`, or the way to choose that has it; () every change.
    """

    type: FactType = field(kw_only=True)
    topic: str = field(kw_only=True)
    label: Text = field(kw_only=True)
    ask: Text = field(kw_only=True)
    help: Text | None = None
    example: Text | None = None
    knows: str = ""
    controllable: bool = False
    price: Text | None = None
    price_when: tuple[str, ...] = ()
    only_if: str = ""
    unit: Text | None = None
    values: Mapping[str, Text] = field(default_factory=dict)
    reading: bool = False


@dataclass(frozen=True)
class Position:
    """One way to read a contested provision, and who holds it."""

    label: Text
    held_by: Text
    cite: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class ReadingEntry(Entry):
    """A contested provision: the question, the positions, what follows, and whom one would ask."""

    topic: str = field(kw_only=True)
    label: Text = field(kw_only=True)
    question: Text = field(kw_only=True)
    positions: Mapping[str, Position] = field(kw_only=True)
    consequence: Text | None = None
    only_if: str = ""
    authority: str = ""


@dataclass(frozen=True)
class DecisionEntry(Entry):
    """A question that the law answers, with its values in order and how rules combine.

    `headline` marks the few that say what a product is and which road it takes.
    """

    title: Text = field(kw_only=True)
    ask: Text = field(kw_only=True)
    topic: str = field(kw_only=True)
    values: Mapping[str, Text] = field(kw_only=True)
    combine: Combine = field(kw_only=True)
    only_if: str = ""
    otherwise: str = ""
    headline: bool = False
    because: Text | None = None


@dataclass(frozen=True)
class RuleEntry(Entry):
    """One provision as a rule; `because` is what the user is told when it holds.

    `table` is the id of the decision table of which the rule is a row, or "".
    """

    decision: str = field(kw_only=True)
    value: str = field(kw_only=True)
    when: str = field(kw_only=True)
    because: Text | None = None
    excepts: tuple[str, ...] = ()
    status: Status = "law"
    adopted: dt.date | None = None
    in_force: dt.date | None = None
    applies: Period = ALWAYS
    table: str = ""


@dataclass(frozen=True)
class ConstraintEntry(Entry):
    """What every possible project fulfils, and why."""

    require: str = field(kw_only=True)
    because: Text | None = None


@dataclass(frozen=True)
class Statutory:
    """A time limit in law: `days` of the `unit`, counted from an event, and what stops the clock.

    `clock` says whom it binds: the authority has to `answer`, you have to `act` within it or may not go on
    before it has run (`wait`); papers are to `keep` so long, or something is to `repeat` at that interval.
    `counted_from` are the steps with whose end the clock starts, where it starts on the road at all.
    """

    days: float
    unit: Literal["calendar", "working"]
    clock: Clock
    limit: Text
    start: Text
    stops: Text | None
    cite: tuple[Citation, ...]
    mark: Mark
    counted_from: tuple[str, ...] = ()


@dataclass(frozen=True)
class Experienced:
    """Published experience of how long a step takes, in days; a percentile nobody has published is None."""

    p10: float | None
    p50: float
    p90: float | None
    note: Text | None
    cite: tuple[Citation, ...]
    mark: Mark


@dataclass(frozen=True)
class Returned:
    """Published experience of rework: the `share` of applications that come back, and what a round adds.

    The share is above 0 and at most 1; the times are in days, None where nobody has published them.
    """

    share: float
    p10: float | None
    p50: float
    p90: float | None
    note: Text | None
    cite: tuple[Citation, ...]
    mark: Mark


@dataclass(frozen=True)
class Fee:
    """What an authority or body charges: an amount of the `year`, in `currency`."""

    amount: float
    currency: str
    year: int
    note: Text | None
    cite: tuple[Citation, ...]
    mark: Mark


@dataclass(frozen=True)
class StepEntry(Entry):
    """A step of the road. Empty `experienced` means that nobody has published it.

    `pace`: it is done `once` and others wait for it, begins and goes on (`lasting`), or comes only with an
    `event`; the last two take no time on the road and hold nobody up.
    """

    stage: Stage = field(kw_only=True)
    kind: Literal["duty", "choice", "good_practice"] = field(kw_only=True)
    pace: Pace = "once"
    title: Text = field(kw_only=True)
    do: Text = field(kw_only=True)
    when: str = field(kw_only=True)
    because: Text | None = None
    after: tuple[str, ...] = ()
    decided_by: tuple[str, ...] = ()
    documents_in: tuple[str, ...] = ()
    documents_out: tuple[str, ...] = ()
    statutory: tuple[Statutory, ...] = ()
    experienced: tuple[Experienced, ...] = ()
    returned: tuple[Returned, ...] = ()
    fee: tuple[Fee, ...] = ()


@dataclass(frozen=True)
class Document(Entry):
    """A document on the road and what it must contain."""

    title: Text = field(kw_only=True)
    what: Text = field(kw_only=True)


@dataclass(frozen=True)
class Authority(Entry):
    """Someone who decides, on the days of `valid`; `successor` takes over after it."""

    name: Text = field(kw_only=True)
    role: Text = field(kw_only=True)
    url: str = ""
    valid: Period = ALWAYS
    successor: str = ""


@dataclass(frozen=True)
class Unmodelled(Entry):
    """A provision that the handbook knows of and does not model, and what it bears on."""

    reason: Text = field(kw_only=True)
    bears_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Repeal(Entry):
    """Rules that an overlay takes away."""

    rules: tuple[str, ...] = field(kw_only=True)
    because: Text | None = None


@dataclass(frozen=True)
class OverlayEntry(Entry):
    """Law in the making: its name, what it is and how far it has come."""

    title: Text = field(kw_only=True)
    status: Status = "proposal"
    because: Text | None = None

"""What a page of the handbook is made of: links to other pages, sources, labelled lines, rules, sections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from vejviser.handbook.entries import Mark
from vejviser.law.model import ALWAYS, Period


@dataclass(frozen=True)
class Ref:
    """A link to a page of the handbook.

    `note` stands beside it; `when` says in words that it does not hold on the day, or not for long;
    `off` is true where it does not hold on the day. `anchor` is a place on the page.
    """

    kind: str
    id: str
    title: str
    note: str = ""
    when: str = ""
    off: bool = False
    mark: Mark | None = None
    anchor: str = ""


@dataclass(frozen=True)
class Cite:
    """A citation: the places in a source, where the source can be read, and its page in the handbook."""

    text: str
    url: str
    source: Ref | None = None


@dataclass(frozen=True)
class Line:
    """What stands under a label: words, links to pages, links out; `written` is a condition as written.

    `parts` are those of a condition that must all hold.
    """

    label: str
    text: str = ""
    refs: tuple[Ref, ...] = ()
    cites: tuple[Cite, ...] = ()
    written: str = ""
    mark: Mark | None = None
    parts: tuple[str, ...] = ()

    @property
    def condition(self) -> bool:
        """Whether what is written is a condition, not the name of a value."""
        return " " in self.written or bool(self.refs)


@dataclass(frozen=True)
class RuleView:
    """A rule as it stands in a list: what follows, when all these hold, why, by what law, on which days."""

    ref: Ref
    outcome: str
    when: tuple[str, ...]
    written: str
    because: str
    status: str
    days: str
    cites: tuple[Cite, ...]
    excepts: tuple[Ref, ...] = ()
    excepted_by: tuple[Ref, ...] = ()
    overlay: Ref | None = None

    @property
    def own(self) -> Ref:
        """The link to the rule by its id, for where its outcome stands above."""
        return Ref(self.ref.kind, self.ref.id, self.ref.id, off=False, mark=self.ref.mark)


@dataclass(frozen=True)
class Grouped:
    """Links under a title of their own, with words between where there are some."""

    title: str
    refs: tuple[Ref, ...]
    words: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a page under a heading; `id` is its anchor and the same in both languages."""

    id: str
    title: str
    intro: str = ""
    lines: tuple[Line, ...] = ()
    refs: tuple[Ref, ...] = ()
    rules: tuple[RuleView, ...] = ()
    groups: tuple[Grouped, ...] = ()
    note: str = ""

    @property
    def labelled(self) -> bool:
        """Whether its lines have labels."""
        return any(line.label for line in self.lines)

    def __bool__(self) -> bool:
        return bool(self.lines or self.refs or self.rules or self.groups or self.note)


@dataclass(frozen=True)
class EntryPage:
    """The page of one entry or row on a day of the law.

    `lead` says what it is, `about` what the law says in our own words; `mark_means` what the mark means.
    `written` are the file and line; `law` is where on the law's page it stands. `valid` are the days on
    which it holds, `state` the same in words where that is not always. `data` describes it for machines.
    """

    kind: str
    id: str
    kind_words: str
    title: str
    day: dt.date
    lead: str = ""
    about: str = ""
    state: str = ""
    off: bool = False
    overlay: Ref | None = None
    amended: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    cites: tuple[Cite, ...] = ()
    seen: str = ""
    mark: Mark | None = None
    mark_means: str = ""
    written: tuple[str, int] = ("", 0)
    law: Ref | None = None
    valid: Period = ALWAYS
    data: Mapping[str, object] | None = None

    @property
    def sources(self) -> tuple[Ref, ...]:
        """The pages of the sources in the handbook."""
        return tuple(cite.source for cite in self.cites if cite.source)

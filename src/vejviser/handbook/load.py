"""The handbook: read and checked when it was written, quick from the cache ever after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vejviser import __version__
from vejviser.handbook import cache
from vejviser.handbook import entries as e
from vejviser.handbook.contents import Contents, amend, law_text
from vejviser.handbook.faults import Fault, HandbookError
from vejviser.handbook.recent import Recent
from vejviser.law.errors import hint
from vejviser.law.model import NOT_APPLICABLE, LawText

if TYPE_CHECKING:
    from vejviser.law.law import Law

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Handbook:
    """The law in force and what stands around it, by id, in the order written.

    `facts` hold the readings too. `content_hash` is a SHA-256 of all bytes of content and overlays;
    `changes` are the entries that each overlay adds or replaces.
    """

    contents: Contents
    changes: Mapping[str, Contents]
    content_hash: str
    key: str
    version: str = __version__

    @property
    def sources(self) -> Mapping[str, e.Source]:
        """The sources that others cite."""
        return self.contents.sources

    @property
    def topics(self) -> Mapping[str, e.Topic]:
        """The topics of facts."""
        return self.contents.topics

    @property
    def facts(self) -> Mapping[str, e.FactEntry]:
        """The facts, readings included."""
        return self.contents.facts

    @property
    def decisions(self) -> Mapping[str, e.DecisionEntry]:
        """The decisions."""
        return self.contents.decisions

    @property
    def rules(self) -> Mapping[str, e.RuleEntry]:
        """The rules of all days, those of decision tables included."""
        return self.contents.rules

    @property
    def constraints(self) -> Mapping[str, e.ConstraintEntry]:
        """What every possible project fulfils."""
        return self.contents.constraints

    @property
    def readings(self) -> Mapping[str, e.ReadingEntry]:
        """The contested readings."""
        return self.contents.readings

    @property
    def steps(self) -> Mapping[str, e.StepEntry]:
        """The steps of the road."""
        return self.contents.steps

    @property
    def documents(self) -> Mapping[str, e.Document]:
        """The documents."""
        return self.contents.documents

    @property
    def authorities(self) -> Mapping[str, e.Authority]:
        """Those who decide."""
        return self.contents.authorities

    @property
    def unmodelled(self) -> Mapping[str, e.Unmodelled]:
        """Provisions known and not modelled."""
        return self.contents.unmodelled

    @property
    def overlays(self) -> Mapping[str, e.OverlayEntry]:
        """The overlays that can be laid over the law in force."""
        return {name: change.overlays[name] for name, change in self.changes.items()}

    def with_overlays(self, overlays: Sequence[str]) -> Handbook:
        """The handbook with the named overlays laid over it, one after the other; itself without any.

        Raises `UnknownOverlayError`.
        """
        if not overlays:
            return self
        for name in overlays:
            if name not in self.changes:
                raise UnknownOverlayError(name, tuple(self.changes))
        return _LAID_OVER.of((self.key, *overlays), lambda: self._laid_over(overlays))

    def _laid_over(self, overlays: Sequence[str]) -> Handbook:
        contents = self.contents
        for name in overlays:
            contents = amend(contents, self.changes[name])
        key = cache.digest([("handbook", self.key.encode()), *(("overlay", n.encode()) for n in overlays)])
        return Handbook(contents, {}, self.content_hash, key, self.version)

    def law_text(self, as_of: dt.date | None = None, overlays: Sequence[str] = ()) -> LawText:
        """The law as written that applies on a day; with None, the law of all days."""
        text = law_text(self.with_overlays(overlays).contents)
        return text.on(as_of) if as_of else text

    def law(self, as_of: dt.date, overlays: Sequence[str] = ()) -> Law:
        """The compiled law of a day, from memory or cache where it was compiled before."""
        return compiled(self.with_overlays(overlays), as_of)

    def words(self, text: e.Text, lang: e.Lang) -> str:
        """The words in one language."""
        return text.say(lang)

    def title(self, name: str) -> e.Text:
        """What an id is called: the title or name of an entry, the question of a fact.

        Raises `KeyError` for a name that no entry has.
        """
        contents = self.contents
        if name in contents.facts:
            return contents.facts[name].ask
        titled: tuple[Mapping[str, e.DecisionEntry | e.StepEntry | e.Document | e.Topic | e.Source], ...]
        titled = (contents.decisions, contents.steps, contents.documents, contents.topics, contents.sources)
        for shelf in titled:
            if name in shelf:
                return shelf[name].title
        return contents.authorities[name].name

    def label(self, name: str) -> e.Text:
        """The short name of an id: the label of a fact or reading, the title or name of anything else.

        Raises `KeyError` for a name that no entry has.
        """
        fact = self.contents.facts.get(name)
        return fact.label if fact else self.title(name)

    def value(self, name: str, value: str) -> e.Text:
        """What a value of a fact or decision is called; yes and no for a yes/no fact."""
        contents = self.contents
        values = contents.facts[name].values if name in contents.facts else contents.decisions[name].values
        return values.get(value) or PLAIN_VALUES.get(value) or e.Text(value, value)


PLAIN_VALUES = {
    "true": e.Text("ja", "yes"),
    "false": e.Text("nej", "no"),
    "yes": e.Text("ja", "yes"),
    "no": e.Text("nej", "no"),
    NOT_APPLICABLE: e.Text("ikke relevant", "not applicable"),
}


class UnknownOverlayError(ValueError):
    """No overlay has this name; `valid` are the names there are."""

    def __init__(self, name: str, valid: Sequence[str]) -> None:
        self.name, self.valid = name, tuple(valid)
        super().__init__(f"no overlay is called '{name}'{hint(name, valid) or '; there are none'}")


def load(content_dir: Path | None = None) -> Handbook:
    """The handbook in `content_dir` (by default the one shipped), with the overlays beside it.

    Raises `HandbookError` with every fault of the files as written.
    """
    files = read_files(content_dir or CONTENT)
    content_hash = cache.digest(files.items())
    key = cache.digest([("content", content_hash.encode()), ("program", cache.program_key().encode())])
    filed = cache.read(f"handbook-{key[:32]}")
    if isinstance(filed, Handbook) and filed.key == key:
        return filed
    from vejviser.handbook.build import build

    base, changes = build({name: _decode(name, data) for name, data in files.items()})
    handbook = Handbook(base, changes, content_hash, key)
    cache.write(f"handbook-{key[:32]}", handbook)
    return handbook


def read_files(content: Path) -> dict[str, bytes]:
    """The bytes of all pages of a content directory and the overlays beside it, by name, in reading order."""
    found = {}
    for folder, pattern, label in (
        (content, "**/*.md", "content"),
        (content.parent / "overlays", "*.md", "overlays"),
    ):
        paths = sorted(folder.glob(pattern), key=lambda path: path.relative_to(folder).parts)
        found.update({f"{label}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in paths})
    if not any(name.startswith("content/") for name in found):
        raise HandbookError([Fault(str(content), 1, "", "", "there are no pages (*.md) here")])
    return found


def _decode(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise HandbookError([Fault(name, line, "", "", "the file is not UTF-8 text")]) from None


LAWS = 8
"""Compiled laws kept in memory: each some 15 MB, and up to 200 MB for what it remembers of many projects."""
_COMPILED: Recent[Law] = Recent(LAWS)
_CHANGE_DAYS: Recent[tuple[dt.date, ...]] = Recent(32)
_LAID_OVER: Recent[Handbook] = Recent(32)


def compiled(handbook: Handbook, as_of: dt.date) -> Law:
    """The compiled law of the interval between change days in which `as_of` lies.

    Threads may share it. However many days are asked for, only the `LAWS` used last stay in memory.
    """
    days = _CHANGE_DAYS.of(handbook.key, lambda: tuple(law_text(handbook.contents).change_days()))
    since = max((day for day in days if day <= as_of), default=None)
    name = f"law-{handbook.key[:32]}-{since or 'start'}"

    def make() -> Law:
        from vejviser.law.law import Law

        law = cache.read(name)
        if not isinstance(law, Law):
            from vejviser.handbook.diagram_order import diagram_order
            from vejviser.law.compile import compile_law

            law = compile_law(law_text(handbook.contents).on(as_of), diagram_order())
            law.rules  # noqa: B018 - read out while one thread alone has the law
            cache.write(name, law)
        return law

    return _COMPILED.of((handbook.key, name), make)

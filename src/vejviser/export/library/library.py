"""Every entry and row with a page of its own: found by kind and id, named, and its conditions in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from vejviser.export.library.kinds import ENTRY_KINDS, KINDS, ROW_KINDS
from vejviser.export.wording import Wording
from vejviser.handbook import entries as e
from vejviser.handbook.contents import law_decisions, law_facts
from vejviser.handbook.differences import Difference, overlay_differences
from vejviser.handbook.entries import Lang, Text
from vejviser.handbook.load import Handbook
from vejviser.handbook.outline import Outline, heading_words
from vejviser.handbook.reference import entries as r
from vejviser.law.conditions import TRUE, Condition, Vocabulary, names_in, parse
from vejviser.law.model import ALWAYS, Period
from vejviser.law.words import Labels, in_words, parts_in_words

Key = tuple[str, str]
"""A kind and an id: what names a page."""


@dataclass(frozen=True)
class LawPage:
    """A file of the handbook as a page: its id is the file's name without `content/` and ending."""

    id: str
    file: str
    headings: Outline


Item = e.Entry | r.Row | r.AssumedTime | r.Milestone | LawPage


@dataclass(frozen=True)
class Library:
    """A handbook and its tables, ready to be looked things up in; made once for a handbook.

    `outlines` are the headings of its pages by file.
    """

    handbook: Handbook
    reference: r.Reference
    outlines: Mapping[str, Outline]
    _told: dict[tuple[str, str, Lang], str] = field(default_factory=dict)
    _parts: dict[tuple[str, str, Lang], tuple[str, ...]] = field(default_factory=dict)
    _titles: dict[tuple[str, str, Lang], str] = field(default_factory=dict)

    @cached_property
    def shelves(self) -> Mapping[str, Mapping[str, Item]]:
        """The items by kind and id, in the order written; what only law in the making adds stands last.

        A reading stands as a reading, not as the fact that it also is.
        """
        found: dict[str, dict[str, Item]] = {kind: {} for kind in KINDS}
        found["laws"] = {page.id: page for page in map(_law_page, self.outlines.items())}
        for kind in ENTRY_KINDS:
            for book in (self.handbook.contents, *self.handbook.changes.values()):
                for name, entry in getattr(book, kind).items():
                    if not (isinstance(entry, e.FactEntry) and entry.reading):
                        found[kind].setdefault(name, entry)
        for kind in ROW_KINDS:
            found[kind].update(getattr(self.reference, kind))
        return found

    def get(self, kind: str, name: str) -> Item | None:
        """The item of a kind that has an id; None where none has."""
        return self.shelves.get(kind, {}).get(name)

    def kind_of(self, name: str) -> str:
        """The first kind that has the id, "" where none has."""
        return next((kind for kind, shelf in self.shelves.items() if name in shelf), "")

    def kind_of_name(self, name: str) -> str:
        """The kind of a name as conditions use it: facts, readings, decisions and steps share their names."""
        kinds = ("readings", "facts", "decisions", "steps")
        return next((kind for kind in kinds if name in self.shelves[kind]), "facts")

    def pages(self) -> Iterator[Key]:
        """The name of every page."""
        for kind, shelf in self.shelves.items():
            for name in shelf:
                yield kind, name

    # -- law in the making --------------------------------------------------------------------------

    @cached_property
    def overlay_of(self) -> Mapping[Key, str]:
        """The overlay that alone knows an item; what is in force is not named here."""
        found: dict[Key, str] = {}
        for overlay, change in self.handbook.changes.items():
            for kind in ENTRY_KINDS:
                if kind != "overlays":
                    known = getattr(self.handbook.contents, kind)
                    found |= {(kind, name): overlay for name in getattr(change, kind) if name not in known}
        return found

    @cached_property
    def overlay_changes(self) -> Mapping[str, tuple[Difference, ...]]:
        """What each overlay adds, repeals and changes."""
        return {name: overlay_differences(self.handbook, name) for name in self.handbook.changes}

    @cached_property
    def amended(self) -> Mapping[Key, tuple[tuple[str, Difference], ...]]:
        """What overlays would do to an item in force: (overlay, difference)."""
        found: dict[Key, list[tuple[str, Difference]]] = {}
        for overlay, differences in self.overlay_changes.items():
            for one in differences:
                if one.how != "added":
                    found.setdefault((one.kind, one.entry.id), []).append((overlay, one))
        return {key: tuple(those) for key, those in found.items()}

    # -- words --------------------------------------------------------------------------------------

    @cached_property
    def _books(self) -> Mapping[str, Handbook]:
        laid = {name: self.handbook.with_overlays([name]) for name in self.handbook.changes}
        return {"": self.handbook, **laid}

    @cached_property
    def _words(self) -> Mapping[tuple[str, Lang], Wording]:
        return {(name, lang): Wording(book, lang) for name, book in self._books.items() for lang in e.LANGS}

    def words(self, lang: Lang, overlay: str = "") -> Wording:
        """The words of the handbook, with an overlay laid over it where one is named."""
        return self._words[overlay, lang]

    @cached_property
    def _vocabularies(self) -> Mapping[str, Vocabulary]:
        return {
            name: Vocabulary(law_facts(book.contents), law_decisions(book.contents))
            for name, book in self._books.items()
        }

    def parsed(self, condition: str, overlay: str = "") -> Condition:
        """The tree of a condition as written."""
        return parse(condition, self._vocabularies[overlay])

    def names(self, condition: str, overlay: str = "") -> tuple[str, ...]:
        """The facts and decisions that a condition turns on, each once."""
        return tuple(dict.fromkeys(names_in(self.parsed(condition, overlay)))) if condition else ()

    def condition(self, written: str, lang: Lang, overlay: str = "") -> str:
        """A condition in words of the handbook's labels; "" for none."""
        if not written:
            return ""
        key = (written, overlay, lang)
        if key not in self._told:
            self._told[key] = in_words(self.parsed(written, overlay), self._labels(lang, overlay))
        return self._told[key]

    def _labels(self, lang: Lang, overlay: str) -> Labels:
        words = self.words(lang, overlay)
        return Labels(lang, lambda name: words.label(name).rstrip("?"), words.value, words.date, words.number)

    def parts(self, written: str, lang: Lang, overlay: str = "") -> tuple[str, ...]:
        """The parts of a condition that must all hold, each in words; none where it always holds."""
        if not written:
            return ()
        key = (written, overlay, lang)
        if key not in self._parts:
            tree = self.parsed(written, overlay)
            self._parts[key] = () if tree == TRUE else parts_in_words(tree, self._labels(lang, overlay))
        return self._parts[key]


def _law_page(page: tuple[str, Outline]) -> LawPage:
    file, headings = page
    return LawPage(page_id(file), file, headings)


def page_id(file: str) -> str:
    """The id of the law page that a file of the handbook is."""
    return file.removeprefix("content/").removesuffix(".md")


def title(library: Library, kind: str, item: Item, lang: Lang) -> str:
    """What an item is called in a language, with a capital."""
    key = (kind, item.id, lang)
    if key not in library._titles:
        told = _title(library, kind, item, lang)
        library._titles[key] = told[:1].upper() + told[1:]
    return library._titles[key]


def _title(library: Library, kind: str, item: Item, lang: Lang) -> str:
    words = library.words(lang, library.overlay_of.get((kind, item.id), ""))
    match item:
        case LawPage():
            return heading_words(item.headings[0].title).say(lang) if item.headings else item.id
        case e.RuleEntry():
            decision = rule_decision(library, item)
            if not item.decision:
                return Text("Undtagelse", "Exception").say(lang) + f": {words.name(decision).rstrip('?')}"
            return f"{words.name(decision).rstrip('?')}: {words.inner(_value(library, item))}"
        case e.FactEntry() | e.ReadingEntry():
            return item.label.say(lang)
        case e.Unmodelled():
            return words.cites(item.cite)
        case e.ConstraintEntry() | e.Repeal():
            return words.say(item.because) or item.id
        case r.ReadinessItem():
            return item.question.say(lang)
        case r.ChecklistItem():
            return f"{item.checklist} {item.item}: {item.words.say(lang)}"
        case r.Gate():
            return f"{item.id}: {item.words.say(lang).partition(':')[0].partition(';')[0]}"
        case e.Authority() | r.Actor() | r.Dataset():
            return item.name.say(lang)
    named: Text = getattr(item, "title")  # noqa: B009 - every other kind has one
    return named.say(lang)


def _value(library: Library, rule: e.RuleEntry) -> Text:
    overlay = library.overlay_of.get(("rules", rule.id), "")
    return library.words("da", overlay).handbook.value(rule.decision, rule.value)


def rule_decision(library: Library, rule: e.RuleEntry) -> str:
    """The decision that a rule belongs to; a pure exception has that of the first rule it switches off."""
    if rule.decision:
        return rule.decision
    excepted = (library.get("rules", name) for name in rule.excepts)
    return next((other.decision for other in excepted if isinstance(other, e.RuleEntry)), "")


def period_of(item: Item) -> Period:
    """The days on which an item holds; all days for what is not dated."""
    match item:
        case e.RuleEntry():
            return item.applies
        case e.Authority() | r.Actor() | r.Gate():
            return item.valid
    return ALWAYS


def is_office(item: Item) -> bool:
    """Whether an item is somebody who holds an office, which begins and ends, and not law that applies."""
    return isinstance(item, e.Authority | r.Actor)


def mark_of(item: Item) -> e.Mark | None:
    """How well an item is known; None where it carries no mark of its own."""
    return None if isinstance(item, LawPage) else item.mark


def steps_of(item: Item) -> tuple[str, ...]:
    """The steps that a row belongs to."""
    return item.steps if isinstance(item, r.Row | r.AssumedTime | r.Milestone) else ()


def file_of(item: Item) -> tuple[str, int]:
    """The file of the handbook and the line where an item is written."""
    match item:
        case LawPage():
            return item.file, 1
        case e.Entry():
            return item.place.file, item.place.line
    return f"tables/{item.written.file}", item.written.line

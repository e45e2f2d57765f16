"""Project files: what is known of one project, read strictly and refused with every fault named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from vejviser.law.errors import nearest
from vejviser.law.model import Answer, Fact
from vejviser.road.answers import DoubtError, answer_of, check_digits
from vejviser.road.faults import Fault, ProjectError
from vejviser.road.nodes import compose, line_of, plain
from vejviser.road.standing import DoubtsError, Standing, line_key, standing_of
from vejviser.road.times import OwnTime, own_time

LIMIT = 100_000
"""The most characters a project file may have; real ones have a few thousand."""

KEYS = ("name", "about", "as_of", "start", "facts", "times", "steps")


@dataclass(frozen=True, slots=True)
class Project:
    """One project as its file tells it.

    `facts` holds what is known; a fact left out is unknown. `unsure` names the facts written with an empty
    answer (`null`): asked and not known, which to the law is the same as left out. `lines` gives the line
    of each fact in the file at `path`, and of each step's standing by its `line_key`. `start` is the day
    that the work begins, `times` what steps take by the project's own word, `steps` where they stand.
    """

    name: str
    as_of: dt.date | None = None
    facts: Mapping[str, Answer] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    about: str = ""
    path: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    start: dt.date | None = None
    times: Mapping[str, OwnTime] = field(default_factory=dict)
    steps: Mapping[str, Standing] = field(default_factory=dict)


def read_project(
    path: Path, facts: Mapping[str, Fact], decisions: Iterable[str] = (), steps: Iterable[str] = ()
) -> Project:
    """The project in the file at `path`; raises `ProjectError` naming every fault, and then nothing is read.

    `facts` are the facts of the handbook, `decisions` the names that the law answers itself, `steps` those
    that the project may give times of its own, and tell where they stand.
    """
    return parse_project(read_text(path), facts, decisions, str(path), steps)


def read_text(path: Path) -> str:
    """The text of a project file, line ends as they are; raises `ProjectError` when it cannot be text."""
    try:
        with path.open("rb") as file:
            raw = file.read(4 * LIMIT + 1)
    except FileNotFoundError:
        raise ProjectError(str(path), [Fault("not_found", nearest=_near(path))]) from None
    except IsADirectoryError:
        raise ProjectError(str(path), [Fault("directory")]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ProjectError(str(path), [Fault("unreadable", particulars={"reason": reason})]) from None
    if len(raw) > 4 * LIMIT:
        raise ProjectError(str(path), [_too_big()])
    if b"\0" in raw:
        raise ProjectError(str(path), [Fault("not_text")])
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ProjectError(str(path), [Fault("not_utf8", line)]) from None
    if len(text) > LIMIT:
        raise ProjectError(str(path), [_too_big()])
    return text


def parse_project(
    text: str,
    facts: Mapping[str, Fact],
    decisions: Iterable[str] = (),
    path: str = "project",
    steps: Iterable[str] = (),
) -> Project:
    """The project that `text` tells; raises `ProjectError` naming every fault with its line."""
    root = compose(text.removeprefix("\ufeff"), path)
    return _Reader(path, facts, tuple(decisions), tuple(steps)).project(root)


class _Reader:
    def __init__(
        self, path: str, facts: Mapping[str, Fact], decisions: tuple[str, ...], steps: tuple[str, ...]
    ) -> None:
        self.path, self.facts, self.decisions, self.steps = path, facts, decisions, steps
        self.faults: list[Fault] = []

    def project(self, root: yaml.MappingNode) -> Project:
        entries = self._entries(root)
        for key, (line, _) in entries.items():
            if key not in KEYS:
                if key in self.facts:
                    self._fault("fact_at_top", line, name=key)
                else:
                    self._fault("unknown_key", line, near=nearest(key, KEYS), name=key)
        name = self._text(entries, "name")
        if not name.strip() and not any(f.kind == "name_not_text" for f in self.faults):
            self._fault("no_name", entries["name"][0] if "name" in entries else 0)
        about = self._text(entries, "about")
        as_of, start = self._date(entries, "as_of"), self._date(entries, "start")
        known, unsure, lines = self._facts(entries)
        times = self._times(entries)
        steps = self._standings(entries, lines)
        if self.faults:
            raise ProjectError(self.path, sorted(self.faults, key=lambda fault: fault.line))
        return Project(name.strip(), as_of, known, unsure, about, self.path, lines, start, times, steps)

    def _fault(self, kind: str, line: int, near: str = "", **particulars: str) -> None:
        self.faults.append(Fault(kind, line, particulars, near))

    def _entries(self, node: yaml.MappingNode) -> dict[str, tuple[int, yaml.Node]]:
        found: dict[str, tuple[int, yaml.Node]] = {}
        for key, value in node.value:
            line = line_of(key)
            if not isinstance(key, yaml.ScalarNode):
                self._fault("odd_key", line)
            elif key.value in found:
                self._fault("twice", line, name=key.value, first=str(found[key.value][0]))
            else:
                found[key.value] = line, value
        return found

    def _text(self, entries: Mapping[str, tuple[int, yaml.Node]], key: str) -> str:
        if key not in entries:
            return ""
        line, node = entries[key]
        if not isinstance(node, yaml.ScalarNode):
            self._fault("name_not_text", line, name=key)
            return ""
        return "" if plain(node) is None else node.value

    def _date(self, entries: Mapping[str, tuple[int, yaml.Node]], key: str) -> dt.date | None:
        if key not in entries:
            return None
        line, node = entries[key]
        try:
            found = answer_of(Fact(key, "date"), plain(node))
        except DoubtError as doubt:
            self._fault(doubt.kind, line, doubt.nearest, name=key, **doubt.particulars)
            return None
        return found if isinstance(found, dt.date) else None

    def _facts(
        self, entries: Mapping[str, tuple[int, yaml.Node]]
    ) -> tuple[dict[str, Answer], tuple[str, ...], dict[str, int]]:
        known: dict[str, Answer] = {}
        unsure: list[str] = []
        lines: dict[str, int] = {}
        for name, (at, value) in self._map(entries, "facts").items():
            if name not in self.facts:
                self._unknown_fact(name, at)
                continue
            lines[name] = at
            try:
                if self.facts[name].type == "number" and isinstance(value, yaml.ScalarNode):
                    check_digits(value.value)
                answer = answer_of(self.facts[name], plain(value))
            except DoubtError as doubt:
                self._fault(doubt.kind, at, doubt.nearest, name=name, **doubt.particulars)
                continue
            if answer is None:
                unsure.append(name)
            else:
                known[name] = answer
        return known, tuple(unsure), lines

    def _map(
        self, entries: Mapping[str, tuple[int, yaml.Node]], key: str
    ) -> dict[str, tuple[int, yaml.Node]]:
        line, node = entries.get(key, (0, None))
        if node is None or (isinstance(node, yaml.ScalarNode) and plain(node) is None):
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._fault(f"{key}_not_map", line)
            return {}
        return self._entries(node)

    def _times(self, entries: Mapping[str, tuple[int, yaml.Node]]) -> dict[str, OwnTime]:
        found = {}
        for name, (line, node) in self._map(entries, "times").items():
            if name not in self.steps:
                self._fault("unknown_step", line, nearest(name, self.steps), name=name)
                continue
            try:
                found[name] = own_time(node)
            except DoubtError as doubt:
                self._fault(doubt.kind, line, name=name, **doubt.particulars)
        return found

    def _standings(
        self, entries: Mapping[str, tuple[int, yaml.Node]], lines: dict[str, int]
    ) -> dict[str, Standing]:
        found = {}
        for name, (line, node) in self._map(entries, "steps").items():
            if name not in self.steps:
                self._fault("unknown_step", line, nearest(name, self.steps), name=name)
                continue
            lines[line_key(name)] = line
            try:
                standing = standing_of(node)
            except DoubtsError as error:
                for doubt in error.doubts:
                    self._fault(doubt.kind, line, doubt.nearest, name=name, **doubt.particulars)
                continue
            if standing:
                found[name] = standing
        return found

    def _unknown_fact(self, name: str, line: int) -> None:
        if name in self.decisions:
            self._fault("is_decision", line, name=name)
        else:
            self._fault("unknown_fact", line, nearest(name, self.facts), name=name)


def _too_big() -> Fault:
    return Fault("too_big", particulars={"limit": f"{LIMIT}"})


def _near(path: Path) -> str:
    try:
        names = [
            entry.name
            for entry in path.parent.iterdir()
            if entry.suffix in (".yaml", ".yml") and entry.exists()
        ]
    except OSError:
        return ""
    close = nearest(path.name, names)
    return str(path.with_name(close)) if close else ""

"""Policy files: YAML, read as strictly as a project file, and refused with every fault named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import Text
from vejviser.handbook.load import Handbook
from vejviser.law.conditions import Condition, Vocabulary, parse
from vejviser.law.errors import LawError, nearest
from vejviser.law.model import Answer, Fact
from vejviser.portfolio.faults import Located, PortfolioError
from vejviser.portfolio.policy import FactChange, Policy, Rework
from vejviser.road.answers import DoubtError, answer_of, check_digits
from vejviser.road.faults import Fault, ProjectError
from vejviser.road.nodes import compose, line_of, plain
from vejviser.road.project import read_text
from vejviser.road.times import OwnTime, own_time

KEYS = ("name", "text", "assumption", "times", "returned", "facts", "overlays", "as_of")
CHANGES = ("times", "returned", "facts", "overlays", "as_of")
_SHAPE = {"empty", "not_a_project", "several_documents"}
_NOTHING = yaml.ScalarNode("tag:yaml.org,2002:null", "")
Entries = dict[str, tuple[int, yaml.Node]]


def read_policy(path: Path, handbook: Handbook) -> Policy:
    """The policy in a file; raises `PortfolioError` naming every fault with its line."""
    try:
        text = read_text(path)
    except ProjectError as error:
        raise PortfolioError([Located(str(path), fault, fault.line) for fault in error.faults]) from None
    return parse_policy(text, handbook, str(path))


def parse_policy(text: str, handbook: Handbook, path: str = "policy.yaml") -> Policy:
    """The policy that `text` tells; raises as `read_policy`."""
    try:
        root = compose(text.removeprefix("\ufeff"), path)
    except ProjectError as error:
        shaped = [Fault("policy_shape", f.line) if f.kind in _SHAPE else f for f in error.faults]
        raise PortfolioError([Located(path, fault, fault.line) for fault in shaped]) from None
    reader = _Reader(path, handbook, law_facts(handbook.contents))
    policy = reader.policy(root, text)
    if reader.faults:
        raise PortfolioError(sorted(reader.faults, key=lambda located: located.row))
    return policy


@dataclass
class _Reader:
    path: str
    handbook: Handbook
    known: Mapping[str, Fact]
    faults: list[Located] = field(default_factory=list)

    def fault(self, kind: str, line: int, near: str = "", **particulars: str) -> None:
        self.faults.append(Located(self.path, Fault(kind, line, particulars, near), line))

    def policy(self, root: yaml.MappingNode, written: str) -> Policy:
        """The whole policy; what is wrong is noted."""
        entries = self.entries(root)
        for key, (line, _) in entries.items():
            if key not in KEYS:
                self.fault("policy_key", line, nearest(key, KEYS), name=key, valid=", ".join(KEYS))
        if not any(key in entries for key in CHANGES):
            self.fault("policy_changes_nothing", 0)
        return Policy(
            self.text(entries, "name") or Text("", ""),
            self.text(entries, "text") or Text("", ""),
            self.text(entries, "assumption") if "assumption" in entries else None,
            self.times(entries),
            self.returned(entries),
            self.facts(entries),
            self.overlays(entries),
            self.day(entries),
            written,
        )

    def entries(self, node: yaml.MappingNode) -> Entries:
        found: Entries = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fault("odd_key", line_of(key))
            elif key.value in found:
                self.fault("twice", line_of(key), name=key.value, first=str(found[key.value][0]))
            else:
                found[key.value] = line_of(key), value
        return found

    def map(self, entries: Entries, key: str) -> Entries:
        if key not in entries:
            return {}
        line, node = entries[key]
        if not isinstance(node, yaml.MappingNode):
            self.fault("policy_map", line, name=key)
            return {}
        return self.entries(node)

    def text(self, entries: Entries, key: str) -> Text | None:
        line, node = entries.get(key, (0, None))
        parts = self.entries(node) if isinstance(node, yaml.MappingNode) else {}
        words = {name: plain(value) for name, (_, value) in parts.items()}
        da, en = words.get("da"), words.get("en")
        if set(words) != {"da", "en"} or not isinstance(da, str) or not isinstance(en, str):
            self.fault("policy_text", line, name=key)
            return None
        if not da.strip() or not en.strip():
            self.fault("policy_text", line, name=key)
        return Text(da.strip(), en.strip())

    def step(self, name: str, line: int) -> bool:
        """Whether a step of that name takes time on the road."""
        if name not in self.handbook.steps:
            self.fault("unknown_step", line, nearest(name, self.handbook.steps), name=name)
            return False
        if self.handbook.steps[name].pace != "once":
            self.fault("policy_no_time", line, name=name)
            return False
        return True

    def times(self, entries: Entries) -> tuple[tuple[str, OwnTime], ...]:
        found = []
        for name, (line, node) in self.map(entries, "times").items():
            time = self.time(name, line, node) if self.step(name, line) else None
            if time:
                found.append((name, time))
        return tuple(found)

    def time(self, name: str, line: int, node: yaml.Node) -> OwnTime | None:
        try:
            return own_time(node)
        except DoubtError as doubt:
            self.fault(doubt.kind, line, name=name, **doubt.particulars)
            return None

    def returned(self, entries: Entries) -> tuple[tuple[str, Rework], ...]:
        found = []
        for name, (line, node) in self.map(entries, "returned").items():
            rework = self.rework(name, line, node) if self.step(name, line) else None
            if rework:
                found.append((name, rework))
        return tuple(found)

    def rework(self, name: str, line: int, node: yaml.Node) -> Rework | None:
        parts = self.entries(node) if isinstance(node, yaml.MappingNode) else {}
        share = plain(parts.pop("share")[1]) if "share" in parts else None
        if not isinstance(share, int | float) or isinstance(share, bool) or not 0 <= share <= 1:
            self.fault("policy_share", line, name=name)
            return None
        if parts and isinstance(node, yaml.MappingNode):
            rest = [pair for pair in node.value if pair[0].value != "share"]
            node = yaml.MappingNode(node.tag, rest, node.start_mark, node.end_mark)
            days = self.time(name, line, node)
            return Rework(float(share), days) if days else None
        if share > 0 and not self.handbook.steps[name].returned:
            self.fault("policy_round_time", line, name=name)
            return None
        return Rework(float(share))

    def facts(self, entries: Entries) -> tuple[FactChange, ...]:
        found = []
        for name, (line, node) in self.map(entries, "facts").items():
            if name not in self.known:
                kind = "is_decision" if name in self.handbook.decisions else "unknown_fact"
                self.fault(kind, line, "" if kind == "is_decision" else nearest(name, self.known), name=name)
                continue
            when, written = None, ""
            if isinstance(node, yaml.MappingNode):
                parts = self.entries(node)
                for key in set(parts) - {"value", "when"}:
                    near = nearest(key, ("value", "when"))
                    self.fault("policy_key", parts[key][0], near, name=key, valid="value, when")
                if "when" in parts:
                    written = str(getattr(parts["when"][1], "value", ""))
                    when = self.condition(name, *parts["when"])
                node = parts["value"][1] if "value" in parts else _NOTHING
            answer = self.answer(name, line, node)
            if answer is not None:
                found.append(FactChange(name, answer, when, written))
        return tuple(found)

    def answer(self, name: str, line: int, node: yaml.Node) -> Answer | None:
        try:
            if self.known[name].type == "number" and isinstance(node, yaml.ScalarNode):
                check_digits(node.value)
            answer = answer_of(self.known[name], plain(node))
        except DoubtError as doubt:
            self.fault(doubt.kind, line, doubt.nearest, name=name, **doubt.particulars)
            return None
        if answer is None:
            self.fault("policy_unknown", line, name=name)
        return answer

    def condition(self, name: str, line: int, node: yaml.Node) -> Condition | None:
        try:
            written = str(plain(node)) if isinstance(node, yaml.ScalarNode) else ""
            return parse(written, Vocabulary(self.known, {}))
        except LawError as error:
            self.fault("policy_when", line, name=name, problem=error.message)
            return None

    def overlays(self, entries: Entries) -> tuple[str, ...]:
        if "overlays" not in entries:
            return ()
        line, node = entries["overlays"]
        names = plain(node)
        if not isinstance(names, list) or not names:
            self.fault("policy_overlays", line)
            return ()
        valid: Sequence[str] = tuple(self.handbook.overlays)
        for name in names:
            if name not in valid:
                self.fault("policy_overlay", line, nearest(str(name), valid), name=str(name))
        return tuple(map(str, names))

    def day(self, entries: Entries) -> dt.date | None:
        if "as_of" not in entries:
            return None
        line, node = entries["as_of"]
        try:
            found = answer_of(Fact("as_of", "date"), plain(node))
        except DoubtError as doubt:
            self.fault(doubt.kind, line, doubt.nearest, name="as_of", **doubt.particulars)
            return None
        return found if isinstance(found, dt.date) else None

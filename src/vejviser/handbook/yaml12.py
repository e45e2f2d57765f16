"""YAML read by version 1.2's core schema: `no` and `on` are strings, `010` is ten, dates stay strings.

PyYAML resolves scalars by YAML 1.1; here its composer gets the resolver of the 1.2 core schema
(https://yaml.org/spec/1.2.2/#103-core-schema) and the nodes are built by our own constructor, which
refuses duplicate keys and remembers the line of every key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    _Fastest = yaml.SafeLoader
else:
    _Fastest = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Key = str | int | float | None
Path = tuple[Key, ...]
MAX_DEPTH = 40
MAX_DIGITS = 300

_RESOLVERS = (
    ("tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)$"), ("~", "n", "N", "")),
    ("tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)$"), tuple("tTfF")),
    (
        "tag:yaml.org,2002:int",
        re.compile(r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"),
        tuple("-+0123456789"),
    ),
    (
        "tag:yaml.org,2002:float",
        re.compile(
            r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
            r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$"
        ),
        tuple("-+.0123456789"),
    ),
)


class YamlError(ValueError):
    """Text that is not the YAML we read; `line` counts from the top of the file."""

    def __init__(self, message: str, line: int) -> None:
        self.message, self.line = message, line
        super().__init__(f"line {line}: {message}")


class Loader(_Fastest):
    """PyYAML's fastest safe loader with the scalars of the YAML 1.2 core schema."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


class PureLoader(yaml.SafeLoader):
    """The same in pure Python, for machines without libyaml."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _tag, _pattern, _first in _RESOLVERS:
    Loader.add_implicit_resolver(_tag, _pattern, list(_first))
    PureLoader.add_implicit_resolver(_tag, _pattern, list(_first))


@dataclass(frozen=True)
class Parsed:
    """Plain data (maps, lists, strings, numbers, booleans, None) and the line of every key and item."""

    data: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of the key or item at `path`, or of the nearest thing that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str, first_line: int = 1, loader: type[yaml.SafeLoader] = Loader) -> Parsed:
    """The data of one YAML document whose first line is `first_line` of its file; raises `YamlError`."""
    try:
        reader = loader(text)
    except yaml.YAMLError as error:
        raise YamlError(_plain(error), first_line) from None
    try:
        node = reader.get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        raise YamlError(_plain(error), first_line + (mark.line if mark else 0)) from None
    except RecursionError:
        raise YamlError("nested too deeply", first_line) from None
    finally:
        reader.dispose()
    if node is None:
        return Parsed(None, {(): first_line})
    builder = _Builder(first_line)
    return Parsed(builder.build(node, ()), builder.lines)


def _plain(error: yaml.YAMLError) -> str:
    """PyYAML's message on one line, with advice for the commonest slip."""
    problem = str(getattr(error, "problem", None) or error).splitlines()[0]
    context = getattr(error, "context", None)
    told = f"{context}: {problem}" if context else problem
    if "mapping" in told or "flow" in told or "scan" in told:
        told += "; put words that hold ': ', ', ', '#', or a quote in quotation marks"
    return told


class _Builder:
    """Plain data from composed nodes, with the line of each key."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.lines: dict[Path, int] = {}
        self.seen: set[int] = set()

    def line(self, node: yaml.Node) -> int:
        return self.first_line + int(node.start_mark.line)

    def build(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, self.line(node))
        if len(path) > MAX_DEPTH:
            raise YamlError("nested too deeply", self.line(node))
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if id(node) in self.seen:
            raise YamlError("anchors and aliases (& and *) are not used here; write it out", self.line(node))
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, at)) for at, item in enumerate(node.value)]
        return self.mapping(node, path)

    def mapping(self, node: yaml.Node, path: Path) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError("a key must be a plain word", self.line(key_node))
            key = self.scalar(key_node)
            if key in found:
                raise YamlError(f"the key '{key}' stands here twice", self.line(key_node))
            self.lines[(*path, key)] = self.line(key_node)
            found[key] = self.build(value_node, (*path, key))
        return found

    def scalar(self, node: yaml.ScalarNode) -> Key:
        text = str(node.value)
        match node.tag.removeprefix("tag:yaml.org,2002:"):
            case "str":
                return text
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int" if len(text) <= MAX_DIGITS:
                return _integer(text)
            case "float":
                return _float(text)
            case "int":
                raise YamlError(f"a number of {len(text)} digits", self.line(node))
        raise YamlError(f"the tag '{node.tag}' is not used here", self.line(node))


def _integer(text: str) -> int:
    if text.startswith("0o"):
        return int(text[2:], 8)
    if text.startswith("0x"):
        return int(text[2:], 16)
    return int(text, 10)


def _float(text: str) -> float:
    lower = text.lower()
    return float(lower.replace(".inf", "inf").replace(".nan", "nan"))

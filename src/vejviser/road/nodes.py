"""The YAML of a project file as nodes that remember where they stand; refused unless it is a map of names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import yaml

from vejviser.handbook.yaml12 import PureLoader
from vejviser.road.answers import DoubtError, check_letters
from vejviser.road.faults import Fault, ProjectError

_TAG = "tag:yaml.org,2002:"
_NULL = ("", "~", "null")
_BOOL = ("true", "false")
_LONG = 30_000
"""Texts of so many letters are read anew each time."""
_DIGITS = 250
"""More digits than any number has; as many hexadecimal ones still fit a float."""


def compose(text: str, path: str) -> yaml.MappingNode:
    """The top node of a project file, not to be changed; raises `ProjectError` when it is no single map.

    The last few are remembered: a text that is written into is read before, after and by whoever keeps it.
    """
    read = _remembered if len(text) < _LONG else _composed
    try:
        return read(text)
    except ProjectError as error:
        raise ProjectError(path, error.faults) from None


def _composed(text: str) -> yaml.MappingNode:
    documents: list[yaml.Node] = []
    try:
        reader = PureLoader(text)
        while reader.check_node() and (document := reader.get_node()):
            documents.append(document)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ProjectError("", [Fault("not_text", line)]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        problem = error.problem or error.context or ""
        raise ProjectError("", [Fault("not_yaml", line, {"problem": problem})]) from None
    except (ValueError, OverflowError) as error:  # a number or letter that PyYAML cannot make, as \U00110000
        line = reader.get_mark().line + 1
        raise ProjectError("", [Fault("not_yaml", line, {"problem": str(error)})]) from None
    except RecursionError:
        raise ProjectError("", [Fault("too_deep")]) from None
    if not documents or (len(documents) == 1 and is_empty(documents[0])):
        raise ProjectError("", [Fault("empty")])
    if len(documents) > 1:
        raise ProjectError("", [Fault("several_documents", line_of(documents[1]))])
    if not isinstance(documents[0], yaml.MappingNode):
        raise ProjectError("", [Fault("not_a_project", line_of(documents[0]))])
    half = list(_half_letters(documents[0]))
    if half:
        raise ProjectError("", half)
    return documents[0]


_remembered = lru_cache(maxsize=8)(_composed)


def _half_letters(root: yaml.Node) -> Iterator[Fault]:
    """A fault for every scalar that an escape gave half a letter, wherever it stands; each node once."""
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting.extend(one for pair in reversed(node.value) for one in reversed(pair))
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(reversed(node.value))
        else:
            try:
                check_letters(node.value)
            except DoubtError as doubt:
                yield Fault(doubt.kind, line_of(node), doubt.particulars)


def line_of(node: yaml.Node) -> int:
    """The line that the node begins on, counted from 1."""
    return int(node.start_mark.line) + 1


def is_empty(node: yaml.Node) -> bool:
    """True for a key without a value, `null` and `~`."""
    return node.tag == f"{_TAG}null"


def plain(node: yaml.Node) -> object:
    """The value of a node as plain Python: a scalar, a list of scalars, or else the node itself."""
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return [plain(item) for item in node.value]
    if not isinstance(node, yaml.ScalarNode):
        return node
    try:
        match node.tag.removeprefix(_TAG):
            case "null" if node.value.lower() in _NULL:
                return None
            case "bool" if node.value.lower() in _BOOL:
                return bool(node.value.lower() == "true")
            case "int":
                return _integer(node.value)
            case "float":
                return float(node.value.lower().replace(".inf", "inf").replace(".nan", "nan"))
    except ValueError:
        return str(node.value)
    return str(node.value)


def _integer(digits: str) -> int | float:
    if len(digits) > _DIGITS:
        return float("inf")
    return int(digits, 0) if digits[:2] in ("0o", "0x") else int(digits)

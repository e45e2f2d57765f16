"""Where an entry goes in the text of a project file, so that all else in it stays as it was.

An entry stands at the top (`name: x`) or in one of the maps there (`facts:`, `times:`, `steps:`). It is put
where YAML's own marks say the old one stood, or on a line of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from vejviser.road.answers import written
from vejviser.road.nodes import plain


def in_map(text: str, root: yaml.MappingNode, section: str, name: str, entry: str) -> str:
    """The text with `entry` (such as `motor: true`) for `name` in the map `section`; left out where ""."""
    newline = _newline(text)
    place = found(root, section)
    if place is None:
        if not entry:
            return text
        gap = "" if text.endswith("\n") else newline
        return f"{text}{gap}{section}:{newline}  {entry}{newline}"
    key, held = place
    if not isinstance(held, yaml.MappingNode):
        if not entry:
            return text
        at = held.start_mark.index if held.value == "" else key.end_mark.index
        end = at if held.value == "" else held.end_mark.index
        colon = "" if held.value == "" else ":"
        return f"{text[:at]}{colon}{newline}  {entry}{text[end:]}"
    old = found(held, name)
    if old and entry:
        return text[: old[0].start_mark.index] + entry + text[_end(old[1], text) :]
    if held.flow_style:
        return _in_flow(text, held, name, entry)
    if old:
        return _cut_lines(text, old[0].start_mark.index, _end(old[1], text))
    if not entry:
        return text
    last_key, last = held.value[-1]
    line_end = _line_end(text, max(_end(last, text), last_key.end_mark.index))
    first_key = held.value[0][0]
    indent = text[text.rfind("\n", 0, first_key.start_mark.index) + 1 : first_key.start_mark.index]
    return f"{text[:line_end]}{newline}{indent}{entry}{text[line_end:]}"


def at_top(text: str, root: yaml.MappingNode, key: str, entry: str, order: Sequence[str]) -> str:
    """The text with `entry` (such as `name: x`) for `key` at the top; left out where "".

    A new one stands behind the last of those that come before it in `order`, or first of all.
    """
    old = found(root, key)
    newline = _newline(text)
    if old and entry:
        return text[: old[0].start_mark.index] + entry + text[_end(old[1], text) :]
    if old:
        return _cut_lines(text, old[0].start_mark.index, _end(old[1], text))
    if not entry:
        return text
    earlier = [place for one in order[: order.index(key)] if (place := found(root, one))]
    if not earlier:
        start = root.start_mark.index
        return f"{text[:start]}{entry}{newline}{text[start:]}"
    last_key, last = max(earlier, key=lambda place: place[0].start_mark.index)
    line_end = _line_end(text, max(_end(last, text), last_key.end_mark.index))
    return f"{text[:line_end]}{newline}{entry}{text[line_end:]}"


def spelt_anew(root: yaml.MappingNode, path: Sequence[str], entry: str) -> str:
    """The same content without comments, for layouts that cannot be edited in place (such as aliases)."""
    lines: list[str] = []
    section = path[0] if len(path) > 1 else ""
    for name, value in content(root).items():
        if not section and name == path[0]:
            lines += [entry] if entry else []
        elif isinstance(value, dict):
            lines.append(f"{name}:")
            kept = {key: held for key, held in value.items() if (name, key) != tuple(path)}
            lines += [f"  {key}: {_spelt(held)}" for key, held in kept.items()]
            lines += [f"  {entry}"] if name == section and entry else []
        elif name == section:
            lines += [f"{name}:", *([f"  {entry}"] if entry else [])]
        else:
            lines.append(f"{name}: {_spelt(value)}" if value is not None else f"{name}:")
    if entry and path[0] not in content(root):
        lines += [f"{section}:", f"  {entry}"] if section else [entry]
    return "\n".join(lines) + "\n"


def content(root: yaml.MappingNode) -> dict[str, object]:
    """What the file says: a text or None for each key at the top, and the maps and lists as they are."""
    return {
        key.value: node.value if isinstance(node, yaml.ScalarNode) and plain(node) is not None else held(node)
        for key, node in root.value
    }


def held(node: yaml.Node) -> object:
    """The value of a node, maps and lists in it as dicts and lists."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: held(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [held(item) for item in node.value]
    return plain(node)


def _spelt(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_spelt(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_spelt(one) for one in value) + "]"
    return written(value)  # type: ignore[arg-type]


def found(node: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    """The key and value of `name` in a map, None where it is not there."""
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value == name:
            return key, value
    return None


def _in_flow(text: str, held: yaml.MappingNode, name: str, entry: str) -> str:
    if entry:
        at = held.start_mark.index + 1
        return f"{text[:at]}{entry}{', ' if held.value else ''}{text[at:]}"
    keys = [key for key, _ in held.value]
    for place, (key, value) in enumerate(held.value):
        if key.value == name:
            if place + 1 < len(keys):
                return text[: key.start_mark.index] + text[keys[place + 1].start_mark.index :]
            start = _end(held.value[place - 1][1], text) if place else key.start_mark.index
            return text[:start] + text[_end(value, text) :]
    return text


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _end(node: yaml.Node, text: str) -> int:
    """Where the content of a node ends, without the line break or comment that the marks may take in."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return int(start + len(text[start:end].rstrip()))
    return int(end)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if text[end - 1 : end] == "\r" else end


def _cut_lines(text: str, start: int, end: int) -> str:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[:first] + (text[last + 1 :] if last >= 0 else "")

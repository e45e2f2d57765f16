"""Writing answers into the text of a project file, so that all else in it stays as it was.

The answer is put where YAML's own marks say the old one stood, or on a line of its own after the last;
comments, order and foreign layout stay. The result is read back before it is used.
"""

from __future__ import annotations

import datetime as dt

import yaml

from vejviser.law.model import Answer
from vejviser.road.answers import written
from vejviser.road.nodes import compose, plain


def new_text(name: str, as_of: dt.date | None = None) -> str:
    """The text of a project file without answers."""
    day = f"as_of: {as_of.isoformat()}\n" if as_of else ""
    return f"name: {written(name)}\n{day}facts:\n"


def with_answer(text: str, fact: str, answer: Answer | None) -> str:
    """The project text with `fact` answered anew, `null` when `answer` is None; raises `ProjectError`."""
    return _edited(text, fact, f"{fact}: {written(answer)}", {fact: _plain(answer)})


def without_answer(text: str, fact: str) -> str:
    """The project text with `fact` left out; the same text when it was not there."""
    return _edited(text, fact, "", {})


def _edited(text: str, fact: str, entry: str, expected: dict[str, object]) -> str:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix("\ufeff")
    root = compose(body, "project")
    if not entry and fact not in _answers(root):
        return text
    wanted = {name: value for name, value in _answers(root).items() if name != fact} | expected
    for way in (_edit, _rewrite):
        made = way(body, root, fact, entry)
        if _reads_as(made, root, wanted):
            return mark + made
    raise ValueError(f"the answer to {fact} cannot be written")


def _reads_as(text: str, root: yaml.MappingNode, wanted: dict[str, object]) -> bool:
    try:
        found = compose(text, "project")
    except ValueError:
        return False
    return _answers(found) == wanted and _heads(found) == _heads(root)


def _edit(text: str, root: yaml.MappingNode, fact: str, entry: str) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    place = _entry(root, "facts")
    if place is None:
        if not entry:
            return text
        gap = "" if text.endswith("\n") else newline
        return f"{text}{gap}facts:{newline}  {entry}{newline}"
    key, facts = place
    if not isinstance(facts, yaml.MappingNode):
        if not entry:
            return text
        at = facts.start_mark.index if facts.value == "" else key.end_mark.index
        end = at if facts.value == "" else facts.end_mark.index
        colon = "" if facts.value == "" else ":"
        return f"{text[:at]}{colon}{newline}  {entry}{text[end:]}"
    old = _entry(facts, fact)
    if old and entry:
        return text[: old[0].start_mark.index] + entry + text[_end(old[1], text) :]
    if facts.flow_style:
        return _edit_flow(text, facts, fact, entry)
    if old:
        return _cut_lines(text, old[0].start_mark.index, _end(old[1], text))
    if not entry:
        return text
    last_key, last = facts.value[-1]
    line_end = _line_end(text, max(_end(last, text), last_key.end_mark.index))
    first_key = facts.value[0][0]
    indent = text[text.rfind("\n", 0, first_key.start_mark.index) + 1 : first_key.start_mark.index]
    return f"{text[:line_end]}{newline}{indent}{entry}{text[line_end:]}"


def _edit_flow(text: str, facts: yaml.MappingNode, fact: str, entry: str) -> str:
    if entry:
        at = facts.start_mark.index + 1
        return f"{text[:at]}{entry}{', ' if facts.value else ''}{text[at:]}"
    keys = [key for key, _ in facts.value]
    for place, (key, value) in enumerate(facts.value):
        if key.value == fact:
            if place + 1 < len(keys):
                return text[: key.start_mark.index] + text[keys[place + 1].start_mark.index :]
            start = _end(facts.value[place - 1][1], text) if place else key.start_mark.index
            return text[:start] + text[_end(value, text) :]
    return text


def _rewrite(text: str, root: yaml.MappingNode, fact: str, entry: str) -> str:
    """The same content spelt anew, for layouts that cannot be edited in place (such as aliases)."""
    lines = []
    for name, value in _heads(root).items():
        lines.append(f"{name}: {written(value)}" if isinstance(value, str) else f"{name}:")
    lines.append("facts:")
    answers = {n: v for n, v in _answers(root).items() if n != fact}
    for name, value in answers.items():
        item = tuple(value) if isinstance(value, list) else value
        lines.append(f"  {name}: {written(item)}")  # type: ignore[arg-type]
    return "\n".join([*lines, *([f"  {entry}"] if entry else [])]) + "\n"


def _end(node: yaml.Node, text: str) -> int:
    """Where the content of a node ends, without the line break or comment that the marks may take in."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return start + len(text[start:end].rstrip())
    return end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if text[end - 1 : end] == "\r" else end


def _cut_lines(text: str, start: int, end: int) -> str:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[:first] + (text[last + 1 :] if last >= 0 else "")


def _entry(node: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value == name:
            return key, value
    return None


def _heads(root: yaml.MappingNode) -> dict[str, object]:
    return {key.value: _text(value) for key, value in root.value if key.value != "facts"}


def _text(node: yaml.Node) -> object:
    return None if plain(node) is None else node.value


def _answers(root: yaml.MappingNode) -> dict[str, object]:
    place = _entry(root, "facts")
    if place is None or not isinstance(place[1], yaml.MappingNode):
        return {}
    return {key.value: plain(value) for key, value in place[1].value}


def _plain(answer: Answer | None) -> object:
    if isinstance(answer, tuple):
        return list(answer)
    return answer.isoformat() if isinstance(answer, dt.date) else answer

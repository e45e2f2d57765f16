"""Writing into the text of a project file what is known anew, so that all else in it stays as it was.

Comments, order and foreign layout stay (see `vejviser.road.placing`). The result is read back before it is
used: it says exactly what it said before, but for the one entry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal

import yaml

from vejviser.law.model import Answer
from vejviser.road.answers import written
from vejviser.road.nodes import compose
from vejviser.road.placing import at_top, content, in_map, spelt_anew
from vejviser.road.standing import Standing, status_after
from vejviser.road.times import OwnTime

Head = Literal["name", "about", "as_of", "start"]
SECTIONS = ("facts", "times", "steps")
HEADS: tuple[Head, ...] = ("name", "about", "as_of", "start")
"""What stands at the top of a project file, in this order where it is new."""


def new_text(name: str, as_of: dt.date | None = None) -> str:
    """The text of a project file without answers."""
    day = f"as_of: {as_of.isoformat()}\n" if as_of else ""
    return f"name: {written(name)}\n{day}facts:\n"


def with_answer(text: str, fact: str, answer: Answer | None) -> str:
    """The project text with `fact` answered anew, `null` when `answer` is None; raises `ProjectError`."""
    return _edited(text, ("facts", fact), [f"{fact}: {written(answer)}"], _plain(answer))


def without_answer(text: str, fact: str) -> str:
    """The project text with `fact` left out; the same text when it was not there."""
    return _edited(text, ("facts", fact), [])


def with_standing(text: str, step: str, standing: Standing | None) -> str:
    """The project text that tells where `step` stands, nothing of it for None; raises `ProjectError`."""
    if standing is None:
        return _edited(text, ("steps", step), [])
    says = _standing(standing)
    told = says if isinstance(says, str) else _braced(says)
    return _edited(text, ("steps", step), [f"{step}: {told}"], says)


def with_time(text: str, step: str, time: OwnTime | None) -> str:
    """The project text with the project's own `time` for `step`, none for None; raises `ProjectError`."""
    if time is None:
        return _edited(text, ("times", step), [])
    given = {"p10": time.p10, "p50": time.p50, "p90": time.p90}
    days = {key: float(its) for key, its in given.items() if its is not None}
    if len(days) > 1:
        told = _braced({key: written(its) for key, its in days.items()})
        return _edited(text, ("times", step), [f"{step}: {told}"], days)
    told = f"{written(days['p50'])} {'day' if time.p50 == 1 else 'days'}"
    return _edited(text, ("times", step), [f"{step}: {told}"], told)


def with_head(text: str, key: Head, value: str | dt.date | None) -> str:
    """The project text with `value` for `key` at the top, without the key for None; raises `ProjectError`.

    Raises `ValueError` for a project without a name, and for a date where a text belongs or the other way.
    """
    if key == "name" and not (isinstance(value, str) and value.strip()):
        raise ValueError("a project has a name")
    if value is None:
        return _edited(text, (key,), [])
    if isinstance(value, dt.date) != (key in ("as_of", "start")):
        raise ValueError(f"{key} cannot be {value!r}")
    if isinstance(value, dt.date):
        return _edited(text, (key,), [f"{key}: {value.isoformat()}"], value.isoformat())
    return _edited(text, (key,), [*_as_lines(key, value), f"{key}: {written(value)}"], value)


def _plain(answer: Answer | None) -> object:
    if isinstance(answer, tuple):
        return list(answer)
    return answer.isoformat() if isinstance(answer, dt.date) else answer


def _standing(standing: Standing) -> str | dict[str, str]:
    """What a project file says of a step that stands so: the status only where it does not follow."""
    days = {key: day.isoformat() for key, day in standing.dates.items()}
    if not days:
        return standing.status
    follows = status_after(standing.dates) == standing.status
    return days if follows else {"status": standing.status, **days}


def _braced(parts: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {told}" for key, told in parts.items()) + "}"


def _as_lines(key: str, value: str | dt.date) -> Iterator[str]:
    """A text of several lines as a block of them, where YAML leaves them as they are."""
    if isinstance(value, str) and "\n" in value:
        lines = value.split("\n")
        plain = all(line == line.rstrip() and line.isprintable() for line in lines)
        if plain and lines[0] and lines[-1] and not lines[0].startswith(" "):
            yield "\n".join([f"{key}: |-", *(f"  {line}" if line else "" for line in lines)])


def _edited(text: str, path: tuple[str, ...], entries: Sequence[str], says: object = None) -> str:
    """The text with the first of the `entries` at `path` that `says` what it shall, with none left out."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix("\ufeff")
    root = compose(body, "project")
    before = _flat(content(root))
    if not entries and path not in before:
        return text
    wanted = {place: value for place, value in before.items() if place != path}
    if entries:
        wanted[path] = says
    for entry in entries or [""]:
        placed = _placed(body, root, path, entry)
        if _reads_as(placed, wanted):
            return mark + placed
        anew = spelt_anew(root, path, entry)
        if _reads_as(anew, wanted):
            return mark + anew
    raise ValueError(f"{'.'.join(path)} cannot be written")


def _placed(body: str, root: yaml.MappingNode, path: tuple[str, ...], entry: str) -> str:
    entry = entry.replace("\n", "\r\n") if "\r\n" in body else entry
    if len(path) > 1:
        return in_map(body, root, path[0], path[1], entry)
    return at_top(body, root, path[0], entry, HEADS)


def _flat(said: dict[str, object]) -> dict[tuple[str, ...], object]:
    """What a file says by path; a map at the top, empty or not, counts for nothing but its entries."""
    found: dict[tuple[str, ...], object] = {}
    for key, value in said.items():
        if isinstance(value, dict):
            found |= {(key, name): one for name, one in value.items()}
        elif value is not None or key not in SECTIONS:
            found[key,] = value
    return found


def _reads_as(text: str, wanted: dict[tuple[str, ...], object]) -> bool:
    try:
        return _flat(content(compose(text, "project"))) == wanted
    except ValueError:
        return False

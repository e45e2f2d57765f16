"""The history of a project in words: who changed what when, with each answer before and after.

What changed is read from the texts themselves, so that it is right whoever wrote them, and shown with the
words of the handbook of today; a fact that it no longer knows goes by its own name.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import yaml

from vejviser.export.wording import Wording
from vejviser.handbook.entries import Text
from vejviser.road.answers import DoubtError, answer_of
from vejviser.road.faults import ProjectError
from vejviser.road.nodes import compose, plain
from vejviser.web.accounts.models import Organisation
from vejviser.web.law import House
from vejviser.web.projects import verbs
from vejviser.web.projects.models import Change
from vejviser.web.words import lang, say

Said = Mapping[tuple[str, ...], object]
_HEADS = {
    "name": Text("Navn", "Name"),
    "about": Text("Om projektet", "About the project"),
    "as_of": Text("Pr. dato", "As of"),
    "start": Text("Arbejdet begynder", "The work begins"),
}
_LONGEST = 300
_MOST = 12


@dataclass(frozen=True)
class Turn:
    """One thing that a change turned from `before` to `after`, both in words."""

    label: str
    before: str
    after: str
    fact: str = ""


@dataclass(frozen=True)
class Event:
    """A change in words, and the text that came of it."""

    number: int
    who: str
    did: str
    at: dt.datetime
    turns: tuple[Turn, ...]
    more: int
    note: str
    text: str


def events(house: House, changes: Iterable[Change], before: str, outsider: bool) -> list[Event]:
    """The changes in words, the last first.

    `changes` are consecutive, the last first; `before` is the text that the oldest of them changed, "" for
    the first of a project. An outsider, to whom the project is only lent, sees no e-mail addresses.
    """
    ordered = list(changes)
    older = [*(one.text for one in ordered[1:]), before][: len(ordered)]
    words = Wording(house.handbook, lang())
    names = _organisations(ordered)
    return [_event(house, words, one, was, names, outsider) for one, was in zip(ordered, older, strict=True)]


def _event(
    house: House, words: Wording, one: Change, before: str, names: Mapping[str, str], outsider: bool
) -> Event:
    turns = tuple(_turns(house, words, before, one.text)) if before else ()
    return Event(
        one.number,
        _who(one, outsider),
        verbs.label(one.verb).say(lang()),
        one.at,
        turns[:_MOST],
        max(0, len(turns) - _MOST),
        _note(one, names),
        one.text,
    )


def _who(one: Change, outsider: bool) -> str:
    if one.actor is None:
        return say("En uden konto", "Somebody without an account")
    if outsider:
        return one.actor.name or say("En, som ikke har skrevet sit navn", "Somebody who gave no name")
    return str(one.actor)


def _note(one: Change, names: Mapping[str, str]) -> str:
    """What else a change was about: an organisation, or the version that was restored."""
    about = one.about
    if one.verb == "restored":
        return say("udgave {n}", "version {n}", n=about.get("number", "?"))
    if "organisation" not in about:
        return ""
    gone = say("en organisation, der er slettet", "an organisation that is deleted")
    name = names.get(str(about["organisation"]), gone)
    if one.verb == "kept":
        return ""
    match about.get("role"):
        case "reader":
            return say("{name} må læse", "{name} may read", name=name)
        case "editor":
            return say("{name} må redigere", "{name} may edit", name=name)
    return name


def _organisations(changes: Iterable[Change]) -> dict[str, str]:
    told = {str(one.about["organisation"]) for one in changes if one.about.get("organisation")}
    found = Organisation.objects.filter(id__in=[uuid.UUID(one) for one in told])
    return {str(one.id): one.name for one in found}


def _turns(house: House, words: Wording, before: str, after: str) -> Iterator[Turn]:
    was, now = said(before), said(after)
    for place in dict.fromkeys([*now, *was]):
        if was.get(place) != now.get(place) or (place in was) != (place in now):
            yield _turn(house, words, place, was, now)


def _turn(house: House, words: Wording, place: tuple[str, ...], was: Said, now: Said) -> Turn:
    section, name = place[0], place[-1]
    if section == "facts" and len(place) > 1:
        old, new = (_answer(house, words, name, at.get(place), place in at) for at in (was, now))
        return Turn(words.label(name), old, new, name if name in house.facts else "")
    label = words.name(name) if len(place) > 1 else name
    if section in _HEADS:
        label = _HEADS[section].say(lang())
    return Turn(label, _shown(was.get(place)), _shown(now.get(place)))


def _answer(house: House, words: Wording, name: str, value: object, there: bool) -> str:
    if not there:
        return say("ikke besvaret", "not answered")
    if value is None:
        return say("ved ikke", "not known")
    fact, entry = house.facts.get(name), house.handbook.facts.get(name)
    if fact is None or entry is None:
        return _shown(value)
    try:
        answer = answer_of(fact, value)
    except DoubtError:
        return _shown(value)
    return _cut(words.answer(entry, answer))


def _shown(value: object) -> str:
    """A value that is no answer to a fact, as it stands in the file."""
    if value is None:
        return say("intet", "nothing")
    if isinstance(value, dict):
        return _cut(", ".join(f"{key}: {its}" for key, its in value.items()))
    if isinstance(value, list):
        return _cut(", ".join(str(one) for one in value))
    return _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


@lru_cache(maxsize=512)
def said(text: str) -> Said:
    """What a project file says, by its place in the file; nothing for a text that is none."""
    try:
        root = compose(text.removeprefix("\ufeff"), "project")
    except ProjectError:
        return {}
    found: dict[tuple[str, ...], object] = {}
    for key, node in root.value:
        if not isinstance(node, yaml.MappingNode):
            found[(str(key.value),)] = _value(node)
            continue
        for name, inner in node.value:
            found[(str(key.value), str(name.value))] = _value(inner)
    found.pop(("facts",), None)
    return found


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _value(its) for key, its in node.value}
    value = plain(node)
    return None if isinstance(value, yaml.Node) else value

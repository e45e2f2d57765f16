"""What can be followed: its name and page, and the entries whose changes are news of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from vejviser.export.library.library import title
from vejviser.handbook import entries as e
from vejviser.handbook.reference.entries import Actor
from vejviser.web.accounts.models import User
from vejviser.web.law import today
from vejviser.web.library.asked import Asked
from vejviser.web.library.shelf import shelf
from vejviser.web.projects.models import Project
from vejviser.web.projects.permissions import visible_to
from vejviser.web.words import lang

Key = tuple[str, str]
KINDS = ("steps", "topics", "actors", "readings", "overlays")
"""The kinds of entries that can be followed."""
PROJECTS = "projects"
"""The kind under which a project is followed, by its id."""


@dataclass(frozen=True)
class Followed:
    """Something that is followed: its kind and id, its name, and the address of its page."""

    kind: str
    key: str
    title: str
    address: str


def is_entry(kind: str, key: str) -> bool:
    """Whether there is an entry of the kind that can be followed."""
    return kind in KINDS and shelf().library.get(kind, key) is not None


def project_id(key: str) -> uuid.UUID | None:
    """The id of a project as it is followed, None for anything else."""
    try:
        return uuid.UUID(key)
    except ValueError:
        return None


def entry(kind: str, key: str) -> Followed:
    """An entry in the language of the page; raises `KeyError` where it is gone."""
    library = shelf().library
    named = title(library, kind, library.shelves[kind][key], lang())
    return Followed(kind, key, named, address_of(kind, key))


def address_of(kind: str, key: str) -> str:
    """The address of an entry: that of the directory for an actor, else that of the handbook."""
    if kind == "actors":
        return reverse("directory:actor", args=[key])
    return Asked(today(), False, reverse("library:index")).address(kind, key)


def known(user: User, keys: Iterable[Key]) -> Mapping[Key, Followed]:
    """What of these there is and the person may see; the projects in one question to the database."""
    wanted = list(keys)
    found = {key: entry(*key) for key in wanted if is_entry(*key)}
    ids = [one for kind, key in wanted if kind == PROJECTS and (one := project_id(key))]
    if ids:
        for project in visible_to(user).filter(id__in=ids):
            found[PROJECTS, str(project.id)] = of_project(project)
    return found


def of_project(project: Project) -> Followed:
    """A project with the address of its road."""
    return Followed(PROJECTS, str(project.id), project.title, reverse("roads:road", args=[project.id]))


@lru_cache(maxsize=4096)
def related(kind: str, key: str) -> frozenset[Key]:
    """The entries whose changes are news of an entry, itself among them.

    Of a step: the findings that decide it, their rules, and those who decide; of a topic: its findings,
    questions and rules; of an actor: the office that it is, and its heir; of a reading: the rules that turn
    on it; of law in the making: all that it would change.
    """
    return frozenset({(kind, key), *_beside(kind, key)})


@lru_cache(maxsize=1024)
def heard_at(kind: str, key: str) -> frozenset[Key]:
    """The steps at which what people say is news of an entry beside its own.

    Of a topic: those that its findings and questions decide; of anything else none.
    """
    if kind != "topics":
        return frozenset()
    library, named = shelf().library, {name for _, name in related(kind, key)}
    return frozenset(
        ("steps", name)
        for name, step in library.handbook.steps.items()
        if named.intersection(library.names(step.when, library.overlay_of.get(("steps", name), "")))
    )


def _beside(kind: str, key: str) -> Iterator[Key]:
    library, book = shelf().library, shelf().library.handbook
    match library.get(kind, key):
        case e.StepEntry() as step:
            yield from (("authorities", name) for name in step.decided_by)
            for name in library.names(step.when, library.overlay_of.get((kind, key), "")):
                yield library.kind_of_name(name), name
                yield from _rules(book.rules.values(), name)
        case e.Topic():
            for shelved, named in (("facts", book.facts), ("readings", book.readings)):
                for name, held in named.items():
                    if held.topic == key and not getattr(held, "reading", False):
                        yield shelved, name
            for name, decision in book.decisions.items():
                if decision.topic == key:
                    yield "decisions", name
                    yield from _rules(book.rules.values(), name)
        case Actor() as actor:
            yield from ((("authorities", actor.authority),) if actor.authority else ())
            yield from ((("actors", actor.successor),) if actor.successor else ())
        case e.ReadingEntry():
            for rule in book.rules.values():
                if key in library.names(rule.when):
                    yield "rules", rule.id
        case e.OverlayEntry():
            for one in library.overlay_changes.get(key, ()):
                yield one.kind, one.entry.id


def _rules(rules: Iterable[e.RuleEntry], decision: str) -> Iterator[Key]:
    return (("rules", rule.id) for rule in rules if rule.decision == decision)


def title_of(kind: str, key: str) -> str:
    """The name of any entry in the language of the page, its id where it is gone."""
    item = shelf().library.get(kind, key)
    return title(shelf().library, kind, item, lang()) if item is not None else key

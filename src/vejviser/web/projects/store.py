"""The store of projects: every change is whole, numbered, chained to the one before, and never lost.

A change reads the text that stands there now, edits it and writes the new text and the record of the change
in one transaction; on SQLite a transaction begins with the right to write, on PostgreSQL the row is locked,
so that of two writers at once the second edits what the first wrote.
"""

from __future__ import annotations

import uuid
import zlib
from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils import timezone

from vejviser.road.faults import Fault, ProjectError
from vejviser.road.project import LIMIT
from vejviser.web import chain
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.law import house
from vejviser.web.projects.models import Change, Project

TITLE_LENGTH = 200


class MovedError(Exception):
    """Somebody else moved the project in the meantime."""


class ReadableError(Exception):
    """The text of the project can be read, so that there is nothing to mend."""


def create(
    text: str, actor: User | None, verb: str = "started", organisation: Organisation | None = None
) -> Project:
    """A new project with this text; raises `ProjectError` when the text is no project file."""
    title = _title(text)
    with transaction.atomic():
        project = Project(title=title, text=text, organisation=organisation)
        project.save(force_insert=True)
        _record(project, actor, verb, {})
    return project


def change(
    project_id: uuid.UUID,
    actor: User | None,
    verb: str,
    edit: Callable[[str], str],
    about: Mapping[str, object] | None = None,
) -> Project:
    """The project after `edit` was applied to its text; nothing is recorded when that changes nothing.

    Raises `ProjectError` (and nothing is written) when what comes of it is no project file, and
    `Project.DoesNotExist`.
    """
    with transaction.atomic():
        project = Project.objects.select_for_update().get(id=project_id)
        text = edit(project.text)
        if text == project.text:
            return project
        project.title = _title(text)
        project.text = text
        _record(project, actor, verb, dict(about or {}))
    return project


def note(
    project_id: uuid.UUID, actor: User | None, verb: str, about: Mapping[str, object] | None = None
) -> Project:
    """The project after something was recorded that leaves its text as it is, such as a share."""
    with transaction.atomic():
        project = Project.objects.select_for_update().get(id=project_id)
        _record(project, actor, verb, dict(about or {}))
    return project


def place(
    project_id: uuid.UUID,
    actor: User | None,
    verb: str,
    organisation: Organisation,
    before: uuid.UUID | None = None,
) -> Project:
    """The project of another organisation than `before`, None for one that a browser session held.

    Raises `MovedError` (and nothing is written) when it belongs to another than `before` by now. A share
    with the organisation that it comes to ends, for it has no more use.
    """
    with transaction.atomic():
        project = Project.objects.select_for_update().get(id=project_id)
        if project.organisation_id != before:
            raise MovedError
        project.organisation = organisation
        project.shares.filter(organisation=organisation, revoked=None).update(revoked=timezone.now())
        _record(project, actor, verb, {"organisation": str(organisation.id), "before": str(before or "")})
    return project


def restore(project_id: uuid.UUID, actor: User | None, number: int) -> Project:
    """The project with the text that it had after change `number`; raises `Change.DoesNotExist`."""
    text = Change.objects.get(project=project_id, number=number).text
    return change(project_id, actor, "restored", lambda _: text, {"number": number})


def mend(project_id: uuid.UUID, actor: User | None, text: str) -> Project:
    """The project with this text in the place of one that the handbook of today cannot read.

    Raises `ProjectError` (and nothing is written) when this text cannot be read either, and `ReadableError`
    when the text that stands there can be.
    """

    def edit(now: str) -> str:
        try:
            house().read(now)
        except ProjectError:
            return text
        raise ReadableError

    return change(project_id, actor, "mended", edit)


def chain_holds(project: Project) -> bool:
    """True when no change of the project was altered or taken out, and the last gave the text of now."""
    changes = list(project.changes.order_by("number"))
    text = changes[-1].text if changes else ""
    ends = len(changes) == project.version and text == project.text
    return ends and chain.whole((one.number, one.digest, _told(one)) for one in changes)


def _title(text: str) -> str:
    """The name that stands in the text; raises `ProjectError` when it is no project file, or too long."""
    if len(text) > LIMIT:
        raise ProjectError("project.yaml", [Fault("too_big", particulars={"limit": str(LIMIT)})])
    return house().read(text).name[:TITLE_LENGTH]


def _record(project: Project, actor: User | None, verb: str, about: dict[str, object]) -> None:
    last = project.changes.order_by("-number").values_list("digest", flat=True).first() or ""
    project.version += 1
    project.changed = timezone.now()
    made = Change(
        project=project,
        number=project.version,
        actor=actor,
        verb=verb,
        about=about,
        packed=zlib.compress(project.text.encode()),
        at=project.changed,
    )
    made.digest = chain.digest(last, _told(made))
    made.save(force_insert=True)
    project.save(update_fields=["title", "text", "version", "changed", "organisation"])


def _told(one: Change) -> list[object]:
    """What the digest of a change is reckoned from; the person is not part of it."""
    return [str(one.project_id), one.number, one.verb, one.about, one.at.isoformat(), one.text]

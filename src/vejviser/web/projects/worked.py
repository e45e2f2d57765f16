"""A project's memory of the law: recalled before its road or next question is worked out, and kept after.

It lies beside the project in the database, for all processes; nothing but time hangs on it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Protocol, TypeVar

from django.db import DatabaseError, transaction

from vejviser.law.assess import Assessment
from vejviser.law.law import Law
from vejviser.law.memory import Memory, read
from vejviser.web.projects.models import Worked

WORTH_KEEPING = 25
"""So many results must be new before the memory is written again."""


class Assessed(Protocol):
    """What is made of an assessment: a road or an interview."""

    @property
    def assessment(self) -> Assessment:
        """What the law says of the answers."""


Made = TypeVar("Made", bound=Assessed)


def helped(project: uuid.UUID | None, law: Law, make: Callable[[], Made]) -> Made:
    """What `make` gives, helped by the memory in the project's row, which is kept anew; None has no row."""
    if project is None:
        return make()
    before = recalled(project, law)
    made = make()
    remember(project, made.assessment, before)
    return made


def recalled(project: uuid.UUID, law: Law) -> Memory:
    """What the project's row holds of this law, which the law remembers from now on; empty where nothing."""
    held = Worked.objects.filter(project=project, fingerprint=law.fingerprint).first()
    if held is None:
        return Memory()
    try:
        memory = read(bytes(held.content))
    except ValueError:
        return Memory()
    memory.recall(law)
    return memory


def remember(project: uuid.UUID, assessment: Assessment, before: Memory) -> None:
    """Write down what the assessment used, with what holds of the memory before, if that is worth it.

    A database that is busy, or a project deleted meanwhile, is no fault: it is worked out again.
    """
    if assessment.noted.beyond(before) < WORTH_KEEPING:
        return
    content = assessment.noted.with_those_that_hold(before, assessment).written()
    told = {"fingerprint": assessment.law.fingerprint, "content": content}
    try:
        with transaction.atomic():
            Worked.objects.update_or_create(project_id=project, defaults=told)
    except DatabaseError:
        return

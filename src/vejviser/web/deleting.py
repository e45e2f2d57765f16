"""Deleting what others write to at the same time.

Django looks up all that hangs on a row before it deletes the row; what somebody writes in between would keep
it in place with a fault. So the row is locked first, and where something deeper came in between, all of it is
looked up once more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, models, transaction

T = TypeVar("T")
_TRIES = 5


def in_peace(do: Callable[[], T]) -> T:
    """What `do` returns, which deletes in a transaction of its own; done anew where a writer came in between.

    Raises `IntegrityError` where one came in between every time.
    """
    for _ in range(_TRIES - 1):
        try:
            return do()
        except IntegrityError:
            continue
    return do()


def delete(row: models.Model) -> None:
    """Deletes the row with all that hangs on it; raises `DoesNotExist` when somebody else did."""

    def once() -> None:
        with transaction.atomic():
            type(row)._default_manager.select_for_update().get(pk=row.pk).delete()

    in_peace(once)

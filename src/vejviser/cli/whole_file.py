"""Where a command writes: a file, whole or not at all and never over another without leave, or the screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from vejviser.cli.opening import BadInputError
from vejviser.cli.texts import say
from vejviser.handbook.entries import Lang
from vejviser.road import saving
from vejviser.road.faults import visible

STANDARD_OUTPUT = "-"


def check(path: str, source: str, force: bool, lang: Lang) -> None:
    """Nothing when `path` may be written; raises `BadInputError` before any work is done in vain."""
    if path == STANDARD_OUTPUT:
        return
    target, shown = Path(path), visible(path, 200)
    try:
        there = os.path.lexists(target)
    except ValueError:
        return
    if not there:
        return
    if target.exists() and Path(source).exists() and target.samefile(source):
        raise BadInputError(say("export.itself", lang, path=shown))
    if not target.is_file():
        raise BadInputError(say("export.not_a_file", lang, path=shown))
    if not force:
        raise BadInputError(say("export.exists", lang, path=shown))


def deliver(data: bytes, path: str, force: bool, told: str, lang: Lang) -> None:
    """The whole file at `path`, or none of it, and one line that says so; raises `BadInputError`."""
    if path == STANDARD_OUTPUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        if force:
            saving.replace(Path(os.path.realpath(path)), data)
        else:
            saving.create(Path(path), data)
    except FileExistsError:
        raise BadInputError(say("export.exists", lang, path=visible(path, 200))) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInputError(say("error.save", lang, path=visible(path, 200), reason=reason)) from None
    sys.stdout.write(told + "\n")

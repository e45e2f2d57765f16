"""`vejviser backup` and `vejviser restore`: all that people have put in, to a file and back."""

from __future__ import annotations

import sys
from pathlib import Path

from vejviser.cli.texts import say
from vejviser.handbook.entries import Lang
from vejviser.web.operation import starting


def backup_command(file: str, force: bool, lang: Lang) -> int:
    """Write a backup to `file` and say what is in it; 0."""
    starting.look()
    from vejviser.web.operation.backup import backup

    made = backup(Path(file), force)
    sys.stdout.write(_told("backup.made", made.counts, file, lang))
    return 0


def restore_command(file: str, force: bool, lang: Lang) -> int:
    """Put back what is in the backup `file` and say what that was; 0."""
    starting.prepare()
    from vejviser.web.operation.restore import restore

    put = restore(Path(file), force)
    sys.stdout.write(_told("restore.made", put.counts, file, lang))
    return 0


def _told(key: str, counts: dict[str, int], file: str, lang: Lang) -> str:
    return (
        say(
            key,
            lang,
            path=file,
            projects=counts.get("projects.project", 0),
            changes=counts.get("projects.change", 0),
            people=counts.get("accounts.user", 0),
        )
        + "\n"
    )

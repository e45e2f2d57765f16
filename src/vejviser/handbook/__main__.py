"""`python -m vejviser.handbook [--check] [DIRECTORY]`: every fault as `file:line: entry: fault`, or counts.

Without `--check` only form and references are looked at, which takes a moment; with it the law is proved.
"""

from __future__ import annotations

import sys
from pathlib import Path

from vejviser.handbook.faults import HandbookError
from vejviser.handbook.load import load
from vejviser.handbook.reference.load import TABLES


def main(arguments: list[str]) -> int:
    """The exit status: 0 for a handbook without faults, 1 otherwise."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    try:
        handbook = load(folders[0] if folders else None)
    except HandbookError as error:
        print(error, file=sys.stderr)
        return 1
    shelves = ("sources", "topics", "facts", "readings", "decisions", "rules", "constraints", "steps")
    print(", ".join(f"{len(getattr(handbook, shelf))} {shelf}" for shelf in shelves))
    if "--check" not in arguments:
        return 0
    from vejviser.handbook.check import check

    report = check(handbook, tables=TABLES)
    for told in report.faults:
        print(told, file=sys.stderr)
    for told in report.notes:
        print(f"note: {told}")
    print(f"{len(report.faults)} faults, {len(report.notes)} notes, {report.cases} cases")
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

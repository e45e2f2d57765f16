"""`python -m vejviser.handbook.coverage [FILE]`: write docs/coverage.md and tell what is missing."""

from __future__ import annotations

import sys
from pathlib import Path

from vejviser.handbook.coverage import coverage, page
from vejviser.handbook.load import load


def main(arguments: list[str]) -> int:
    """The exit status: 0 when every row is implemented or has a reason, 1 otherwise."""
    file = Path(arguments[0] if arguments else "docs/coverage.md")
    found = coverage(load())
    file.write_text(page(found), encoding="utf-8")
    for row in found.missing:
        print(f"{row.where}: {row.id}: nothing implements this row ({row.title})", file=sys.stderr)
    for name, users in found.unknown.items():
        print(f"'{name}' in `covers` of {users[0].kind} {users[0].id} is no row", file=sys.stderr)
    print(f"{len(found.rows)} rows, {len(found.missing)} missing, {len(found.unknown)} unknown; wrote {file}")
    return 1 if found.missing or found.unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

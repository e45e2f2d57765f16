"""The printed schedule of a project on its way; `python -m tests.golden.standing` prints it anew."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import run
from vejviser.handbook.entries import LANGS, Lang
from vejviser.handbook.load import CONTENT

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILE = HERE / "standing.yaml"


def kept(lang: Lang) -> Path:
    """Where the schedule is kept that was looked at."""
    return HERE / f"standing.{lang}.txt"


def printed(lang: Lang) -> str:
    """The schedule as the command prints it."""
    file = FILE.relative_to(ROOT)
    done = run("schedule", file, "--lang", lang, cwd=ROOT, VEJVISER_CONTENT=str(CONTENT))
    assert (done.status, done.err) == (0, "")
    return done.out


if __name__ == "__main__":
    for one in LANGS:
        kept(one).write_text(printed(one), encoding="utf-8")

"""What reads our exports in the tests: packages of npm, node and Chromium; a test without them is skipped."""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "node_modules"


def npm(path: str) -> Path:
    """A file of an npm package; skips the test where it was not fetched."""
    found = MODULES / path
    if not found.exists():
        pytest.skip(f"{path} is not in node_modules: make readers")
    return found


@lru_cache
def program(*names: str) -> str:
    """The path of the first program that is there; skips the test where none is."""
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.skip(f"{names[0]} is not installed: make readers")


def node(script: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """What a script for node writes; fails with what it complains of."""
    done = subprocess.run(
        [program("node"), str(script), *arguments],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-4000:]
    return done.stdout

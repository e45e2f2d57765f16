"""Four writers at once lose nothing, and a writer that is killed leaves its last answer saved or not, never half.

On SQLite, and on PostgreSQL where VEJVISER_TEST_POSTGRESQL is set.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from vejviser.web.law import house

WRITER = str(Path(__file__).with_name("writer.py"))
EACH = 12


@pytest.fixture
def world(tmp_path: Path) -> dict[str, str]:
    """The environment of the processes, with a database file of their own."""
    return {**os.environ, "VEJVISER_DATA": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}


def start(world: dict[str, str], *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, WRITER, *words], env=world, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(world: dict[str, str], *words: str) -> str:
    process = start(world, *words)
    said, wrong = process.communicate()
    assert process.returncode == 0, wrong
    return said.strip()


def check(world: dict[str, str], project: str) -> Any:
    return json.loads(run(world, "check", project))


def test_four_writers_at_once_lose_nothing(world: dict[str, str]) -> None:
    facts = [name for name, fact in house().facts.items() if fact.type == "bool"][: 4 * EACH]
    assert len(facts) == 4 * EACH
    project = run(world, "begin")
    writers = [start(world, "answer", project, *facts[turn::4]) for turn in range(4)]
    said = [writer.communicate() for writer in writers]
    assert [wrong for _, wrong in said] == [""] * 4
    found = check(world, project)
    assert found["facts"] == sorted(facts)
    assert found["numbers"] == list(range(1, 4 * EACH + 2))
    assert sorted(int(one) for words, _ in said for one in words.split()) == found["numbers"][1:]
    assert found["chain"]


def test_a_killed_writer_leaves_its_last_answer_saved_or_not(world: dict[str, str]) -> None:
    fact = next(name for name, fact in house().facts.items() if fact.type == "bool")
    project = run(world, "begin")
    for kept in (3, 8, 5):
        writer = start(world, "toggle", project, fact)
        assert writer.stdout
        told = [int(writer.stdout.readline()) for _ in range(kept)]
        writer.kill()
        told += [int(one) for one in writer.stdout.read().split("\n")[:-1]]
        writer.communicate()
        found = check(world, project)
        assert found["chain"]
        assert found["version"] in (told[-1], told[-1] + 1)
        assert found["numbers"] == list(range(1, found["version"] + 1))

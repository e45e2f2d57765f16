"""An acceptance and a withdrawal at the same moment: the store decides, and the log says what it decided.

On SQLite, and on PostgreSQL where VEJVISER_TEST_POSTGRESQL is set.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

RACER = str(Path(__file__).with_name("racer.py"))


def start(world: dict[str, str], *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, RACER, *words],
        env=world,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(world: dict[str, str], *words: str) -> str:
    said, wrong = start(world, *words).communicate()
    assert said, wrong
    return said.strip()


@pytest.mark.parametrize("order", [("accept", "accept", "withdraw"), ("withdraw", "accept", "withdraw")])
def test_of_acts_at_once_one_comes_first_and_the_log_agrees(tmp_path: Path, order: tuple[str, ...]) -> None:
    world = {**os.environ, "VEJVISER_DATA": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    referral = run(world, "begin")
    racers = [start(world, command, referral) for command in order]
    for racer in racers:
        assert racer.stdout
        assert racer.stdout.readline().strip() == "ready"
    for racer in racers:
        assert racer.stdin
        racer.stdin.write("\n")
        racer.stdin.flush()
    answers = [racer.communicate()[0].strip() for racer in racers]
    found = json.loads(run(world, "check", referral))
    done = [
        what for command, said in zip(order, answers, strict=True) if said == "done" for what in [command]
    ]
    assert done.count("withdraw") == 1
    assert done.count("accept") <= 1
    assert sorted(found["verbs"]) == sorted(
        ["sent", *({"accept": "accepted", "withdraw": "withdrawn"}[one] for one in done)]
    )
    assert found["verbs"][-1] == "withdrawn"
    assert found["state"] == "withdrawn"
    assert found["chain"]

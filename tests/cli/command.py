"""Ways to run the command in tests: in this process, in one of its own, and on a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.small.boats import CONTENT
from vejviser.cli.opening import CONTENT_VARIABLE

PROGRAM = [sys.executable, "-c", "from vejviser.cli.main import main; main()"]


@dataclass(frozen=True)
class Ended:
    """What a command left: its status, what it wrote, and what it complained of."""

    status: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """The environment of a command that reads the handbook of boats."""
    return {**os.environ, CONTENT_VARIABLE: str(CONTENT), "PYTHONUTF8": "1", "COLUMNS": "80", **more}


def run(*arguments: object, stdin: str = "", cwd: Path | None = None, **more: str) -> Ended:
    """The command in a process of its own, with `stdin` typed at it."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=stdin.encode(),
        capture_output=True,
        env=environment(**more),
        cwd=cwd,
        timeout=240,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


class Terminal:
    """The command on a terminal of its own, to type at and to end in any way."""

    def __init__(self, *arguments: object) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [*PROGRAM, *map(str, arguments)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment(TERM="xterm"),
            start_new_session=True,
        )
        os.close(slave)
        self.shown = ""

    def wait_for(self, words: str, seconds: float = 30) -> None:
        """Nothing once `words` are on the screen; fails when they do not come."""
        end = time.monotonic() + seconds
        while words not in self.shown:
            ready, _, _ = select.select([self.master], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"{words!r} did not come: {self.shown}"
            try:
                self.shown += os.read(self.master, 65536).decode(errors="replace")
            except OSError:
                break
        assert words in self.shown

    def type(self, words: str) -> None:
        """Type a line, as from now on a fresh screen."""
        self.shown = ""
        os.write(self.master, words.encode())

    def end(self) -> int:
        """The exit status, when the command ends by itself."""
        status = self.process.wait(30)
        os.close(self.master)
        return status

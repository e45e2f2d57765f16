"""Where spans of work are done: in this process, or in several on this machine. No engine changes a bit."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Protocol, TypeVar

Span = TypeVar("Span")
Done = TypeVar("Done")
TRIES = 3
"""How often work is given out again when a process is killed."""


class Engine(Protocol):
    """Does one function over many spans. The results come with their place, in whatever order they end."""

    @property
    def workers(self) -> int:
        """How many spans are worked on at a time."""

    def map(self, function: Callable[[Span], Done], spans: Sequence[Span]) -> Iterator[tuple[int, Done]]:
        """The place and result of each span."""


@dataclass(frozen=True)
class Here:
    """Works in this process, one span after the other."""

    workers: int = 1

    def map(self, function: Callable[[Span], Done], spans: Sequence[Span]) -> Iterator[tuple[int, Done]]:
        """The place and result of each span, in order."""
        for place, span in enumerate(spans):
            yield place, function(span)


class Pool:
    """Works in processes of its own; when one is killed, what is not done yet is given out again."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool = self._fresh()

    def map(self, function: Callable[[Span], Done], spans: Sequence[Span]) -> Iterator[tuple[int, Done]]:
        """The place and result of each span; raises `BrokenProcessPool` when processes keep being killed."""
        left = dict(enumerate(spans))
        for attempt in range(1, TRIES + 1):
            try:
                yield from self._some(function, left)
                return
            except BrokenProcessPool:
                if attempt == TRIES:
                    raise
                self.close()
                self._pool = self._fresh()

    def close(self) -> None:
        """End the processes; what they have not begun is not done."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _fresh(self) -> ProcessPoolExecutor:
        # New processes, not forked ones: the same on every system, and safe beside threads.
        return ProcessPoolExecutor(self.workers, mp_context=multiprocessing.get_context("spawn"))

    def _some(self, function: Callable[[Span], Done], left: dict[int, Span]) -> Iterator[tuple[int, Done]]:
        futures = {self._pool.submit(function, span): place for place, span in left.items()}
        for future in as_completed(futures):
            done = future.result()
            place = futures.pop(future)
            del left[place]
            yield place, done


@contextlib.contextmanager
def local(workers: int = 1) -> Iterator[Engine]:
    """The engine for this machine: this process alone, or several."""
    if workers == 1:
        yield Here()
        return
    pool = Pool(workers)
    try:
        yield pool
    finally:
        pool.close()

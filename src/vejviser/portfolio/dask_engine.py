"""Spans of work on a Dask cluster: one on this machine, or any that a scheduler's address leads to.

Needs the extra `sim`. When a worker dies, Dask gives its spans to another; every draw has its address, so
the answer is the same.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vejviser.portfolio.engine import Done, Engine, Span

RETRIES = 3
_CONFIGURATION = {
    "distributed.scheduler.allowed-failures": 10,
    "distributed.worker.daemon": True,
}


class NoDaskError(RuntimeError):
    """The extra `sim` is not installed."""


class NoSchedulerError(RuntimeError):
    """No scheduler answers at the address."""


@dataclass(frozen=True)
class Dask:
    """Works through a client of a cluster."""

    client: Any
    workers: int

    def map(self, function: Callable[[Span], Done], spans: Sequence[Span]) -> Iterator[tuple[int, Done]]:
        """The place and result of each span, as they end."""
        as_completed = importlib.import_module("distributed").as_completed
        futures = [self.client.submit(function, span, pure=False, retries=RETRIES) for span in spans]
        place = {future.key: at for at, future in enumerate(futures)}
        for future, done in as_completed(futures, loop=self.client.loop, with_results=True):
            yield place[future.key], done
            future.release()


def _known_scheme(address: str) -> None:
    """Nothing, or raises `ValueError`: a client of an unknown scheme could never be closed again."""
    scheme, _ = importlib.import_module("distributed.comm.addressing").parse_address(address)
    importlib.import_module("distributed.comm.registry").get_backend(scheme)


@contextlib.contextmanager
def dask_engine(workers: int = 2, scheduler: str = "") -> Iterator[Engine]:
    """An engine over a local cluster of `workers` processes, or the cluster of a `scheduler`'s address.

    Raises `NoDaskError` without the extra, `NoSchedulerError` when nobody answers.
    """
    try:
        dask: Any = importlib.import_module("dask")
        distributed: Any = importlib.import_module("distributed")
    except ImportError:
        raise NoDaskError from None
    with dask.config.set(_CONFIGURATION), contextlib.ExitStack() as stack:
        if scheduler:
            try:
                _known_scheme(scheduler)
                client = stack.enter_context(
                    distributed.Client(scheduler, timeout="10s", set_as_default=False)
                )
            except (OSError, ValueError) as error:
                raise NoSchedulerError(str(error)) from None
            workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
        else:
            cluster = stack.enter_context(
                distributed.LocalCluster(
                    workers, threads_per_worker=1, processes=True, dashboard_address=None
                )
            )
            client = stack.enter_context(distributed.Client(cluster, set_as_default=False))
        yield Dask(client, workers)

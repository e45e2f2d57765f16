"""On a Dask cluster the answer is the same to the last bit, also when a worker is killed on the way."""

from __future__ import annotations

import importlib
import os
import signal
from collections.abc import Iterator

import pytest

from tests.portfolio.folders import DAY, setting, some
from vejviser.portfolio.dask_engine import Dask, NoDaskError, NoSchedulerError, dask_engine
from vejviser.portfolio.run import run


@pytest.fixture(scope="module")
def cluster() -> Iterator[Dask]:
    with dask_engine(2) as engine:
        assert isinstance(engine, Dask)
        yield engine


def test_a_cluster_gives_the_same_bits_as_this_process(cluster: Dask) -> None:
    assert run(setting(), some(), DAY, engine=cluster).receipt == run(setting(), some(), DAY).receipt


def test_a_worker_killed_on_the_way_changes_not_one_bit(cluster: Dask) -> None:
    killed: list[int] = []

    def kill(phase: str, done: int, count: int) -> None:
        if phase == "simulate" and not killed:
            killed.append(next(iter(cluster.client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    found = run(setting(draws=4000), some(12), DAY, engine=cluster, span=1, told=kill)
    assert killed
    assert found.receipt == run(setting(draws=4000), some(12), DAY).receipt


def test_an_address_without_a_scheduler_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*given: object, **more: object) -> None:
        raise AssertionError("a client of an unknown scheme cannot be closed again")

    monkeypatch.setattr("distributed.Client", opened)
    with pytest.raises(NoSchedulerError), dask_engine(scheduler="nonsense://nowhere"):
        pass


def test_without_the_extra_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(NoDaskError), dask_engine():
        pass

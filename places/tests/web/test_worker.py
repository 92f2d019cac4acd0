"""gunicorn's worker that lets the others accept first when it has connections already."""

from __future__ import annotations

import pytest
from gunicorn.workers.gthread import ThreadWorker

from mapfront import gunicorn_conf
from mapfront.worker import EvenWorker


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each worker waited before it accepted, in the order of what happened; -1 for an acceptance."""
    happened: list[float] = []
    monkeypatch.setattr("mapfront.worker.time.sleep", happened.append)
    monkeypatch.setattr(ThreadWorker, "accept", lambda _self, _listener: happened.append(-1))
    return happened


def accepts(connections: int) -> None:
    even = EvenWorker.__new__(EvenWorker)
    even.nr_conns = connections
    even.accept(None)


def test_who_has_connections_waits_longer_before_the_next(waits: list[float]) -> None:
    for connections in (0, 1, 2):
        accepts(connections)
    none, first, one, second, two, third = waits
    assert first == second == third == -1
    assert none == 0 < one < two


def test_nobody_waits_long_however_many_there_are(waits: list[float]) -> None:
    accepts(5000)
    assert waits[0] <= 0.005


def test_the_server_uses_it() -> None:
    module, _dot, name = gunicorn_conf.worker_class.rpartition(".")
    assert (module, name) == (EvenWorker.__module__, EvenWorker.__name__)

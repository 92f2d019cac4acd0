"""Fixtures that every test may use, and the wall round them: nothing is reached beyond loopback."""

from __future__ import annotations

import hashlib
import ipaddress
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import override_settings
from django.utils import translation


def _is_loopback(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host or "localhost"
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def _stay_on_loopback(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: looking up or calling a foreign host fails the test that does it."""
    if event == "socket.getaddrinfo" and not _is_loopback(args[0]):
        raise RuntimeError(f"a test looked up {args[0]!r}: tests stay on the loopback address")
    if event == "socket.connect" and isinstance(args[1], tuple) and not _is_loopback(args[1][0]):
        raise RuntimeError(f"a test called {args[1][0]!r}: tests stay on the loopback address")


def pytest_configure() -> None:
    sys.addaudithook(_stay_on_loopback)


@pytest.fixture(scope="session", autouse=True)
def _plain_static_files() -> Iterator[None]:
    """Static files straight from their folders: no collectstatic before a test."""
    storages = {
        **django_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(STORAGES=storages, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A SpatiaLite test database is a file of its own: a live server's threads share no connection."""
    database = django_settings.DATABASES["default"]
    if database["ENGINE"].endswith("spatialite"):
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        options = database["OPTIONS"]
        options["init_command"] = f"{options.get('init_command', '')}; PRAGMA synchronous = OFF"


@pytest.fixture(scope="session")
def _snapshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("snapshots")


@pytest.fixture(autouse=True)
def _own_snapshot(settings: Any, _snapshots: Path, request: pytest.FixtureRequest) -> None:
    """Each test publishes and indexes into folders of its own: editions start anew with each database."""
    name = hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:16]
    settings.SNAPSHOT_DIR = _snapshots / name
    settings.INDEX_DIR = _snapshots / f"{name}-index"


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """Each test starts in English and without the names of the test before: a request in Arabic leaves
    its language with the thread, and editions begin anew."""
    from places.wording import regions

    translation.activate("en")
    regions.forget()


@pytest.fixture(scope="session")
def _seeded_copy() -> Iterator[list[Any]]:
    """The seeded SpatiaLite database, in memory, once a test has loaded it; at first an empty list."""
    copies: list[Any] = []
    yield copies
    for copy in copies:
        copy.close()


@pytest.fixture
def seeded(db: None, settings: Any, _seeded_copy: list[Any]) -> None:
    """The seeds, loaded into this test's database; where a copy can be laid down whole, only once."""
    from django.contrib.contenttypes.models import ContentType

    from places.desk.seeds import load_seeds

    connection.ensure_connection()
    copyable = connection.vendor == "sqlite" and not connection.in_atomic_block
    if copyable and _seeded_copy:
        _seeded_copy[0].backup(connection.connection)
        ContentType.objects.clear_cache()
        return
    load_seeds(settings.SEEDS_DIR)
    if copyable:
        import sqlite3  # the driver that mapfront/sqlite.py chose

        _seeded_copy.append(sqlite3.connect(":memory:", check_same_thread=False))
        connection.connection.backup(_seeded_copy[0])

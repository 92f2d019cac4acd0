"""One server on one seeded front for a whole module, whose tests only read. A module that wants it says

from places.tests.browser.one_front import *  # noqa: F403
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

__all__ = ["_live_server_helper", "_own_snapshot", "live_server"]


@pytest.fixture(scope="module")
def live_server(
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[LiveServer]:
    """The server. A module with SEEDED = False has no seeds; its own `prepare_front()`, if there is one, is
    called once they are there.
    """
    from django.conf import settings

    from places.desk.seeds import load_seeds

    with django_db_blocker.unblock(), override_settings(SNAPSHOT_DIR=tmp_path_factory.mktemp("snapshot")):
        if getattr(request.module, "SEEDED", True):
            load_seeds(settings.SEEDS_DIR)
        getattr(request.module, "prepare_front", lambda: None)()
        server = LiveServer("localhost")
        yield server
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def _live_server_helper() -> None:
    """pytest-django would empty the database after each test; here the module does, at its end."""


@pytest.fixture(autouse=True)
def _own_snapshot() -> None:
    """The module has one snapshot, as it has one front."""

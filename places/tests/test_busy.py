"""Whoever must wait for another's writing is told so, in words."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import RequestFactory
from django.utils.translation import override

from mapfront.busy import fault, is_busy

ROOT = Path(__file__).resolve().parents[2]


def _broken(words, error=OperationalError):
    def view(*_args, **_more):
        raise error(words)

    return view


def _answer(words, **request):
    try:
        raise OperationalError(words)
    except OperationalError:
        return fault(RequestFactory().post("/admin/", **request))


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_locked_database_is_said_in_the_readers_language_and_may_be_tried_again(language, direction):
    with override(language):
        response = _answer("database is locked")
    page = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"].isdigit()
    assert f'dir="{direction}"' in page
    assert "500" not in page
    assert "locked" not in page


def test_the_desks_script_is_answered_in_its_own_form():
    response = _answer("deadlock detected", data={}, content_type="application/json")
    assert response.status_code == 503
    assert b'{"error": "Somebody else is writing' in response.content


def test_another_fault_of_the_database_stays_a_fault():
    assert _answer("disk I/O error").status_code == 500
    assert not is_busy(ValueError("database is locked"))
    assert not is_busy(None)


def test_a_page_that_could_not_write_answers_so(client, admin_user, monkeypatch):
    monkeypatch.setattr(
        "django.contrib.sessions.backends.db.SessionStore.save", _broken("database is locked")
    )
    client.raise_request_exception = False
    sent = {"username": admin_user.username, "password": "password"}
    response = client.post("/admin/login/", sent, headers={"accept-language": "en"})
    assert response.status_code == 503
    assert "Somebody else is writing" in response.content.decode()


def test_a_command_says_so_in_one_sentence():
    code = (
        "import runpy; from unittest import mock; from django.db import OperationalError\n"
        "run = 'django.core.management.execute_from_command_line'\n"
        "with mock.patch(run, side_effect=OperationalError('database is locked')):\n"
        "    runpy.run_path('manage.py', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert (
        done.stderr.strip() == "Somebody else is writing to the database, and nothing was stored: try again."
    )

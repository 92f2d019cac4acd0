"""The project's frame: settings from the environment, middleware, pins, and the README's promises."""

from __future__ import annotations

import os
import re
import runpy
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import get_language
from packaging.requirements import Requirement

from mapfront.basemaps import origins, read_basemaps
from mapfront.local import local_secret_key
from mapfront.middleware import head_without_body, language_from_query
from mapfront.sqlite import use_loadable_sqlite
from places.models import EventType, User

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
STRONG_KEY = "k9" * 40
Read = Callable[..., dict[str, Any]]


@pytest.fixture
def read_settings(monkeypatch: pytest.MonkeyPatch) -> Read:
    """Run settings.py anew in an environment that holds nothing of ours but what the test gives."""

    def read(**environment: str) -> dict[str, Any]:
        for name in documented_settings():
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "mapfront" / "settings.py"))

    return read


def documented_settings() -> set[str]:
    return set(re.findall(r"`([A-Z_]{4,})`", README))


# Settings


def test_a_local_run_needs_no_settings(read_settings: Read) -> None:
    values = read_settings()
    assert values["DEBUG"] is False
    assert len(values["SECRET_KEY"]) >= 50
    assert values["DATABASES"]["default"]["ENGINE"] == "django.contrib.gis.db.backends.spatialite"
    assert values["SECURE_SSL_REDIRECT"] is False


def test_beyond_this_machine_a_secret_key_is_demanded(read_settings: Read) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        read_settings(ALLOWED_HOSTS="localhost,map.example.org")


def test_beyond_this_machine_a_secret_key_that_can_be_guessed_is_refused(read_settings: Read) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY has fewer than 32 characters"):
        read_settings(ALLOWED_HOSTS="map.example.org", SECRET_KEY="k" * 31)
    assert read_settings(SECRET_KEY="short")["LOCAL"]


@pytest.mark.parametrize("content", [b"a body", b""])
def test_head_brings_the_length_of_the_body_and_not_the_body(content: bytes) -> None:
    answer = head_without_body(lambda _request: HttpResponse(content))
    response = answer(RequestFactory().head("/"))
    assert response.content == b""
    assert response.headers.get("Content-Length", "0") == str(len(content))
    assert answer(RequestFactory().get("/")).content == content


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "DEBUG", "HSTS_SECONDS", "LOG_LEVEL", "ALLOWED_HOSTS", "SNAPSHOT_DIR"]
)
def test_an_empty_setting_is_an_unset_one(read_settings: Read, name: str) -> None:
    empty, unset = read_settings(**{name: ""}), read_settings()
    assert all(empty[key] == unset[key] for key in ("DEBUG", "ALLOWED_HOSTS", "SNAPSHOT_DIR", "LOGGING"))
    assert empty["SECRET_KEY"]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("DATABASE_URL", "mysql://localhost/front", "no address of a database that serves here"),
        ("DATABASE_URL", "", "is set but empty: unset it"),
        ("DATABASE_URL", "front.sqlite3", "no address of a database that serves here"),
        ("DATABASE_URL", "postgis://localhost:port/front", "cannot be read"),
        ("DATABASE_URL", "postgis://localhost", "names no database"),
        ("DATABASE_URL", "spatialite://", "names no database"),
        ("DEBUG", "maybe", "DEBUG is “maybe”: write true or false"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL is “LOUD”: write one of CRITICAL"),
        ("ONLINE_BASEMAPS", "[", "ONLINE_BASEMAPS is not JSON"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named_in_one_sentence(
    read_settings: Read, name: str, value: str, why: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=why):
        read_settings(**{name: value})


def test_the_seconds_of_hsts_are_a_number(read_settings: Read) -> None:
    with pytest.raises(ImproperlyConfigured, match="HSTS_SECONDS is “a year”: write a whole number"):
        read_settings(ALLOWED_HOSTS="map.example.org", SECRET_KEY=STRONG_KEY, HSTS_SECONDS="a year")


def test_debug_is_refused_beyond_this_machine(read_settings: Read) -> None:
    with pytest.raises(ImproperlyConfigured, match="DEBUG is for loopback hosts only"):
        read_settings(ALLOWED_HOSTS="map.example.org", SECRET_KEY=STRONG_KEY, DEBUG="true")


def test_beyond_this_machine_everything_goes_over_https(read_settings: Read) -> None:
    values = read_settings(ALLOWED_HOSTS="map.example.org", SECRET_KEY=STRONG_KEY)
    assert values["SECURE_SSL_REDIRECT"] is True
    assert values["SESSION_COOKIE_SECURE"] is True
    assert values["CSRF_COOKIE_SECURE"] is True
    assert values["SECURE_HSTS_SECONDS"] == 365 * 24 * 3600


def test_other_sites_of_the_domain_may_speak_http_until_the_owner_says_otherwise(read_settings: Read) -> None:
    wide = ("SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")
    values = read_settings(ALLOWED_HOSTS="map.example.org", SECRET_KEY=STRONG_KEY)
    assert [values[name] for name in wide] == [False, False]
    values = read_settings(ALLOWED_HOSTS="map.example.org", SECRET_KEY=STRONG_KEY, HSTS_SUBDOMAINS="true")
    assert [values[name] for name in wide] == [True, True]


def test_hsts_can_begin_short(read_settings: Read) -> None:
    values = read_settings(ALLOWED_HOSTS="map.example.org", SECRET_KEY=STRONG_KEY, HSTS_SECONDS="60")
    assert values["SECURE_HSTS_SECONDS"] == 60


def test_health_is_told_without_https() -> None:
    from django.conf import settings

    assert [pattern for pattern in settings.SECURE_REDIRECT_EXEMPT if re.search(pattern, "healthz")]


def test_database_url_may_name_postgis(read_settings: Read) -> None:
    database = read_settings(DATABASE_URL="postgis://u:p@127.0.0.1:5433/front")["DATABASES"]["default"]
    assert database["ENGINE"] == "django.contrib.gis.db.backends.postgis"
    assert (database["NAME"], database["PORT"]) == ("front", 5433)
    assert database["OPTIONS"] == {"options": "-c lock_timeout=20s"}


def test_a_database_folder_is_made_when_it_is_missing(read_settings: Read, tmp_path: Path) -> None:
    read_settings(DATABASE_URL=f"spatialite:///{tmp_path}/new/front.sqlite3")
    assert (tmp_path / "new").is_dir()


def test_by_default_the_page_loads_nothing_from_elsewhere(read_settings: Read) -> None:
    directives = read_settings()["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    sources = {str(source) for values in directives.values() for source in values}
    assert not [source for source in sources if "://" in source or "unsafe" in source]


def test_online_base_maps_widen_the_policy_by_their_origins_only(read_settings: Read) -> None:
    values = read_settings(
        ONLINE_BASEMAPS='[{"name": "OSM", "url": "https://{s}.tile.example.org/{z}/{x}/{y}.png"},'
        ' {"name": "Aerial", "url": "https://photo.example.net:8443/{z}/{y}/{x}", "maxZoom": 17}]'
    )
    directives = values["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert directives["img-src"][2:] == ["https://*.tile.example.org", "https://photo.example.net:8443"]
    assert [str(source) for source in directives["connect-src"]] == ["'self'"]
    assert values["ONLINE_BASEMAPS"][0] == {
        "name": "OSM",
        "url": "https://{s}.tile.example.org/{z}/{x}/{y}.png",
        "attribution": "",
        "maxZoom": 19,
    }


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[", "not JSON"),
        ("{}", "not a JSON list"),
        ('[{"name": "OSM"}]', "has name and url"),
        ('[{"name": "OSM", "url": "https://a.example/{z}", "zoom": 3}]', "has name and url"),
        ('[{"name": "OSM", "url": "http://a.example/{z}"}]', "does not begin with https://"),
    ],
)
def test_a_malformed_list_of_base_maps_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=complaint):
        read_basemaps(text)


def test_origins_of_no_base_map_are_none() -> None:
    assert origins([]) == []


def test_manage_says_in_one_sentence_that_it_cannot_start() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "manage.py", "check"],
        env={**os.environ, "ALLOWED_HOSTS": "map.example.org", "SECRET_KEY": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr == (
        "MapFront cannot start: SECRET_KEY is not set, and ALLOWED_HOSTS names hosts beyond this machine.\n"
    )


# What settings.py stands on


def test_the_local_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret-key"
    key = local_secret_key(path)
    assert local_secret_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600
    assert local_secret_key(tmp_path / "other") != key


def test_the_sqlite_in_use_can_load_extensions() -> None:
    assert use_loadable_sqlite() in {"sqlite3", "pysqlite3"}
    assert hasattr(sys.modules["sqlite3"].Connection, "enable_load_extension")


def test_a_missing_pysqlite3_leaves_the_standard_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "Connection", object)
    monkeypatch.setitem(sys.modules, "pysqlite3", None)
    assert use_loadable_sqlite() == "sqlite3"


# Middleware


def _language_seen(query: str) -> tuple[str | None, HttpResponse]:
    seen: list[str | None] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.COOKIES.get("django_language"))
        return HttpResponse(get_language())

    response = language_from_query(view)(RequestFactory().get("/" + query))
    return seen[0], response


def test_lang_in_the_query_chooses_the_language_and_is_kept() -> None:
    seen, response = _language_seen("?lang=ar")
    assert seen == "ar"
    assert response.cookies["django_language"].value == "ar"


@pytest.mark.parametrize("query", ["", "?lang=", "?lang=xx", "?lang=ar%00"])
def test_an_unknown_language_is_ignored(query: str) -> None:
    seen, response = _language_seen(query)
    assert seen is None
    assert not response.cookies


@pytest.mark.django_db
def test_every_page_carries_the_headers_that_keep_it_safe(client: Client) -> None:
    headers = client.get("/admin/login/").headers
    assert "'unsafe-inline'" not in headers["Content-Security-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


# Setting up


@pytest.mark.django_db
def test_the_first_superuser_is_made_once_and_its_password_opens_the_desk(client: Client) -> None:
    said = StringIO()
    call_command("create_first_superuser", stdout=said)
    found = re.search(r"user name (\S+), password (\S+)", said.getvalue())
    assert found
    assert client.login(username=found[1], password=found[2])

    again = StringIO()
    call_command("create_first_superuser", stdout=again)
    assert again.getvalue() == ""
    assert User.objects.filter(is_superuser=True).count() == 1


@pytest.mark.django_db
def test_preparing_loads_the_seeds_and_names_the_first_editor_only_once() -> None:
    first, second = StringIO(), StringIO()
    call_command("prepare", stdout=first)
    call_command("prepare", stdout=second)
    assert "The first editor" in first.getvalue()
    assert "The first editor" not in second.getvalue()
    assert EventType.objects.exists()


@pytest.mark.django_db
def test_preparing_brings_back_what_the_database_itself_refuses_and_notes() -> None:
    table = " ON places_event" if connection.vendor == "postgresql" else ""
    drop = f"DROP TRIGGER places_event_touched_insert{table}"
    with connection.cursor() as cursor:
        cursor.execute(drop)
        call_command("prepare", stdout=StringIO())
        cursor.execute(drop)  # an error, were it not there again


@pytest.mark.django_db
def test_a_superuser_who_is_there_already_is_enough() -> None:
    User.objects.create_superuser("chief")
    call_command("create_first_superuser", stdout=StringIO())
    assert list(User.objects.values_list("username", flat=True)) == ["chief"]


def test_leaflet_and_the_fonts_are_served_by_us() -> None:
    for path in (
        "leaflet/leaflet.js",
        "npm/plex-sans/ibm-plex-sans-latin-400-normal.woff2",
        "npm/plex-arabic/ibm-plex-sans-arabic-arabic-400-normal.woff2",
    ):
        if path.startswith("npm/") and not (ROOT / "node_modules").is_dir():
            pytest.skip("npm's packages are not installed")
        assert finders.find(path), path


def _pinned(name: str) -> dict[str, Requirement]:
    lines = (line.split("#")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    return {_canonical(pin.name): pin for pin in (Requirement(line) for line in lines if line)}


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_is_pinned_with_all_that_it_needs() -> None:
    pins = {**_pinned("requirements.txt"), **_pinned("requirements-dev.txt")}
    for name, pin in pins.items():
        assert re.fullmatch(r"==[^*]+", str(pin.specifier)), f"{name} is not pinned"
        if pin.marker and not pin.marker.evaluate():
            continue
        for needed in map(Requirement, metadata.requires(name) or []):
            if not needed.marker or needed.marker.evaluate({"extra": ""}):
                assert _canonical(needed.name) in pins, f"{name} needs {needed.name}, which is not pinned"


# The README's promises


def test_every_setting_is_in_the_readme() -> None:
    sources = "".join(
        (ROOT / name).read_text(encoding="utf-8")
        for name in ("mapfront/settings.py", "mapfront/gunicorn_conf.py", "scripts/common.sh")
    )
    read = set(re.findall(r"""env(?:\.\w+)?\(\s*["']([A-Z_]+)["']""", sources))
    read |= set(re.findall(r"""os\.environ(?:\.get\(|\[)["']([A-Z_]+)["']""", sources))
    assert {"DATABASE_URL", "SECRET_KEY", "PORT"} <= read
    assert read <= documented_settings()


def test_every_command_is_in_the_readme() -> None:
    commands = {path.stem for path in (ROOT / "places/management/commands").glob("[a-z]*.py")}
    assert not {name for name in commands if f"`{name}" not in README and f"manage.py {name}" not in README}


def test_every_target_of_make_explains_itself() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    explained = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    assert {"run", "test", "test-fast", "lint", "screenshots", "clean", "help"} <= explained


def test_strings_are_marked_by_names_that_the_catalogues_are_gathered_by():
    other_name = re.compile(r"\b[np]{0,2}gettext(?:_lazy)? as (?!_\b)\w+")
    for file in (ROOT / "places").rglob("*.py"):
        assert not other_name.search(file.read_text(encoding="utf-8")), file

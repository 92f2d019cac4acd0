"""What the service worker is told: which files the map consists of, and the version that they make up.

The worker (static/map/service-worker.js) keeps the map's page in every language, the texts of the page
and the static files under one version. Any change of code, style, templates, translations or settings
that reach the page makes another version; published data has versions of its own (see snapshot.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.urls import reverse

from places.publishing.digest import short_hash

SCRIPT = "map/service-worker.js"
_MAP = (
    "map/*",
    "pages/*",
    "fonts.css",
    "site.css",
    "pages.css",
    "leaflet/leaflet.js",
    "leaflet/leaflet.css",
    "npm/geographiclib/*",
    "npm/geodesy/*",
)
"""Static files without which the map does not open; fonts come from what fonts.css names."""

_UNREGISTER = b"""addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const forget = caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))));
  event.waitUntil(forget.then(() => registration.unregister()));
});
"""
"""The script of an installation that wants no service worker: it takes an earlier one away."""


def enabled() -> bool:
    return bool(settings.OFFLINE)


def script() -> bytes:
    """The service worker with what it has to know put before it."""
    if not enabled():
        return _UNREGISTER
    told = b"self.MAPFRONT = " + orjson.dumps(_told() if settings.DEBUG else _told_once()) + b";\n"
    return told + _source(SCRIPT)


def _told() -> dict[str, Any]:
    files = sorted({static(name) for name in _names()})
    languages = [code for code, _name in settings.LANGUAGES]
    return {
        "version": _version(files),
        "languages": languages,
        "shell": reverse("map"),
        "absent": reverse("not-kept"),
        "catalogues": {code: reverse("jsi18n", args=[code]) for code in languages},
        "files": files,
        "static": settings.STATIC_URL,
        "manifest": reverse("manifest"),
    }


_told_once = cache(_told)


def forget() -> None:
    """Look again at files and settings; only tests need it: a deployment starts a new process."""
    _told_once.cache_clear()


def _names() -> Iterator[str]:
    """Names of the map's static files, as `static()` takes them."""
    for finder in finders.get_finders():
        for name, _storage in finder.list([]):
            if any(fnmatch(name, pattern) for pattern in _MAP) and name != SCRIPT:
                yield name
    yield from re.findall(r"npm/plex[\w./-]+\.woff2", _source("fonts.css").decode())


def _source(name: str) -> bytes:
    path = finders.find(name)
    return Path(str(path)).read_bytes() if path else b""


def _version(files: list[str]) -> str:
    """Names that carry their hash speak for the static files; where they do not, the contents do."""
    parts = [*files, _source(SCRIPT).decode(), str(settings.ONLINE_BASEMAPS), str(settings.LANGUAGES)]
    paths = list((settings.BASE_DIR / "templates").rglob("*.html"))
    paths += [path for folder in settings.LOCALE_PATHS for path in Path(folder).rglob("*.mo")]
    parts += [short_hash(path.read_bytes()) for path in sorted(paths)]
    if not getattr(staticfiles_storage, "hashed_files", None):
        parts += [short_hash(_source(name)) for name in sorted(set(_names()))]
    return short_hash("\n".join(parts).encode())

"""Settings from the environment: what cannot be read is said in one plain sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

ENGINES = ("spatialite", "postgis")
LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")
_YES, _NO = ("true", "on", "ok", "y", "yes", "1"), ("false", "off", "n", "no", "0")


class Environment(environ.Env):  # type: ignore[misc]
    """django-environ, which takes any word for a "no" and shows a traceback where it fails."""

    def flag(self, name: str, *, default: bool) -> bool:
        """A yes or no; the default where it is unset or empty."""
        text = self.str(name, default="").strip().lower()
        if text in ("", *_YES, *_NO):
            return text in _YES if text else default
        raise ImproperlyConfigured(f"{name} is “{text}”: write true or false.")

    def whole(self, name: str, *, default: int, least: int = 0, most: int = 2**31 - 1) -> int:
        """A whole number from `least` to `most`; the default where it is unset or empty."""
        text = self.str(name, default="").strip()
        if not text:
            return default
        if not (text.isascii() and text.isdigit()):
            raise ImproperlyConfigured(f"{name} is “{text}”: write a whole number.")
        if not least <= int(text) <= most:
            raise ImproperlyConfigured(f"{name} is {text}: write a number from {least} to {most}.")
        return int(text)

    def one_of(self, name: str, choices: tuple[str, ...], *, default: str) -> str:
        """One of a few words, in capitals; the default where it is unset or empty."""
        text = self.str(name, default="").strip().upper() or default
        if text not in choices:
            raise ImproperlyConfigured(f"{name} is “{text}”: write one of {', '.join(choices)}.")
        return text

    def folder(self, name: str, *, default: Path) -> Path:
        """A folder; the default where it is unset or empty."""
        return Path(self.str(name, default="").strip() or default)

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        """A SpatiaLite or PostGIS database by its address; the default where it is unset. An empty one is
        refused: whoever forgot the address must not find his work in another database."""
        address = self.str(name, default=default).strip()
        example = "spatialite:////path/to/file.sqlite3 or postgis://user:password@host:5432/name"
        if not address:
            raise ImproperlyConfigured(f"{name} is set but empty: unset it, or write {example}.")
        scheme = address.partition("://")[0]
        if "://" not in address or scheme not in ENGINES:
            raise ImproperlyConfigured(
                f"{name} is no address of a database that serves here: write {example}."
            )
        found: dict[str, Any] = _or(
            lambda: self.db_url_config(address), f"{name} cannot be read: write {example}."
        )
        if not found.get("NAME") or found["NAME"] == ":memory:":
            raise ImproperlyConfigured(f"{name} names no database: write {example}.")
        return found

    def made(self, folder: Path, name: str) -> None:
        """Make a folder that the setting `name` needs, where it is missing."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ImproperlyConfigured(
                f"{name}: the folder {folder} cannot be made ({error.strerror})."
            ) from error


def _or(read: Callable[[], Any], said: str) -> Any:
    try:
        return read()
    except (ValueError, KeyError, TypeError) as error:
        raise ImproperlyConfigured(said) from error

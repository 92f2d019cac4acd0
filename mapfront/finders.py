"""Static files of npm packages: only those that pages ask for, not the rest that a package brings along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder


class WantedFiles(FileSystemFinder):
    """STATICFILES_DIRS; a prefix that settings.FRONT_END_FILES names gives files of its patterns only."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        for path, storage in super().list(ignore_patterns):
            patterns = settings.FRONT_END_FILES.get(str(getattr(storage, "prefix", "")))
            if patterns is None or any(fnmatch(path, pattern) for pattern in patterns):
                yield path, storage

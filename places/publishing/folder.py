"""The snapshot's folder: files that appear whole, are served as they were compressed, and go in time.

Names are hashes of the content, so that a file never changes. Subfolders belong to others: `rows/`
holds what goes with an edition's key (see editions.py), `words/` the index of the search, `reading/` what
was read for the newest edition.
"""

from __future__ import annotations

import fcntl
import gzip
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import brotli
from django.conf import settings

GRACE_S = 3600
"""How long files of earlier editions stay for pages that are still open."""

MANIFEST = "manifest.json"
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""Content codings, best first, and how the precompressed files end."""

SMALL = 1 << 20
"""Up to so many bytes are pressed as small as brotli can; larger ones in a fraction of the time."""

_FAST, _BEST = 5, 9
_GZIP = 6


def root() -> Path:
    return Path(settings.SNAPSHOT_DIR)


@contextmanager
def lock(*, wait: bool) -> Iterator[bool]:
    """Hold the folder's lock across processes; gives False when it is taken and `wait` is False."""
    root().mkdir(parents=True, exist_ok=True)
    with (root() / ".lock").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def write(files: dict[str, bytes]) -> None:
    """Write files with their compressed forms beside, two at a time, unless they are there already."""
    with ThreadPoolExecutor(max_workers=2) as pool:  # brotli and zlib let the interpreter go on
        list(pool.map(_write_one, files, files.values()))


def _write_one(name: str, body: bytes) -> None:
    path = root() / name
    if path.is_file() and path.stat().st_size == len(body) and all(map(Path.is_file, beside(path))):
        return
    write_coded(path, body, _BEST if len(body) <= SMALL else _FAST)
    replace(path, body)


def write_coded(path: Path, body: bytes, quality: int = _FAST) -> None:
    """Write only the compressed forms of `body`, which would be called `path`."""
    br, gz = beside(path)
    replace(gz, gzip.compress(body, _GZIP, mtime=0))
    replace(br, brotli.compress(body, quality=quality))


def beside(path: Path) -> tuple[Path, Path]:
    """Where the forms of a file in each of ENCODINGS lie."""
    br, gz = (path.with_name(path.name + ending) for ending in ENCODINGS.values())
    return br, gz


def replace(path: Path, body: bytes) -> None:
    """Put a whole file in place at once: a reader sees the old one or the new one, never a part."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), 0o644)
            file.write(body)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def retire(wanted: Iterable[str], left: Iterable[str], key: str, left_key: str) -> None:
    """Remove what no edition of the last hour named: files, and folders of editions' keys.

    What has just left the manifest (`left`, `left_key`) is marked with the time, for its own says
    nothing of when it was last wanted.
    """
    wanted, left = {MANIFEST, ".lock", *wanted}, set(left)
    oldest = time.time() - GRACE_S
    for path in root().iterdir():
        name = re.sub(r"\.(?:gz|br)$", "", path.name)
        if name not in wanted and path.is_file():
            _retire_one(path, just_left=name in left, oldest=oldest)
    if editions().is_dir():
        for path in editions().iterdir():
            if path.name != key:
                _retire_one(path, just_left=path.name == left_key, oldest=oldest)


def _retire_one(path: Path, *, just_left: bool, oldest: float) -> None:
    if just_left:
        os.utime(path)
    elif path.stat().st_mtime < oldest:
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def editions() -> Path:
    """The folder of folders that go with an edition's key."""
    return root() / "rows"

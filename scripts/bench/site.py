"""The project's own pages over a snapshot of generated events, for gunicorn: `scripts.bench.site:app`.

Everything but /data/ is Django as `make run` serves it; /data/ comes from the folder BENCH_DATA, compressed
as it lies there (without one that is Django too). Titles and details are made up on the spot, each row's
UUID being its number.
"""

from __future__ import annotations

import json
import mimetypes
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from mapfront.wsgi import application
from places.publishing import snapshot

Start = Callable[[str, list[tuple[str, str]]], Any]


def uuid_of(row: int) -> str:
    return f"00000000-0000-4000-8000-{row:012x}"


def titles(count: int, first: int, size: int) -> dict[str, list[str]]:
    rows = range(first, min(first + size, count))
    return {
        "uuid": [uuid_of(row) for row in rows],
        "title_en": [f"Synthetic event {row}" for row in rows],
        "title_ar": [f"حدث مصطنع {row}" for row in rows],
        "where_en": ["" for _ in rows],
        "where_ar": ["" for _ in rows],
        "when_edtf": ["" for _ in rows],
    }


def details(count: int, first: int, size: int) -> dict[str, Any]:
    empty = {"summary_en": "", "summary_ar": "", "note_en": "", "note_ar": "", "grade": "C3"}
    more: dict[str, list[Any]] = {"participants": [], "figures": [], "claims": []}
    return {
        "rows": [{**empty, **more, "uuid": uuid_of(row)} for row in range(first, min(first + size, count))]
    }


class Data:
    """WSGI: /data/ from a folder, everything else from `otherwise`."""

    def __init__(self, folder: Path, otherwise: Callable[..., Iterable[bytes]]) -> None:
        self.folder, self.otherwise = folder, otherwise
        body = (folder / "manifest.json").read_bytes()
        built = snapshot.Built(json.loads(body), body)
        self.count, self.sizes = built.manifest["counts"]["events"], built.manifest["details"]
        snapshot.at_hand = lambda: built  # what the map's page comes with

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not path.startswith("/data/"):
            return self.otherwise(environ, start)
        name = path.removeprefix("/data/")
        body = self._told(name, parse_qs(environ["QUERY_STRING"]))
        if body is not None:
            return self._answer(start, body, "application/json", "")
        file = self.folder / Path(name).name
        packed = file.with_name(file.name + ".br")
        if not file.is_file():
            start("404 Not Found", [("Content-Type", "text/plain")])
            return [b""]
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        if packed.is_file() and "br" in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return self._answer(start, packed.read_bytes(), kind, "br")
        return self._answer(start, file.read_bytes(), kind, "")

    def _rows(self, make: Callable[[int, int, int], Any], rest: str, kind: str) -> Any:
        size = self.sizes[kind]
        return make(self.count, int(rest.split(".")[1]) * size, size)

    def _told(self, name: str, query: dict[str, list[str]]) -> bytes | None:
        stem, _, rest = name.partition(".")
        if stem == "titles":
            return json.dumps(self._rows(titles, rest, "titles")).encode()
        if stem == "details":
            return json.dumps(self._rows(details, rest, "events")).encode()
        if name == "row.json":
            return json.dumps({"row": int(query["event"][0][-12:], 16)}).encode()
        return None

    @staticmethod
    def _answer(start: Start, body: bytes, kind: str, coding: str) -> Iterable[bytes]:
        headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
        start("200 OK", headers + ([("Content-Encoding", coding)] if coding else []))
        return [body]


_folder = os.environ.get("BENCH_DATA")
app = Data(Path(_folder), application) if _folder else application

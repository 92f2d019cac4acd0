"""Titles and details of rows, rendered when somebody asks, and kept on disk while their edition lasts.

Only what is published now ever leaves: while an edition is the current one, nothing of it can have
been withdrawn; afterwards its files are read no more, and what is asked of it is rendered anew.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from places.models import Event
from places.publishing import details, editions, folder, snapshot
from places.publishing.prepared import Prepared

NAME = re.compile(r"(titles|details)\.([0-9a-f]{16})\.(0|[1-9][0-9]{0,8})\.json")
_COLUMNS = ("uuid", "title_en", "title_ar", "where_en", "where_ar", "when_edtf")
_TITLES = Prepared(
    "pk",
    lambda: Event.objects.published().order_by().values("pk", *_COLUMNS, "place__name_en", "place__name_ar"),
)


class GoneError(LookupError):
    """The edition of this key is no longer kept."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body in a content coding ("" for none). `lasting`: it is the current edition's."""

    body: bytes
    coding: str
    lasting: bool


def render(name: str, accepted: frozenset[str]) -> Rendered | None:
    """The file of this name, in the best of the accepted codings; None where there is no such file.
    Raises GoneError for an edition that is no longer kept. `name` may be anything a client sends.
    """
    found = NAME.fullmatch(name)
    if not found:
        return None
    kind, key, part = found[1], found[2], int(found[3])
    lasting = key == snapshot.key_of(snapshot.stamp())
    path = editions.path_of(key) / name
    if lasting and (kept := _kept(path, accepted)):
        return kept
    order = editions.find(key)
    if order is None:
        raise GoneError(key)
    size, make = _KINDS[kind]
    pks = order.pks(part * size, size)
    if not pks:
        return None
    body = orjson.dumps(make(pks))
    if not lasting:
        return Rendered(body, "", lasting=False)
    folder.write_coded(path, body)
    return _kept(path, accepted)


def _kept(path: Path, accepted: frozenset[str]) -> Rendered | None:
    try:
        for coding, form in zip(folder.ENCODINGS, folder.beside(path), strict=True):
            if coding in accepted:
                return Rendered(form.read_bytes(), coding, lasting=True)
        return Rendered(gzip.decompress(folder.beside(path)[1].read_bytes()), "", lasting=True)
    except OSError:
        return None


def titles(pks: list[int]) -> dict[str, list[Any]]:
    """What lists show of these events, in columns; None in each for one that is not published. One query.
    The place's names stand where no words say where.
    """
    found: dict[int, tuple[Any, ...]] = {}
    for row in _TITLES.rows(pks):
        where_en = row["where_en"] or row["place__name_en"] or ""
        where_ar = row["where_ar"] or row["place__name_ar"] or ""
        titles = row["title_en"], row["title_ar"]
        found[row["pk"]] = (str(row["uuid"]), *titles, where_en, where_ar, row["when_edtf"])
    none = (None,) * len(_COLUMNS)
    listed = zip(*(found.get(pk, none) for pk in pks), strict=True)
    return dict(zip(_COLUMNS, map(list, listed), strict=True))


def _details(pks: list[int]) -> dict[str, Any]:
    return {"rows": details.of_events(pks)}


_KINDS: dict[str, tuple[int, Callable[[list[int]], dict[str, Any]]]] = {
    "titles": (snapshot.TITLES, titles),
    "details": (snapshot.DETAILS, _details),
}

"""Titles and details of rows, rendered when somebody asks, and kept in memory for who asks next.

Only what is published now ever leaves: while an edition is the current one, nothing of it can have
been withdrawn; afterwards what was kept is looked at no more, and what is asked of it is rendered anew.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import brotli
import orjson
from django.conf import settings

from places.models import Event
from places.publishing import details, editions, snapshot
from places.publishing.kept import Kept
from places.publishing.prepared import Prepared

ROOM = 32 << 20
"""Bytes that each process keeps of what it rendered: some thousand answers."""

_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    # The quickest levels: each step up saves a few per cent and takes as long as a query.
    "br": lambda body: bytes(brotli.compress(body, quality=1)),
    "gzip": lambda body: gzip.compress(body, 1, mtime=0),
    "": bytes,
}
"""What presses a body, by its coding, the best first."""

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
    coding = next(coding for coding in _PACKERS if coding in accepted or not coding)
    known = f"{settings.SNAPSHOT_DIR} {name} {coding}"
    if lasting and (body := _kept.get(known)):
        return Rendered(body, coding, lasting=True)
    order = editions.find(key)
    if order is None:
        raise GoneError(key)
    size, make = _KINDS[kind]
    pks = order.pks(part * size, size)
    if not pks:
        return None
    body = _PACKERS[coding](orjson.dumps(make(pks)))
    if lasting:
        _kept.put(known, body)
    return Rendered(body, coding, lasting)


_kept = Kept(ROOM)


def titles(pks: list[int]) -> dict[str, list[Any]]:
    """What lists show of these events, in columns; None in each for one that is not published. One query.
    The place's names stand where no words say where.
    """
    found: dict[int, tuple[Any, ...]] = {}
    for row in _TITLES.rows(pks):
        where_en = row["where_en"] or row["place__name_en"] or ""
        where_ar = row["where_ar"] or row["place__name_ar"] or ""
        titles = row["title_en"], row["title_ar"]
        found[row["pk"]] = (row["uuid"], *titles, where_en, where_ar, row["when_edtf"])
    none = (None,) * len(_COLUMNS)
    listed = zip(*(found.get(pk, none) for pk in pks), strict=True)
    return dict(zip(_COLUMNS, map(list, listed), strict=True))


def _details(pks: list[int]) -> dict[str, Any]:
    return {"rows": details.of_events(pks)}


_KINDS: dict[str, tuple[int, Callable[[list[int]], dict[str, Any]]]] = {
    "titles": (snapshot.TITLES, titles),
    "details": (snapshot.DETAILS, _details),
}

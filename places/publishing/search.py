"""Find places by name, in either script, the likeliest first.

Articles weigh nothing: "Susah", "al-Susah", "السوسة" and "سوسة" find the same place. Two queries,
whatever the gazetteer's size; the ranking is done here, so that both databases rank alike.
"""

from __future__ import annotations

import re
from typing import Any

from places.models import Place, PlaceName
from places.models.gazetteer import PlaceKind
from places.reading.text import WORD, fold

MOST = 20
LONGEST = 80
"""Characters of a query that are looked at: longer than any name."""

_ARTICLES = {"al", "el", "ul", "as", "es", "ad", "ed", "ar", "er", "at", "et", "az", "ez", "an", "en", "ash"}
_WEIGHT: dict[str, int] = {
    PlaceKind.CITY: 4,
    PlaceKind.TOWN: 3,
    PlaceKind.GOVERNORATE: 2,
    PlaceKind.VILLAGE: 1,
}
_EXACT, _PREFIX, _WORDS, _WITHIN = range(4)


def find(query: str, limit: int = 10) -> list[dict[str, Any]]:
    """At most `limit` places, best first: {uuid, name_en, name_ar, kind, lon, lat, admin1}; none for
    a query without letters.
    """
    wanted = _words(query[:LONGEST])
    ranks = _ranked(wanted) if wanted else {}
    places = Place.objects.in_bulk(sorted(ranks, key=lambda pk: ranks[pk])[: min(limit, MOST)])
    return [_found(places[pk]) for pk in sorted(places, key=lambda pk: ranks[pk])]


def _ranked(wanted: list[str]) -> dict[int, tuple[Any, ...]]:
    """How well each place that fits does so, by pk: the smaller the better."""
    longest = max(wanted, key=len)
    names = PlaceName.objects.filter(folded__contains=longest)
    if len(longest) == 1:
        names = names.filter(folded__startswith=longest)
    ranks: dict[int, tuple[Any, ...]] = {}
    for pk, folded, prior, kind, population, name_en in names.values_list(
        "place_id", "folded", "place__prior", "place__kind", "place__population", "place__name_en"
    ):
        fit = _fit(wanted, _split(folded))
        if fit is not None:
            rank = (fit, -prior, -_WEIGHT.get(kind, 0), -(population or 0), name_en, pk)
            ranks[pk] = min(rank, ranks.get(pk, rank))
    return ranks


def _fit(wanted: list[str], name: list[str]) -> int | None:
    """How the words of a query fit those of a name; None where they do not."""
    if wanted == name:
        return _EXACT
    if " ".join(name).startswith(" ".join(wanted)):
        return _PREFIX
    if all(any(word.startswith(part) for word in name) for part in wanted):
        return _WORDS
    return _WITHIN if "".join(wanted) in "".join(name) else None


def _words(text: str) -> list[str]:
    return _split(fold(text))


def _split(folded: str) -> list[str]:
    """The words of a folded name without articles; an article that stands alone is a word."""
    words = [re.sub(r"^ال(?=.{2})", "", word).replace("'", "") for word in WORD.findall(folded)]
    return [word for word in words if word not in _ARTICLES] or words


def _found(place: Place) -> dict[str, Any]:
    return {
        "uuid": str(place.uuid),
        "name_en": place.name_en,
        "name_ar": place.name_ar,
        "kind": place.kind,
        "lon": round(place.point.x, 5),
        "lat": round(place.point.y, 5),
        "admin1": place.admin1,
    }

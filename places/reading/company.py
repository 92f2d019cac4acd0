"""The places that a text names, as company of one another: what lies near them is likelier meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from places.reading.plane import km
from places.reading.types import Mention, PlaceRecord

NEAR_KM = 60.0
"""Places of one report lie within tens of kilometres of each other; at this distance the pull of a
neighbour has fallen to a third."""

_NEAREST = 5
"""The neighbours that pull at a place; of more the farthest say nothing."""

_COMPANY = 200
"""The places, those named most often, that others are measured against: beyond so many a text is a
gazetteer, and each against each would take the square of its length."""


class Company:
    """The places that a text names, by how often, and how far they are from others.

    `counts` says how often by key, `named` how often in all.
    Distances are to the `_COMPANY` places named most often, and each place is measured once, so the
    work grows with the distinct places of a text and not with its square.
    """

    def __init__(self, places: Iterable[PlaceRecord]) -> None:
        by_key: dict[str, PlaceRecord] = {}
        self.counts: Counter[str] = Counter()
        for place in places:
            by_key.setdefault(place.key, place)
            self.counts[place.key] += 1
        self.named = self.counts.total()
        self._most = [(by_key[key], count) for key, count in self.counts.most_common(_COMPANY)]
        self._known: dict[str, list[tuple[float, str]]] = {}
        self._near: dict[str, bool] = {}

    def nearest(self, place: PlaceRecord) -> list[tuple[float, str]]:
        """(kilometres, key) of the nearest others, a place named n times n times; one more than pull."""
        known = self._known.get(place.key)
        if known is None:
            here = place.lon_lat
            away = sorted(
                [
                    (km(here, other.lon_lat), other.key, count)
                    for other, count in self._most
                    if other.key != place.key
                ]
            )[: _NEAREST + 1]
            known = []
            for kilometres, key, count in away:
                known += [(kilometres, key)] * min(count, _NEAREST + 1)
            self._known[place.key] = known = known[: _NEAREST + 1]
        return known

    def has_near(self, place: PlaceRecord) -> bool:
        """Whether another place of the text lies near this one."""
        key, here = place.key, place.lon_lat
        near = self._near.get(key)
        if near is None:
            near = self._near[key] = any(
                other.key != key and km(here, other.lon_lat) < NEAR_KM for other, _ in self._most
            )
        return near


class Others:
    """The company of one mention: that of its text without its `own` place once. Falsy when empty."""

    def __init__(self, company: Company, own: PlaceRecord | None) -> None:
        self._company, self._own = company, own.key if own is not None else ""

    def __bool__(self) -> bool:
        return self._company.named > bool(self._own)

    def distances(self, place: PlaceRecord, *, itself: bool = False) -> list[float]:
        """Kilometres to the nearest others, at most `_NEAREST`, in order; with `itself` the place named
        again counts, at no distance."""
        away, own = self._company.nearest(place), self._own
        keys = [key for _, key in away]
        if own in keys:
            left_out = keys.index(own)
            away = [*away[:left_out], *away[left_out + 1 :]]
        found = [km for km, _ in away[:_NEAREST]]
        if itself and self._company.counts[place.key] > (place.key == own):
            found.insert(0, 0.0)
        return found


def anchors_of(mentions: dict[int, Mention]) -> list[tuple[int, PlaceRecord]]:
    """The mentions whose place is beyond doubt, and not so wide that it says nothing of where."""
    found = []
    for i, mention in mentions.items():
        spots = [c.place for c in mention.candidates if c.score > mention.candidates[0].score - 0.15]
        together = all(km(spots[0].lon_lat, p.lon_lat) < 2 * NEAR_KM for p in spots)
        if together and spots[0].kind not in ("country", "river", "desert", "region"):
            found.append((i, spots[0]))
    return found

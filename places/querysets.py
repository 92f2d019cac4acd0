"""Named querysets: the only door through which public rows leave."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self, TypeVar

from django.contrib.gis.geos import Polygon
from django.db import models
from django.db.models import Q

from places.reading.text import fold

if TYPE_CHECKING:
    from places.models import Event, Place  # noqa: F401  (named in the strings below)

_Row = TypeVar("_Row", bound=models.Model)

Bbox = tuple[float, float, float, float]
"""west, south, east, north in degrees, WGS 84"""


class ReviewedQuerySet(models.QuerySet[_Row]):
    """Rows that go through the desk."""

    def published(self) -> Self:
        return self.filter(status="published")


class EventQuerySet(ReviewedQuerySet["Event"]):
    def in_bbox(self, bbox: Bbox) -> Self:
        """Events whose geometry touches the box."""
        return self.filter(geometry__bboverlaps=Polygon.from_bbox(bbox))

    def between(self, first: datetime.date | None, last: datetime.date | None) -> Self:
        """Events that may have happened from `first` to `last`, both included; None is open.

        An event without an earliest day may lie anywhere before its latest, so only `first`
        can rule it out; an undated event is never ruled out.
        """
        rows = self
        if first is not None:
            rows = rows.filter(Q(latest__isnull=True) | Q(latest__gte=first))
        if last is not None:
            rows = rows.filter(Q(earliest__lte=last) | Q(earliest__isnull=True))
        return rows

    def for_map(self) -> Self:
        """Everything that the map and the feeds read of an event, in a fixed number of queries."""
        return self.select_related("type", "place").prefetch_related(
            "participants__actor", "figures", "claims__report__source", "claims__claimant"
        )


class PlaceQuerySet(models.QuerySet["Place"]):
    def in_bbox(self, bbox: Bbox) -> Self:
        return self.filter(point__bboverlaps=Polygon.from_bbox(bbox))

    def named_like(self, query: str) -> Self:
        """Places one of whose names, in either script, begins with or contains `query`, folded."""
        folded = fold(query)
        if not folded:
            return self.none()
        return self.filter(names__folded__contains=folded).distinct()

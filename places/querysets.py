"""Named querysets: the only door through which public rows leave."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self, TypeVar

from django.contrib.gis.geos import Polygon
from django.db import connections, models
from django.db.models import Q

if TYPE_CHECKING:
    from places.models import Event, Place  # noqa: F401  (named in the strings below)

_Row = TypeVar("_Row", bound=models.Model)

Bbox = tuple[float, float, float, float]
"""west, south, east, north in degrees, WGS 84"""


FEW = 5_000
"""Up to so many rows that an index names are looked up one by one."""

RTREE = "idx_places_event_geometry"
"""The index that models/rules.py sees to."""


def _in_rtree(bbox: Bbox, using: str) -> list[int] | None:
    """Primary keys of the events whose bounds touch the box (and a metre beyond: the R-tree keeps four
    bytes a number); None where they are more than FEW.
    """
    west, south, east, north = bbox
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT pkid FROM {RTREE} WHERE xmax >= %s AND xmin <= %s AND ymax >= %s AND ymin <= %s "  # noqa: S608
            "LIMIT %s",
            [west, east, south, north, FEW + 1],
        )
        found = [pk for (pk,) in cursor.fetchall()]
    return found if len(found) <= FEW else None


class ReviewedQuerySet(models.QuerySet[_Row]):
    """Rows that go through the desk."""

    def published(self) -> Self:
        return self.filter(status="published")


class EventQuerySet(ReviewedQuerySet["Event"]):
    def in_bbox(self, bbox: Bbox) -> Self:
        """Events whose geometry's bounds touch the box.

        SpatiaLite's planner never looks into its own R-tree: where few events lie in the box, they are
        looked up there first (one query, now); where many do, walking along another index is faster.
        """
        touching = self.filter(geometry__bboverlaps=Polygon.from_bbox(bbox))
        few = _in_rtree(bbox, self.db) if connections[self.db].vendor == "sqlite" else None
        return touching if few is None else touching.filter(pk__in=few)

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

    def newest(self, most: int) -> list[Event]:
        """Those of these rows that were reviewed last, the newest first, at most `most`.

        Found along the index of their times, where SQLite would rather sort all of one status.
        """
        mine = self.order_by("-reviewed_at", "-pk")
        reviewed = self.model._default_manager.filter(reviewed_at__isnull=False)
        last = reviewed.order_by("-reviewed_at", "-pk").values("pk")
        some = most
        while True:
            some *= 4
            found = list(mine.filter(pk__in=last[:some])[:most])
            if len(found) == most or last[:some].count() < some:
                return found


class PlaceQuerySet(models.QuerySet["Place"]):
    def in_bbox(self, bbox: Bbox) -> Self:
        return self.filter(point__bboverlaps=Polygon.from_bbox(bbox))

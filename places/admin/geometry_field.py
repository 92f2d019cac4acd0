"""The form field of a geometry: what the database would refuse is told beside the drawing, with the place."""

from __future__ import annotations

import math
import re

from django.contrib.gis import forms
from django.contrib.gis.geos import GEOSGeometry, WKBWriter
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_CROSSING = _(
    "Edges cross or lie on one another at %(lat)s, %(lon)s (latitude, longitude). Move a corner there, or "
    "draw the shape anew."
)
_HOLE = _("A hole lies outside its area, or in another hole, at %(lat)s, %(lon)s (latitude, longitude).")
_REASONS = {
    "Self-intersection": _CROSSING,
    "Ring Self-intersection": _CROSSING,
    "Duplicate Rings": _CROSSING,
    "Nested shells": _CROSSING,
    "Interior is disconnected": _CROSSING,
    "Hole lies outside shell": _HOLE,
    "Holes are nested": _HOLE,
    "Too few points in geometry component": _(
        "A line needs two different points and an area three: there are fewer at %(lat)s, %(lon)s (latitude, "
        "longitude)."
    ),
}
"""The reasons of GEOS (operation/valid/TopologyValidationError), in words that help to mend a drawing."""

_FAULT = re.compile(r"(?P<reason>[^[]+)\[(?P<lon>\S+) (?P<lat>\S+)]")


class GeometryField(forms.GeometryField):
    """A geometry in WGS 84, (lon, lat). Heights are left out. Refused is what is empty, lies off the globe,
    or is not valid (as OGC Simple Features have it); None where the field may be empty.
    """

    default_error_messages = {
        "empty": _("Nothing is drawn."),
        "off_the_globe": _(
            "A coordinate lies off the globe: longitudes go from -180 to 180, latitudes from -90 to 90."
        ),
        "not_valid": _("This is not a valid shape: %(reason)s."),
    }

    def clean(self, value: object) -> GEOSGeometry | None:
        geometry: GEOSGeometry | None = super().clean(value)
        if geometry is None:
            return None
        if geometry.empty:
            raise ValidationError(self.error_messages["empty"], code="empty")
        if not _on_the_globe(geometry):
            raise ValidationError(self.error_messages["off_the_globe"], code="off_the_globe")
        if not geometry.valid:
            raise self._not_valid(str(geometry.valid_reason))
        return _flat(geometry)

    def _not_valid(self, told: str) -> ValidationError:
        fault = _FAULT.fullmatch(told)
        words = _REASONS.get(fault["reason"]) if fault else None
        if fault is None or words is None:
            return ValidationError(
                self.error_messages["not_valid"], code="not_valid", params={"reason": told}
            )
        at = {"lat": round(float(fault["lat"]), 5), "lon": round(float(fault["lon"]), 5)}
        return ValidationError(words, code="not_valid", params=at)


def _on_the_globe(geometry: GEOSGeometry) -> bool:
    west, south, east, north = geometry.extent
    return (
        all(map(math.isfinite, geometry.extent))
        and -180 <= west <= east <= 180
        and -90 <= south <= north <= 90
    )


def _flat(geometry: GEOSGeometry) -> GEOSGeometry:
    """Without heights, which our columns do not take."""
    if not geometry.hasz:
        return geometry
    return GEOSGeometry(WKBWriter(dim=2).write(geometry), srid=geometry.srid)

"""Form widgets of the desk: geometry on a Leaflet map that we serve, colours, dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.gis import gdal
from django.contrib.gis.geos import GEOSGeometry
from django.forms import Script
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from leaflet.forms.widgets import LeafletWidget


class GeometryWidget(LeafletWidget):  # type: ignore[misc]
    """Edits a geometry (WGS 84) with Leaflet over the offline base map.

    django-leaflet's widget starts its map from an inline script, which our Content-Security-Policy
    forbids; this one is a <textarea> of GeoJSON, usable by itself, that static/desk/geometry-widget.js
    puts a map before.
    """

    template_name = "admin/geometry_widget.html"

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            js=[
                "leaflet/leaflet.js",
                "leaflet/draw/leaflet.draw.js",
                Script("desk/geometry-widget.js", type="module"),  # type: ignore[list-item]
            ],
            css={"screen": ["leaflet/leaflet.css", "leaflet/draw/leaflet.draw.css", "desk/map.css"]},
        )

    def serialize(self, value: GEOSGeometry | str | None) -> str:
        return str(value.json) if isinstance(value, GEOSGeometry) else (value or "")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = forms.Widget.get_context(self, name, None, attrs)
        # What could not be read as a geometry comes back as the editor wrote it, beside the error.
        context["serialized"] = self.serialize(value)
        context["geom_type"] = self.geom_name(str(self.attrs.get("geom_type", "")))
        context["basemap"] = reverse("admin:places_desk_basemap")
        return context

    @staticmethod
    def geom_name(geom_type: str) -> str:
        """Point, MultiPolygon …; Geometry where any will do."""
        name = str(gdal.OGRGeomType(geom_type).name)
        return "Geometry" if name == "Unknown" else name

    def deserialize(self, value: str) -> GEOSGeometry | None:
        geometry: GEOSGeometry | None = super().deserialize(value)
        if geometry is not None and geometry.srid is None:
            geometry.srid = self.map_srid
        return geometry

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        return render_to_string(template_name, context)


class ColourInput(forms.TextInput):
    """A colour of an actor, chosen by eye or written as #rrggbb."""

    input_type = "color"


class Autocomplete(AutocompleteSelect):
    """The admin's choice of a row that is searched for. It shows a refused form again with what was sent, and
    asks the database for that as a row's number, whatever it is; here only what can be one is asked for."""

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        known = [one for one in value if str(one).isascii() and str(one).isdigit() and len(str(one)) <= 18]
        return super().optgroups(name, known, attrs)


class OpenSelect(forms.Select):
    """A choice of known values; one that is not among them stays, as it is written."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        known = {str(key) for key, _words in self.choices}
        unknown = [one for one in value if one and one not in known]
        kept, self.choices = self.choices, [*self.choices, *((one, one) for one in unknown)]
        try:
            return super().optgroups(name, value, attrs)
        finally:
            self.choices = kept


class EdtfInput(forms.TextInput):
    """An EDTF expression; always left to right, whatever the page's language."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"dir": "ltr", "size": 32, "placeholder": "2018-10-09", **(attrs or {})})


class BdiTextInput(forms.TextInput):
    """A text whose script decides its direction."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"dir": "auto", "class": "vTextField", **(attrs or {})})


class BdiTextarea(forms.Textarea):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"dir": "auto", "class": "vLargeTextField", "rows": 4, **(attrs or {})})

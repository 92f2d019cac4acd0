"""What lies under the desk's maps: names of places and rivers, and who held the ground."""

from __future__ import annotations

import datetime
from typing import Any

from places.models import Actor, Place
from places.models.gazetteer import PlaceKind
from places.publishing import basemap, control

LABELLED_FROM = 12
"""Places that the map would name from a later zoom on are too many for the desk's small map."""
UNLABELLED = (PlaceKind.POCKET, PlaceKind.RIVER)


def labels() -> list[dict[str, Any]]:
    """Names to write, the most important first: {"name_en", "name_ar", "kind", "from" (zoom), "lon_lat"}."""
    rows = (
        Place.objects.filter(label_zoom__lte=LABELLED_FROM)
        .exclude(kind__in=UNLABELLED)
        .order_by("label_zoom", "-prior", "-population", "pk")
    )
    fields = ("name_en", "name_ar", "kind", "label_zoom", "point")
    return [_label(*row) for row in rows.values_list(*fields)] + _rivers()


def _label(name_en: str, name_ar: str, kind: str, zoom: int, point: Any) -> dict[str, Any]:
    return {
        "name_en": name_en.removesuffix(" Governorate"),
        "name_ar": name_ar.removeprefix("محافظة "),
        "kind": kind,
        "from": zoom,
        "lon_lat": [round(point.x, 5), round(point.y, 5)],
    }


def _rivers() -> list[dict[str, Any]]:
    """Rivers, named at several points along their line: one of them is in the view."""
    return [
        {
            "name_en": river["properties"]["name_en"],
            "name_ar": river["properties"]["name_ar"],
            "kind": PlaceKind.RIVER.value,
            "from": 6 + river["properties"]["rank"],
            "lon_lat": [round(c, 5) for c in at[:2]],
        }
        for river in basemap.features()["features"]
        if river["properties"]["layer"] == "river" and river["geometry"]["type"] == "LineString"
        for at in _along(river["geometry"]["coordinates"])
    ]


def _along(line: list[Any], stretches: int = 12) -> list[Any]:
    return [line[(2 * i + 1) * len(line) // (2 * stretches)] for i in range(stretches)]


def held_on(day: datetime.date) -> dict[str, Any]:
    """The areas of control on a day, each with its holder's colours, as a GeoJSON FeatureCollection."""
    colours = {
        (actor.key or str(actor.uuid)): (actor.colour, actor.colour_dark) for actor in Actor.objects.all()
    }
    areas = control.on_day(day)
    for feature in areas["features"]:
        light, dark = colours.get(feature["properties"].get("actor") or "", ("", ""))
        feature["properties"] |= {"colour": light, "colour_dark": dark}
    return areas

"""What the map's script is told when the page opens."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from places.publishing import first_wave
from places.publishing.first_wave import FirstWave

HOME = {"lat": 34.9, "lon": 40.6, "zoom": 9}
"""The Middle Euphrates from Deir ez-Zor to the Iraqi border."""

_ANY = UUID(int=0)


def config(wave: FirstWave, *, staff: bool) -> dict[str, Any]:
    """Addresses, language, base maps, and the manifest that comes with the page; a "{uuid}" stands in the
    templates of addresses.
    """
    return {
        "manifest": reverse("manifest"),
        "given": wave.manifest,
        "apartFrom": first_wave.APART_FROM,
        "worker": static("map/worker.js"),
        "search": reverse("place-search"),
        "find": reverse("search"),
        "desk": reverse("desk-data") if staff else None,
        "reportUrl": _template("report"),
        "eventUrl": _template("event"),
        "language": get_language() or settings.LANGUAGE_CODE,
        "staff": staff,
        "onlineBasemaps": getattr(settings, "ONLINE_BASEMAPS", []),
        "home": HOME,
    }


def sharing() -> dict[str, Any]:
    """How the map is handed on: its service worker if there is one, its address for frames, and
    whether any other site may frame it.
    """
    return {
        "offline": reverse("service-worker") if settings.OFFLINE else None,
        "map": reverse("map"),
        "embed": reverse("embed"),
        "embedOrigins": settings.EMBED_ORIGINS,
    }


def _template(name: str) -> str:
    return reverse(name, args=[_ANY]).replace(str(_ANY), "{uuid}")

"""The offline base map that `manage.py build_basemap` made: rivers, lakes and borders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from django.conf import settings


def file() -> Path:
    """Where it lies, whether or not it was built."""
    return Path(settings.SEEDS_DIR) / "basemap" / "basemap.geojson"


def stamp() -> str:
    """Changes whenever the file does; empty without it."""
    return str(file().stat().st_mtime_ns) if file().is_file() else ""


def features() -> dict[str, Any]:
    """The FeatureCollection (properties: layer, rank, name_en, name_ar); an empty one without a file."""
    if not file().is_file():
        return {"type": "FeatureCollection", "features": []}
    collection: dict[str, Any] = orjson.loads(file().read_bytes())
    return collection

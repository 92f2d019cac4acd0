"""The offline base map: seeds/basemap/basemap*.geojson, joined into one FeatureCollection."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from django.conf import settings


def _files() -> list[Path]:
    return sorted((Path(settings.SEEDS_DIR) / "basemap").glob("basemap*.geojson"))


def stamp() -> str:
    """Changes whenever one of the files does; empty without files."""
    return "+".join(f"{path.stem}-{path.stat().st_mtime_ns}" for path in _files())


def features() -> dict[str, Any]:
    """All features of all files, in the order of the files' names; an empty collection without files."""
    return {
        "type": "FeatureCollection",
        "features": [feature for path in _files() for feature in orjson.loads(path.read_bytes())["features"]],
    }

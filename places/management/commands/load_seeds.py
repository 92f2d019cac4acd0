"""manage.py load_seeds: bring seeds/ into the database, again and again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.desk.seeds import SeedError, load_seeds


class Command(BaseCommand):
    help = (
        "Load the gazetteer, actors, facts of control and reports of seeds/. Safe to repeat: what "
        "editors changed or deleted stays as they left it, and an unchanged seed writes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", default=str(settings.SEEDS_DIR), help="default: seeds/")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            summary = load_seeds(Path(options["folder"]), dry_run=options["dry_run"])
        except SeedError as error:
            raise CommandError(f"Nothing was loaded. Mend this in {options['folder']}:\n{error}") from error
        self.stdout.write(str(summary))

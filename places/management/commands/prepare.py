"""Bring the database to where this version needs it: `make run` calls this before it serves."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Migrate if need be, load the seeds, and create the first superuser. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            executor = MigrationExecutor(connection)
        except DatabaseError as error:
            raise CommandError(f"the database cannot be opened: {str(error).strip()}") from error
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Migrating the database")
            call_command("migrate", verbosity=0, interactive=False, stdout=self.stdout)
        else:  # this version's triggers may differ where its tables do not
            emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
        call_command("load_seeds", stdout=self.stdout)
        call_command("create_first_superuser", stdout=self.stdout)

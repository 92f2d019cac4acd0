"""manage.py generate_events: made-up events, for tests and measurements."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.desk import synthetic
from places.desk.synthetic.world import NothingToMakeFromError


class Command(BaseCommand):
    help = (
        "Fill the database with made-up events round the gazetteer's places, 2011–2024, the same for the "
        "same seed, marked as synthetic wherever they show. For tests and measurements; no histories."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("count", nargs="?", type=int, help="how many events")
        parser.add_argument("--seed", type=int, default=1, help="another number, other events (default: 1)")
        parser.add_argument("--yes-mix", action="store_true", help="put them among real events all the same")
        parser.add_argument("--remove", action="store_true", help="remove all synthetic events instead")

    def handle(self, *args: Any, **options: Any) -> None:
        count, started = options["count"], time.monotonic()
        if options["remove"]:
            before = synthetic.remove()
            self.stdout.write(f"removed {before.synthetic} synthetic events; {before.real} real ones stay")
            return
        if count is None or count < 1:
            raise CommandError("Say how many events: generate_events 10000")

        def progress(done: int) -> None:
            if options["verbosity"] and (done % 50_000 == 0 or done == count):
                self.stderr.write(f"{done:>9,} of {count:,} events, {time.monotonic() - started:.0f} s")

        try:
            made = synthetic.generate(count, options["seed"], mix=options["yes_mix"], progress=progress)
        except synthetic.RealEventsError as error:
            raise CommandError(f"{error} Use --remove for the synthetic, --yes-mix to mix.") from error
        except NothingToMakeFromError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"generated {made.events} synthetic events with {made.claims} claims in {made.reports} reports; "
            "no histories were kept"
        )

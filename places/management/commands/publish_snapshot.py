"""Build the published snapshot ahead of the first reader."""

from typing import Any

from django.core.management.base import BaseCommand

from places.publishing import snapshot


class Command(BaseCommand):
    help = "Build the snapshot of what is published, so that the first reader need not wait."

    def handle(self, *args: Any, **options: Any) -> None:
        manifest = snapshot.build().manifest
        counts = manifest["counts"]
        size_kib = sum(manifest["bytes"].values()) / 1024
        self.stdout.write(
            f"published edition {manifest['edition']}: {counts['events']} events, {counts['places']} places, "
            f"{counts['facts']} facts of control; {len(manifest['bytes'])} files, {size_kib:,.0f} KiB"
        )

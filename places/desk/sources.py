"""The source of reports that come without one."""

from __future__ import annotations

from places.models import Source
from places.models.reports import SourceKind

UNKNOWN_SOURCE = "unknown-source"


def unknown_source() -> Source:
    """The source that says that it is unknown; made where it is not there yet."""
    return Source.objects.get_or_create(
        key=UNKNOWN_SOURCE,
        defaults={"name_en": "Unknown source", "name_ar": "مصدر مجهول", "kind": SourceKind.OTHER},
    )[0]

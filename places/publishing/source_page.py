"""The sources behind what is published, with how much each has given."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from places.models import ControlFact, Report, Source

NEWEST = 30
"""How many reports of a source are listed."""


def sources() -> list[dict[str, Any]]:
    """Sources of published reports or facts of control, with their published reports: the newest of them, and
    how many more there are. Those with reports come first, each half by name.
    """
    reports = Report.objects.published().filter(source=OuterRef("pk")).order_by()
    facts = ControlFact.objects.published().filter(source=OuterRef("pk")).order_by()
    rows = Source.objects.select_related("affiliation").annotate(told=_count(reports), facts=_count(facts))
    entries = [_entry(row) for row in rows if row.told or row.facts]
    return sorted(entries, key=lambda entry: not entry["reports"])


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many of these rows belong to the source of the query around."""
    counted = rows.values("source").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _entry(row: Any) -> dict[str, Any]:
    newest = (
        row.reports.published().defer("text").order_by("-published_latest", "pk")[:NEWEST] if row.told else []
    )
    listed = list(newest)
    return {"source": row, "reports": listed, "more": row.told - len(listed), "facts": row.facts}

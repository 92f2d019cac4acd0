"""The sources behind what is published, with how much each has given."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q

from places.models import Report, Source


def sources() -> list[dict[str, Any]]:
    """Sources of published reports or facts of control, by name, with their published reports."""
    public = Q(reports__status="published") | Q(control_facts__status="published")
    rows = (
        Source.objects.filter(public)
        .select_related("affiliation")
        .annotate(facts=Count("control_facts", filter=Q(control_facts__status="published"), distinct=True))
        .distinct()
    )
    reports: dict[int, list[Report]] = {}
    for report in Report.objects.published().defer("text").order_by("-published_latest", "pk"):
        reports.setdefault(report.source_id, []).append(report)
    return [{"source": row, "reports": reports.get(row.pk, []), "facts": row.facts} for row in rows]

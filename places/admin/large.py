"""Lists of rows that stay quick with a million of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, Model, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from places.admin.base import ReviewedAdmin

MANY = 50_000
"""From so many rows on, a list leaves out what asks for every one of them."""


def counted(rows: QuerySet[Any], owner: str) -> Coalesce:
    """How many of `rows`, which refer to a row of the query around by `owner`, belong to it.

    Only for the rows of a page: a Count over a join groups the whole table before the first page.
    """
    numbers = rows.order_by().values(owner).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(numbers, output_field=IntegerField()), 0)


def is_large(model: type[Model]) -> bool:
    """Whether a table may hold more than MANY rows, by its highest primary key: one look into an index."""
    last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    return int(last or 0) > MANY


class LargeList(ReviewedAdmin):
    """A changelist that counts once, and shows its years only while they are quickly found."""

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changes = super().get_changelist_instance(request)
        if is_large(self.model):
            changes.date_hierarchy = None
        return changes

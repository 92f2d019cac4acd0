"""Find events and reports while their words are not indexed yet: letters as they are typed, by the database.

Slower than the index, and it knows no other spelling; but nobody waits for an index of a million events.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_

import numpy as np
import numpy.typing as npt
from django.db.models import F, Q

from places.models import Event, Report
from places.publishing.words import LONGEST, MOST_WORDS

_TEXTS = ("title_en", "title_ar", "where_en", "where_ar", "place__name_en", "place__name_ar")


def containing(text: str) -> npt.NDArray[np.int64]:
    """Primary keys of the published events with every word of a text; none for an empty one."""
    found = _every(text, _TEXTS)
    rows = Event.objects.published().filter(found).order_by().values_list("pk", flat=True) if found else ()
    return np.array(list(rows), dtype=np.int64)


def events(text: str, limit: int) -> list[int]:
    """Primary keys of at most so many of them, the newest first."""
    found = _every(text, _TEXTS)
    newest = Event.objects.published().order_by(F("latest").desc(nulls_last=True), "-pk")
    return list(newest.filter(found).values_list("pk", flat=True)[:limit]) if found else []


def reports(text: str, limit: int) -> list[int]:
    """The same of reports, by their titles and sources."""
    found = _every(text, ("title", "source__name_en", "source__name_ar"))
    newest = Report.objects.published().order_by(F("published_latest").desc(nulls_last=True), "-pk")
    return list(newest.filter(found).values_list("pk", flat=True)[:limit]) if found else []


def _every(text: str, columns: tuple[str, ...]) -> Q | None:
    """That each word stands in one of the columns."""
    words = text[:LONGEST].replace("\0", " ").split()[:MOST_WORDS]
    if not words:
        return None
    return reduce(
        and_, (reduce(or_, (Q(**{f"{column}__icontains": word}) for column in columns)) for word in words)
    )

"""From an event to its row in an edition, and from words to the rows that have them."""

from __future__ import annotations

import uuid

import numpy as np

from places.models import Event
from places.publishing import editions, event_words
from places.publishing.editions import Order
from places.publishing.rendered import GoneError
from places.publishing.wire import varint


def row_of(key: str, event: uuid.UUID) -> int | None:
    """The row of a published event; None for an event that is not public, or came later. Raises GoneError."""
    order = _order(key)
    pk = Event.objects.published().filter(uuid=event).order_by().values_list("pk", flat=True).first()
    return None if pk is None else order.row(pk)


def rows_with(key: str, words: str) -> bytes:
    """The rows whose titles or places have every word, ascending, as LEB128: the first, then the steps.
    Empty where nothing is found. Raises GoneError.
    """
    rows = _order(key).rows(event_words.containing(words))
    return varint(np.diff(rows, prepend=0))


def _order(key: str) -> Order:
    found = editions.find(key)
    if found is None:
        raise GoneError(key)
    return found

"""Read spatial relations ("east of", "between", "5 km from") and turn them into footprints."""

from __future__ import annotations

from collections.abc import Sequence

from places.reading.text import Folded
from places.reading.toponyms import Gazetteer
from places.reading.types import Mention


def relate(mentions: Sequence[Mention], folded: Folded, gazetteer: Gazetteer) -> list[Mention]:
    """The mentions with their relation, footprint and where_prec."""
    return list(mentions)

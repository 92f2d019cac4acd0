"""Choose which place each mention means, or abstain, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from places.reading.text import Folded
from places.reading.toponyms import Gazetteer
from places.reading.types import Mention


def resolve(mentions: Sequence[Mention], folded: Folded, gazetteer: Gazetteer) -> list[Mention]:
    """The mentions that are places, with candidates ranked, a choice or an abstention."""
    return list(mentions)

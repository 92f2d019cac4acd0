"""What editors decided about a name before, as small priors: they tip a balance, they settle nothing.

Each is bounded and saturates (n / (n + 2)), so that a hundred decisions say little more than ten, and what
the text itself says of kind, country and ground goes before all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from places.reading.text import fold

_CHOSEN_MOST = 0.4
"""The bonus that no number of choices reaches: less than a kind word, less than a near neighbour."""

_REJECTED_MOST = 0.5
"""What a score falls by at most; a sure name without company is left open from five rejections on."""

_HALF = 2
"""The decisions that bring half of it."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions about one name: in how many reports it was said to mean each place (by key), and in how
    many to name no place."""

    chosen: Mapping[str, int] = field(default_factory=dict)
    rejected: int = 0

    def bonus(self, key: str) -> float:
        """What speaks for a place among its namesakes, in the units of the ranking; 0.0 for none."""
        return _CHOSEN_MOST * _saturated(self.chosen.get(key, 0))

    def malus(self) -> float:
        """What a score falls by where the name was rejected more often than any place was chosen for it."""
        if not self.rejected:
            return 0.0
        return _REJECTED_MOST * _saturated(max(self.rejected - sum(self.chosen.values()), 0))

    def why(self, key: str) -> str:
        """The reason behind a bonus."""
        return f"editors chose this place for this name in {_reports(self.chosen[key])}"

    def why_not(self) -> str:
        """The reason behind a malus."""
        return f"editors rejected this name as no place in {_reports(self.rejected)}"


_NONE = Decided()


class Decisions:
    """The decisions about all names, by their folded spelling. Empty: nothing was decided yet."""

    def __init__(self, by_name: Mapping[str, Decided] | None = None) -> None:
        self._by_name = by_name or {}

    def about(self, surface: str) -> Decided:
        """Those about a name as a text has it."""
        return self._by_name.get(fold(surface), _NONE) if self._by_name else _NONE


def _saturated(count: int) -> float:
    return count / (count + _HALF)


def _reports(count: int) -> str:
    return "1 report" if count == 1 else f"{count} reports"

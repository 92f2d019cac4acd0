"""Whether scores are probabilities: how often what was scored so was right, and a fit that makes them so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Scored = tuple[float, bool]
"""A score between 0 and 1, and whether what was scored so was right."""

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
_STEPS, _RATE, _RIDGE = 4000, 0.5, 0.01


@dataclass(frozen=True, slots=True)
class Bin:
    """The cases scored from `low` up to `high`: how many, their mean score and the share that was right."""

    low: float
    high: float
    n: int
    mean: float
    right: float


def reliability(cases: Sequence[Scored]) -> list[Bin]:
    """The cases in bins of their score; bins without cases are left out."""
    bins = []
    for low, high in pairwise(EDGES):
        inside = [(s, right) for s, right in cases if low <= s < high or (s == high == EDGES[-1])]
        if inside:
            n = len(inside)
            bins.append(Bin(low, high, n, sum(s for s, _ in inside) / n, sum(r for _, r in inside) / n))
    return bins


def brier(cases: Sequence[Scored]) -> float | None:
    """The mean square of score minus truth: 0 is perfect, 0.25 a coin; None without cases."""
    return sum((s - right) ** 2 for s, right in cases) / len(cases) if cases else None


@dataclass(frozen=True, slots=True)
class Logistic:
    """A probability from a score: 1 / (1 + exp(-(slope · logit(score) + shift)))."""

    slope: float = 1.0
    shift: float = 0.0

    def of(self, score: float) -> float:
        return _sigmoid(self.slope * _logit(score) + self.shift)


def fit(cases: Sequence[Scored]) -> Logistic:
    """Platt's fit (1999) by gradient descent with a little ridge towards leaving the scores as they are;
    the identity for no cases. Deterministic."""
    slope, shift, n = 1.0, 0.0, len(cases)
    points = [(_logit(score), float(right)) for score, right in cases]
    for _ in range(_STEPS if n else 0):
        off = [(_sigmoid(slope * x + shift) - y, x) for x, y in points]
        slope -= _RATE * (sum(d * x for d, x in off) / n + _RIDGE * (slope - 1)) / 10
        shift -= _RATE * (sum(d for d, _ in off) / n + _RIDGE * shift)
    return Logistic(round(slope, 3), round(shift, 3))


def cross_validated(cases: Sequence[Scored], folds: int = 2) -> tuple[float | None, float | None]:
    """The Brier score as the scores are, and as a fit on the other folds makes them: (before, after). Case
    i belongs to fold i modulo `folds`."""
    held = []
    for fold in range(folds):
        fitted = fit([case for i, case in enumerate(cases) if i % folds != fold])
        held += [(fitted.of(s), right) for i, (s, right) in enumerate(cases) if i % folds == fold]
    return brier(cases), brier(held)


def _logit(score: float) -> float:
    bounded = min(max(score, 0.01), 0.99)
    return math.log(bounded / (1 - bounded))


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))

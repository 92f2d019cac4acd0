"""Whether scores are probabilities."""

import pytest

from places.reading.reliability import Logistic, brier, cross_validated, fit, reliability

BOASTFUL = [(0.95, i % 2 == 0) for i in range(40)] + [(0.6, i % 2 == 0) for i in range(40)]


def test_the_bins_say_how_often_a_score_was_right():
    low, high = reliability([(0.6, True), (0.6, False), (1.0, True)])
    assert (low.low, low.high, low.n, low.mean, low.right) == (0.5, 0.7, 2, 0.6, 0.5)
    assert (high.n, high.right) == (1, 1.0)
    assert reliability([]) == []


def test_brier_is_none_without_cases_and_nought_when_always_right():
    assert brier([]) is None
    assert brier([(1.0, True), (0.0, False)]) == 0.0


def test_a_fit_humbles_scores_that_promise_too_much():
    assert fit(BOASTFUL).of(0.95) < 0.75
    before, after = cross_validated([(s, (i // 2) % 2 == 0) for i, (s, _) in enumerate(BOASTFUL)])
    assert after < before


def test_no_cases_leave_scores_as_they_are():
    assert fit([]) == Logistic()
    assert Logistic().of(0.7) == pytest.approx(0.7)
    assert cross_validated([]) == (None, None)

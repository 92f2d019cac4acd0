"""The words by which the history remembers why a row was written."""

import pytest

from places.desk.written import Reason
from places.wording import reasons

STORED = {
    "added", "confirmed", "corrected", "rejected", "accepted", "reopened", "published", "reviewed",
    "unverifiable", "withdrawn", "read anew", "places merged", "load_seeds",
}  # fmt: skip


def test_reasons_are_the_words_that_old_rows_hold():
    assert {reason.value for reason in Reason} == STORED


@pytest.mark.django_db
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_said_in_words(reason):
    assert reasons.known(reasons.said(reason))

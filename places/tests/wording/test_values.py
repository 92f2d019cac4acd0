import datetime

import pytest
from django.utils.translation import override

from places.models import Figure
from places.wording import values as wording

D = datetime.date


@pytest.mark.parametrize(
    ("earliest", "latest", "edtf", "words"),
    [
        (D(2018, 10, 9), D(2018, 10, 9), "2018-10-09", "9 October 2018"),
        (D(2018, 10, 9), D(2018, 10, 11), "2018-10-09/2018-10-11", "9 – 11 October 2018"),
        (D(2018, 7, 20), D(2018, 9, 10), "2018-07-20/2018-09-10", "20 July – 10 September 2018"),
        (D(2017, 12, 30), D(2018, 1, 2), "", "30 December 2017 – 2 January 2018"),
        (D(2018, 2, 1), D(2018, 2, 28), "2018-02", "February 2018"),
        (D(2018, 1, 1), D(2018, 12, 31), "2018", "2018"),
        (None, D(2018, 12, 14), "../2018-12-14", "by 14 December 2018"),
        (D(2018, 12, 14), None, "2018-12-14/..", "from 14 December 2018 on"),
        (None, None, "", "date unknown"),
        (D(2018, 10, 1), D(2018, 10, 31), "2018-10~", "about October 2018"),
        (D(2018, 10, 9), D(2018, 10, 9), "2018-10-09?", "9 October 2018 (uncertain)"),
        (D(2018, 1, 1), D(2018, 12, 31), "2018%", "about 2018 (uncertain)"),
        (D.min, D.min, "0001-01-01", "1 January 1"),
        (D(9999, 12, 30), D.max, "", "30 – 31 December 9999"),
        (D(9999, 12, 1), D.max, "9999-12", "December 9999"),
    ],
)
def test_an_interval_in_words(earliest, latest, edtf, words):
    with override("en"):
        assert wording.interval(earliest, latest, edtf) == words


def test_arabic_months_are_those_of_syria_and_iraq():
    with override("ar"):
        assert wording.day(D(2018, 10, 9)) == "9 تشرين الأول 2018"


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (5, 5, 7, "5 (5–7) people"),
        (5, None, 7, "5–7 people"),
        (5, 7, None, "7 (at least 5) people"),
        (None, 4, 6, "4 (at most 6) people"),
        (1000, 1000, None, "1,000 or more people"),
        (None, None, 20, "up to 20 people"),
        (None, 12.5, None, "12.5 people"),
        (4, 4, 4, "4 people"),
        (1, 1, 1, "1 person"),
        (None, 3, 3, "up to 3 people"),
    ],
)
def test_a_figure_in_words(low, best, high, words):
    with override("en"):
        assert wording.value_of(Figure(what="killed", unit="people", low=low, best=best, high=high)) == words


def test_a_doubt_comes_in_the_readers_language_or_in_the_one_there_is():
    both = Figure(what="area", unit="km2", best=1, doubt="too large", doubt_ar="كبير جداً")
    english_only = Figure(what="area", unit="km2", best=1, doubt="too large")
    with override("ar"):
        assert [f["doubt"] for f in wording.figures([both, english_only])] == ["كبير جداً", "too large"]

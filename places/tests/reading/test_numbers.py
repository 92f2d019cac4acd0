"""Numbers in digits and in words of both languages, with what qualifies them."""

# ruff: noqa: E501 - a case on one line reads best

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.reading.numbers import digits_value, number_at
from places.reading.page import Page


def numbers(text):
    words, found, at = Page(text).words, [], 0
    while at < len(words):
        number = number_at(words, at)
        if number:
            found.append((number.value, number.low, number.high))
        at = max(number.last, at + 1) if number else at + 1
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خمسة مقاتلين", 5), ("ثلاثة عشر رجلا", 13), ("اثنا عشر", 12), ("إحدى عشرة", 11), ("أربعة وعشرون", 24),
        ("وتسعة وتسعين", 99), ("مئة وخمسة", 105), ("ثلاث مئة وعشرون", 320), ("مئتين وخمسين ألفا", 250_000),
        ("ثلاثمئة", 300), ("ألف وخمسمئة", 1500), ("ألفي مقاتل", 2000), ("خمسة آلاف وثلاثمئة وأربعة", 5304),
        ("مليون ومئتي ألف", 1_200_000), ("3 آلاف و200", 3200), ("٢٥", 25), ("1,500", 1500), ("71.360", 71_360),
        ("2.5 مليون", 2_500_000), ("والعشرين", 20), ("twenty-four", 24), ("nineteen", 19),
        ("two hundred and fifty", 250), ("five thousand three hundred and twenty four", 5324),
        ("a thousand", 1000), ("an hundred", 100), ("12k", 12_000), ("بـ 40", 40), ("و15", 15),
    ],
)  # fmt: skip
def test_a_number_is_worth(text, value):
    assert numbers(text) == [(value, value, value)]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("أكثر من ألف", (1000, 1000, None)), ("بأكثر من عشرين", (20, 20, None)), ("ما لا يقل عن 12", (12, 12, None)),
        ("7 على الأقل", (7, 7, None)), ("at least 12", (12, 12, None)), ("30 or more", (30, 30, None)),
        ("أقل من مئة", (100, None, 100)), ("up to 60", (60, None, 60)),
        ("نحو خمسين", (50, 45, 55)), ("about 200", (200, 180, 220)),
        ("بين عشرين وثلاثين", (20, 20, 30)), ("من 10 إلى 12", (10, 10, 12)), ("ما بين 3 و5", (3, 3, 5)),
        ("between 40 and 50", (40, 40, 50)), ("10 to 15", (10, 10, 15)),
        ("عشرات", (20, 20, 99)), ("المئات", (200, 200, 999)), ("آلاف", (2000, 2000, 9999)), ("dozens", (20, 20, 99)),
    ],
)  # fmt: skip
def test_what_qualifies_a_number_bounds_it(text, bounds):
    assert numbers(text) == [bounds]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("خمسة آلاف وستة آلاف", [5000, 6000]), ("1000 three", [1000, 3]), ("5 and 7", [5, 7]), ("12 إلى 10", [12, 10]),
        ("بيت وشجرة", []), ("a house", []), ("k", []), ("1.2.3", []), ("12345678901234567890", []),
    ],
)  # fmt: skip
def test_what_does_not_belong_together_stays_apart(text, values):
    assert [value for value, _, _ in numbers(text)] == values


def test_a_word_is_no_digit_group():
    assert digits_value("عشرة") is None


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "ألف",
                "آلاف",
                "مئة",
                "خمسة",
                "وعشرون",
                "عشر",
                "مليون",
                "و",
                "3",
                "and",
                "thousand",
                "two",
                "نحو",
                "بين",
                "إلى",
                "1,000",
            ]
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_mixture_of_number_words_is_read_or_left(words):
    for i in range(len(words)):
        number = number_at(words, i)
        assert number is None or number.first <= i < number.last <= len(words)

"""The work of a reading grows with the length of a text, not with its square.

Counted, not timed: the lines of `places.reading` that run while a text and twice that text are read.
"""

import sys

import pytest

from places.reading import company, containment, ranking
from places.reading.dates import parse_edtf
from places.reading.reader import Reader
from places.tests.reading.actors import ACTORS
from places.tests.reading.front import PLACES

READER = Reader(PLACES, ACTORS)
TUESDAY = parse_edtf("2018-10-09")

PIECES = {
    "mentions": "هجين السوسة الشعفة الباغوز دير الزور الحسكة ",
    "a_list_without_end": "قرى هجين والسوسة والشعفة وغرانيج ومركدة، ",
    "between": "بين هجين والشعفة ",
    "claims": "قصفت قسد مواقع داعش في بلدة هجين أمس. سيطرت قسد على السوسة. اعتقلت قسد ثلاثة أشخاص في مركدة. ",
    "headlines": "قصفت قسد هجين\n",
    "figures": "قتل خمسة وعشرون مدنيا. ",
    "digits": "1 ",
    "one_number": "1",
    "numbers_as_words": "خمسة وعشرون ألف و",
    "dates": "في 3 أيلول 2018 و",
    "weekdays": "يوم الأحد ",
    "one_letter": "ا",
    "one_mark": "(",
    "hashtags": "#ا_",
    "proclitics": "وبال ",
    "anaphors": "التنظيم ",
    "lines": "Like\n",
    "english": "SDF fighters captured the village of Markada on 8 November 2017 after clashes with ISIS. ",
    "letters_that_fold_to_words": "ﷺ",
    "quotation_marks": '"هجين ',
    "names_in_quotation_marks": 'قرية "مو ',
    "marks_on_a_letter": "\u064b\u0651",
    "directions": "\u202eه\u202c",
    "nul": "\0",
    "astral": "\U0001d400 ",
    "stretched": "ـ ",
    "menu": "هجين\n",
    "hijri": "5 محرم 1440 ",
    "prepositions": "في من على ",
    "kind_words": "قرية ",
}

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"


def other(number):
    """A word of six letters, another for each number."""
    return "".join(LETTERS[number * step % 27] for step in (1, 5, 7, 11, 17)) + LETTERS[number // 27 % 27]


GROWING = {
    "unlisted_villages": lambda i: f"قرية {other(i)} بريف هجين ",
    "words_never_met": lambda i: other(i) + " ",
    "latin_words_never_met": lambda i: (
        f"In {'bdfgklmnprst'[i % 12]}a{'bdfgklmnprst'[i // 12 % 12]}u{'xzyw'[i // 144 % 4]} "
    ),
    "numbers_never_met": lambda i: f"قتل {i + 2} مدنيا ",
    "days_never_met": lambda i: f"في {i % 28 + 1} أيار {1950 + i // 28} ",
}


class Steps:
    """Counts the function calls inside with-blocks."""

    def __init__(self):
        self.count = 0

    def _profile(self, _frame, event, _arg):
        self.count += event in ("call", "c_call")

    def __enter__(self):
        sys.setprofile(self._profile)
        return self

    def __exit__(self, *_):
        sys.setprofile(None)


def steps(text):
    with Steps() as counted:
        READER.read(text, TUESDAY)
    return counted.count


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_twice_the_text_is_about_twice_the_work(piece):
    text = piece * (1_500 // len(piece))
    for warming in (text, text * 2):
        steps(warming)  # so that both find the same caches filled
    assert steps(text * 2) < 2.6 * steps(text) + 2_000


@pytest.mark.parametrize("piece", GROWING.values(), ids=GROWING)
def test_twice_as_many_different_pieces_are_about_twice_the_work(piece):
    many = 120
    short, long = ("".join(map(piece, range(count))) for count in (many, 2 * many))
    for warming in (short, long):
        steps(warming)
    assert steps(long) < 2.6 * steps(short) + 2_000


def test_each_place_is_measured_once_against_the_places_named(monkeypatch):
    measured = []
    distance = company.km
    for room in (company, containment, ranking):
        monkeypatch.setattr(room, "km", lambda a, b: measured.append((a, b)) or distance(a, b))
    counts = []
    for times in (20, 40):
        measured.clear()
        READER.read("هجين السوسة الشعفة مركدة منبج " * times, TUESDAY)
        counts.append(len(measured))
    # what remains is the namesakes of each mention among themselves
    assert counts[1] <= 2 * counts[0]


def test_only_the_places_named_most_often_are_company(monkeypatch):
    monkeypatch.setattr(company, "_COMPANY", 2)
    by_key = {place.key: place for place in PLACES}
    named = [by_key[key] for key in ("hajin", "hajin", "susah", "susah", "manbij", "manbij", "shafah")]
    others = company.Company(named[:4] + named[6:])
    assert {key for _, key in others.nearest(by_key["manbij"])} == {"hajin", "susah"}
    assert others.counts["shafah"] == 1

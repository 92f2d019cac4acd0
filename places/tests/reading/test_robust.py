"""Any text at all: nothing raises, every span gives back what it names, and one text has one reading.

The grammars of dates and numbers are fuzzed with texts made of their own pieces.
"""

# ruff: noqa: E501, SIM905 - lists of pieces read best on long lines and as words

import datetime
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from places.reading.calendar import MONTHS, ORDINALS, WEEKDAYS
from places.reading.date_patterns import PATTERNS
from places.reading.dates import find_dates, matches, parse_edtf
from places.reading.deictics import DEICTICS
from places.reading.figures import find_figures
from places.reading.letters import codes_of, fold_codes, text_of
from places.reading.numbers import number_at
from places.reading.page import Page
from places.reading.reader import Reader
from places.reading.text import WORD, Folded, fold
from places.tests.reading.actors import ACTORS
from places.tests.reading.claims import ARABIC, ENGLISH
from places.tests.reading.front import PLACES

READER = Reader(PLACES, ACTORS)
TUESDAY = parse_edtf("2018-10-09")
OWN = [case[0] for case in (*ARABIC.values(), *ENGLISH.values())]

# What the wild holds: lone surrogates, astral letters, floods of marks, directions, NUL, huge words.
WILD = [
    "\ud800", "\udfff", "\U0001d400\U0001d41a", "\U000e0100", "😀", "ا" + "\u064b\u0651" * 40, "e" + "\u0301" * 40,
    "\u202e", "\u2066", "\u2069", "\u200f", "\u200d", "\ufeff", "\0", "\x1b[0m", "ﷺ", "ﷲ", "ﻻ", "각", "ـ" * 50, "ـ.ـ ـ",
    "ا" * 400, "9" * 400, "1," * 50, "(" * 50, "«»“”", "#", "_", "\n", "\r\n", "\u2028", "\t", "%", "½", "٪", "…", "İ", "ß",
]  # fmt: skip
chunks = st.sampled_from(OWN) | st.sampled_from(WILD) | st.text(max_size=20) | st.characters()
wild_texts = st.lists(chunks, max_size=8).map("".join) | st.lists(chunks, max_size=8).map(" ".join)
publications = st.sampled_from(
    [None, TUESDAY, *map(parse_edtf, ("2018-07-20/2018-09-10", "0001-01-01", "9999-12-31"))]
)


@settings(max_examples=150, deadline=None)
@given(wild_texts, publications)
def test_any_text_is_read_and_its_spans_give_back_the_surface(text, published):
    reading = READER.read(text, published)
    for found in (*reading.mentions, *reading.actors, *reading.figures):
        assert text[found.start : found.end] == found.text != ""
    for when in (*reading.whens, *reading.claims):
        assert 0 <= when.start < when.end <= len(text)
    for claim in reading.claims:
        assert all(0 <= i < len(reading.mentions) for i in claim.where)
        assert all(0 <= i < len(reading.figures) for i in claim.figures)


@settings(max_examples=60, deadline=None)
@given(wild_texts)
def test_what_was_read_before_changes_no_reading(text):
    fresh = Reader(READER.gazetteer, ACTORS).read(text, TUESDAY)
    READER.read(text[::-1], TUESDAY)
    assert READER.read(text, TUESDAY) == fresh


def findings(text):
    """What was found, each with the folded surface it stands on."""
    reading = READER.read(text, TUESDAY)
    return (
        [(fold(m.text), m.chosen and m.chosen.key, m.within_actor) for m in reading.mentions],
        [(fold(a.text), a.actor.key) for a in reading.actors],
        [(fold(text[w.start : w.end]), w.edtf) for w in reading.whens],
        [(fold(f.text), f.value, f.unit, f.what) for f in reading.figures],
        [(c.type, c.modality, c.where, c.when and c.when.edtf) for c in reading.claims],
    )


MARKS = ("", "\u064e", "\u0651\u064f", "\u0652", "\u0670")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(OWN),
    st.lists(st.sampled_from(MARKS), min_size=1, max_size=6),
    st.sampled_from(("NFD", "NFKC", "NFKD")),
)
@example("غارة على بلدة الشعفة يوم ٩ تشرين الأول ٢٠١٨", [""], "NFD")
def test_the_findings_are_those_of_every_normalisation_form(text, marks, form):
    marked = "".join(
        c + (marks[i % len(marks)] if "ب" <= c <= "ي" and text[i + 1 : i + 2].isalpha() else "")
        for i, c in enumerate(text)
    )
    composed = unicodedata.normalize("NFC", marked)
    assert findings(unicodedata.normalize(form, composed)) == findings(composed)


@settings(max_examples=150, deadline=None)
@given(wild_texts)
def test_the_two_ways_to_fold_and_to_divide_into_words_agree(text):
    codes, odd, lengths = fold_codes(codes_of(text))
    assert text_of(codes).strip() == fold(text)
    assert len(text) - len(odd) + sum(lengths) == len(codes)
    folded = Folded(text.replace("ة", "ه"))  # a ta marbuta divides words beside
    assert [(found.start(), found.group()) for found in WORD.finditer(folded.text)] == list(
        zip(folded.starts, folded.words, strict=True)
    )


# Dates.

AR_MONTHS = [(name, number) for name, number in MONTHS.items() if not name.isascii()]
EN_MONTHS = [(name, number) for name, number in MONTHS.items() if name.isascii()]
PIECES = (
    *MONTHS, *ORDINALS, *WEEKDAYS, *DEICTICS, *"من إلى حتى و بين ما في منذ قبل عام سنة شهر يوم الماضي المقبل مطلع أواخر".split(),
    *"since in on last next early mid late of to and from between ago days weeks".split(), *"/ - ( ) , . \n".split(" "),
    "1", "09", "31", "2018", "1440", "1999", "٢٠١٧", "9/10/2018", "2018-10-09", "هـ", "ثلاثة", "five", "أيام", "أسبوعين", "x", "_",
)  # fmt: skip
date_soup = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).flatmap(
    lambda pieces: st.lists(
        st.sampled_from((" ", " ", " ", "", "و", "ب")), min_size=len(pieces), max_size=len(pieces)
    ).map(lambda gaps: "".join(gap + piece for gap, piece in zip(gaps, pieces, strict=True)))
)


@settings(max_examples=300, deadline=None)
@given(date_soup, publications)
def test_whatever_is_made_of_the_pieces_of_dates_gives_sound_dates_or_none(text, published):
    end = 0
    for when in find_dates(text, published):
        assert end <= when.start < when.end <= len(text)
        end = when.end
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest
        assert (when.edtf == "") == (when.earliest is None and when.latest is None)


@settings(max_examples=300, deadline=None)
@given(date_soup)
def test_no_date_is_lost_by_trying_a_pattern_only_where_it_may_begin(text):
    page = Page(text)
    tried = {(name, match.span()) for name, match in matches(page)}
    everywhere = {
        (row.name, match.span())
        for row in PATTERNS
        if row.name != "ago_en"  # which takes any word for a number until it is read
        for match in row.pattern.finditer(page.folded.text)
    }
    assert everywhere <= tried


@settings(max_examples=150, deadline=None)
@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2035, 12, 31)), st.data())
def test_a_full_date_is_read_whatever_month_names_and_digits_say_it(day, data):
    name = data.draw(st.sampled_from([name for name, number in AR_MONTHS + EN_MONTHS if number == day.month]))
    word = data.draw(
        st.sampled_from([str(day.day), f"{day.day:02}", *(w for w, n in ORDINALS.items() if n == day.day)])
    )
    shape = data.draw(
        st.sampled_from(["في {d} {m} {y} مساء", "يوم {d} {m}، {y}", "{d} {m} {y}", "({d} {m} {y})"])
    )
    text = shape.format(d=word, m=name, y=day.year)
    if data.draw(st.booleans()):
        text = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert [when.earliest for when in find_dates(text)] == [day]


# Numbers and figures.

AR_UNITS = "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
AR_TENS = "- - عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()
AR_HUNDREDS = "- مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()
EN_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
EN_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def arabic_words(n):
    """A number from 2 to 999 as Arabic says it, in the nominative."""
    parts = [AR_HUNDREDS[n // 100]] if n >= 100 else []
    rest = n % 100
    if rest in (11, 12):
        parts.append(("أحد عشر", "اثنا عشر")[rest - 11])
    elif 12 < rest < 20:
        parts.append(f"{AR_UNITS[rest - 10]} عشر")
    elif rest:
        parts += (
            [AR_UNITS[rest]]
            if rest <= 10
            else [AR_UNITS[rest % 10]] * bool(rest % 10) + [AR_TENS[rest // 10]]
        )
    return " و".join(parts)


def english_words(n):
    """A number from 2 to 999 as English says it."""
    hundreds, rest = divmod(n, 100)
    parts = [f"{EN_UNITS[hundreds]} hundred"] if hundreds else []
    if rest:
        small = (
            EN_UNITS[rest]
            if rest < 20
            else EN_TENS[rest // 10] + (f" {EN_UNITS[rest % 10]}" if rest % 10 else "")
        )
        parts.append(f"and {small}" if parts else small)
    return " ".join(parts)


@settings(max_examples=200, deadline=None)
@given(st.integers(2, 999), st.sampled_from((arabic_words, english_words)))
def test_every_number_in_words_is_read_back(n, spell):
    words = Page(spell(n)).words
    number = number_at(words, 0)
    assert (number.value, number.first, number.last) == (n, 0, len(words))


NUMBER_PIECES = (
    *AR_UNITS, *AR_TENS, *AR_HUNDREDS, *EN_UNITS, *EN_TENS, *"hundred thousand million ألف ألفا آلاف مليون ألفين و and".split(),
    *"أكثر من أقل نحو حوالي ما لا يقل عن بين إلى more than about at least between to up dozens عشرات مئات".split(),
    *"قتيل مدنيا كم كيلومتر مربع km people fighters % بالمئة قرية killed wounded مقتل إصابة أسر , . ( ) -".split(),
    "12", "1,500", "71.360", "2.5", "٤٠", "007", "1" * 30,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(NUMBER_PIECES), min_size=1, max_size=12).map(" ".join))
def test_whatever_is_made_of_the_pieces_of_figures_gives_sound_figures_or_none(text):
    end = 0
    for figure in find_figures(text):
        assert text[figure.start : figure.end] == figure.text
        assert end <= figure.start < figure.end
        end = figure.end
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.value >= 0


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_counting_past_an_end_of_the_calendar_reads_no_date(published):
    text = "أمس وأول أمس والأسبوع الماضي والأسبوع المقبل والعام الماضي وغدا وقبل سنتين، last year, next week, 3 May next"
    assert isinstance(READER.read(text, parse_edtf(published)).whens, tuple)

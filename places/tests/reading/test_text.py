"""Folding, and the way back from the folded text to the text as it came."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.reading.text import Folded, fold

FORMS = ("NFC", "NFD", "NFKC", "NFKD")

# Letters, marks, joiners, ligatures and presentation forms that the folding treats specially.
TRICKY = "اأإآٱىيیةهؤئءـكکًٌٍَُِّْٰ\u200c\u200d\u200e\u200f\u2067\u2069\ufeff\u00adﻻﻼﷲﺎﺑﻬ٠٩۴«»“”‘’éÉßİıŒﬁḥṢāʿ’ _\n\t.،"
texts = st.text(st.sampled_from(TRICKY) | st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("السُّوسَةُ", "السوسه"),
        ("البوكمـــال", "البوكمال"),
        ("إدلب", "ادلب"),
        ("آمنة", "امنه"),
        ("مصطفى", "مصطفي"),
        ("مؤتة", "موته"),
        ("ﻻذقية", "لاذقية"),
        ("\u202bهجين\u202c", "هجين"),
        ("کسرة", "كسرة"),
        ("١٢٣", "123"),
        ("۴۵", "45"),
        ("“هجين”", '"هجين"'),
        ("Sha’fah", "sha'fah"),
        ("Ḥajīn", "hajin"),
        ("STRAẞE", "strasse"),
        ("  هجين \n", "هجين"),
    ],
)
def test_spelling_variants_fold_alike(one, other):
    assert fold(one) == fold(other)


def test_a_text_without_letters_folds_to_nothing():
    assert fold(" \u200f\u0651 ") == ""


def test_a_span_takes_the_marks_of_its_last_letter_and_leaves_the_joined_word():
    text = "ثم وَهَجِينُ، بعد"
    folded = Folded(text)
    start = folded.text.index("هجين")
    left, right = folded.span(start, start + 4)
    assert text[left:right] == "هَجِينُ"


def test_a_letter_that_folds_to_two_keeps_its_offset():
    text = "ﻻ هجين"
    folded = Folded(text)
    assert folded.text == "لا هجين"
    assert folded.span(1, 2) == (0, 1)
    assert folded.span(3, 7) == (2, 6)
    assert folded.place_of(0) == 0
    assert folded.place_of(2) == 3


def test_an_empty_span_stays_empty():
    assert Folded("هجين").span(2, 2) == (2, 2)


def test_words_divide_at_underscores_digits_and_a_change_of_script():
    assert Folded("تل_تمر2020March Sha'fah").words == ["تل", "تمر", "2020", "march", "sha'fah"]


def test_a_stretched_and_divided_word_is_one_word():
    assert Folded("قصـ ـف وقصـ.ــف").words == ["قصف", "وقصف"]


def test_the_gap_at_either_end_of_the_text_is_a_line_end():
    folded = Folded("من هجين")
    assert (folded.gap(-1), folded.gap(0), folded.gap(1)) == ("\n", " ", "\n")


def test_words_at_an_offset_between_words_begin_with_the_next():
    folded = Folded("من  هجين إلى")
    assert folded.words_at(4, 8) == (1, 2)
    assert folded.words_at(3, 8) == (1, 2)
    assert Folded("").words_at(0, 0) == (0, 0)


@settings(deadline=None)
@given(texts)
def test_folding_is_the_same_under_every_normalisation_form(text):
    assert {fold(unicodedata.normalize(form, text)) for form in FORMS} == {fold(text)}


@settings(deadline=None)
@given(texts)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(texts, st.data())
def test_a_span_folds_to_what_it_came_from(text, data):
    folded = Folded(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    left, right = folded.span(start, end)
    assert 0 <= left <= right <= len(text)
    if end > start:
        assert folded.text[start:end] in Folded(text[left:right]).text


@settings(deadline=None)
@given(texts)
def test_every_word_comes_back_at_its_place(text):
    folded = Folded(text)
    for at, (start, word) in enumerate(zip(folded.starts, folded.words, strict=True)):
        end = folded.end_of(at)
        left, right = folded.span(start, end)
        assert word in fold(text[left:right])
        assert folded.text[start:end] == word
        first, past = folded.words_at(left, right)
        assert word in folded.words[first:past]


@settings(deadline=None)
@given(texts)
def test_the_folding_has_one_offset_for_every_character(text):
    folded = Folded(text)
    origins = [folded.span(i, i + 1)[0] for i in range(len(folded.text))]
    assert origins == sorted(origins)
    assert all(0 <= folded.place_of(i) <= len(folded.text) for i in range(len(text) + 1))


@pytest.mark.parametrize(
    ("hidden", "plain"),
    [
        ("الشه.يد", "الشهيد"),
        ("صا.روخ", "صاروخ"),
        ("قـ.ـصف", "قصف"),
        ("ق.ص.ف", "قصف"),
        ("إِص.ابة", "اصابه"),
    ],
)
def test_a_word_that_hides_behind_full_stops_is_read(hidden, plain):
    folded = Folded(f"بعد {hidden} أمس")
    assert folded.words == ["بعد", plain, "امس"]
    start, end = folded.span(folded.starts[1], folded.ends[1])
    assert folded.source[start:end] == hidden


def test_a_stop_between_two_words_stays_one():
    assert Folded("عادوا إلى السوسة.وقصف الطيران").words == ["عادوا", "الي", "السوسه", "وقصف", "الطيران"]

"""Finding the names of the gazetteer: spellings, proclitics, longest match, linear work."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.reading.relations import relate
from places.reading.resolve import resolve
from places.reading.spelling import loose, readings, spellings, splits
from places.reading.text import Folded, fold
from places.reading.toponyms import Gazetteer, find_mentions
from places.reading.types import PlaceRecord
from places.tests.reading.front import COUNCIL, PLACES, SDF, actors_in

GAZETTEER = Gazetteer(PLACES)


def place(key, *names, kind="village", lon_lat=(40.0, 35.0), **more):
    return PlaceRecord(key, "", "", names, kind, lon_lat, **{"prior": 1.0, **more})


def surfaces(text, *places):
    return [m.text for m in find_mentions(Folded(text), Gazetteer(places))]


def read(text, gazetteer=GAZETTEER):
    folded = Folded(text)
    return relate(resolve(find_mentions(folded, gazetteer), folded, gazetteer), folded, gazetteer)


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("والسوسة", {"والسوسه", "السوسه", "سوسه"}),
        ("للسوسة", {"للسوسه", "سوسه", "لسوسه"}),
        ("وبالسوسة", {"وبالسوسه", "بالسوسه", "سوسه"}),
        ("هجين", {"هجين"}),
        ("Hajin's", {"hajin's", "hajin"}),
    ],
)
def test_a_word_is_looked_up_under_its_stems(word, stems):
    assert stems <= readings(fold(word))


def test_the_plainest_reading_of_a_word_comes_first():
    assert splits(fold("وادي"))[0].stem == "وادي"
    assert splits(fold("البصرة"))[0] == (0, True, "بصره")


@pytest.mark.parametrize(
    "written",
    ["أبو كمال", "البوكمال", "ابوكمال", "البو كمال", "أبي كمال", "بو كمال", "أبا كمال", "ابو الكمال"],
)
@pytest.mark.parametrize("name", ["أبو كمال", "البوكمال"])
def test_a_kunya_is_found_however_it_is_written(name, written):
    assert surfaces(f"قرب {written} ليلاً", place("x", name)) == [written]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Hajin", "Hajeen"),
        ("Hajin", "Hajine"),
        ("Ash-Shuhayl", "al-Shuhail"),
        ("Deir ez-Zor", "Deir Ezzor"),
        ("Deir ez-Zor", "Dayr az-Zour"),
        ("Al-Mayadin", "Mayadeen"),
        ("Raqqa", "ar-Raqqah"),
        ("Qamishli", "Kamishli"),
        ("As-Sukhnah", "al-Sukhna"),
    ],
)
def test_usual_romanisations_of_a_name_agree(name, written):
    assert len(surfaces(f"They left {written} today", place("x", name))) == 1


@pytest.mark.parametrize(("one", "other"), [("Homs", "Homes"), ("Mosul", "Missile")])
def test_levelling_keeps_other_words_apart(one, other):
    assert loose(fold(one)) != loose(fold(other))


def test_a_name_bears_its_kind_only_as_a_style():
    keys = {s.key for s in spellings("محافظة حمص", "governorate")}
    assert "حمص" in keys
    assert "محافظه حمص" not in keys
    assert {s.key for s in spellings("منطقة هجين", "pocket")} == {"هجين"}


def test_the_kind_word_before_a_name_takes_its_of_along():
    assert next(spellings("pocket of Hajin", "pocket")).key == "hajin"


def test_a_name_without_letters_has_no_spelling():
    assert list(spellings("…")) == []
    assert list(spellings("")) == []
    assert list(spellings("a b c d e f g h")) == []


def test_an_aside_in_brackets_and_a_slash_divide_a_name():
    keys = {s.key for s in spellings("Ramadi (Abu Kamal) / Rummadi")}
    assert {"ramadi", "rummadi"} <= keys
    assert not any("kamal" in key for key in keys)


def test_the_longest_name_wins():
    mentions = find_mentions(Folded("قرب الباغوز فوقاني اليوم"), GAZETTEER)
    assert [m.text for m in mentions] == ["الباغوز فوقاني"]


def test_a_name_does_not_cross_a_comma_or_a_paragraph():
    two = place("x", "تل تمر")
    assert surfaces("تل، تمر", two) == []
    assert surfaces("تل\n\nتمر", two) == []
    assert surfaces("تل\nتمر", two) == ["تل\nتمر"]


def test_a_name_is_no_part_of_a_longer_word():
    assert surfaces("الهجينيون والهجينة", place("x", "هجين")) == []


def test_a_word_that_could_be_clitic_and_name_is_read_whole_first():
    both = find_mentions(Folded("إلى وادي"), Gazetteer([place("w", "وادي"), place("a", "ادي")]))
    assert [m.candidates[0].place.key for m in both] == ["w"]


def test_namesakes_are_all_candidates_the_best_name_first():
    (mention,) = find_mentions(Folded("في الدشيشة"), GAZETTEER)
    assert {c.place.key for c in mention.candidates} == {"dashishah", "dashishah_west"}
    assert mention.chosen is None


def test_a_differing_article_is_said_and_costs():
    (mention,) = find_mentions(Folded("في سوسة"), GAZETTEER)
    assert mention.candidates[0].reasons[-1] == "the article differs"
    assert mention.candidates[0].score < 0.8


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("خرجت قوات سوريا الديمقراطية منها", SDF.key),
        ("عاد مجلس دير الزور العسكري إليها", COUNCIL.key),
    ],
)
def test_a_name_inside_an_actor_is_marked(text, actor):
    (mention,) = find_mentions(Folded(text), GAZETTEER, actors_in(text))
    assert mention.within_actor == actor


def test_a_country_that_acts_remains_a_place():
    text = "طالبت سوريا بالانسحاب"
    actor = type(actors_in("قوات سوريا الديمقراطية")[0])(SDF, 6, 11, "سوريا")
    (mention,) = find_mentions(Folded(text), GAZETTEER, [actor])
    assert mention.within_actor is None


def test_the_memory_of_words_is_bounded(monkeypatch):
    monkeypatch.setattr("places.reading.words._MEMO_LIMIT", 2)
    gazetteer = Gazetteer([place("x", "هجين")])
    mentions = find_mentions(Folded("واحد اثنان ثلاثة أربعة هجين هجين"), gazetteer)
    assert [mention.text for mention in mentions] == ["هجين", "هجين"]
    assert len(gazetteer.heads) <= 2


def test_an_empty_gazetteer_finds_nothing():
    assert find_mentions(Folded("في هجين"), Gazetteer([])) == []


SAMPLES = st.lists(
    st.sampled_from(
        [name for p in PLACES for name in p.names]
        + [
            "قرية",
            "ريف",
            "شرق",
            "بين",
            "و",
            "كم",
            "5",
            "من",
            "في",
            "الفرات",
            "«",
            "»",
            "،",
            ".",
            "\n\n",
            "#",
            "_",
            "ـ",
        ]
        + [
            "قناة",
            "صور",
            "km",
            "of",
            "east",
            "between",
            "and",
            "the",
            "countryside",
            "ل",
            "ب",
            "لل",
            "الشرقي",
        ]
    )
    | st.text(max_size=4),
    max_size=14,
).map(" ".join) | st.text(max_size=40)


@settings(max_examples=150, deadline=None)
@given(SAMPLES)
def test_reading_never_raises_and_spans_give_back_the_surface(text):
    mentions = read(text)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    for mention in mentions:
        assert 0.0 <= mention.score <= 1.0
        assert mention.footprint is None or (mention.footprint.is_valid and not mention.footprint.is_empty)
        assert (mention.chosen is None) or not mention.abstained


@settings(max_examples=60, deadline=None)
@given(SAMPLES)
def test_reading_is_deterministic_and_the_same_under_every_normalisation_form(text):
    def found(form):
        return [
            (fold(m.text), m.chosen and m.chosen.key, m.score, m.relation and m.relation.kind)
            for m in read(unicodedata.normalize(form, text))
        ]

    assert found("NFC") == found("NFD") == found("NFC")

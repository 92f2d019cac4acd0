"""Matching Arabic words with names in Latin letters."""

from dataclasses import replace

import pytest

from places.reading.skeleton import LEAST, SkeletonIndex, likeness, skeleton
from places.reading.text import Folded, fold
from places.reading.toponyms import Gazetteer, find_mentions
from places.reading.types import PlaceRecord


def place(key, name):
    return PlaceRecord(key, name, "", (name,), "village", (40.0, 35.0))


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("فنيجين", "fenijin"),
        ("كفرنوران", "kafrnoran"),
        ("خاتونية", "katuniyeh"),
        ("ذيبان", "thiban"),
        ("شحيل", "shheil"),
        ("قوقفين", "qoqfin"),
        ("مستريحة", "mustriha"),
    ],
)
def test_the_sound_of_a_name_is_known_in_either_script(arabic, latin):
    assert skeleton(fold(arabic)) == skeleton(latin)
    assert likeness(fold(arabic), latin) > LEAST


@pytest.mark.parametrize(
    ("arabic", "likelier", "other"),
    [("عدوان", "edwan", "twani"), ("مورك", "murak", "marik"), ("عطالة", "atala", "tala")],
)
def test_the_likelier_name_is_more_alike(arabic, likelier, other):
    assert likeness(fold(arabic), likelier) > likeness(fold(arabic), other)


def test_unlike_names_have_no_likeness():
    assert likeness("هجين", "sukkariyah") == 0.0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Big Maqtaa Elhajar", "مقطع الحجر الكبير"),
        ("Big Maqtaa Elhajar", "مقطع حجر"),
        ("Western Henna", "حنا الغربي"),
        ("Maaret Elnaasan - Maaret Elhaski", "معارة النعسان"),
        ("Hamam (Al-Malikeyyeh)", "الحمام"),
        ("Abu Hamda", "أبو حامضة"),
        ("Al Bab", "الباب"),
        ("Nawa", "نوى"),
        ("Milh", "ملح"),
        ("Jeb Ej-Jarrah", "جب الجراح"),
        ("Mathlum", "مظلوم"),
        ("Tib Elfal", "طيب الفال"),
        ("Tiba Elemam", "طيبة الإمام"),
        ("Abul Thohur", "أبو الظهور"),
        ("Um Madfaa", "أم مدفع"),
        ("Lattakia", "اللاذقية"),
        ("Gamishli", "القامشلي"),
        ("Breiha", "بريهة"),
        ("Sadad", "صدد"),
        ("Kherbet Hadla", "خربة هدلة"),
        ("Rijlat al Hamzah", "رجلة الحمزة"),
        ("Khas Hbal", "خس هبال"),
        ("Jeb Elali", "جب العلي"),
        ("Bir Elias", "بئر الياس"),
        ("Rash Castle", "قلعة رش"),
        ("Xanik", "خانيك"),
    ],
)
def test_the_forms_of_a_listed_name_are_known(name, words):
    index = SkeletonIndex([place("x", name)])
    assert [found.key for found, _ in index.matches([fold(word) for word in words.split()])] == ["x"]


def test_a_second_name_in_latin_letters_alone_finds_a_place_of_the_front():
    known = PlaceRecord(
        "tall", "Tall Zahra", "تل زهرة", ("تل زهرة", "Tall Zahra", "Gundik"), "village", (41.8, 36.9)
    )
    imported = replace(known, key="imported", prior=0.3)
    index = SkeletonIndex([known, imported])
    assert [found.key for found, _ in index.matches([fold("غوندك")])] == ["tall"]
    assert index.matches([fold("تل"), fold("زهرا")]) == []
    twin = replace(known, name_en="Little Rashwan", name_ar="رشوان صغير", names=("رشوان صغير",))
    assert SkeletonIndex([twin]).matches([fold("الرشوان")]) == []


def test_a_name_of_one_consonant_must_be_very_like():
    index = SkeletonIndex([place("bab", "Al Bab")])
    assert not index.matches(["بيبي"])


def test_the_likest_comes_first_and_a_place_only_once():
    index = SkeletonIndex([place("b", "Muraik"), place("a", "Murak")])
    found = index.matches(["مورك"])
    assert [p.key for p, _ in found] == ["a", "b"]
    assert found[0][1] > found[1][1]


def test_a_name_in_another_script_or_of_one_consonant_is_not_indexed():
    assert len(SkeletonIndex([place("x", "Ава"), place("y", "Aa"), place("z", "…")])) == 0


GAZETTEER = Gazetteer(
    [
        place("fenijin", "Fenijin"),
        place("rweished", "Rweished"),
        place("tall", "Tall"),
        place("hamra", "Hamra"),
        place("sabha", "Sabha"),
    ]
)


def found(text):
    return [(m.text, m.candidates[0].place.key) for m in find_mentions(Folded(text), GAZETTEER)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في قرية فنيجين", [("فنيجين", "fenijin")]),
        ("قرية «فنيجين» اليوم", [("فنيجين", "fenijin")]),
        ("بقرية #فنيجين", [("فنيجين", "fenijin")]),
        ("قرى فنيجين ورويشد", [("فنيجين", "fenijin"), ("رويشد", "rweished")]),
        ("قرى فنيجين، رويشد وغيرها", [("فنيجين", "fenijin"), ("رويشد", "rweished")]),
        ("زرت فنيجين", []),
        ("قرية. فنيجين", []),
        ("قرية في فنيجين", []),
        ("قرية تل", []),
        ("منطقة فنيجين", [("فنيجين", "fenijin")]),
        ("قرية Fenijin", [("Fenijin", "fenijin")]),
        ("قرى في الجبل. ورويشد", []),
        ("قرية", []),
    ],
)
def test_only_where_a_place_is_meant(text, expected):
    assert found(text) == expected


def test_a_long_list_is_followed_only_so_far():
    text = "قرى " + " و".join(["فنيجين"] * 12)
    assert 2 <= len(found(text)) <= 8


def test_a_known_name_behind_a_kind_word_gets_its_namesakes():
    known = PlaceRecord("known", "Hamrah", "الحمرا", ("الحمرا",), "village", (38.0, 35.0), prior=1.0)
    gazetteer = Gazetteer([known, place("hamra", "Al Hamra")])
    (mention,) = find_mentions(Folded("قرية الحمرا"), gazetteer)
    assert [c.place.key for c in mention.candidates] == ["known", "hamra"]

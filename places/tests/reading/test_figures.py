"""Figures: value, unit and what is counted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.reading.dates import find_dates, parse_edtf
from places.reading.doubts import Doubter, date_doubt
from places.reading.figures import find_figures
from places.reading.page import Page
from places.reading.reader import Reader
from places.reading.toponyms import Gazetteer
from places.reading.types import ActorRecord
from places.tests.reading.front import PLACES

CASES = [
    ("قتل أكثر من عشرين من قسد", [(20, "people", "killed")]),
    ("فقتل أربعة مدنيين", [(4, "people", "killed")]),
    ("Note 737142: fighters captured 3 villages", [(3, "villages", "captured_ground")]),
    ("مقتل 8 مدنيين وجرح 25 آخرين", [(8, "people", "killed"), (25, "people", "wounded")]),
    ("مقتل مدني وجرح ثلاثة", [(1, "people", "killed"), (3, "people", "wounded")]),
    ("قتيلان وخمسة جرحى", [(2, "people", "killed"), (5, "people", "wounded")]),
    ("أصيب اثنان جراء انفجار عبوة", [(2, "people", "wounded")]),
    ("مقتل 12 عندما هاجم نحو 500 مقاتل مقرا", [(12, "people", "killed"), (500, "people", "fighters")]),
    ("أكثر من 37 مدنيا قتلوا", [(37, "people", "killed")]),
    ("خسر التنظيم 11 من عناصره", [(11, "people", "killed")]),
    ("قتل 12 من داعش و37 من قسد", [(12, "people", "killed"), (37, "people", "killed")]),
    ("ارتفع عدد قتلى قسد إلى 68 منذ بدء الهجوم", [(68, "people", "killed")]),
    ("ارتفع عدد النازحين في المخيم إلى 38 ألفا", [(38_000, "people", "displaced")]),
    ("حكم الإعدام بحق شابين", [(2, "people", "killed")]),
    ("أسماء قتلاها وعددهم 23 مقاتلا", [(23, "people", "killed")]),
    ("غادر 300 مقاتل", [(300, "people", "fighters")]),
    ("عادت الحياة لدى 40 مدنيا", [(40, "people", "civilians")]),
    ("9 IS killed in Susah", [(9, "people", "killed")]),
    (
        "lost 40 fighters, while 37 of the militants were killed",
        [(40, "people", "killed"), (37, "people", "killed")],
    ),
    ("32 kidnapped women", [(32, "people", "abducted")]),
    ("six members were taken prisoner", [(6, "people", "captured")]),
    ("strikes consisting of 62 engagements killed nobody", []),
    ("طائرات إف-16 ضربت مواقع", []),
    ("السيطرة على 2400 كم2", [(2400, "km2", "area")]),
    ("Twenty-three civilians fled", [(23, "people", "displaced")]),
    (
        "40 fighters were killed and around 20 captured",
        [(40, "people", "killed"), (20, "people", "captured")],
    ),
    ("أسر خمسة عناصر", [(5, "people", "captured")]),
    ("اختطاف شخصين", [(2, "people", "abducted")]),
    ("نزوح ثلاثة آلاف مدني", [(3000, "people", "displaced")]),
    ("نزحت 40 عائلة", [(40, "families", "displaced")]),
    ("يضم التحالف 77 دولة", [(77, "countries", "members")]),
    ("سافر إلى 12 دولة", [(12, "countries", "countries")]),
    ("على بعد خمسة كيلومترات", [(5, "km", "distance")]),
    ("نحو خمسين كيلومترًا", [(50, "km", "distance")]),
    ("مداها 40 كم", [(40, "km", "range")]),
    ("مساحة 300 كيلو متر", [(300, "km2", "area")]),
    ("2055 كيلومترا مربعا", [(2055, "km2", "area")]),
    ("عبر ثلاثين مترا", [(30, "m", "distance")]),
    ("حرق 15 هكتارا", [(15, "hectares", "area")]),
    ("98 % من الأراضي", [(98, "percent", "area")]),
    ("60 بالمئة من الأصوات", [(60, "percent", "share")]),
    ("سيطرت على قريتين", [(2, "villages", "captured_ground")]),
    ("دمرت ثلاث دبابات", [(3, "vehicles", "equipment")]),
    ("ثمانية مدافع", [(8, "guns", "equipment")]),
    ("1500 قذيفة في الدقيقة", [(1500, "munitions", "rate")]),
    ("نفذ سبع غارات", [(7, "strikes", "attacks")]),
    ("17 people were killed", [(17, "people", "killed")]),
    ("wounding at least 12 civilians", [(12, "people", "wounded")]),
    ("about 600 fighters hold out", [(600, "people", "fighters")]),
    ("50 square kilometres", [(50, "km2", "area")]),
    ("20 km north", [(20, "km", "distance")]),
    ("عند الساعة 12:30", []),
    ("بندقية M16 أشخاص", []),
    ("رابط t.co/123 شخص", []),
    ("one of the men", []),
    ("5، ثم رجال", []),
    ("12 من بين الجميع مدنيين", []),
    ("خمسة أيام", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_figure_is_read_with_its_unit_and_what_it_counts(text, expected):
    assert [(f.value, f.unit, f.what) for f in find_figures(text)] == expected


def test_a_figure_s_span_holds_the_words_that_qualify_it():
    text = "قال: يتحصن أكثر من “600” مقاتل هناك"
    (figure,) = find_figures(text)
    assert text[figure.start : figure.end] == figure.text == "أكثر من “600” مقاتل"
    assert (figure.low, figure.high) == (600, None)


def test_a_number_counts_nothing_beyond_a_preposition():
    assert not find_figures("نفذ الطيران هجمات عدة على مواقع للتنظيم.")
    assert not find_figures("Jets flew several times against positions near the river.")


def test_the_numbers_of_a_date_are_no_figures():
    text = "في 9 تشرين الأول 2018 رجال"
    assert find_figures(text, find_dates(text)) == []


def read(text):
    force = ActorRecord("is", "Islamic State", "داعش", (), "jihadist", strength=30_000)
    return Reader(PLACES, [force]).read(text).figures


def test_an_area_larger_than_the_governorates_it_lies_in_is_doubted():
    (figure,) = read("سيطروا على 90000 كيلومتر مربع في محافظة الحسكة")
    assert "larger than" in figure.doubt
    assert "أكبر من" in figure.doubt_ar


@pytest.mark.parametrize(
    "text",
    [
        "سيطروا على 900 كيلومتر مربع في محافظة الحسكة",
        "سيطروا على 90000 كيلومتر مربع",
        "سيطروا على 90000 كيلومتر مربع في سوريا",
        "قتل 300 من داعش",
        "مدفع يصل مداه إلى 40 كم",
        "قتل 99000 في المنطقة",
    ],
)
def test_what_nothing_contradicts_is_not_doubted(text):
    assert [figure.doubt for figure in read(text)] == [""]


@pytest.mark.parametrize(
    "text",
    ["قتل 99000 من داعش", "120 % من الأراضي", "مدفع هاوتزر يصل مداه إلى 900 كم", "مدافع مداها 90000 متر"],
)
def test_what_arithmetic_contradicts_is_doubted(text):
    assert all(figure.doubt for figure in read(text))
    assert read(text)


def test_a_governorate_of_unknown_extent_accuses_nobody():
    bare = [place for place in PLACES if place.kind != "governorate"]
    doubter = Doubter(Gazetteer(bare))
    page = Page("90000 كم مربع")
    assert doubter.doubted(page, find_figures(page), [], []) == find_figures(page)


def test_a_date_before_the_war_is_doubted_and_no_date_is_not():
    assert date_doubt(parse_edtf("2003"), None).en.startswith("The date lies before")
    assert date_doubt(None, None) is None
    assert date_doubt(parse_edtf("2018-10-09/.."), None) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_no_text_makes_the_reading_of_figures_fail(text):
    for figure in find_figures(text):
        assert text[figure.start : figure.end] == figure.text

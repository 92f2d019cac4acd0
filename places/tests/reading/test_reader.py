"""Whole readings: language, furniture, datelines, determinism, and documents as they come."""

# ruff: noqa: E501 - a text reads best on one line

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.reading.dates import parse_edtf
from places.reading.page import Page
from places.reading.reader import Reader
from places.tests.reading.actors import ACTORS
from places.tests.reading.front import PLACES

READER = Reader(PLACES, ACTORS)
TUESDAY = parse_edtf("2018-10-09")


@pytest.mark.parametrize(
    ("text", "code"),
    [("سيطرت قسد", "ar"), ("The SDF", "en"), ("12 – 13", "und"), ("", "und"), ("سيطرت قسد the town", "mul")],
)
def test_the_language_follows_the_share_of_scripts(text, code):
    assert Page(text).language == code


def test_furniture_in_another_script_does_not_change_the_language():
    text = "Copy link to Tweet\n\nEmbed Tweet\n\nغارة على الشعفة\n\nLoading seems slow."
    assert READER.read(text).language == "ar"


def test_a_city_inside_a_unit_s_name_is_no_place_of_an_event():
    reading = READER.read("تقدم مجلس دير الزور العسكري نحو السوسة", TUESDAY)
    inside = [m for m in reading.mentions if m.within_actor]
    assert [(m.text, m.within_actor) for m in inside] == [("دير الزور", "dmc")]
    (claim,) = reading.claims
    assert [reading.mentions[i].chosen.key for i in claim.where] == ["susah"]


def test_the_furniture_of_a_page_names_no_places():
    text = "الرئيسية\n\nسوريا\n\nهجين\n\nالحسكة\n\nسيطرت قسد على السوسة.\n\nاقرأ أيضا\n\nغارة على الميادين\n\nزر الذهاب إلى الأعلى"
    assert [m.text for m in READER.read(text).mentions] == ["السوسة"]


def test_a_teaser_that_its_own_headline_follows_is_no_part_of_the_report():
    headline = "تحرير الشام تقتحم قرية في ريف الحسكة"
    text = f"قصفت المدفعية بلدة الشعفة.\n\n{headline} أفادت مصادر محلية بقيام الهيئة بمهاجمة قرية قرب …\n\n{headline}"
    assert [m.text for m in READER.read(text).mentions] == ["الشعفة"]


def test_prose_after_a_block_of_related_headlines_is_read_again():
    text = "اقرأ أيضا\n\nغارة على الميادين\n\nسيطرت قسد على السوسة بعد قتال."
    assert [m.text for m in READER.read(text).mentions] == ["السوسة"]


def test_comments_below_a_post_are_not_the_report():
    text = "غارة جوية على الشعفة All reactions:55 comments هجين الميادين"
    assert [m.text for m in READER.read(text).mentions] == ["الشعفة"]


def test_a_script_that_changes_without_a_blank_divides_words():
    assert Page("Publicقصف").words == ["public", "قصف"]


def test_a_line_with_its_date_stands_in_for_the_publication_date():
    text = "قصف على الشعفة\n\n06/11/2018\n\nقصفت المدفعية بلدة الشعفة أمس."
    reading = READER.read(text)
    assert reading.claims[0].when.edtf == "2018-11-05"
    assert reading.notes == ("publication date read from the page: 2018-11-06",)


def test_the_reading_of_one_text_is_always_the_same():
    text = "سيطرت قسد على السوسة أمس، وقتل خمسة عناصر من داعش شرق هجين."
    assert READER.read(text, TUESDAY) == Reader(PLACES, ACTORS).read(text, TUESDAY)


def test_an_abbreviation_does_not_end_a_sentence():
    assert len(Page("Gen. Smith spoke to the U.S. Army at noon. He left.").sentences) == 2


def test_a_paragraph_of_one_sentence_is_a_line():
    assert [s.is_line for s in Page("عنوان الخبر\nجملة أولى. جملة ثانية.").sentences] == [True, False, False]


def test_no_sentence_stands_in_furniture_or_past_the_end():
    page = Page("Back to top\nنص")
    assert page.sentence_at(0) is None
    assert page.sentence_of(99) is None
    assert page.gap(-1) == page.gap(99) == "\n"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("سيطرت قسد على السوسة.وقصف التحالف هجين", 2),
        ("The SDF captured Susah.The Coalition bombed Hajin", 2),
        ("كتب أ.د سالم في الموقع example.org أمس", 1),
        ("It was 2.5 km from t.co/Abc at 5 p.m. today", 1),
    ],
)
def test_a_stop_glued_to_the_next_sentence_ends_one_and_a_dot_in_a_name_does_not(text, sentences):
    assert len(Page(text).sentences) == sentences


def test_a_headline_glued_to_its_report_leaves_the_place_whole():
    reading = READER.read("غارة جوية على بلدة الشعفةقالت مصادر إن القصف وقع أمس", TUESDAY)
    assert [m.text for m in reading.mentions] == ["الشعفة"]


def test_controls_and_the_headline_of_another_report_inside_a_line_are_left_out():
    post = READER.read("قصفت قسد مواقع داعش في هجين أمس. Copy link to Tweet Embed Tweet Back to top", TUESDAY)
    assert (post.language, [m.text for m in post.mentions]) == ("ar", ["هجين"])
    page = READER.read(
        "قصفت قسد قرية هجين أمس. اقرأ أيضاً: سيطرة قسد على بلدة السوسة\nوسوم: الميادين", TUESDAY
    )
    assert [m.text for m in page.mentions] == ["هجين"]


def test_several_reports_in_one_keep_their_own_places_and_days():
    text = "1- قصفت قسد بلدة هجين أمس.\n2- سيطرت قسد على السوسة اليوم.\n3- اعتقلت قسد ثلاثة أشخاص في مركدة الأحد."
    reading = READER.read(text, TUESDAY)
    told = {(c.type, reading.mentions[c.where[0]].chosen.key, c.when.edtf) for c in reading.claims}
    assert told == {
        ("strike.artillery", "hajin", "2018-10-08"),
        ("territory.captured", "susah", "2018-10-09"),
        ("seizure.persons", "markadah", "2018-10-07"),
    }


def test_a_quotation_in_another_language_makes_no_second_claim():
    text = "The Coalition bombed Hajin on Monday. A witness wrote: «قصف التحالف بلدة السوسة». It was loud, people said."
    reading = READER.read(text, TUESDAY)
    assert [reading.mentions[i].chosen.key for c in reading.claims for i in c.where] == ["hajin"]


def test_the_one_event_of_a_page_of_thirty_thousand_characters_is_found():
    filler = "فقرة عن الطقس والزراعة في المنطقة منذ سنوات طويلة. " * 600
    reading = READER.read(f"{filler}\n\nقصفت قسد بلدة هجين أمس.", TUESDAY)
    (claim,) = reading.claims
    assert [reading.mentions[i].chosen.key for i in claim.where] == ["hajin"]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_a_reading_fail_and_spans_give_back_the_surface(text):
    reading = READER.read(text, TUESDAY)
    for found in (*reading.mentions, *reading.actors, *reading.figures):
        assert text[found.start : found.end] == found.text

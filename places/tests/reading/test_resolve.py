"""Choosing among namesakes, abstaining, and saying why."""

from dataclasses import replace

import pytest

from places.reading.resolve import resolve
from places.reading.text import Folded
from places.reading.toponyms import UNIT, Gazetteer, find_mentions
from places.reading.types import PlaceRecord
from places.tests.reading.front import PLACES, actors_in

GAZETTEER = Gazetteer(PLACES)


def resolved(text, *places):
    gazetteer = Gazetteer(places) if places else GAZETTEER
    folded = Folded(text)
    return resolve(find_mentions(folded, gazetteer, actors_in(text)), folded, gazetteer)


def place(key, name, lon_lat, **more):
    more = {"prior": 0.6, "kind": "village", **more}
    return PlaceRecord(key, key, name, (name,), lon_lat=lon_lat, **more)


EAST = place("east", "الحصوة", (41.0, 35.9), admin1="Al-Hasakah", country="SY", lies_in=("hasakah_gov",))
WEST = place("west", "الحصوة", (36.5, 35.9), admin1="Idlib", country="SY")


def only(text, *places):
    mentions = [
        m for m in resolved(text, *places) if any(c.place.key in ("east", "west") for c in m.candidates)
    ]
    (mention,) = mentions
    return mention


def test_equal_namesakes_far_apart_are_left_open_with_all_candidates_and_a_reason():
    mention = only("وصلوا إلى قرية الحصوة", EAST, WEST)
    assert mention.chosen is None
    assert mention.abstained == "several places fit alike: east, west"
    assert [c.score for c in mention.candidates] == [0.5, 0.5]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("في قرية الحصوة بريف الحسكة", "east"),
        ("في قرية الحصوة في محافظة الحسكة", "east"),
        ("قرب الدشيشة، ثم في قرية الحصوة", "east"),
    ],
)
def test_the_text_decides_between_namesakes(text, key):
    mention = only(text, EAST, WEST, *PLACES)
    assert mention.chosen is not None
    assert mention.chosen.key == key


def test_the_reasons_of_the_winner_and_the_losers_are_kept():
    mention = only("في قرية الحصوة بريف الحسكة", EAST, WEST, *PLACES)
    winner, loser = mention.candidates
    assert winner.place.key == "east"
    assert "the text puts it in Al-Hasakah" in winner.reasons
    assert "the text calls it a village" in winner.reasons
    assert loser.place.key == "west"
    assert loser.score < 0.1 < winner.score


def test_scores_of_candidates_are_shares():
    mention = only("في قرية الحصوة بريف الحسكة", EAST, WEST, *PLACES)
    assert sum(c.score for c in mention.candidates) == pytest.approx(1.0, abs=0.001)


def test_two_records_of_one_spot_do_not_divide_the_choice():
    near = replace(EAST, key="double", lon_lat=(41.01, 35.9))
    mention = only("في قرية الحصوة", EAST, near)
    assert mention.chosen is not None
    assert mention.score > 0.8


def test_the_prior_decides_where_the_text_says_nothing():
    assert only("في قرية الحصوة", replace(EAST, prior=1.0), replace(WEST, prior=0.2)).chosen.key == "east"


def test_a_country_or_a_governorate_as_container():
    iraqi = replace(WEST, country="IQ", admin1="Ninawa")
    assert only("في قرية الحصوة في العراق", EAST, iraqi, *PLACES).chosen.key == "west"
    syrian = only("في قرية الحصوة في محافظة الحسكة", replace(EAST, lies_in=()), iraqi, *PLACES)
    assert syrian.chosen.key == "east"


def test_the_kind_word_decides_between_city_and_governorate():
    assert resolved("في مدينة دير الزور")[0].chosen.key == "deir_ez_zor"
    assert resolved("في محافظة دير الزور")[0].chosen.key == "deir_ez_zor_gov"
    assert [c.place.key for c in resolved("في محافظة دير الزور")[0].candidates][1:] == ["deir_ez_zor"]


def test_a_name_of_the_background_needs_a_sign():
    background = place("x", "الزهور", (38.0, 34.0), prior=0.5)
    assert resolved("هذه الزهور جميلة", background) == []
    assert [m.chosen.key for m in resolved("قصف على الزهور", background)] == ["x"]


def test_a_large_town_needs_no_sign():
    assert [
        m.text
        for m in resolved("الزهور تحترق", place("x", "الزهور", (38.0, 34.0), prior=0.5, population=90_000))
    ]


def test_another_mention_of_the_place_vouches_for_a_common_word():
    assert [m.start for m in resolved("معركة هجين. هجين مهمة")] == [6, 12]


def test_a_place_inside_an_actor_is_kept_without_a_choice():
    mention, hajin = resolved("قوات سوريا الديمقراطية قرب هجين")
    assert (mention.within_actor, mention.chosen) == ("sdf", None)
    assert hajin.chosen.key == "hajin"


def test_a_place_inside_an_unknown_body_is_marked_as_such():
    (mention,) = resolved("بيان مجلس منبج المدني")
    assert mention.within_actor == UNIT
    (english,) = resolved("the Raqqa Brigade left")
    assert english.within_actor == UNIT


def test_an_armed_body_needs_no_adjective():
    (mention,) = resolved("مقاتلو لواء تدمر")
    assert mention.within_actor == UNIT


def test_a_likeness_alone_far_from_everything_abstains():
    known = PlaceRecord("C", "Fenijin", "", ("Fenijin",), "village", (36.0, 33.0), prior=0.5)
    other = PlaceRecord("D", "Fenijin", "", ("Fenijin",), "village", (42.0, 36.5), prior=0.5)
    (mention,) = resolved("حريق في قرية فنيجين", known, other)
    assert mention.chosen is None
    assert mention.abstained.startswith("only the sound of the name")


def test_a_likeness_behind_a_vague_word_is_dropped_when_nothing_lies_near():
    known = PlaceRecord("C", "Fenijin", "", ("Fenijin",), "village", (36.0, 33.0), prior=0.5)
    assert resolved("حريق في منطقة فنيجين", known) == []


def test_namesakes_in_two_countries_follow_the_places_they_are_listed_with():
    keys = [m.chosen.key for m in resolved("Police closed roads in Ramadi and Mosul.")]
    assert keys == ["ramadi_iq", "mosul"]


def test_no_mentions_no_answer():
    assert resolve([], Folded("لا شيء"), GAZETTEER) == []

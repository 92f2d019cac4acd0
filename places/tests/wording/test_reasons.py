"""What the reading gives as its reasons is said in the reader's language, and none is left out."""

import pytest
from django.utils.translation import override

from places.desk import edition
from places.models import EventType
from places.reading.dates import parse_edtf
from places.reading.decisions import Decided
from places.reading.reader import Reader
from places.tests.desk.conftest import make_place
from places.tests.reading import (
    cases,
    claims,
    claims_of_care,
    claims_of_people,
    claims_of_speech,
    claims_of_war,
)
from places.tests.reading.actors import ACTORS
from places.tests.reading.front import PLACES
from places.wording import reasons, regions, relations

TUESDAY = parse_edtf("2018-10-09")


def _reasons_of(reading):
    for mention in reading.mentions:
        yield mention.abstained
        for candidate in mention.candidates:
            yield from candidate.reasons
    for claim in reading.claims:
        yield from claim.reasons
    yield from (when.reason for when in reading.whens)
    yield from reading.notes


def test_every_reason_of_the_reading_can_be_said_in_every_language():
    reader = Reader(PLACES, ACTORS)
    texts = [
        case[0]
        for told in (cases, claims, claims_of_care, claims_of_people, claims_of_speech, claims_of_war)
        for language in (told.ARABIC, told.ENGLISH)
        for case in language.values()
    ]
    given = {reason for text in texts for reason in _reasons_of(reader.read(text, TUESDAY)) if reason}
    assert len(given) > 100
    assert sorted(reason for reason in given if not reasons.known(reason)) == []


@pytest.fixture
def gazetteer(db):
    make_place(
        "Deir ez-Zor Governorate", "محافظة دير الزور", 40.1, 35.3, kind="governorate", admin1="Deir ez-Zor"
    )
    make_place("Hajin", "هجين", 40.84, 34.69)
    make_place("Syria", "سوريا", 38.5, 35.0, kind="country", country="SY")
    EventType.objects.create(code="strike.air", name_en="air strike", name_ar="غارة جوية")


ARABIC = [
    ("the text puts it in Hajin", "هجين"),
    ("the text puts it near Hajin", "هجين"),
    ("several places fit alike: Hajin, Elsewhere", "هجين"),
    ("the text says it is in SY", "سوريا"),
    ("the text puts it in Hajin, where no place of this name is listed", "هجين"),
    ("“غارات” says strike.air", "غارة جوية"),
    ("the text says it is in XX", "XX"),
]


@pytest.mark.usefixtures("gazetteer")
@pytest.mark.parametrize(("reason", "word"), ARABIC)
def test_names_and_codes_within_a_reason_are_said_in_arabic(reason, word):
    with override("ar"):
        told = reasons.said(reason)
    assert word in told
    assert "strike.air" not in told


@pytest.mark.usefixtures("gazetteer")
def test_in_english_codes_become_words_too():
    assert reasons.said("“shelled” says strike.air") == "“shelled” says: air strike"
    assert reasons.said("the text calls it a oil field") == "the text calls it: oil or gas field"
    assert reasons.said("load_seeds") == "loaded from the seeds"
    assert reasons.said("a year, since then") == "a year, since then"
    assert reasons.all_said(["the article differs", "36 km from another place of the text"]) == [
        "the article differs",
        "36 km from another place of the text",
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 11, 100])
def test_what_editors_decided_before_is_said_in_both_languages(count):
    decided = Decided({"hajin": count}, rejected=count)
    for reason in (decided.why("hajin"), decided.why_not()):
        assert reasons.known(reason)
        assert reasons.said(reason) == reason
        with override("ar"):
            told = reasons.said(reason)
        assert "المحررون" in told
        assert (str(count) in told) == (count > 2)  # one and two have forms of their own


@pytest.mark.django_db
def test_an_unknown_reason_comes_through_as_it_is():
    assert reasons.said("because") == "because"
    assert not reasons.known("because")
    assert reasons.said("") == reasons.said(None) == ""


@pytest.mark.usefixtures("gazetteer")
def test_a_governorate_is_named_in_arabic_without_its_common_word():
    with override("ar"):
        assert regions.governorate("Deir ez-Zor") == "دير الزور"
        assert regions.governorate("Nowhere") == "Nowhere"
        assert regions.place_called("Hajin") == "هجين"
    assert regions.governorate("Deir ez-Zor") == "Deir ez-Zor"


@pytest.mark.usefixtures("gazetteer")
def test_a_name_that_an_editor_gives_later_is_said_with_the_next_edition():
    with override("ar"):
        assert regions.place_called("Kishkiyah") == "Kishkiyah"
        make_place("Kishkiyah", "الكشكية", 40.7, 34.8)
        edition.advance()
        assert regions.place_called("Kishkiyah") == "الكشكية"


@pytest.mark.usefixtures("gazetteer")
def test_a_request_asks_for_the_edition_once(django_assert_num_queries):
    with override("ar"):
        regions.place_called("Hajin")
        regions.begin_request()
        try:
            with django_assert_num_queries(1):
                assert [regions.place_called("Hajin") for _ in range(5)] == ["هجين"] * 5
        finally:
            regions.end_request()
        with django_assert_num_queries(2):
            assert [regions.place_called("Hajin") for _ in range(2)] == ["هجين"] * 2


RELATIONS = [
    ({"kind": "direction", "direction": "ne"}, "direction, northeast", "northeast of Hajin"),
    ({"kind": "distance", "direction": "e", "distance_m": 5000}, "distance, east, 5 km", "east of Hajin"),
    ({"kind": "near", "distance_m": 500}, "nearness, 500 m", "near Hajin"),
    ({"kind": "countryside", "direction": "e"}, "countryside, east", "countryside of Hajin"),
    ({"kind": "side"}, "side of a river", "Hajin"),
    ({"kind": "new_kind"}, "", "Hajin"),
]


@pytest.mark.parametrize(("relation", "kind", "place"), RELATIONS)
def test_a_relation_is_said_as_what_it_is_and_with_its_place(relation, kind, place):
    assert relations.kind_of(relation) == kind
    assert relations.of_place(relation, "Hajin", "en") == place


def test_no_relation_says_nothing():
    assert relations.kind_of(None) == ""

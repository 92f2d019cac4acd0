"""Relations and the ground they mean: what lies inside a footprint and what does not."""

from dataclasses import replace

import pytest
from shapely.geometry import LineString, Point, box

from places.reading.ground import Ground
from places.reading.relations import relate, relation_of
from places.reading.resolve import resolve
from places.reading.text import Folded
from places.reading.toponyms import Gazetteer, find_mentions
from places.reading.types import Candidate, Mention, PlaceRecord, Relation
from places.tests.reading.front import PLACES, actors_in

GAZETTEER = Gazetteer(PLACES)

HAJIN, SUSAH, BUKAMAL = (40.839, 34.687), (40.968, 34.525), (40.912, 34.455)
MAYADIN, DEIR_EZ_ZOR, RAQQAH = (40.428, 35.02), (40.14, 35.335), (39.0, 35.95)
HASAKAH, DASHISHAH, QAMISHLI, SHADDADI = (40.75, 36.5), (41.165, 36.04), (41.23, 37.05), (40.74, 36.05)
HOMS, TADMUR, DAMASCUS = (36.7256, 34.724), (38.284, 34.562), (36.29, 33.51)


def read(text):
    folded = Folded(text)
    mentions = resolve(find_mentions(folded, GAZETTEER, actors_in(text)), folded, GAZETTEER)
    return relate(mentions, folded, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "inside", "outside", "where_prec"),
    [
        ("شرق دير الزور", [HAJIN], [RAQQAH, DEIR_EZ_ZOR, HASAKAH], 5),
        ("east of Deir ez-Zor", [HAJIN], [RAQQAH, DEIR_EZ_ZOR, HASAKAH], 5),
        ("جنوب الحسكة", [DASHISHAH, SHADDADI], [QAMISHLI, HAJIN], 5),
        ("شمال شرقي سوريا", [HASAKAH], [DAMASCUS, HOMS], 5),
        ("شرق سوريا", [HAJIN, DEIR_EZ_ZOR], [DAMASCUS, HOMS], 5),
        ("شرق الفرات", [HAJIN, SHADDADI, DASHISHAH], [MAYADIN, DAMASCUS, TADMUR], 5),
        ("الضفة الغربية لنهر الفرات", [MAYADIN, TADMUR], [SHADDADI], 5),
        ("ريف حمص الشرقي", [TADMUR], [HOMS, HAJIN], 5),
        ("ريف حمص", [TADMUR], [HOMS, HAJIN], 4),
        ("الريف الشرقي لمحافظة حمص", [(39.5, 34.5)], [(37.0, 34.5)], 5),
        ("ريف البوكمال", [HAJIN, SUSAH], [DEIR_EZ_ZOR, BUKAMAL, HASAKAH], 2),
        ("ريف محافظة حمص", [TADMUR], [HAJIN], 5),
        ("بادية دير الزور", [(39.9, 34.6)], [DEIR_EZ_ZOR, HASAKAH, DAMASCUS], 5),
        ("بادية الكشمة", [(41.1, 34.66)], [DEIR_EZ_ZOR, (40.93, 34.52)], 5),
        ("بادية حمص الشرقية", [(39.5, 34.3)], [(36.9, 34.3)], 5),
        ("على بعد 10 كم شمال هجين", [(40.839, 34.777)], [HAJIN, (40.839, 34.6)], 2),
        ("على بعد 60 كم من هجين", [(40.839, 35.227)], [HAJIN], 5),
        ("بين هجين والشعفة", [HAJIN, (40.89, 34.63)], [SUSAH, BUKAMAL], 5),
        ("على طول الفرات", [(40.7, 34.75)], [SHADDADI], 5),
        ("باتجاه السوسة", [SUSAH], [HAJIN], 2),
        ("قرب السوسة", [SUSAH], [HAJIN], 2),
        ("قرب جيب هجين", [SUSAH, HAJIN], [MAYADIN], 2),
        ("the Hajin pocket", [SUSAH, HAJIN], [MAYADIN], 2),
        ("جيب السوسة", [SUSAH], [MAYADIN], 2),
        ("جنوب الشدادي", [(40.74, 35.95)], [DASHISHAH, HASAKAH], 2),
    ],
)
def test_the_footprint_holds_what_is_meant_and_nothing_else(text, inside, outside, where_prec):
    mention = read(text)[0]
    assert mention.footprint.is_valid
    assert all(mention.footprint.contains(Point(p)) for p in inside)
    assert not any(mention.footprint.contains(Point(p)) for p in outside)
    assert mention.where_prec == where_prec


def test_an_area_without_a_relation_has_its_own_shape():
    (mention,) = read("في محافظة حمص")
    assert mention.footprint == GAZETTEER.by_key["homs_gov"].shape
    assert mention.where_prec == 4
    assert mention.relation is None


def test_a_point_or_a_river_without_a_relation_has_no_footprint():
    assert [(m.footprint, m.where_prec) for m in read("في السوسة وعند الفرات")] == [(None, 1), (None, 5)]


def test_the_phrase_and_its_span_point_into_the_text_as_it_came():
    text = "ومعارك في رِيفِ حمص الشَّرقي اليوم"
    relation = read(text)[0].relation
    assert text[relation.start : relation.end] == relation.phrase == "رِيفِ حمص الشَّرقي"


def test_the_phrase_of_a_distance_holds_its_number():
    assert read("حفرة 2.5 كم شرق السوسة")[0].relation.phrase == "2.5 كم شرق"


def test_a_relation_does_not_cross_a_sentence_or_a_comma():
    assert [m.relation for m in read("ساروا شرقاً. بلدة هجين قريبة")] == [None]
    assert [m.relation for m in read("من الشرق، هجين والشعفة")] == [None, None]


def test_opposite_directions_do_not_combine():
    (mention,) = read("شمال جنوب الحسكة")
    assert mention.relation.direction == "s"


def test_a_joined_conjunction_keeps_the_relation_of_its_neighbour_away():
    assert [m.relation and m.relation.kind for m in read("شرق هجين والشعفة")] == ["direction", None]


def test_between_needs_its_other_end():
    folded = Folded("بين هجين")
    (mention,) = resolve(find_mentions(folded, GAZETTEER), folded, GAZETTEER)
    assert relation_of(mention, folded) is None


def test_between_named_villages():
    assert read("بين قرية السوسة وبلدة الشعفة")[0].relation.other == "shafah"


def test_a_bank_needs_a_side():
    assert read("ضفة الفرات")[0].relation is None


def test_kilometres_without_a_number_are_no_distance():
    assert read("آلاف الكيلومترات من هجين")[0].relation is None


def test_about_fifty_kilometres_is_a_distance():
    assert read("نحو خمسين كيلومتراً جنوب الشدادي")[0].relation.distance_m == 50_000.0
    assert read("أكثر من 20 كم عن هجين")[0].relation.distance_m == 20_000.0


def test_a_single_kilometre():
    assert read("على بعد كيلومتر من هجين")[0].relation.distance_m == 1000.0


def test_metres():
    assert read("300 metres from Hajin")[0].relation.distance_m == 300.0


def test_an_abstention_stays_as_it_is():
    mention = Mention(0, 4, "هجين", abstained="unknown")
    assert relate([mention], Folded("هجين"), GAZETTEER) == [mention]
    assert Ground(GAZETTEER).footprint(mention, None) == (None, None)


def drawn(place, relation, *others):
    gazetteer = Gazetteer([place, *others])
    mention = Mention(0, 1, "x", (Candidate(place, 1.0),), place)
    return Ground(gazetteer).footprint(mention, relation)


def record(kind, shape=None, **more):
    return PlaceRecord("x", "X", "", ("X",), kind, (40.0, 35.0), shape, **more)


def test_a_side_that_the_ground_does_not_have_gives_no_footprint():
    river = record("river", LineString([(40, 35), (41, 35)]), country="SY")
    island = PlaceRecord("s", "S", "", ("S",), "country", (40, 30), box(39, 30, 40, 31), country="SY")
    assert drawn(river, Relation("direction", "", 0, 1, "n"), island) == (None, 5)


def test_a_border_of_a_country_is_a_strip():
    neighbour = replace(record("country", box(42, 33, 45, 38), country="IQ"), key="iq")
    syria = record("country", box(36, 33, 42, 38), country="SY")
    strip, prec = drawn(syria, Relation("border", "", 0, 1, other="iq"), neighbour)
    assert strip.contains(Point(42.0, 35.5))
    assert not strip.contains(Point(36.0, 35.5))
    whole, _ = drawn(syria, Relation("border", "", 0, 1))
    assert whole.contains(Point(36.0, 35.5))
    assert prec == 5


def test_a_relation_that_says_nothing_of_this_place_leaves_it_as_it_is():
    assert drawn(record("river"), Relation("near", "", 0, 1)) == (None, 1)


def test_a_capital_is_known_by_its_parent_too():
    governorate = PlaceRecord("g", "G", "", ("G",), "governorate", (40, 35), box(39, 34, 41, 36))
    town = record("town", lies_in=("nowhere", "g"))
    ground = Ground(Gazetteer([governorate, town]))
    assert ground.governorate_of(town) is governorate
    assert ground.governorate_of(governorate) is governorate
    assert ground.governorate_of(replace(town, lies_in=())) is None


def test_footprints_are_drawn_once():
    gazetteer = Gazetteer(PLACES)
    folded = Folded("شرق هجين ثم شرق هجين")
    first, second = relate(resolve(find_mentions(folded, gazetteer), folded, gazetteer), folded, gazetteer)
    assert first.footprint is second.footprint

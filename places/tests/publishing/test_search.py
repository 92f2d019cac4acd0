import pytest
from django.contrib.gis.geos import Point

from places.desk import edition
from places.models import Place, PlaceName
from places.publishing import search
from places.tests.factories import make_place

pytestmark = pytest.mark.django_db


def keys(query, limit=10):
    uuids = [hit["uuid"] for hit in search.find(query, limit)]
    by_uuid = {str(place.uuid): place.key for place in Place.objects.all()}
    return [by_uuid[uuid] for uuid in uuids]


@pytest.fixture
def gazetteer(db):
    make_place("susah", name_en="As-Susah", name_ar="السوسة", names=["al-Susa"])
    make_place("susa-far", name_en="Susa", name_ar="سوسا", kind="village", prior=0.2)
    make_place("deir", name_en="Deir ez-Zor", name_ar="دير الزور", kind="city")
    make_place("deir-gov", name_en="Deir ez-Zor Governorate", name_ar="محافظة دير الزور", kind="governorate")
    make_place("dashisha-1", name_en="Al-Dashisha", name_ar="الدشيشة", kind="village", population=900)
    make_place("dashisha-2", name_en="Al-Dashisha", name_ar="الدشيشة", kind="village", population=90)
    make_place("abu-kamal", name_en="Al-Bukamal", name_ar="البوكمال", names=["Abu Kamal", "أبو كمال"])


@pytest.mark.parametrize(
    "query", ["As-Susah", "susah", "al-susah", "السوسة", "سوسة", "سوسه", "الـسّوسة", "  SUSAH "]
)
def test_a_place_is_found_in_either_script_with_or_without_its_article(gazetteer, query):
    assert keys(query)[0] == "susah"


def test_an_exact_name_comes_before_a_longer_one_and_that_before_a_name_within():
    make_place("a", name_en="Upper Hajin", prior=1.0)
    make_place("b", name_en="Hajin Bridge", prior=1.0)
    make_place("c", name_en="Hajin", prior=0.1)
    make_place("d", name_en="Qahajin", prior=1.0)
    assert keys("hajin") == ["c", "b", "a", "d"]


def test_of_namesakes_the_one_of_the_front_and_the_larger_comes_first(gazetteer):
    assert keys("dashisha") == ["dashisha-1", "dashisha-2"]
    assert keys("susa")[0] == "susah"


def test_the_city_comes_before_its_governorate(gazetteer):
    assert keys("deir ez zor") == keys("دير الزور") == ["deir", "deir-gov"]


def test_the_beginnings_of_words_are_enough(gazetteer):
    assert keys("dei zo")[:1] == ["deir"]
    assert keys("ابو كم") == ["abu-kamal"]


@pytest.mark.parametrize("query", ["", "  ", "!?", "ـ", "\u200f", "%", "_"])
def test_a_query_without_letters_finds_nothing(gazetteer, query):
    assert search.find(query) == []


def test_wildcards_of_the_database_are_plain_characters(gazetteer):
    assert search.find("s%s_h") == []


def test_at_most_twenty_are_given():
    for n in range(25):
        make_place(f"tell-{n}", name_en=f"Tell {n}")
    assert len(search.find("tell", 100)) == 20


def test_an_endless_query_is_cut(gazetteer):
    assert search.find("susah" * 100_000) == []


def test_a_search_asks_the_database_only_whether_the_edition_moved(gazetteer, django_assert_num_queries):
    search.find("susah")
    with django_assert_num_queries(1):
        search.find("hajin")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Baghouz", "baghuz"),
        ("Bagouz", "baghuz"),
        ("al-Baghooz", "baghuz"),
        ("bahguz", "baghuz"),
        ("baghzu", "baghuz"),
        ("الباغوز", "baghuz"),
        ("بغوز", "baghuz"),
        ("الباغور", "baghuz"),
        ("السوسه", "susah"),
        ("deirezzor", "deir"),
        ("der ez zor", "deir"),
        ("فنيجين", "fenijin"),
    ],
)
def test_a_place_is_found_however_it_is_spelt(gazetteer, query, found):
    make_place("baghuz", name_en="al-Baghuz", name_ar="الباغوز")
    make_place("fenijin", name_en="Fenijin", name_ar="", kind="village")
    assert keys(query)[0] == found


def test_what_begins_alike_is_not_crowded_out_by_what_only_sounds_alike(gazetteer):
    make_place("dir-far", name_en="Dir", kind="village", prior=0.1)
    assert keys("deir")[0] == "deir"


@pytest.mark.parametrize("query", ["xyzzy", "qqqq", "hajinhajin", "زززز"])
def test_what_is_like_nothing_finds_nothing(gazetteer, query):
    assert search.find(query) == []


def test_a_query_of_one_letter_is_answered_among_ten_thousand_places():
    point = Point(40.8, 34.6, srid=4326)
    Place.objects.bulk_create(
        Place(key=f"p{n}", name_en=f"Shaykh {n}", kind="village", geometry=point, point=point)
        for n in range(10_000)
    )
    PlaceName.objects.bulk_create(
        PlaceName(place_id=pk, text=name, folded=name.casefold())
        for pk, name in Place.objects.values_list("pk", "name_en")
    )
    assert len(search.find("s", 20)) == 20
    assert search.find("shaykh 9999")[0]["name_en"] == "Shaykh 9999"


def test_the_gazetteer_is_indexed_anew_only_when_it_changes(gazetteer, monkeypatch):
    search.find("susah")
    monkeypatch.setattr(search, "_indexed", lambda *_given: pytest.fail("nothing changed in the gazetteer"))
    edition.advance()
    assert keys("susah")[0] == "susah"
    monkeypatch.undo()
    make_place("new", name_en="Newplace")
    edition.advance()
    assert keys("newplace") == ["new"]

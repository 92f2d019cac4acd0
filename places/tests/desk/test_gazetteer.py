"""The gazetteer as the reading gets it, as editors search it, and as it learns."""

import pytest
from django.contrib.gis.geos import Point

from places.desk import gazetteer
from places.desk.gazetteer import actor_records, add_alias, current_reader, place_records, search, write_names
from places.models import ActorAlias, Place, PlaceName
from places.reading.text import fold
from places.tests.desk.conftest import make_place

pytestmark = pytest.mark.django_db


def test_a_record_holds_every_name_its_point_and_its_ancestors(hajin, governorate):
    hajin.parent = governorate
    hajin.save()
    PlaceName.objects.create(place=hajin, text="Hajine")
    record = next(r for r in place_records() if r.key == "hajin")
    assert set(record.names) == {"Hajin", "هجين", "Hajine"}
    assert (record.lon_lat, record.shape, record.where_prec) == ((40.8393, 34.6869), None, 1)
    assert record.lies_in == ("deir_gov",)


def test_an_area_brings_its_shape(governorate):
    (record,) = place_records()
    assert record.shape.bounds == (39.0, 34.0, 41.5, 36.0)
    assert record.where_prec == 4


def test_places_that_lie_in_each_other_do_not_loop(hajin, susah):
    Place.objects.filter(pk=hajin.pk).update(parent=susah)
    Place.objects.filter(pk=susah.pk).update(parent=hajin)
    record = next(r for r in place_records() if r.key == "hajin")
    assert record.lies_in == ("susah",)


def test_a_place_without_a_key_goes_by_its_uuid():
    place = make_place("Nowhere", "لا مكان", 40, 35)
    assert place_records()[0].key == str(place.uuid)


def test_an_actor_brings_its_aliases_and_its_parent(coalition, group):
    group.parent = coalition
    group.strength = 1500
    group.save()
    ActorAlias.objects.create(actor=group, text="داعش")
    record = next(r for r in actor_records() if r.key == "is")
    assert "داعش" in record.names
    assert (record.parent, record.strength) == ("coalition", 1500)


@pytest.fixture
def built(monkeypatch):
    """How often a reader was built."""
    from places.reading import reader

    times = []

    class Counted:
        def __init__(self, places, actors, decisions):
            times.append(len(places.by_key))

    monkeypatch.setattr(reader, "Reader", Counted)
    monkeypatch.setattr(gazetteer, "_cached", {"serial": None, "print": None, "reader": None})
    return times


@pytest.mark.django_db(transaction=True)
def test_a_reader_is_built_anew_only_when_places_or_actors_changed(built, hajin, source):
    first = current_reader()
    assert current_reader() is first
    source.note_en = "changed"
    source.save()  # moves the edition, but not the gazetteer
    assert current_reader() is first
    make_place("Nowhere", "لا مكان", 40, 35)
    assert current_reader() is not first
    assert built == [1, 2]


def test_an_alias_is_added_once_and_only_where_it_says_something(hajin, editor):
    assert add_alias(hajin, "  مدينة   هجين ", editor).text == "مدينة هجين"
    assert add_alias(hajin, "مدينة هجين", editor) is None
    assert add_alias(hajin, "هَجِين", editor) is None
    assert add_alias(hajin, "،", editor) is None
    assert add_alias(hajin, "x" * 161, editor) is None
    assert add_alias(hajin, "Hajeen City", None).language == "en"


def test_a_name_in_neither_script_has_no_language():
    assert gazetteer.language_of("東京") == "und"


def test_search_finds_either_script_the_very_name_first(hajin, susah):
    hajin_farm = make_place("Hajin Farm", "مزرعة هجين", 40.8, 34.7, "village")
    make_place("Abu Hajin", "أبو هجين", 40.7, 34.8, "village")
    assert [f.place for f in search("hajin")][:2] == [hajin, hajin_farm]
    assert search("هجين")[0].place == hajin
    assert {f.rank for f in search("هجين")} == {0, 2}


def test_search_does_not_mind_the_article_or_alef(susah):
    assert search("سوسة")[0].place == susah
    assert search("السوسه")[0].place == susah


def test_search_for_a_part_of_a_word_comes_last(hajin):
    assert search("ajin")[0].rank == 3


def test_search_for_nothing_finds_nothing(hajin):
    assert search("  ") == []


def test_the_front_comes_before_its_namesakes_elsewhere(hajin):
    far = make_place("Hajin", "هجين", 30, 30, prior=0.1)
    Place.objects.filter(pk=hajin.pk).update(prior=1.0)
    assert [f.place for f in search("Hajin")] == [hajin, far]


def test_the_very_name_is_found_though_hundreds_before_it_in_the_alphabet_contain_it():
    point = Point(40, 35, srid=4326)
    many = Place.objects.bulk_create(
        Place(name_en=f"Abu Tal {n}", kind="village", point=point, geometry=point) for n in range(450)
    )
    PlaceName.objects.bulk_create(
        PlaceName(place=place, text=place.name_en, folded=fold(place.name_en)) for place in many
    )
    begins = make_place("Talaba", "تلبة", 40, 35)
    whole = make_place("Tal", "تل", 40, 35)
    assert [(f.place, f.rank) for f in search("tal", limit=2)] == [(whole, 0), (begins, 1)]


def test_the_best_of_a_places_names_ranks_it_and_its_article_does_not_count(hajin, susah):
    PlaceName.objects.create(place=hajin, text="قرب السوسة")
    assert [(f.place, f.rank) for f in search("سوسة")] == [(susah, 0), (hajin, 2)]
    assert [(f.place, f.rank) for f in search("سو")] == [(susah, 1), (hajin, 2)]


def test_display_names_become_names_to_be_found_by(editor):
    place = make_place("Nowhere", "لا مكان", 40, 35)
    place.name_en, place.name_ar = "Somewhere", ""
    write_names(place, editor)
    write_names(place, editor)
    assert set(place.names.values_list("text", flat=True)) == {"Nowhere", "لا مكان", "Somewhere"}

"""Villages that no gazetteer lists, slips of the pen, and the world's towns in the background."""

from dataclasses import replace
from itertools import product

import pytest
from shapely import Point

from places.reading.background import BACKGROUND, is_background, is_met_by, is_word, spoken_of
from places.reading.relations import relate
from places.reading.resolve import resolve
from places.reading.slips import Alike, one_letter_apart
from places.reading.spelling import Spelling
from places.reading.text import Folded
from places.reading.toponyms import Gazetteer, find_mentions
from places.reading.types import Candidate, Mention, PlaceRecord
from places.reading.unlisted import UNLISTED, UNLISTED_QUARTER
from places.reading.where import is_open_village, tier
from places.tests.reading.front import PLACES, actors_in

MUREK = PlaceRecord(
    "murek", "Murak", "", ("Murak",), "village", (36.7, 35.4), admin1="Hama", country="SY", prior=0.3
)
HAMA = PlaceRecord(
    "hama", "Hama", "حماة", ("حماة",), "city", (36.75, 35.13), admin1="Hama", country="SY", prior=0.6
)
GOYA = PlaceRecord(
    "goya", "Goya", "جوية", ("جوية",), "city", (-59.3, -29.1), country="AR", population=90_000, prior=0.1
)
LILLE = PlaceRecord(
    "lille", "Lille", "ليل", ("ليل",), "city", (3.1, 50.6), country="FR", population=234_000, prior=0.1
)
LYON = PlaceRecord(
    "lyon", "Lyon", "ليون", ("ليون",), "city", (4.8, 45.8), country="FR", population=520_000, prior=0.1
)
CAIRO = PlaceRecord(
    "cairo",
    "Cairo",
    "القاهرة",
    ("القاهرة",),
    "city",
    (31.2, 30.1),
    country="EG",
    population=9_000_000,
    prior=0.1,
)
FRANCE = PlaceRecord("france", "France", "فرنسا", ("فرنسا",), "country", (2.0, 47.0), country="FR", prior=0.5)
TOWN = PlaceRecord(
    "town", "Al Madinah", "المدينة", ("المدينة",), "town", (47.3, 30.9), country="IQ", prior=0.3
)
FAR = PlaceRecord(
    "far", "Korhyok", "", ("Korhyok",), "village", (37.0, 36.5), admin1="Aleppo", country="SY", prior=0.3
)
GAZETTEER = Gazetteer([*PLACES, MUREK, HAMA, GOYA, LILLE, LYON, CAIRO, FRANCE, TOWN, FAR])  # fmt: skip


def read(text):
    folded = Folded(text)
    found = find_mentions(folded, GAZETTEER, actors_in(text))
    return [m for m in relate(resolve(found, folded, GAZETTEER), folded, GAZETTEER) if not m.within_actor]


def said(text):
    return [(m.text, m.chosen.key if m.chosen else None) for m in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انفجار في قرية شمروخ الفوقاني بريف الشدادي", [("شمروخ الفوقاني", None), ("الشدادي", "shaddadi")]),
        ("مداهمة قرية زعلوط شمال الشدادي", [("زعلوط", None), ("الشدادي", "shaddadi")]),
        ("حريق ببلدة «زعلوط بكر» ليلاً", [("زعلوط بكر", None)]),
        ("حريق بقرية #زعلوط_بكر ليلاً", [("زعلوط_بكر", None)]),
        ("احترق بيدر في قرية تل زعلوط.", [("تل زعلوط", None)]),
        (
            "قرى المناخ وأم الخير والحاوي شرق هجين",
            [("المناخ", None), ("أم الخير", None), ("الحاوي", None), ("هجين", "hajin")],
        ),
        (
            "قرى الكشمة، الزعلوط، والعلوة في هجين",
            [("الكشمة", "kashmah"), ("الزعلوط", None), ("العلوة", None), ("هجين", "hajin")],
        ),
        ("قصفوا قرى الكشمة والسوسة والمدفعية ترد", [("الكشمة", "kashmah"), ("السوسة", "susah")]),
        ("عادوا إلى قرى المنطقة والبلدات شرق هجين", [("هجين", "hajin")]),
        ("قرية صغيرة قرب هجين", [("هجين", "hajin")]),
        ("عادوا إلى القرية زعلوط", []),
        ("عادوا إلى قرية تل", []),
        ("عادوا إلى قرية في هجين", [("هجين", "hajin")]),
        ("زاروا مدينة زعلوط", []),
        ("زاروا قرية أب", []),
    ],
)
def test_a_village_that_nobody_lists_is_marked_where_the_text_says_that_it_is_one(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left the village of Zalut, near the river", [("Zalut", None)]),
        ("a raid in Saleh al-Zalut village", [("Saleh al-Zalut", None)]),
        (
            "the villages of Zalut, Hajin and al-Bakr fell",
            [("Zalut", None), ("Hajin", "hajin"), ("al-Bakr", None)],
        ),
        ("Zalut village burned", [("Zalut", None)]),
        ("The village burned. This Kurdish village did not", []),
        ("a town of Arabs, a village of its own, a Syrian village", []),
        ("Village of Zalut council", []),
        ("They were near Hajin village", [("Hajin", "hajin")]),
        ("the village of", []),
    ],
)
def test_a_village_that_nobody_lists_is_marked_in_english_where_capitals_say_its_name(text, expected):
    assert said(text) == expected


def test_an_unlisted_village_says_so_and_is_where_it_happened():
    (mention,) = read("قتلوا في قرية زعلوط")
    assert mention.abstained == UNLISTED
    assert is_open_village(mention)
    assert tier(mention) == 0


def test_an_unlisted_village_has_the_ground_of_the_countryside_that_it_is_said_to_lie_in():
    village, town = read("قتلوا في قرية زعلوط بريف الشدادي")
    assert village.relation == town.relation
    assert village.footprint is not None
    assert village.footprint.equals(town.footprint)
    assert village.where_prec == town.where_prec
    alone, _ = read("قتلوا في قرية زعلوط وفي الشدادي")
    assert alone.footprint is None


def test_an_unlisted_village_has_the_ground_of_the_town_whose_it_is_said_to_be():
    village, town = read("قتلوا في قرية زعلوط التابعة لناحية الشدادي")
    assert (village.chosen, village.relation, town.relation) == (None, None, None)
    assert village.where_prec == 3
    assert village.footprint.contains(Point(*town.chosen.lon_lat))


def test_an_unlisted_village_of_a_governorate_has_its_ground():
    village, governorate = read("قتلوا في قرية زعلوط في محافظة الحسكة")
    assert village.footprint.equals(governorate.footprint)
    assert village.where_prec == governorate.where_prec == 4


def test_an_unlisted_village_of_a_country_has_no_ground():
    village, _ = read("قتلوا في قرية زعلوط في العراق")
    assert village.footprint is None


def test_an_unlisted_quarter_is_its_city_less_exactly():
    quarter, city = read("غارات على حي بستان النور بمدينة الحسكة")
    assert quarter.text == "بستان النور"
    assert quarter.chosen.key == city.chosen.key == "hasakah"
    assert UNLISTED_QUARTER in quarter.candidates[0].reasons
    assert quarter.where_prec > city.where_prec
    assert quarter.score < city.score


@pytest.mark.parametrize(
    "text", ["غارات على حي مكتظ بمدينة الحسكة", "عاد كل حي إلى الحسكة", "غارات على حي الزهور وعلى الحسكة"]
)
def test_a_quarter_without_a_name_or_a_city_is_none(text):
    assert [key for _, key in said(text)] == ["hasakah"]


def test_a_town_abroad_is_no_part_of_a_quarter_s_name():
    garden = PlaceRecord(
        "bostan", "Bostan", "بستان", ("بستان",), "city", (67.0, 30.4), country="PK", prior=0.1
    )
    (quarter, _) = read_with("غارات على حي بستان النور بمدينة الحسكة", garden)
    assert quarter == ("بستان النور", "hasakah")


def test_where_people_come_from_does_not_lie_where_they_are():
    assert said("خيمة لنازحي السوسة في الحسكة") == [("السوسة", "susah"), ("الحسكة", "hasakah")]


def test_a_name_between_a_preposition_and_what_it_lies_in_is_read_across_scripts():
    assert said("غارات في مورك بحماة") == [("مورك", "murek"), ("حماة", "hama")]
    assert said("غارات على مورك شمال حماة") == [("مورك", "murek"), ("حماة", "hama")]


@pytest.mark.parametrize(
    "text", ["غارات في مورك بهجين", "غارات في مورك", "غارات في مورك بشدة", "في مورك وحماة"]
)
def test_without_a_place_near_it_such_a_name_is_none(text):
    assert "مورك" not in [surface for surface, _ in said(text)]


def test_a_village_far_from_where_the_text_puts_it_is_left_open():
    first = read("مداهمة قرية كرهيوك بريف الشدادي")[0]
    assert first.chosen is None
    assert "Ash-Shaddadi" in first.abstained


def test_part_of_a_longer_name_is_no_match():
    assert said("قرية مورك عجة بريف الشدادي")[0] == ("مورك عجة", None)


def test_a_slip_of_the_pen_is_mended_by_the_text_itself():
    text = "قصف على بلدة غراينج فجراً، وقال الأهالي إن المدرسة تضررت كثيراً في غرانيج"
    assert said(text) == [("غراينج", "gharanij"), ("غرانيج", "gharanij")]
    assert "slip of the pen" in read(text)[0].candidates[0].reasons[0]


def test_two_names_side_by_side_are_two_villages():
    assert said("قرية غرانيح وغرانيج")[0] == ("غرانيح", None)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("ذيبان", "ذبيان", True),
        ("ذيبان", "يبان", True),
        ("يبان", "ذيبان", True),
        ("ذيبان", "ذيبات", True),
        ("ذيبان", "ذيبان", False),
        ("ذيبان", "ذيبانات", False),
        ("ذيبان", "حيباء", False),
        ("صور", "سور", False),
    ],
)
def test_one_letter_apart(one, other, apart):
    assert one_letter_apart(one, other) is apart


def test_the_first_name_one_letter_away_is_found_as_if_all_were_compared():
    names = [
        "",
        "هجين",
        *("".join(letters) for length in (3, 4, 5) for letters in product("بتث", repeat=length)),
    ]
    known = names[1::3]
    alike = Alike(known)
    expected = [next((other for other in known if one_letter_apart(name, other)), "") for name in names]
    assert [alike.first_apart(name) for name in names] == expected
    assert any(expected)
    assert not all(expected)


def test_a_word_without_end_is_nobodys_slip():
    assert Alike(["هجين"]).first_apart("هجين" * 500_000) == ""
    assert Alike([]).first_apart("هجين") == ""


@pytest.mark.parametrize(
    "text", ["غارة جوية على هجين", "في ليل الأحد", "عادوا إلى مدينة هجين", "من ليون ماتت"]
)
def test_a_town_abroad_is_not_made_of_a_word(text):
    assert {key for _, key in said(text)} <= {"hajin"}


def test_a_town_abroad_is_read_where_its_country_is_named_or_everybody_knows_it():
    assert ("ليون", "lyon") in said("مؤتمر في مدينة ليون في فرنسا")
    assert said("وصل الوفد إلى القاهرة") == [("القاهرة", "cairo")]
    assert said("وصل الوفد إلى قاهرة") == []


def test_the_background_is_known_by_its_prior():
    assert is_background(GOYA)
    assert not is_background(MUREK)
    assert GOYA.prior < BACKGROUND
    assert not is_met_by(GOYA, Spelling("جويه", 1.0, None))
    assert is_met_by(LYON, Spelling("ليون", 1.0, None))
    assert not is_met_by(LYON, Spelling("ليونه", 0.8, None))
    assert is_met_by(PLACES[0], Spelling("مدينه", 0.8, None))
    assert not is_met_by(TOWN, Spelling("مدينه", 0.8, None))
    assert not is_met_by(TOWN, Spelling("هي", 1.0, None))


def test_an_ordinary_word_is_no_imported_place_but_with_its_article():
    bare = Candidate(TOWN, 0.75, ("the name as the gazetteer has it", "the article differs"))
    assert is_word(Mention(0, 5, "مدينة", (bare,)))
    assert not is_word(Mention(0, 7, "المدينة", (Candidate(TOWN, 1.0, ("the name",)),)))
    of_the_front = replace(bare, place=replace(TOWN, prior=0.9))
    assert is_word(Mention(0, 5, "مدينة", (of_the_front,)))
    assert not is_word(Mention(0, 7, "المدينة", (of_the_front,)))


def test_nothing_changes_without_a_background():
    mentions = [Mention(0, 4, "هجين", (Candidate(PLACES[0], 1.0),))]
    assert spoken_of(mentions, []) == mentions


SLIPPED = PlaceRecord(
    "slipped",
    "Kafr Noran",
    "",
    ("Kafr Noran",),
    "village",
    (36.6, 35.3),
    admin1="Hama",
    country="SY",
    prior=0.3,
)
NAMESAKE_AFAR = replace(
    SLIPPED, key="afar", name_en="Kafr Nawan", names=("Kafr Nawan",), lon_lat=(40.2, 36.8)
)
HALF = PlaceRecord("half", "Khana", "خانا", ("خانا",), "village", (37.9, 36.1), country="SY", prior=0.3)


def read_with(text, *places):
    folded, gazetteer = Folded(text), Gazetteer([*PLACES, HAMA, *places])
    found = resolve(find_mentions(folded, gazetteer), folded, gazetteer)
    return [(m.text, m.chosen.key if m.chosen else None) for m in found]


def test_a_long_name_that_the_table_misspells_is_known_where_the_text_says_the_ground():
    text = "قصف على قرية كفرنوان بريف حماة"
    assert read_with(text, SLIPPED) == [("كفرنوان", "slipped"), ("حماة", "hama")]
    assert read_with(text, SLIPPED, NAMESAKE_AFAR) == [("كفرنوان", "slipped"), ("حماة", "hama")]
    assert read_with("قصف على قرية كفرنوان أمس", SLIPPED) == [("كفرنوان", None)]


def test_a_long_name_that_the_text_misspells_is_known_there_too_and_nowhere_else():
    known = replace(SLIPPED, name_ar="كفرنوران", names=("Kafr Noran", "كفرنوران"))
    assert read_with("قصف على قرية كفرنوان بريف حماة", known) == [("كفرنوان", "slipped"), ("حماة", "hama")]
    assert read_with("قصف على قرية كفرنوان أمس", known) == [("كفرنوان", None)]


def test_an_imported_place_with_an_arabic_name_is_not_met_by_the_sound_of_its_latin_one():
    known = replace(SLIPPED, name_en="Kafr Nawran", name_ar="كفر الزيت", names=("Kafr Nawran", "كفر الزيت"))
    assert read_with("قصف على قرية كفرنوران أمس", known) == [("كفرنوران", None)]


@pytest.mark.parametrize(("said", "key"), [("كفر نرن", "slipped"), ("كفر نوران", None)])
def test_a_lone_place_that_sounds_nearly_alike_is_chosen_and_one_that_hardly_does_is_left_open(said, key):
    known = replace(SLIPPED, name_en="Kafr Niran", names=())
    assert read_with(f"قصف على قرية {said} أمس", known) == [(said, key)]


def test_a_sound_far_from_all_other_places_of_the_text_must_be_closer():
    known = replace(SLIPPED, name_en="Kafr Niran", names=(), lon_lat=(36.6, 32.6))
    near, closer = replace(known, lon_lat=(40.3, 35.1)), replace(known, name_en="Kafr Nren")
    text = "انسحبوا من هجين وقصفوا قرية كفر نرن أمس"
    assert read_with(text, known)[1] == ("كفر نرن", None)
    assert read_with(text, near)[1] == read_with(text, closer)[1] == ("كفر نرن", "slipped")


def test_a_hashtag_of_an_ordinary_word_is_no_village_that_sounds_like_it():
    known = replace(SLIPPED, name_en="Ajel", names=())
    assert read_with("نبأ #عاجل من حماة", known) == [("حماة", "hama")]
    assert read_with("قصف على قرية عاجل بريف حماة", known) == [("عاجل", "slipped"), ("حماة", "hama")]


def test_an_english_village_with_the_name_of_a_town_abroad_is_that_village():
    abroad = replace(LYON, name_ar="", names=("Lyon",))
    places = Gazetteer([*PLACES, abroad, FRANCE])
    told = "A mine exploded in the village of Rasm Lyon near Hajin.", "He fled from the town of Lyon, France."
    village, town = (
        [
            (m.text, m.chosen.key if m.chosen else None)
            for m in resolve(find_mentions(text, places), text, places)
        ]
        for text in map(Folded, told)
    )
    assert village == [("Rasm Lyon", "hajin"), ("Hajin", "hajin")]
    assert town == [("Lyon", "lyon"), ("France", "france")]


def test_an_unlisted_village_near_a_town_is_placed_by_the_town_and_less_exact():
    village, town = read("قصف على قرية الطرطيسة قرب مدينة هجين")
    assert village.chosen == town.chosen
    assert village.where_prec == 2
    assert village.score < town.score
    assert village.candidates[0].reasons == ("the text puts it near Hajin", UNLISTED)


def test_an_unlisted_village_in_the_countryside_of_a_town_stays_open():
    village, _ = read("قصف على قرية الطرطيسة بريف هجين")
    assert village.chosen is None


def test_an_imported_place_gives_way_to_the_longer_name_that_the_text_bounds():
    assert read_with('قصف على قرية "خانا سري" أمس', HALF) == [("خانا سري", None)]
    assert read_with("قصف على قرية خانا أمس", HALF) == [("خانا", "half")]

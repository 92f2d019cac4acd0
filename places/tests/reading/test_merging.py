"""One happening told in several sentences, and where it was."""

from places.reading.dates import parse_edtf
from places.reading.reader import Reader
from places.reading.types import Mention, PlaceRecord
from places.reading.where import tier
from places.tests.reading.actors import ACTORS
from places.tests.reading.front import PLACES

READER = Reader(PLACES, ACTORS)
TUESDAY = parse_edtf("2018-10-09")


def told(text):
    reading = READER.read(text, TUESDAY)
    return [
        (
            claim.type,
            [(m.chosen.key if m.chosen else None) for m in (reading.mentions[i] for i in claim.where)],
        )
        for claim in reading.claims
    ]


def test_a_headline_that_names_the_city_takes_the_village_from_the_body():
    text = "غارة جوية على دير الزور\n\nنزوح العائلات من بلدة ذيبان."
    kind, where = told(text)[0]
    assert (kind, where[0]) == ("strike.air", "dhiban")


def test_a_headline_that_names_a_town_takes_the_village_told_to_lie_in_it():
    text = "غارة جوية على هجين\n\nونزحت العائلات من قرية الكشمة بريف هجين."
    kind, where = told(text)[0]
    assert (kind, where[0]) == ("strike.air", "kashmah")


def test_what_came_before_the_happening_is_not_the_main_one():
    text = "صد داعش هجوما غرب الميادين بعد انسحاب قسد من الباغوز."
    assert told(text)[0][0] == "battle.repelled"


def test_a_village_of_another_governorate_is_not_the_city_s():
    text = "غارة جوية على دير الزور\n\nأغارت الطائرات على بلدة مركدة في ريف الحسكة."
    assert [where[0] for _, where in told(text)] == ["deir_ez_zor", "markadah"]


def test_a_country_does_not_swallow_what_happens_in_it():
    text = "غارة جوية شرق سوريا\n\nأغارت الطائرات على بلدة الشعفة."
    assert ["shafah"] in [where for _, where in told(text)]


def test_two_weapons_on_one_place_are_two_claims():
    text = "هدوء صباحا في المنطقة كلها.\nقصفت المدفعية الشعفة.\nثم أغارت الطائرات على الشعفة."
    assert [kind for kind, _ in told(text)] == ["strike.artillery", "strike.air"]


def test_the_one_side_of_a_town_is_not_the_other():
    text = "اشتباكات شرق هجين.\nواندلعت اشتباكات غرب هجين."
    assert len(told(text)) == 2


def test_an_aside_with_its_own_day_is_another_happening():
    text = "قصفت المدفعية الشعفة. وكانت المدفعية قصفت الشعفة في 3 أيلول."
    assert len(told(text)) == 2


def test_a_long_report_keeps_its_lead_and_its_end_in_view():
    middle = "\n".join(f"سيطرت قسد على مركدة في {day} أيلول." for day in range(1, 29))
    more = "\n".join(f"سيطرت قسد على مركدة في {day} آب." for day in range(1, 29))
    found = told(f"سيطرت قسد على السوسة.\n{middle}\n{more}\nسيطرت قسد على السوسة.")
    assert sum(where == ["susah"] for _, where in found) == 1
    assert len(found) == 57


def test_a_mention_without_a_place_says_least_of_where():
    assert tier(Mention(0, 1, "x")) == 7


def test_where_they_came_from_is_not_where_it_was():
    assert told("قصفت قوات النظام المتمركزة في الميادين بالمدفعية بلدة ذيبان")[0][1][0] == "dhiban"
    assert told("قصفت قوات النظام بالمدفعية من الميادين بلدة ذيبان")[0][1][0] == "dhiban"


def test_a_city_after_a_village_with_bi_only_locates_it():
    assert told("غارة جوية على قرية الباغوز بدير الزور")[0][1][0] == "baghouz"


def test_a_place_nobody_knows_is_the_same_place_where_it_is_written_alike():
    # two villages of one name far apart: the mention has no place, but one text means one of them
    namesakes = [
        PlaceRecord(key, "Hosweh", "الحصوة", ("الحصوة",), "village", lon_lat, country="SY")
        for key, lon_lat in (("north", (36.5, 36.4)), ("south", (36.5, 32.6)))
    ]
    reader = Reader([*PLACES, *namesakes], ACTORS)
    text = "قصفت المدفعية قرية الحصوة.\nوقصفت المدفعية قرية الحصوة مساء أمس."
    (claim,) = reader.read(text, TUESDAY).claims
    assert claim.when.edtf == "2018-10-08"
    assert len(claim.where) == 1


def test_one_claim_does_not_grow_with_a_text_that_repeats_it():
    text = "\n".join(f"قصفت المدفعية الشعفة بنحو {n} قذيفة." for n in range(3, 80))
    (claim,) = READER.read(text, TUESDAY).claims
    assert len(claim.figures) == 40

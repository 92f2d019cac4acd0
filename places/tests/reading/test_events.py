"""Claims: type, modality, places, date and roles, out of the short texts of `claims`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.reading.dates import parse_edtf
from places.reading.modality import ASSERTED
from places.reading.reader import Reader
from places.reading.types import PlaceRecord
from places.tests.reading import (
    claims_of_care,
    claims_of_clauses,
    claims_of_people,
    claims_of_reports,
    claims_of_scenes,
    claims_of_speech,
    claims_of_war,
)
from places.tests.reading.actors import ACTORS
from places.tests.reading.claims import ARABIC, ENGLISH
from places.tests.reading.front import PLACES

READER = Reader(PLACES, ACTORS)
TUESDAY = parse_edtf("2018-10-09")
CASES = [
    pytest.param(*case, id=f"{lang}-{name}")
    for lang, cases in (("ar", ARABIC), ("en", ENGLISH))
    for name, case in cases.items()
]

FURTHER = [
    pytest.param(*case, id=f"{lang}-{name}")
    for room in (
        claims_of_war,
        claims_of_speech,
        claims_of_people,
        claims_of_care,
        claims_of_clauses,
        claims_of_reports,
        claims_of_scenes,
    )
    for lang, cases in (("ar", room.ARABIC), ("en", room.ENGLISH))
    for name, case in cases.items()
]


def written(reading, claim):
    chosen = [reading.mentions[i].chosen for i in claim.where]
    return (
        f"{claim.type} {claim.modality}",
        " ".join(place.key for place in chosen if place),
        claim.when.edtf if claim.when else "-",
        {f"{entry.role}:{entry.actor.key}" for entry in claim.actors},
    )


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_short_text_tells_its_claims(text, expected):
    reading = READER.read(text, TUESDAY)
    found = [written(reading, claim) for claim in reading.claims]
    if expected is None:  # what is said not to be so, or only wanted, whatever its type
        assert all(not kind.endswith(ASSERTED) or "civilians" in kind for kind, *_ in found)
        return
    assert len(found) == len(expected), found
    for (kind, where, when, cast), line in zip(found, expected, strict=True):
        wanted = [part.strip() for part in line.split("|")]
        assert kind == wanted[0]
        assert where == (wanted[1] or where)
        assert when == (wanted[2] or when)
        assert set(wanted[3].split()) <= cast


@pytest.mark.parametrize(("text", "expected"), FURTHER)
def test_a_short_text_tells_who_did_it_and_no_more(text, expected):
    reading = READER.read(text, TUESDAY)
    found = [written(reading, claim) for claim in reading.claims]
    assert len(found) == len(expected), found
    for (kind, where, when, cast), line in zip(found, expected, strict=True):
        wanted = [part.strip() for part in line.split("|")]
        assert (kind, where, cast) == (wanted[0], wanted[1], set(wanted[3].split()))
        assert when == (wanted[2] or when)


def test_a_village_among_namesakes_leaves_its_event_without_a_place():
    namesakes = [
        PlaceRecord(key, "Hosweh", "الحصوة", ("الحصوة",), "village", lon_lat, admin1=admin1, country="SY")
        for key, lon_lat, admin1 in (
            ("here", (41.7477, 36.5024), "Al-Hasakah"),
            ("there", (39.7477, 36.5024), "Al-Hasakah"),
        )
    ]
    reading = Reader([*PLACES, *namesakes], ACTORS).read("قصفت المدفعية قرية الحصوة في الحسكة", TUESDAY)
    first = reading.mentions[reading.claims[0].where[0]]
    assert first.text == "الحصوة"
    assert "several places fit alike" in first.abstained


def claims(text, published=TUESDAY):
    reading = READER.read(text, published)
    return reading, reading.claims


def test_without_any_date_a_claim_is_undated():
    _, (claim,) = claims("سيطرت قسد اليوم على السوسة", None)
    assert claim.when is None


def test_evidence_is_the_sentence_that_says_it():
    text = "هدوء في المنطقة. سيطرت قسد على السوسة أمس. عاد الناس."
    _, (claim,) = claims(text)
    assert text[claim.start : claim.end] == "سيطرت قسد على السوسة أمس"


def test_evidence_of_a_very_long_sentence_is_the_clauses_around_the_trigger():
    filler = "وكان الطقس في ذلك النهار غائما جزئيا مع رياح خفيفة، " * 9
    text = f"{filler} سيطرت قسد على السوسة، {filler}"
    _, (claim,) = claims(text)
    assert "سيطرت قسد" in text[claim.start : claim.end]
    assert claim.end - claim.start < len(text) / 2


def test_who_was_named_a_sentence_before_is_not_said_to_have_killed():
    text = "سيطرت قوات سوريا الديمقراطية على الشعفة بعد اشتباكات مع التنظيم. ونفت صفحات محلية مقتل مدنيين."
    harmed = next(claim for claim in READER.read(text, TUESDAY).claims if claim.type == "civilians.harmed")
    cast = {(entry.role, entry.actor.key) for entry in harmed.actors}
    assert cast == {("claimant", "pages"), ("target", "civilians")}


def test_figures_of_the_sentence_belong_to_its_claim():
    reading, (claim,) = claims("قتل خمسة مدنيين بقصف مدفعي على الشعفة")
    assert [reading.figures[i].value for i in claim.figures] == [5]


def test_a_claim_gives_its_reasons():
    _, (claim,) = claims("قصفت القوات الفرنسية بالمدفعية هجين")
    assert claim.reasons[0] == "“قصفت” says strike.artillery"
    assert "by its publication at the latest" in claim.reasons


def test_a_date_before_the_war_is_said_among_the_reasons():
    _, (claim,) = claims("سيطرت قسد على السوسة في 3 أيار 2003")
    assert any("before the war" in reason for reason in claim.reasons)


def test_one_happening_told_twice_is_one_claim():
    text = "سيطرت قسد على السوسة.\nوأضاف المصدر أن قسد سيطرت على بلدة السوسة أمس بعد قتال."
    _, (claim,) = claims(text)
    assert "told in more than one sentence" in claim.reasons
    assert claim.when.edtf == "2018-10-08"


def test_happenings_on_different_days_stay_apart():
    _, found = claims("قصفت الطائرات الشعفة في 3 أيلول. وقصفت الطائرات الشعفة في 9 أيلول.")
    assert [claim.when.edtf for claim in found] == ["2018-09-03", "2018-09-09"]


def test_the_headline_s_happening_comes_first():
    text = "غارة جوية على الشعفة\n\nانسحب داعش من الميادين قبل شهر. ثم سيطرت قسد على مركدة."
    reading, found = claims(text)
    assert reading.mentions[found[0].where[0]].chosen.key == "shafah"


def test_a_lead_without_a_place_takes_the_nearest_one():
    text = "قصفت قوات النظام بالمدفعية منازل المدنيين أمس.\nوتقع بلدة ذيبان على النهر."
    reading, (claim,) = claims(text)
    assert reading.mentions[claim.where[0]].chosen.key == "dhiban"


def test_what_happened_nowhere_known_is_proposed_only_where_it_leads():
    assert len(claims("قصفت قوات النظام بالمدفعية قرية بعيدة")[1]) == 1
    calm = "كان الطقس جميلا في ذلك اليوم. " * 4
    assert claims(f"{calm}قصفت المدفعية قرية بعيدة.")[1] == ()


def test_pages_without_full_stops_are_cut():
    text = "قصفت المدفعية الشعفة " * 400
    _, found = claims(text)
    assert 1 <= len(found) <= 40


_PIECES = st.sampled_from(
    [
        "سيطرت",
        "قسد",
        "على",
        "هجين",
        "من",
        "داعش",
        "قصف",
        "غارة",
        "لم",
        "لن",
        "قد",
        "سوف",
        "نفى",
        "مقتل",
        "مدنيين",
        "أمس",
        "السوسة",
        "،",
        ".",
        "\n",
        "التي",
        "عليها",
        "بدعم",
        "ضد",
        "القصف",
        "تمت",
        "بعد",
        "The",
        "SDF",
        "captured",
        "Hajin",
        "may",
        "not",
        "denied",
        "airstrike",
        "killed",
        "civilians",
        "in",
        "by",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_any_mixture_of_the_words_of_events_is_read_and_always_alike(text):
    reading = READER.read(text, TUESDAY)
    assert reading == READER.read(text, TUESDAY)
    for claim in reading.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert all(0 <= i < len(reading.mentions) for i in claim.where)

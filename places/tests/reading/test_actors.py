"""Names of actors in text, and the parts they play."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.reading.actors import ActorIndex, proclitic_forms
from places.reading.types import ActorRecord
from places.tests.reading.actors import ACTORS

INDEX = ActorIndex(ACTORS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تقدمت قوات سوريا الديمقراطية", [("sdf", "قوات سوريا الديمقراطية")]),
        ("وقوات سوريا الديمقراطيّة", [("sdf", "قوات سوريا الديمقراطيّة")]),
        ("مقاتلو “قسد” وعناصر (داعش)", [("sdf", "قسد"), ("is", "داعش")]),
        ("حاجز لقسد", [("sdf", "قسد")]),
        ("ضد تنظيم “الدولة الإسلامية” هناك", [("is", "تنظيم “الدولة الإسلامية")]),
        ("مجلس دير الزور العسكري", [("dmc", "مجلس دير الزور العسكري")]),
        ("دعم للتحالف الدولي", [("coalition", "للتحالف الدولي")]),
        ("قوات، سوريا الديمقراطية", []),
        ("the SDF and ISIS", [("sdf", "SDF"), ("is", "ISIS")]),
        ("The Islamic State of mind", [("is", "Islamic State")]),
        ("قال داعش ثم انسحب التنظيم", [("is", "داعش"), ("is", "التنظيم")]),
        ("انسحب التنظيم من البلدة", [("is", "التنظيم")]),
        ("قصف التحالف البلدة", [("coalition", "التحالف")]),
    ],
)
def test_a_name_is_found_with_its_span(text, expected):
    found = INDEX.find(text)
    assert [(m.actor.key, m.text) for m in found] == expected
    assert all(text[m.start : m.end] == m.text for m in found)


def test_the_organisation_alone_is_the_one_actor_that_is_called_so():
    hts = ActorRecord("hts", "HTS", "هيئة تحرير الشام", (), "jihadist")
    two = ActorIndex([*ACTORS, hts])
    assert [m.actor.key for m in two.find("انسحب التنظيم")] == ["is"]
    assert [m.actor.key for m in two.find("هيئة تحرير الشام ثم التنظيم")] == ["hts", "hts"]


def test_the_organisation_means_nobody_while_several_could_be_meant():
    guards = ActorRecord("hurras", "Guardians", "تنظيم حراس الدين", ("تنظيم حراس الدين",), "jihadist")
    assert ActorIndex([*ACTORS, guards]).find("انسحب التنظيم") == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("وصلت تعزيزات عسكرية فرنسية", ["french"]),
        ("حلقت طائرات روسية", ["russia"]),
        ("French artillery opened fire", ["french"]),
        ("the French language", []),
        ("لغة فرنسية", []),
        ("فرنسية", []),
    ],
)
def test_a_state_s_adjective_beside_a_noun_of_war_means_its_forces(text, keys):
    assert [m.actor.key for m in INDEX.find(text)] == keys


def test_an_actor_without_letters_is_never_found():
    assert ActorIndex([ActorRecord("x", "–", "", ("",), "state")]).find("– x") == []


def test_latin_words_carry_no_proclitics():
    assert proclitic_forms("wagram") == ("wagram",)
    assert "الجيش" in proclitic_forms("وللجيش")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=100))
def test_no_text_makes_finding_actors_fail(text):
    assert all(text[m.start : m.end] == m.text for m in INDEX.find(text))

"""What editors decided about a name before tips a balance, and settles nothing against the text."""

from dataclasses import replace

import pytest

from places.reading.decisions import Decided, Decisions
from places.reading.resolve import resolve
from places.reading.text import Folded
from places.reading.toponyms import Gazetteer, find_mentions
from places.tests.reading.front import PLACES
from places.tests.reading.test_resolve import EAST, WEST, place


def only(text, decided, *places):
    folded, gazetteer = Folded(text), Gazetteer(places)
    decisions = Decisions({"الحصوه": decided})
    found = resolve(find_mentions(folded, gazetteer), folded, gazetteer, decisions)
    (mention,) = [m for m in found if m.text == "الحصوة"]
    return mention


def chosen(text, decided, *places):
    mention = only(text, decided, *places)
    return mention.chosen.key if mention.chosen else None


@pytest.mark.parametrize("key", ["east", "west"])
def test_the_place_that_editors_chose_is_chosen_among_equal_namesakes_and_says_why(key):
    mention = only("وصلوا إلى قرية الحصوة", Decided({key: 1}), EAST, WEST)
    assert mention.chosen.key == key
    winner, loser = mention.candidates
    assert winner.reasons[-1] == "editors chose this place for this name in 1 report"
    assert not any("editors" in reason for reason in loser.reasons)


def test_namesakes_chosen_as_often_as_each_other_stay_open():
    assert chosen("وصلوا إلى قرية الحصوة", Decided({"east": 4, "west": 4}), EAST, WEST) is None


OFTEN = Decided({"west": 1_000_000})


@pytest.mark.parametrize(
    "text",
    ["في قرية الحصوة بريف الحسكة", "في قرية الحصوة في محافظة الحسكة", "قرب الدشيشة، ثم في قرية الحصوة"],
)
def test_what_the_text_says_of_the_ground_beats_any_number_of_choices(text):
    assert chosen(text, OFTEN, EAST, WEST, *PLACES) == "east"


def test_the_kind_that_the_text_says_beats_any_number_of_choices():
    field = replace(WEST, kind="oil_field", prior=1.0)
    decided, undecided = (only("وصلوا إلى قرية الحصوة", d, EAST, field) for d in (OFTEN, Decided()))
    assert decided == undecided
    assert chosen("وصلوا إلى الحصوة", OFTEN, EAST, field) == "west"


def test_choices_saturate():
    bonuses = [Decided({"east": n}).bonus("east") for n in (0, 1, 2, 10, 1_000)]
    assert bonuses == sorted(set(bonuses))
    assert bonuses[0] == 0
    assert bonuses[-1] < 0.4 < 2 * bonuses[3]
    assert Decided(rejected=1_000).malus() < 0.5


SURE = place("x", "الحصوة", (41.0, 35.9), prior=1.0)


def test_a_name_often_rejected_is_left_open_and_says_why():
    mention = only("وصلوا إلى الحصوة", Decided(rejected=6), SURE)
    assert mention.chosen is None
    assert mention.abstained == "editors rejected this name as no place in 6 reports"
    assert mention.abstained in mention.candidates[0].reasons


def test_a_name_once_rejected_is_less_sure_and_says_why():
    plain, doubted = (only("وصلوا إلى الحصوة", Decided(rejected=n), SURE) for n in (0, 1))
    assert doubted.chosen.key == "x"
    assert doubted.score < plain.score
    assert doubted.candidates[0].reasons[-1] == "editors rejected this name as no place in 1 report"


def test_rejections_count_for_nothing_behind_a_kind_word_or_against_as_many_choices():
    assert chosen("وصلوا إلى قرية الحصوة", Decided(rejected=1_000), SURE) == "x"
    assert chosen("وصلوا إلى الحصوة", Decided({"x": 6}, rejected=6), SURE) == "x"
    assert chosen("قصف على الحصوة في محافظة الحسكة", Decided(rejected=1_000), EAST, *PLACES) == "east"


def test_decisions_are_found_by_the_folded_name_and_only_by_it():
    decisions = Decisions({"الحصوه": Decided({"x": 1})})
    assert decisions.about("الحَصوة").chosen == {"x": 1}
    assert decisions.about("حصوة") == Decided()
    assert Decisions().about("الحصوة") == Decided()


def test_a_rejected_name_is_no_company_to_its_neighbours():
    gate = place("gate", "الخانوقة", (40.9, 35.9), prior=1.0)
    text = "اجتمعوا عند الخانوقة، ثم ساروا إلى قرية الحصوة"
    folded, gazetteer = Folded(text), Gazetteer([EAST, WEST, gate])
    for rejected, expected in ((0, "east"), (6, None)):
        decisions = Decisions({"الخانوقه": Decided(rejected=rejected)})
        found = resolve(find_mentions(folded, gazetteer), folded, gazetteer, decisions)
        (mention,) = [m for m in found if m.text == "الحصوة"]
        assert (mention.chosen.key if mention.chosen else None) == expected
        assert any("km from another" in r for c in mention.candidates for r in c.reasons) is not bool(
            rejected
        )

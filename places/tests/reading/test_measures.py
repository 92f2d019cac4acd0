"""The measures of a reading against annotations."""

# ruff: noqa: E501 - a text reads best on one line

import pytest

from places.reading.measures import (
    Tally,
    incident_outcome,
    incident_scores,
    score_document,
    score_incidents,
)

PLACES = {"a": ((40.0, 35.0), "town"), "r": ((40.0, 35.0), "river")}
SQUARE = {"type": "Polygon", "coordinates": [[[39, 34], [41, 34], [41, 36], [39, 36], [39, 34]]]}


def mention(start, end, lon=40.0, lat=35.0, footprint=None):
    return {
        "start": start,
        "end": end,
        "text": "x",
        "place": {"lon": lon, "lat": lat},
        "footprint": footprint,
    }


def wanted(start, end, **more):
    return {"start": start, "end": end, "text": "x", "places": ["a"], **more}


def said(mentions=(), events=(), figures=()):
    return {"mentions": list(mentions), "events": list(events), "figures": list(figures)}


def event(kind="strike.air", where=(0,), when=None, start=0, end=20):
    return {"type": kind, "where": list(where), "when": when, "evidence": {"start": start, "end": end}}


def score(gold, reading):
    return score_document({"id": "t", "mentions": [], **gold}, reading, PLACES)


def test_mentions_count_as_found_missed_spurious_and_traps():
    gold = {
        "mentions": [
            wanted(0, 5),
            wanted(10, 15),
            wanted(40, 45, optional=True),
            wanted(60, 65, optional=True),
        ],
        "not_places": [{"start": 20, "end": 25, "why": "pictures"}],
    }
    tally = score(
        gold, said([mention(0, 5), mention(3, 5), mention(20, 25), mention(30, 35), mention(40, 45)])
    )
    report = tally.report()
    assert report["recall"] == 0.5
    assert report["precision"] == pytest.approx(1 / 3)
    assert report["traps_marked"] == 1.0
    assert sorted(note.kind for note in tally.notes) == ["missed", "spurious", "trap"]


def test_a_placed_mention_is_measured_in_kilometres():
    gold = {"mentions": [wanted(0, 5), wanted(10, 15), wanted(20, 25, places=["r"])]}
    report = score(gold, said([mention(0, 5), mention(10, 15, lat=35.3), mention(20, 25, lat=36)])).report()
    assert (report["within_1_km"], report["within_161_km"]) == (0.5, 1.0)


def test_a_mention_without_a_place_is_nowhere():
    unplaced = mention(0, 5) | {"place": None}
    assert score({"mentions": [wanted(0, 5)]}, said([unplaced])).report()["within_161_km"] == 0.0


@pytest.mark.parametrize(("footprint", "share"), [(SQUARE, 1.0), (None, 0.0)])
def test_a_footprint_holds_what_it_should(footprint, share):
    gold = {"mentions": [wanted(0, 5, inside=[[35, 40]], outside=[[33, 40]])]}
    assert score(gold, said([mention(0, 5, footprint=footprint)])).report()["footprints_right"] == share


def test_events_match_by_group_place_and_evidence():
    gold = {
        "mentions": [wanted(0, 5)],
        "events": [
            {
                "type": "strike.artillery",
                "places": ["a"],
                "latest": "2018-10-09",
                "evidence": {"start": 5, "end": 9},
            },
            {"type": "battle.clash", "places": ["a"], "evidence": {"start": 5, "end": 9}, "optional": True},
            {"type": "territory.lost", "places": ["a"], "evidence": {"start": 5, "end": 9}},
        ],
    }
    when = {"earliest": None, "latest": "2018-10-08"}
    events = [event(when=when), event("battle.clash"), event("territory.lost", start=50, end=60)]
    tally = score(gold, said([mention(0, 5)], events))
    report = tally.report()
    assert (report["event_recall"], report["event_precision"], report["event_dates_right"]) == (0.5, 0.5, 1.0)
    assert report["event_types_exact"] == 0.0


@pytest.mark.parametrize(
    ("gold_dates", "when", "right"),
    [
        ({}, None, 1.0),
        ({}, {"earliest": None, "latest": "2018-10-08"}, 0.0),
        ({"latest": "2018-10-09"}, None, 0.0),
        ({"earliest": "2018-10-07", "latest": "2018-10-09"}, {"latest": "2018-10-06"}, 0.0),
    ],
)
def test_an_undated_event_must_stay_undated(gold_dates, when, right):
    wanted_event = {"type": "strike.air", "evidence": {"start": 0, "end": 9}, **gold_dates}
    assert (
        score({"events": [wanted_event]}, said(events=[event(where=(), when=when)])).report()[
            "event_dates_right"
        ]
        == right
    )


def test_events_of_a_document_without_annotated_ones_are_told_apart():
    report = score({}, said(events=[event(where=())])).report()
    assert report["event_precision"] == 0.0
    assert report["event_precision_where_annotated"] is None


def test_figures_need_their_value_and_their_doubt():
    gold = {"figures": [{"value": 5, "unit": "km"}, {"value": 9, "unit": "km2", "doubt": True}, {"value": 1, "unit": "m"},
                        {"value": 2, "unit": "m", "optional": True}]}  # fmt: skip
    tally = score(gold, said(figures=[{"value": 5, "doubt": None}, {"value": 9, "doubt": None}]))
    assert tally.report()["figures_right"] == pytest.approx(1 / 3)
    assert [note.text for note in tally.notes] == ["t: 9 km2 is not doubted", "t: 1 m is missed"]


def test_nothing_measured_is_none_and_tallies_add_up():
    total = Tally()
    total.add(score({"mentions": [wanted(0, 5)]}, said()))
    assert Tally().report()["f1"] is None
    assert total.counts["missed"] == 1


def test_incidents_are_measured_by_the_first_place_of_the_first_event():
    here = (40.0, 35.0)
    right = said([mention(0, 5)], [event()])
    far = said([mention(0, 5, lat=36.0)], [event()])
    silent = said([mention(0, 5)], [event(where=())])
    report = score_incidents([(here, right), (here, far), (here, silent), (here, said())])
    assert (report["within_10_km"], report["kept_within_10_km"]) == (0.25, 0.5)
    assert (report["abstained"], report["any_mention_within_10_km"]) == (0.5, 0.5)
    assert score_incidents([])["median_error_km"] is None


HERE, FAR = {"lat": 35.0, "lon": 40.0}, {"lat": 36.0, "lon": 40.0}


def reading_of(*mentions, where=(0,)):
    return {
        "mentions": [{"place": place, "candidates": others, "score": 0.9} for place, others in mentions],
        "events": [{"where": list(where)}],
    }


@pytest.mark.parametrize(
    ("reading", "outcome"),
    [
        (reading_of((HERE, [])), "right"),
        (reading_of((FAR, []), (HERE, [])), "wrong event"),
        (reading_of((FAR, [FAR, HERE])), "wrong candidate"),
        (reading_of((FAR, [FAR])), "no candidate"),
        (reading_of((None, [HERE])), "abstained: wrong candidate"),
        (reading_of((HERE, []), where=()), "abstained: wrong event"),
        ({"mentions": [], "events": []}, "abstained: no candidate"),
    ],
)
def test_the_outcome_of_an_incident_names_the_step_that_lost_it(reading, outcome):
    assert incident_outcome((40.0, 35.0), reading) == outcome


def test_scores_of_incidents_go_with_whether_they_were_right():
    cases = [((40.0, 35.0), reading_of((HERE, []))), ((40.0, 35.0), reading_of((FAR, [])))]
    assert incident_scores([*cases, ((40.0, 35.0), reading_of((None, [])))]) == [(0.9, True), (0.9, False)]

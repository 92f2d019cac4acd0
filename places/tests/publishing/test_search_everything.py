"""The search of places, events, actors and reports: what is found, in which order, and what never leaves."""

import datetime

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.desk import edition
from places.models import ActorAlias, Event, Participant
from places.publishing import event_words, search
from places.tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_place,
    make_report,
    make_source,
    make_type,
)

pytestmark = pytest.mark.django_db


def titles(query, limit=10):
    return [event["title_en"] for event in search.everything(query, limit)["events"]]


def event(title_en, title_ar="", day="2018-10-09", **fields):
    return make_event(title_en=title_en, title_ar=title_ar, day=day, **fields)


@pytest.mark.parametrize("query", ["Baghuz", "baghouz", "bagouz", "الباغوز", "والباغوز", "باغوز", "bahguz"])
def test_an_event_is_found_by_a_word_of_its_title_however_it_is_spelt(query):
    event("Shelling of al-Baghuz", "قصف على الباغوز")
    event("A clash elsewhere", "اشتباك")
    assert titles(query) == ["Shelling of al-Baghuz"]


def test_every_word_must_fit_and_the_last_may_be_begun():
    event("French artillery shells Hajin")
    event("French patrol")
    assert titles("hajin french art") == ["French artillery shells Hajin"]


def test_an_event_is_found_by_its_place():
    susah = make_place("susah", name_en="As-Susah", name_ar="السوسة")
    event("A clash", place=susah, where_en="", where_ar="")
    assert titles("susah") == titles("السوسة") == ["A clash"]


def test_the_newest_event_comes_first_and_the_undated_last():
    event("Clash one", day="2018-01-01")
    event("Clash two", day="2019-01-01")
    undated = event("Clash three")
    Event.objects.filter(pk=undated.pk).update(earliest=None, latest=None, when_edtf="", date_prec=None)
    assert titles("clash") == ["Clash two", "Clash one", "Clash three"]


def test_what_fits_well_comes_before_what_fits_loosely():
    event("Clash at Bagouz", day="2019-01-01")
    event("Clash at Baghuz", day="2018-01-01")
    assert titles("baghuz") == ["Clash at Baghuz", "Clash at Bagouz"]


def test_an_actor_is_found_by_any_of_its_names_and_says_by_which():
    sdf = make_actor(
        "sdf", name_en="Syrian Democratic Forces", name_ar="قوات سوريا الديمقراطية", short_ar="قسد"
    )
    ActorAlias.objects.create(actor=sdf, text="QSD")
    Participant.objects.create(event=event("A clash"), actor=sdf, role="initiator")
    for query, matched in (("syrian dem", ""), ("قسد", ""), ("qsd", "QSD")):
        found = search.everything(query)["actors"]
        assert [(actor["key"], actor["matched"]) for actor in found] == [("sdf", matched)]


def test_a_report_is_found_by_its_title_and_its_source():
    source = make_source("River Times", name_ar="أخبار النهر")
    report = make_report(title="Guns on the pocket", source=source)
    for query in ("guns", "river tim", "النهر"):
        assert [found["uuid"] for found in search.everything(query)["reports"]] == [str(report.uuid)]


def test_a_place_says_its_governorate_in_both_languages():
    make_place("gov", name_en="Deir ez-Zor Governorate", name_ar="محافظة دير الزور", kind="governorate")
    make_place("hajin", name_en="Hajin", name_ar="هجين", names=["Hajeen"])
    found = search.everything("hajeen")["places"][0]
    assert (found["admin1"], found["admin1_ar"], found["matched"]) == (
        "Deir ez-Zor",
        "دير الزور",
        "Hajeen",
    )


def test_nothing_unpublished_is_found():
    secret = make_actor("secret", name_en="Hidden Band")
    draft = event("Hidden raid", status="draft")
    report = make_report(title="Hidden report", status="draft")
    Participant.objects.create(event=draft, actor=secret, role="initiator")
    told = make_claim(report, report.text[:10], event=draft)
    Participant.objects.create(claim=told, actor=secret, role="initiator")
    assert search.everything("hidden") == {"places": [], "events": [], "actors": [], "reports": []}


def test_what_was_withdrawn_since_the_index_was_built_is_not_found():
    withdrawn = event("A clash")
    report = make_report(title="Clash told")
    assert titles("clash") == ["A clash"]
    Event.objects.filter(pk=withdrawn.pk).update(status="draft")
    type(report).objects.filter(pk=report.pk).update(status="draft")
    found = search.everything("clash")
    assert (found["events"], found["reports"]) == ([], [])


def test_what_is_published_is_found_once_the_edition_moves():
    event("First clash")
    assert titles("clash") == ["First clash"]
    event("Second clash", day="2019-01-01")
    edition.advance()
    assert titles("clash") == ["Second clash", "First clash"]


@pytest.mark.parametrize("query", ["", " ", "!?", "ـ", "%", "a"])
def test_without_letters_or_with_one_no_event_is_found(query):
    event("A clash")
    assert search.everything(query)["events"] == []


def test_the_number_of_queries_does_not_grow_with_the_rows():
    event("Clash 0")
    search.everything("clash")
    with CaptureQueriesContext(
        connection,
    ) as few:
        search.everything("clash", 20)
    battle = make_type()
    for n in range(1, 15):
        event(f"Clash {n}", type=battle)
    edition.advance()
    search.everything("clash")
    with CaptureQueriesContext(connection) as many:
        assert len(search.everything("clash", 20)["events"]) == 15
    assert len(many) == len(few) <= 4


def test_the_filter_of_words_finds_letters_anywhere_in_a_word():
    first = event("Shelling of al-Baghuz", "قصف على الباغوز")
    second = event("Baghuz falls")
    assert sorted(event_words.containing("aghu")) == [first.pk, second.pk]
    assert event_words.containing("BAGHUZ shell").tolist() == [first.pk]
    assert event_words.containing("غوز").tolist() == [first.pk]
    assert event_words.containing("").size == event_words.containing("zzz").size == 0


def test_a_broken_index_is_built_anew(settings):
    event("A clash")
    assert titles("clash") == ["A clash"]
    folder = next(path for path in event_words._root().iterdir() if path.is_dir())
    event_words._held.clear()
    (folder / "events" / "postings.npy").write_bytes(b"broken")
    assert titles("clash") == ["A clash"]


def test_the_index_before_answers_while_a_large_one_is_built(monkeypatch):
    event("First clash")
    assert titles("clash") == ["First clash"]
    asked = []
    monkeypatch.setattr(event_words, "BUILT_AT_ONCE", 0)
    monkeypatch.setattr(event_words, "_build_beside", asked.append)
    event("Second clash")
    edition.advance()
    assert titles("clash") == ["First clash"]
    assert len(asked) == 1
    event_words.refresh()
    assert sorted(titles("clash")) == ["First clash", "Second clash"]


def test_nobody_waits_for_the_first_index_of_many_events(monkeypatch):
    event("First clash at Baghuz")
    event("Second clash", day="2019-01-01")
    asked = []
    monkeypatch.setattr(event_words, "BUILT_AT_ONCE", 1)
    monkeypatch.setattr(event_words, "_build_beside", asked.append)
    assert titles("clash") == ["Second clash", "First clash at Baghuz"]
    assert titles("baghuz CLASH") == ["First clash at Baghuz"]
    assert titles("") == titles("nowhere") == []
    assert event_words.containing("econd").size == 1
    assert event_words.containing(" ").size == 0
    assert asked
    event_words.refresh()
    assert titles("bagouz") == ["First clash at Baghuz"]


def test_only_the_last_two_indexes_are_kept():
    for n in range(4):
        event(f"Clash {n}", day=f"2018-10-0{n + 1}")
        edition.advance()
        event_words.refresh()
    folders = [path for path in event_words._root().iterdir() if path.is_dir()]
    assert len(folders) == 2


def test_an_empty_front_has_an_empty_index():
    event_words.refresh()
    event_words._held.clear()
    assert search.everything("clash")["events"] == []
    assert event_words.current().events.ids.dtype == np.int64


def test_dates_are_given_as_days():
    event("A clash", day="2018-10-09")
    found = search.everything("clash")["events"][0]
    assert found["latest"] == datetime.date(2018, 10, 9)

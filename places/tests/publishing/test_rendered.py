"""Titles and details of rows, rendered when they are asked for."""

import gzip

import brotli
import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.desk import edition
from places.models import Event
from places.publishing import editions, rendered, snapshot
from places.publishing.kept import Kept
from places.tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_front,
    make_mention,
    make_place,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db
NONE = frozenset()


def ask(kind, part=0, key=None, codings=NONE):
    name = f"{kind}.{key or snapshot.current().key}.{part}.json"
    return rendered.render(name, codings)


def told(kind, part=0, key=None):
    return orjson.loads(ask(kind, part, key).body)


def details(part=0, key=None):
    return told("details", part, key)["rows"]


def test_titles_stand_in_columns_in_the_order_of_the_rows():
    for day in ("2018-10-09", None, "2017-11-01"):
        make_event(day=day, title_en=f"On {day}", place=make_place(f"p-{day}", name_ar="م"))
    titles = told("titles")
    assert titles["title_en"] == ["On 2017-11-01", "On 2018-10-09", "On None"]
    assert titles["when_edtf"] == ["2017-11-01", "2018-10-09", ""]
    assert titles["where_en"][0] == "P 2017 11 01"
    assert titles["where_ar"] == ["م"] * 3
    assert {len(column) for column in titles.values()} == {3}


def test_words_that_say_where_go_before_the_places_name():
    make_event(place=make_place(), where_en="East of Hajin")
    assert told("titles")["where_en"] == ["East of Hajin"]


def test_details_quote_the_evidence_and_name_the_original_of_a_translation():
    front = make_front()
    (detail,) = details()
    assert detail["uuid"] == str(front.event.uuid)
    assert detail["grade"] == "C2"
    assert [claim["language"] for claim in detail["claims"]] == ["ar", "en"]
    assert {claim["report"]["original"] for claim in detail["claims"]} == {str(front.arabic.uuid)}
    assert detail["claims"][1]["evidence"] == "Shells fell on Hajin yesterday morning"
    assert detail["claims"][1]["places"][0]["surface"] == "Hajin"
    assert detail["figures"][0]["high"] == 7
    assert detail["claims"][0]["report"]["source"]["reliability"] == "C"


def test_evidence_counts_letters_not_bytes():
    report = make_report("سقطت 3 قذائف 🚀 على هجين. ثم هدأت.")
    make_claim(report, "على هجين.", event=make_event())
    assert details()[0]["claims"][0]["evidence"] == "على هجين."


def test_an_actor_that_an_editor_made_goes_by_its_uuid():
    unit = make_actor("unit")
    type(unit).objects.filter(pk=unit.pk).update(key=None)
    make_claim(make_report(), event=make_event(participants=[(unit, "initiator")]), claimant=unit)
    (detail,) = details()
    assert detail["participants"] == [{"actor": str(unit.uuid), "role": "initiator"}]
    assert detail["claims"][0]["claimant"] == str(unit.uuid)


def test_a_claim_that_is_not_accepted_or_whose_report_is_a_draft_stays_at_the_desk():
    place = make_place()
    event = make_event(place=place)
    shown, proposed = make_report(), make_report()
    hidden = make_report(status="draft", source=make_source("Secret outlet"))
    make_claim(shown, event=event)
    make_claim(proposed, event=event, status="proposed")
    make_claim(hidden, event=event, mentions=[make_mention(hidden, "Hajin", place)])
    (detail,) = details()
    assert [claim["report"]["uuid"] for claim in detail["claims"]] == [str(shown.uuid)]


def test_rows_come_in_parts_of_the_size_that_the_manifest_names():
    for _ in range(snapshot.DETAILS + 1):
        make_event()
    assert len(details(0)) == snapshot.DETAILS
    assert len(details(1)) == 1
    assert ask("details", 2) is None


def test_both_parts_are_rendered_in_a_fixed_number_of_queries():
    def queries(kind):
        edition.advance()
        key = snapshot.current().key
        with CaptureQueriesContext(connection) as asked:
            ask(kind, key=key)
        return len(asked)

    make_front()
    few = {kind: queries(kind) for kind in ("titles", "details")}
    for n in range(5):
        report = make_report(source=make_source(f"S{n}"))
        make_claim(report, event=make_event(), participants=[(make_actor(f"a{n}"), "target")])
    assert {kind: queries(kind) for kind in few} == few == {"titles": 2, "details": 7}


@pytest.mark.parametrize(
    ("codings", "coding", "unpack"),
    [({"gzip", "br"}, "br", brotli.decompress), ({"gzip"}, "gzip", gzip.decompress), (set(), "", bytes)],
)
def test_what_was_rendered_once_is_kept(codings, coding, unpack, django_assert_num_queries):
    make_front()
    key = snapshot.current().key
    first = ask("details", key=key, codings=frozenset(codings))
    with django_assert_num_queries(1):
        found = ask("details", key=key, codings=frozenset(codings))
    assert found == first
    assert (found.coding, found.lasting) == (coding, True)
    assert unpack(found.body) == ask("details", key=key).body


def test_what_was_asked_for_longest_ago_goes_first_when_there_is_no_room():
    kept = Kept(10)
    for name in "abc":
        kept.put(name, b"....")
    assert [name for name in "abc" if kept.get(name)] == ["b", "c"]
    kept.get("b")
    kept.put("b", b"......")
    kept.put("d", b"....")
    assert [name for name in "abcd" if kept.get(name)] == ["b", "d"]
    kept.put("e", bytes(11))
    assert [name for name in "abcde" if kept.get(name)] == ["b", "d"]


def test_an_event_withdrawn_since_is_told_no_more_even_under_the_old_key():
    front = make_front()
    stays = make_event(day="2018-10-10")
    key = snapshot.current().key
    assert details(key=key)[0]["uuid"] == str(front.event.uuid)  # now it is kept
    Event.objects.filter(pk=front.event.pk).update(status="reviewed")
    edition.advance()
    first, second = details(key=key)
    assert (first, second["uuid"]) == (None, str(stays.uuid))
    titles = told("titles", key=key)
    assert [column[0] for column in titles.values()] == [None] * 6
    assert not ask("details", key=key).lasting
    assert [row["uuid"] for row in details()] == [str(stays.uuid)]


def test_an_edition_that_is_no_longer_kept_is_gone():
    make_front()
    snapshot.current()
    with pytest.raises(rendered.GoneError):
        ask("titles", key="0" * 16)


@pytest.mark.parametrize(
    "name",
    [
        "titles.0123456789abcdef.00.json",
        "titles.0123456789abcdef.-1.json",
        "titles.0123456789abcdef.99999999999.json",
        "titles.0123456789ABCDEF.0.json",
        "titles.../../../x.0.json",
        "order.0123456789abcdef.0.json",
        "titles.0123456789abcdef.0.json\n",
        "titles.0123456789abcdef.٣.json",
        "",
    ],
)
def test_only_well_formed_names_are_looked_for(name, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert rendered.render(name, NONE) is None


def test_rows_and_primary_keys_are_found_by_one_another():
    late, early, undated = make_event(day="2018-10-09"), make_event(day="2017-01-01"), make_event(day=None)
    order = editions.find(snapshot.current().key)
    assert order.pks(0, 10) == [early.pk, late.pk, undated.pk]
    assert [order.row(event.pk) for event in (early, late, undated)] == [0, 1, 2]
    assert order.row(undated.pk + 1000) is None
    assert order.rows(editions.np.array([undated.pk, 0, early.pk, undated.pk + 1000])).tolist() == [0, 2]
    assert order.pks(3, 10) == []

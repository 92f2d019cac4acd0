"""The snapshot over HTTP."""

import gzip

import brotli
import pytest

from places.desk import edition
from places.publishing import folder
from places.tests.factories import make_event
from places.tests.web.conftest import body_of, bytes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def manifest(client, front):
    return client.get("/data/manifest.json").json()


@pytest.fixture
def key(manifest):
    return manifest["details"]["key"]


@pytest.fixture
def events_url(manifest):
    (name,) = manifest["events"]["columns"]
    return f"/data/{name}"


def rows_in(body):
    """What LEB128 steps mean."""
    rows, row, step, shift = [], 0, 0, 0
    for byte in body:
        step |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            row += step
            rows.append(row)
            step = shift = 0
    return rows


def test_the_manifest_is_asked_for_anew_each_time_and_answers_304_while_nothing_changed(client, front):
    first = client.get("/data/manifest.json")
    assert first["Cache-Control"] == "no-cache"
    again = client.get("/data/manifest.json", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    make_event()
    edition.advance()
    assert client.get("/data/manifest.json", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_file_may_be_kept_for_a_year(client, events_url):
    response = client.get(events_url)
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert bytes_of(response).startswith(b"MFE3")


@pytest.mark.parametrize("kind", ["titles", "details"])
def test_what_is_told_of_rows_may_be_kept_and_comes_compressed(client, key, kind):
    url = f"/data/{kind}.{key}.0.json"
    for coding, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        response = client.get(url, headers={"accept-encoding": coding})
        assert response["Content-Encoding"] == coding
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response["Content-Type"] == "application/json"
        assert unpack(response.content) == client.get(url).content
        again = client.get(url, headers={"accept-encoding": coding, "if-none-match": response["ETag"]})
        assert again.status_code == 304


def test_rows_beyond_the_last_do_not_exist(client, key):
    assert client.get(f"/data/titles.{key}.1.json").status_code == 404


def test_an_edition_that_is_no_longer_kept_is_said_to_be_gone(client, front):
    old = "0" * 16
    for path in (
        f"titles.{old}.0.json",
        f"details.{old}.0.json",
        f"row.json?key={old}&event={front.event.uuid}",
        f"rows.bin?key={old}&q=hajin",
    ):
        response = client.get(f"/data/{path}")
        assert response.status_code == 410, path
        assert response.json()["row"] is None
        assert response["Cache-Control"] == "no-store"


def test_an_old_editions_rows_may_not_be_kept(client, front, key):
    edition.advance()
    response = client.get(f"/data/details.{key}.0.json")
    assert response["Cache-Control"] == "no-store"
    assert response.json()["rows"][0]["uuid"] == str(front.event.uuid)


def test_the_row_of_an_event_is_found_and_that_of_a_draft_is_not(client, front, key):
    found = client.get("/data/row.json", {"key": key, "event": str(front.event.uuid)})
    assert (found.status_code, found.json()) == (200, {"row": 0})
    hidden = client.get("/data/row.json", {"key": key, "event": str(front.draft_event.uuid)})
    assert (hidden.status_code, hidden.json()) == (200, {"row": None})


def test_rows_with_words_come_as_steps(client, db):
    for n in range(300):
        make_event(day="2018-10-09", title_en=f"Clash {'north' if n in {0, 7, 290} else 'south'}")
    key = client.get("/data/manifest.json").json()["details"]["key"]
    assert rows_in(client.get("/data/rows.bin", {"key": key, "q": "NORTH clash"}).content) == [0, 7, 290]
    assert rows_in(client.get("/data/rows.bin", {"key": key, "q": "clash"}).content) == list(range(300))
    assert client.get("/data/rows.bin", {"key": key, "q": "nowhere"}).content == b""


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("rows.bin?q=hajin", "key"),
        ("rows.bin?key=x", "q"),
        ("rows.bin?key=x&q=%20", "q"),
        (f"rows.bin?key=x&q={'a' * 101}", "q"),
        ("rows.bin?key=x&q=a&limit=3", "limit"),
        ("row.json?key=x", "event"),
        ("row.json?key=x&event=1", "event"),
        ("row.json?event=1", "key"),
    ],
)
def test_a_malformed_question_is_refused_by_the_parameters_name(client, db, path, parameter):
    response = client.get(f"/data/{path}")
    assert response.status_code == 400
    assert response.json()["parameter"] == parameter


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.000", ""),
        ("identity", ""),
        ("", ""),
    ],
)
def test_a_file_comes_in_the_best_coding_that_the_client_takes(client, events_url, accepted, coding):
    response = client.get(events_url, headers={"accept-encoding": accepted})
    assert response.get("Content-Encoding", "") == coding
    assert "Accept-Encoding" in response["Vary"]
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding]
    assert unpack(bytes_of(response)) == bytes_of(client.get(events_url))


def test_codings_have_etags_of_their_own_and_answer_304(client, events_url):
    plain = client.head(events_url)
    packed = client.head(events_url, headers={"accept-encoding": "br"})
    assert plain["ETag"] != packed["ETag"]
    again = client.get(events_url, headers={"accept-encoding": "br", "if-none-match": packed["ETag"]})
    assert again.status_code == 304
    assert again["Access-Control-Allow-Origin"] == "*"


def test_head_tells_the_length_without_the_body(client, events_url):
    head = client.head(events_url)
    assert int(head["Content-Length"]) == len(bytes_of(client.get(events_url)))
    assert head.content == b""


def test_a_foreign_host_name_gets_no_file(client, events_url):
    assert client.get(events_url, headers={"host": "elsewhere.example"}).status_code == 400


def test_a_file_whose_reader_wants_another_version_is_refused_and_that_not_kept(client, events_url):
    response = client.get(events_url, headers={"if-match": '"other"'})
    assert response.status_code == 412
    assert "Cache-Control" not in response


@pytest.mark.parametrize(
    "path",
    [
        "/data/../settings.py",
        "/data/..%2f..%2fmapfront/settings.py",
        "/data/%2e%2e/secret-key",
        "/data/.lock",
        "/data/events.0000000000000000.json",
        "/data/events.0000000000000000.json%00",
        "/data/events.0000000000000000.json%0a",
        "/data//etc/passwd",
    ],
)
def test_nothing_else_is_served_from_the_folder(client, front, path):
    assert client.get(path).status_code == 404


def test_a_file_that_the_folder_lost_is_written_again(client, events_url):
    for path in folder.root().glob("events.*"):
        path.unlink()
    assert client.head(events_url).status_code == 200


def test_the_desks_data_is_for_editors_and_never_kept(client, admin_client, front):
    assert client.get("/data/desk.json").status_code == 403
    response = admin_client.get("/data/desk.json")
    assert "no-store" in response["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in response
    data = response.json()
    statuses = [data["dictionaries"]["statuses"][i] for i in data["columns"]["status"]]
    assert sorted(statuses) == ["draft", "published"]
    assert set(data["details"]) == {str(front.event.uuid), str(front.draft_event.uuid)}


def test_health_is_told_in_json(client, db):
    response = client.get("/healthz")
    assert response.json()["status"] == "ok"
    assert "no-store" in response["Cache-Control"]


def test_a_database_that_does_not_answer_is_said(client, db, monkeypatch):
    from django.db import OperationalError

    def fail():
        raise OperationalError("password of the database")

    monkeypatch.setattr("places.desk.edition.current", fail)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert "password" not in body_of(response)


def test_an_error_in_a_parameter_is_json_that_names_it(client, db):
    response = client.get("/events.geojson?bbox=1,2", headers={"accept-language": "en"})
    assert response.status_code == 400
    assert response.json() == {
        "error": "Give four numbers: west,south,east,north in degrees.",
        "parameter": "bbox",
    }


def test_geojson_has_its_own_type_and_is_open_to_other_sites(client, front):
    for path in ("/events.geojson", "/places.geojson", f"/events/{front.event.uuid}.geojson"):
        response = client.get(path)
        assert response["Content-Type"] == "application/geo+json"
        assert response["Access-Control-Allow-Origin"] == "*"


def test_search_answers_best_first_and_may_be_kept_shortly(client, front):
    response = client.get("/places/search.json", {"q": "السوسة", "limit": "5"})
    assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=60"}
    assert [hit["name_en"] for hit in response.json()] == ["As-Susah"]
    assert client.get("/places/search.json?limit=many").status_code == 400
    assert client.get("/places/search.json").json() == []
    assert client.get("/places/search.json", {"q": "\x00hajin"}).json()[0]["name_en"] == "Hajin"


def test_the_catalogue_of_texts_is_fetched_anew_only_when_it_changed(client, db):
    response = client.get("/jsi18n/")
    assert response["Content-Type"].startswith("text/javascript")
    assert client.get("/jsi18n/", headers={"if-none-match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\uffff"])
def test_the_feed_leaves_out_what_xml_cannot_carry(client, front, character):
    from xml.etree import ElementTree

    make_event(title_en=f"Bell{character} rings", summary_en=f"At{character} noon")
    root = ElementTree.fromstring(client.get("/feed.xml").content)  # noqa: S314
    entry = root.find("{http://www.w3.org/2005/Atom}entry")
    assert entry.find("{http://www.w3.org/2005/Atom}title").text == "Bell rings"
    assert entry.find("{http://www.w3.org/2005/Atom}summary").text.endswith("At noon")


def test_the_feed_is_valid_xml_with_the_event_and_escapes_what_came_from_outside(client, front):
    from xml.etree import ElementTree

    make_event(title_en="A <b>bold</b> claim", summary_en="<script>alert(1)</script>")
    root = ElementTree.fromstring(client.get("/feed.xml").content)  # noqa: S314
    atom = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{atom}entry")
    assert [entry.find(f"{atom}title").text for entry in entries] == [
        "A <b>bold</b> claim",
        "Shells fall on Hajin",
    ]
    assert "&lt;script&gt;" in entries[0].find(f"{atom}summary").text
    assert entries[1].find(f"{atom}id").text == f"urn:uuid:{front.event.uuid}"

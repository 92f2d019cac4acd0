"""The desk's JSON and the form that adds a report, without a browser."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from places.desk import footprints, review
from places.desk import ingest as room
from places.models import EventType, Mention, Place, Report, Source, User
from places.tests.desk.conftest import TUESDAY, FakeReader, make_place

pytestmark = pytest.mark.django_db
TEXT = "Shells fell on Hajin on Tuesday. Nobody was hurt in Susah."


@pytest.fixture
def source(db):
    return Source.objects.create(name_en="Euphrates Post")


@pytest.fixture
def reader(monkeypatch, db):
    make_place("Hajin", "هجين", 40.8393, 34.6869, key="hajin")
    EventType.objects.create(code="strike.artillery", name_en="Artillery strike", name_ar="قصف")
    found = FakeReader(
        claims=[("strike.artillery", "Shells fell on Hajin on Tuesday.", ["hajin"], {"when": TUESDAY})]
    )
    monkeypatch.setattr(room, "current_reader", lambda: found)
    monkeypatch.setattr(footprints, "current_reader", lambda: found)
    return found


@pytest.fixture
def report(reader, source):
    return room.ingest(TEXT, source=source).report


@pytest.fixture
def act(client, lina, report):
    address = reverse("admin:places_report_desk_act", args=[report.uuid])

    def send(**body):
        return client.post(address, json.dumps(body), content_type="application/json")

    return send


def _add(client, from_source, **data):
    return client.post(reverse("admin:places_report_add"), {"source": from_source.pk, **data})


# add report


@pytest.mark.usefixtures("lina", "reader")
def test_a_pasted_text_opens_at_its_desk(client, source):
    response = _add(client, source, text=TEXT.replace(". ", ".\r\n"), published_edtf="2018-10")
    report = Report.objects.get()
    assert response.url == reverse("admin:places_report_desk", args=[report.uuid])
    assert report.text == TEXT.replace(". ", ".\n")
    assert report.published_edtf == "2018-10"


@pytest.mark.usefixtures("lina", "reader")
def test_an_uploaded_page_brings_its_title(client, source):
    page = SimpleUploadedFile("a.html", f"<h1>Guns</h1><p>{TEXT}</p>".encode())
    _add(client, source, file=page)
    assert Report.objects.get().title == "Guns"


@pytest.mark.usefixtures("lina", "reader")
@pytest.mark.parametrize(
    ("data", "field", "why"),
    [
        ({}, "text", "Paste a text or choose a file."),
        ({"text": "12 345"}, "text", "not one word"),
        ({"text": "x" * 1_000_001}, "text", "larger than 1 MB"),
        ({"text": TEXT, "file": ("a.txt", b"Hello")}, "file", "not both"),
        ({"file": ("a.txt", b"\xff\xfe\xfd" * 3)}, "file", "save it as UTF-8"),
        ({"file": ("a.txt", b"x" * 1_000_001)}, "file", "larger than 1 MB"),
        ({"file": ("a.txt", b"")}, "file", "empty"),
        ({"file": ("a.pdf", b"Hello")}, "file", "Only .txt and .html"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "url", "must begin with"),
        ({"text": TEXT, "url": 'http://x"><script>'}, "url", "not an address"),
        ({"text": TEXT, "url": "http://"}, "url", "not an address"),
        ({"text": TEXT, "published_edtf": "soon"}, "published_edtf", "is not a date"),
        ({"text": TEXT, "source": ""}, "source", "required"),
    ],
)
def test_what_cannot_be_stored_is_said_at_its_field(client, source, data, field, why):
    if isinstance(data.get("file"), tuple):
        data = data | {"file": SimpleUploadedFile(*data["file"])}
    response = _add(client, source, **data)
    assert response.status_code == 200
    assert why in str(response.context["form"].errors[field])
    assert not Report.objects.exists()


@pytest.mark.usefixtures("lina")
@pytest.mark.parametrize("sent", ["abc", "²", "-1", "99999999999999999999999", "1\x00"])
def test_a_source_that_can_be_none_is_said_at_its_field(client, source, sent):
    response = _add(client, source, text=TEXT, source=sent)
    assert response.status_code == 200
    assert response.context["form"].errors["source"]


@pytest.mark.usefixtures("lina")
def test_the_same_text_twice_links_the_report_that_is_there(client, report):
    response = _add(client, report.source, text=TEXT)
    assert reverse("admin:places_report_desk", args=[report.uuid]) in response.content.decode()
    assert Report.objects.count() == 1


@pytest.mark.usefixtures("lina")
def test_what_the_service_refuses_is_said_too(client, source, monkeypatch):
    from places.admin import reports

    def refuse(*_args, **_more):
        raise room.IngestError("no room left")

    monkeypatch.setattr(reports, "ingest", refuse)
    assert "no room left" in _add(client, source, text=TEXT).content.decode()


def test_only_who_may_add_reports_sees_the_form(client, source):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert _add(client, source, text=TEXT).status_code == 403


# the desk


def test_the_desk_shows_the_text_as_text(client, lina, report):
    page = client.get(reverse("admin:places_report_desk", args=[report.uuid]))
    assert TEXT in page.content.decode()
    assert page.context["config"]["may"] == {"decide": True, "add": True, "publish": True}


def test_the_state_holds_mentions_claims_and_no_undo_at_first(client, lina, report):
    state = client.get(reverse("admin:places_report_desk_state", args=[report.uuid])).json()
    (mention,) = state["mentions"]
    assert (mention["surface"], mention["place"]["name_en"], mention["score"]) == ("Hajin", "Hajin", 0.9)
    assert state["claims"][0]["when"] == "9 October 2018"
    assert state["undo"] is None


def test_acts_change_the_state_and_can_be_undone(act, report):
    mention = report.mentions.get()
    answer = act(do="confirm", mention=str(mention.uuid)).json()
    assert answer["state"]["mentions"][0]["status"] == "confirmed"
    assert answer["state"]["undo"] == answer["said"]
    answer = act(do="undo").json()
    assert answer["state"]["mentions"][0]["status"] == "proposed"
    assert answer["state"]["undo"] is None


def test_every_act_of_a_claims_life(act, report):
    claim = str(report.claims.get().uuid)
    event = act(do="accept_claim", claim=claim).json()["state"]["claims"][0]["event"]
    answer = act(do="publish", event=event["uuid"]).json()
    assert answer["state"]["report"]["status"] == "published"
    assert answer["state"]["claims"][0]["event"]["status"] == "published"
    assert "withdraw the event first" in act(do="reopen_claim", claim=claim).json()["error"]
    act(do="withdraw", event=event["uuid"])
    answer = act(do="reopen_claim", claim=claim).json()
    assert answer["state"]["claims"][0]["status"] == "proposed"
    assert act(do="reject_claim", claim=claim).json()["state"]["claims"][0]["status"] == "rejected"


def test_a_claim_joins_the_event_it_is_told_to(act, report, reader, source, client):
    claim = str(report.claims.get().uuid)
    event = act(do="accept_claim", claim=claim).json()["state"]["claims"][0]["event"]
    second = room.ingest("Again. " + TEXT, source=source).report
    other = second.claims.get()
    near = client.get(reverse("admin:places_report_desk_events", args=[second.uuid, other.uuid])).json()
    assert near["events"][0]["uuid"] == event["uuid"]
    assert (near["events"][0]["days"], near["events"][0]["distance_m"]) == (0, 0)
    address = reverse("admin:places_report_desk_act", args=[second.uuid])
    body = json.dumps({"do": "accept_claim", "claim": str(other.uuid), "event": event["uuid"]})
    assert "joined" in client.post(address, body, content_type="application/json").json()["said"]


def test_a_mention_is_corrected_rejected_and_added(act, report):
    mention = str(report.mentions.get().uuid)
    assert "was set on the map" in act(do="correct", mention=mention, lon_lat=[40, 35]).json()["said"]
    place = Place.objects.get()
    assert "means Hajin" in act(do="correct", mention=mention, place=str(place.uuid)).json()["said"]
    assert "names no place" in act(do="reject", mention=mention).json()["said"]
    start = TEXT.index("Susah")
    act(do="add", start=start, end=start + 5)
    assert report.mentions.get(start=start).surface == "Susah"
    assert "Confirmed 0 places" in act(do="confirm_all").json()["said"]


def test_a_decision_on_what_the_page_no_longer_shows_is_refused_and_the_page_told(act, report):
    mention = report.mentions.get()
    shown = {"mention": str(mention.uuid), "seen": ["proposed", str(mention.place.uuid)]}
    assert act(do="reject", **shown).status_code == 200
    late = act(do="confirm", **shown)
    assert late.status_code == 400
    assert "in the meantime" in late.json()["error"]
    assert late.json()["state"]["mentions"][0]["status"] == "rejected"
    mention.refresh_from_db()
    assert mention.status == "rejected"


@pytest.mark.parametrize(
    "body",
    [
        {"do": "fly"},
        {},
        {"do": "add"},
        {"do": "add", "start": "x", "end": 3},
        {"do": "confirm", "mention": "no-uuid"},
        {"do": "correct", "mention": None, "lon_lat": [1]},
        {"do": "add", "start": 1e999, "end": 3},
    ],
)
def test_a_request_that_makes_no_sense_is_refused_and_changes_nothing(act, body):
    assert act(**body).status_code in {400, 404}
    assert not Mention.history.filter(history_type="~").exists()


@pytest.mark.parametrize("ours", [KeyError("x"), ValueError("x"), TypeError("x")])
def test_an_error_of_ours_is_no_misunderstood_request_but_an_error_in_the_log(
    act, client, report, monkeypatch, caplog, ours
):
    def broken(*_args, **_kwargs):
        raise ours

    monkeypatch.setattr(review, "confirm_mention", broken)
    client.raise_request_exception = False
    assert act(do="confirm", mention=str(report.mentions.get().uuid)).status_code == 500
    assert any(record.levelname == "ERROR" and record.exc_info for record in caplog.records)


def test_what_is_no_json_is_refused(client, lina, report):
    address = reverse("admin:places_report_desk_act", args=[report.uuid])
    for body in ("{", "[]", '"confirm"', "null", "[" * 100_000):
        assert client.post(address, body, content_type="application/json").status_code == 400
    assert client.get(address).status_code == 405


def test_there_is_nothing_to_undo_at_first(act):
    assert act(do="undo").json()["error"] == "There is nothing to undo."


def test_what_can_no_longer_be_undone_makes_room_for_what_can(act, report):
    mention = report.mentions.get()
    added = act(do="add", start=TEXT.index("Susah"), end=TEXT.index("Susah") + 5).json()
    act(do="confirm", mention=str(mention.uuid))
    mention.refresh_from_db()
    mention.score = 0.5  # as somebody else writes it
    mention.save()
    refused = act(do="undo")
    assert refused.status_code == 400
    assert refused.json()["state"]["undo"] == added["said"]
    assert act(do="undo").status_code == 200
    assert list(report.mentions.all()) == [mention]


def test_a_row_of_another_report_is_not_touched(act, reader, source):
    other = room.ingest("Elsewhere. " + TEXT, source=source).report
    assert act(do="confirm", mention=str(other.mentions.get().uuid)).status_code == 404


def test_who_may_only_look_may_not_decide(client, report):
    from django.contrib.auth.models import Permission

    guest = User.objects.create_user("guest", is_staff=True)
    guest.user_permissions.add(Permission.objects.get(codename="view_report"))
    client.force_login(guest)
    page = client.get(reverse("admin:places_report_desk", args=[report.uuid]))
    assert page.context["config"]["may"] == {"decide": False, "add": False, "publish": False}
    address = reverse("admin:places_report_desk_act", args=[report.uuid])
    response = client.post(address, '{"do": "confirm_all"}', content_type="application/json")
    assert response.status_code == 403
    assert client.get(reverse("admin:places_desk_places"), {"q": "Hajin"}).status_code == 403


def test_nobody_sees_the_desk_without_signing_in_or_rights(client, report):
    desk = reverse("admin:places_report_desk", args=[report.uuid])
    assert client.get(desk).status_code == 302
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.get(desk).status_code == 403


def test_an_act_needs_the_csrf_token(report, lina):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(lina)
    address = reverse("admin:places_report_desk_act", args=[report.uuid])
    assert strict.post(address, '{"do": "confirm_all"}', content_type="application/json").status_code == 403


def test_the_gazetteer_is_searched_in_both_scripts(client, lina, reader):
    for query in ("هجين", "hajin"):
        found = client.get(reverse("admin:places_desk_places"), {"q": query}).json()
        assert [place["name_en"] for place in found["places"]] == ["Hajin"]


def test_the_ground_of_the_map_is_ours_or_empty(client, lina, settings, tmp_path):
    settings.SEEDS_DIR = tmp_path
    address = reverse("admin:places_desk_basemap")
    assert client.get(address).json() == {"type": "FeatureCollection", "features": []}
    (tmp_path / "basemap").mkdir()
    (tmp_path / "basemap" / "basemap.geojson").write_text('{"type": "FeatureCollection"}')
    response = client.get(address)
    assert b"".join(response.streaming_content) == b'{"type": "FeatureCollection"}'


# claims that the reading missed, reading anew, the ground under the map


def test_a_missed_claim_is_added_and_undone(act, report):
    body = {
        "do": "add_claim", "start": 0, "end": 32, "type": "strike.artillery", "when": "2018-10",
        "mentions": [str(report.mentions.get().uuid)],
        "figures": [{"what": "killed", "unit": "people", "best": 3, "low": None, "high": None}],
    }  # fmt: skip
    answer = act(**body).json()
    assert answer["said"].startswith("New claim: Artillery strike.")
    added = answer["state"]["claims"][-1]
    assert (added["when"], added["reasons"]) == ("October 2018 (month)", ["added by an editor"])
    assert added["figures"][0]["quantity"] == "killed"
    assert len(act(do="undo").json()["state"]["claims"]) == 1


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"type": "battle.none"}, 404),
        ({"end": "x"}, 400),
        ({"mentions": ["00000000-0000-0000-0000-000000000000"]}, 400),
        ({"figures": [{"what": "songs", "unit": "people", "best": 1}]}, 400),
        ({"when": "yesterday"}, 400),
        ({"claimant": "00000000-0000-0000-0000-000000000000"}, 404),
    ],
)
def test_a_missed_claim_that_cannot_be_is_refused(act, report, wrong, status):
    body = {"do": "add_claim", "start": 0, "end": 32, "type": "strike.artillery"}
    response = act(**(body | wrong))
    assert (response.status_code, report.claims.count()) == (status, 1)
    assert response.json()["error"]


def test_reading_anew_tells_what_it_changed(act, reader, monkeypatch):
    monkeypatch.setattr("places.desk.again.current_reader", lambda: reader)
    make_place("Susah", "السوسة", 40.97, 34.53)
    answer = act(do="read_again").json()
    assert answer["said"] == "Read anew: 1 new place; 0 decisions kept."
    assert len(answer["state"]["mentions"]) == 2
    assert len(act(do="undo").json()["state"]["mentions"]) == 1


def test_the_level_of_a_bulk_confirmation_is_the_editor_s(act, report):
    assert act(do="confirm_all", at_least=0.95).json()["said"] == "Confirmed 0 places."
    assert act(do="confirm_all", at_least=0.6).json()["said"] == "Confirmed 1 place."


@pytest.mark.usefixtures("lina", "report")
def test_the_map_s_ground_has_names_and_who_held_it(client):
    make_place("Deir ez-Zor Governorate", "محافظة دير الزور", 40.1, 35.3, "governorate", label_zoom=7)
    address = reverse("admin:places_desk_ground")
    ground = client.get(address, {"day": "2018-10-09"}).json()
    names = {label["name_en"]: label["name_ar"] for label in ground["labels"]}
    assert (names["Deir ez-Zor"], names["Hajin"]) == ("دير الزور", "هجين")
    assert ground["control"]["type"] == "FeatureCollection"
    assert client.get(address, {"day": "some day"}).json()["control"] is None

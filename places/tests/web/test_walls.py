"""What holds for every public address: nothing unpublished, strict headers, reading only."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from places.models import Actor, Event
from places.tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_fact,
    make_report,
    make_source,
    make_user,
)
from places.tests.web.conftest import body_of, bytes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def secrets(front):
    """Rows of every kind that nobody but the desk may know of; each name contains "Withheld"."""
    outlet = make_source("Withheld outlet")
    band = make_actor("withheld-band", name_en="Withheld band")
    report = make_report("Withheld words, nothing else.", status="reviewed", title="Withheld", source=outlet)
    claim = make_claim(report, event=front.event, claimant=band, participants=[(band, "initiator")])
    make_event(status="reviewed", title_en="Withheld two", place=front.hajin, participants=[(band, "target")])
    make_event(status="rejected", title_en="Withheld three", summary_en="Withheld summary")
    make_fact(front.hajin, "2018-12-20", band, status="reviewed", note_en="Withheld note", source=outlet)
    make_claim(front.english, event=front.draft_event, status="accepted")
    make_user("withheld-editor", first_name="Withheld", is_staff=True)
    return claim


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_unpublished_leaks(client, secrets, public_urls, front, language):
    hidden = [str(front.draft_event.uuid), str(front.draft_report.uuid), str(secrets.uuid)]
    hidden += [str(event.uuid) for event in Event.objects.exclude(status="published")]
    hidden += [str(Actor.objects.get(key="withheld-band").uuid), "reviewer"]
    for url in public_urls:
        body = body_of(client.get(url, headers={"accept-language": language}))
        assert "ithheld" not in body, url
        assert not [text for text in hidden if text in body], url


def test_drafts_do_not_exist_for_the_public(client, front):
    for path in (f"/reports/{front.draft_report.uuid}/", f"/events/{front.draft_event.uuid}/"):
        assert client.get(path).status_code == 404
    assert client.get(f"/events/{front.draft_event.uuid}.geojson").status_code == 404
    client.force_login(make_user("plain-user"))
    assert client.get(f"/events/{front.draft_event.uuid}/").status_code == 404


@pytest.mark.parametrize("rights", [(), ("view_event",), ("view_report",)])
def test_staff_who_may_not_look_at_the_desk_s_rows_see_what_everybody_sees(client, front, rights):
    guest = make_user("guest", is_staff=True)
    guest.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(guest)
    drafts = [f"/events/{front.draft_event.uuid}/", f"/reports/{front.draft_report.uuid}/"]
    assert [client.get(address).status_code for address in drafts] == [404, 404]
    assert client.get("/data/desk.json").status_code == 403
    assert client.get("/").context["config"]["desk"] is None


def test_who_may_look_at_both_sees_drafts(client, front):
    guest = make_user("guest", is_staff=True)
    rights = Permission.objects.filter(codename__in=("view_event", "view_report"))
    guest.user_permissions.set(rights)
    client.force_login(guest)
    assert client.get(f"/events/{front.draft_event.uuid}/").status_code == 200
    assert client.get("/data/desk.json").status_code == 200


def test_editors_see_drafts_marked_as_such(admin_client, front):
    for path in (f"/reports/{front.draft_report.uuid}/", f"/events/{front.draft_event.uuid}/"):
        response = admin_client.get(path)
        assert response.status_code == 200
        assert "draft" in body_of(response)


def test_every_address_answers_get_and_head_and_nothing_else(client, public_urls):
    for url in public_urls:
        response = client.get(url)
        assert response.status_code == 200, url
        bytes_of(response)
        head = client.head(url)
        assert head.status_code == 200, url
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(url).status_code == 405, (method, url)


def test_every_answer_has_strict_headers(client, public_urls):
    for url in [
        *public_urls,
        "/nothing-here",
        "/data/nothing.json",
        "/events.geojson?bbox=x",
        "/data/desk.json",
    ]:
        response = client.get(url)
        bytes_of(response)
        headers = response.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, url
        assert "unsafe-" not in policy, url
        assert headers["X-Content-Type-Options"] == "nosniff", url
        if url != "/embed/":  # may be framed, by whom CSP says (see test_sharing.py)
            assert headers["X-Frame-Options"] in {"DENY", "SAMEORIGIN"}, url
        assert headers["Referrer-Policy"] == "same-origin", url


def test_no_public_page_sets_a_session_or_csrf_cookie(client, public_urls):
    for url in public_urls:
        response = client.get(url)
        bytes_of(response)
        assert not response.cookies, url


def test_pages_have_no_inline_script_or_style(client, public_urls):
    for url in public_urls:
        response = client.get(url)
        body = body_of(response)
        if not response["Content-Type"].startswith("text/html"):
            continue
        assert " style=" not in body, url
        assert " onclick=" not in body, url
        for tag in body.split("<script")[1:]:
            opening = tag.split(">")[0]
            assert "src=" in opening or "application/json" in opening or "importmap" in opening, (
                url,
                opening,
            )


@pytest.mark.parametrize("path", ["/nothing", "/reports/1/", "/events/00000000-0000-0000-0000-000000000000/"])
def test_an_unknown_page_says_so_in_the_readers_language(client, db, path):
    response = client.get(path, headers={"accept-language": "en"})
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()
    assert 'dir="rtl"' in client.get(path, headers={"accept-language": "ar"}).content.decode()


def test_a_foreign_host_gets_a_plain_page_without_a_trace(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "could not be understood" in response.content.decode()
    assert "Traceback" not in response.content.decode()
    assert response["Content-Security-Policy"]


def test_a_fault_shows_a_plain_page_without_a_trace(client, db, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr("places.publishing.source_page.sources", fail)
    client.raise_request_exception = False
    response = client.get("/sources/")
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()
    assert "secret of the machine" not in response.content.decode()
    assert response["Content-Security-Policy"]


def test_a_form_without_its_token_is_refused_in_the_house_style(db):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert "The form could not be sent" in response.content.decode()
    assert response["Content-Security-Policy"]


def test_other_methods_need_no_token_to_be_told_that_they_are_not_taken(public_urls):
    strict = Client(enforce_csrf_checks=True)
    assert {strict.post(url).status_code for url in public_urls} == {405}


def test_who_asks_for_the_desks_data_leaves_no_trace_in_the_log(client, db, caplog):
    response = client.get("/data/desk.json")
    assert response.status_code == 403
    assert response.json()["error"]
    assert not any(record.exc_info for record in caplog.records)


@pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example/", ""])
def test_after_signing_in_nobody_is_sent_elsewhere(client, admin_user, wanted):
    sent = {"username": admin_user.username, "password": "password"}
    assert client.post(f"/admin/login/?next={wanted}", sent).url == reverse("admin:index")


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_refused_method_has_a_page_where_a_browser_sent_it(client, language, direction):
    response = client.post(f"/about/?lang={language}", headers={"accept": "text/html,*/*"})
    assert response.status_code == 405
    assert f'lang="{language}" dir="{direction}"' in response.content.decode()
    assert response.headers["Allow"] == "GET, HEAD"
    assert response.headers["Content-Length"] == str(len(response.content))
    assert client.post("/about/", headers={"accept": "application/json"}).content == b""


@pytest.mark.parametrize("signed_in", [True, False])
def test_who_is_refused_is_told_the_way(client, lina, front, signed_in):
    """An editor may not delete what is published; a stranger is sent to sign in."""
    if not signed_in:
        client.logout()
    response = client.get(f"/admin/places/report/{front.english.pk}/delete/", follow=True)
    if signed_in:
        assert response.status_code == 403
        assert 'href="/admin/"' in response.content.decode()
        assert "Sign in" not in response.content.decode()
    else:
        assert response.redirect_chain
        assert "/admin/login/" in response.redirect_chain[-1][0]

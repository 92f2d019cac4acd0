"""What the map's page asks for at once."""

import json

import pytest
from bs4 import BeautifulSoup

from places.desk import edition
from places.publishing import first_wave, folder, modules, snapshot
from places.tests.factories import make_event

pytestmark = pytest.mark.django_db

MOST_MODULES = 56
"""Each costs every visit some milliseconds before the map shows: what the first picture does without is
imported on demand (static/map/later.js)."""


def page(client, address="/"):
    return BeautifulSoup(client.get(address).content, "html.parser")


def preloads(client, address="/", rel="preload"):
    return [link["href"] for link in page(client, address).select(f'link[rel="{rel}"]')]


def test_the_page_comes_with_the_manifest_and_asks_for_all_that_it_names(client):
    make_event(status="published")
    built = snapshot.build()
    config = json.loads(page(client).select_one("#mapfront-config").string)
    assert config["given"] == built.manifest
    assert {address.removeprefix("/data/") for address in preloads(client)} == set(built.manifest["bytes"])


@pytest.mark.parametrize("address", ["/", "/embed/"])
def test_a_page_waits_for_no_build_and_comes_without_a_manifest_then(client, address):
    snapshot.build()
    edition.advance()
    assert snapshot.at_hand() is None
    assert page(client, address).select_one("#mapfront-config").string.count('"given": null') == 1
    assert preloads(client, address) == []
    assert snapshot.at_hand() is None


def test_a_folder_that_was_lost_gives_no_manifest():
    built = snapshot.build()
    assert snapshot.at_hand() == built
    (folder.root() / next(iter(built.manifest["bytes"]))).unlink()
    assert snapshot.at_hand() is None


def test_the_page_that_is_kept_for_later_has_no_manifest(client):
    snapshot.build()
    assert preloads(client, "/?lang=en&kept=1") == []
    assert '"given": null' in client.get("/?lang=en&kept=1").content.decode()


def test_many_events_are_left_to_a_worker_that_starts_at_once(client, monkeypatch):
    make_event(status="published")
    built = snapshot.build()
    monkeypatch.setattr(first_wave, "APART_FROM", 0)
    assert page(client).select_one('script[async][src$="map/apart.js"]')
    assert "/static/map/columns.js" not in preloads(client, rel="modulepreload")
    chunks = built.manifest["events"]["columns"]
    assert not [address for address in preloads(client) if address.removeprefix("/data/") in chunks]


def test_few_events_are_decoded_in_the_page_by_code_that_comes_with_it(client):
    make_event(status="published")
    snapshot.build()
    assert {"/static/map/columns.js", "/static/map/decode.js"} <= set(preloads(client, rel="modulepreload"))
    assert not page(client).select_one('script[src$="map/apart.js"]')


def test_what_the_address_opens_is_asked_for_at_once(client):
    modules_of = lambda address: preloads(client, address, "modulepreload")  # noqa: E731
    assert "/static/map/ui/table.js" not in modules_of("/")
    assert "/static/map/ui/table.js" in modules_of("/?view=table")
    assert "/static/map/ui/chips.js" not in modules_of("/")
    assert "/static/map/ui/chips.js" in modules_of("/?type=battle")
    assert {"/static/map/ui/chips.js", "/static/map/layers/area.js"} <= set(modules_of("/?near=34.6,40.8,20"))
    shown = modules_of("/?sel=00000000-0000-4000-8000-000000000000")
    assert {"/static/map/ui/details.js", "/static/map/ui/accounts.js"} <= set(shown)
    assert len(shown) == len(set(shown))
    sheet = page(client, "/?view=table").select_one('link[data-style="table"]')
    assert not sheet.has_attr("disabled")
    assert page(client).select_one('link[data-style="table"]').has_attr("disabled")


def test_the_first_picture_needs_few_modules():
    assert len(modules.imported("map/main.js")) <= MOST_MODULES

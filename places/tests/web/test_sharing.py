"""What hands the map on: frames in other pages, the service worker, a third language."""

import json
import re

import polib
import pytest
from django.core.exceptions import ImproperlyConfigured

from mapfront.framing import read_origins
from places.publishing import offline
from places.tests.web.conftest import body_of

pytestmark = pytest.mark.django_db


def ancestors(response):
    return re.search(r"frame-ancestors ([^;]+)", response["Content-Security-Policy"])[1].split()


# Frames


def test_only_the_embedded_map_may_be_framed_and_at_first_by_this_site_alone(client):
    framed, whole = client.get("/embed/"), client.get("/")
    assert ancestors(framed) == ["'self'"]
    assert "X-Frame-Options" not in framed
    assert whole["X-Frame-Options"] == "DENY"


def test_sites_that_are_named_may_frame_the_embedded_map_and_nothing_else(client, settings):
    settings.EMBED_ORIGINS = ["https://news.example.org"]
    assert ancestors(client.get("/embed/")) == ["'self'", "https://news.example.org"]
    assert ancestors(client.get("/about/")) == ["'self'"]


def test_the_embedded_map_is_the_publics_whoever_looks(client, lina):
    text = body_of(client.get("/embed/"))
    assert '"staff": false' in text
    assert '"desk": null' in text
    assert '"offline": null' in text


@pytest.mark.parametrize(
    "value", ["news.example.org", "https://a.example/page", "https://a.example; script-src *"]
)
def test_an_origin_that_is_none_is_refused(value):
    with pytest.raises(ImproperlyConfigured, match="EMBED_ORIGINS"):
        read_origins([value])


def test_origins_are_taken_without_their_slash():
    assert read_origins([" https://a.example/ ", "*", ""]) == ["https://a.example", "*"]


# The service worker


def told(client):
    line = body_of(client.get("/sw.js")).splitlines()[0]
    return json.loads(line.removeprefix("self.MAPFRONT = ").removesuffix(";"))


@pytest.fixture
def fresh():
    offline.forget()
    yield
    offline.forget()


def test_the_service_worker_is_asked_for_anew_and_names_files_that_are_there(client, fresh):
    response = client.get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache"
    assert client.get("/sw.js", headers={"if-none-match": response["ETag"]}).status_code == 304
    what = told(client)
    assert what["languages"] == ["en", "ar"]
    assert "/static/map/main.js" in what["files"]
    assert "/static/map/service-worker.js" not in what["files"]
    for address in [what["shell"], what["manifest"], *what["catalogues"].values()]:
        assert client.get(address).status_code == 200, address


def test_another_template_or_setting_makes_another_version(client, fresh, settings):
    before = told(client)["version"]
    settings.ONLINE_BASEMAPS = [{"name": "OSM", "url": "https://tile.example.org/{z}"}]
    offline.forget()
    assert told(client)["version"] != before


def test_an_installation_without_a_service_worker_takes_an_earlier_one_away(client, settings):
    settings.OFFLINE = False
    assert "unregister" in body_of(client.get("/sw.js"))
    assert '"offline": null' in body_of(client.get("/"))


@pytest.mark.parametrize("address", ["/", "/about/", "/sources/"])
def test_no_cache_keeps_what_an_editor_sees(client, lina, address):
    assert "no-store" in client.get(address)["Cache-Control"]
    client.logout()
    assert "no-store" not in client.get(address).get("Cache-Control", "")


# Languages


def test_texts_of_an_unknown_language_are_none(client):
    assert client.get("/jsi18n/xx/").status_code == 404


@pytest.fixture
def turkish(settings, tmp_path):
    """A catalogue of a third language, with one text in each of its two parts."""
    folder = tmp_path / "tr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    texts = {"django": ("Desk", "Masa"), "djangojs": ("Range rings", "Menzil halkaları")}
    for domain, (msgid, msgstr) in texts.items():
        catalogue = polib.POFile()
        catalogue.metadata = {"Language": "tr", "Content-Type": "text/plain; charset=UTF-8"}
        catalogue.append(polib.POEntry(msgid=msgid, msgstr=msgstr))
        catalogue.save_as_mofile(str(folder / f"{domain}.mo"))
    settings.LANGUAGES = [*settings.LANGUAGES, ("tr", "Turkish")]
    settings.LOCALE_PATHS = [tmp_path, *settings.LOCALE_PATHS]


def test_a_third_language_needs_only_a_catalogue(client, lina, turkish, fresh):
    text = body_of(client.get("/?lang=tr"))
    assert re.search(r'<html lang="tr"\s+dir="ltr"', text)
    assert "<span>Masa</span>" in text
    assert '"language": "tr"' in text
    assert 'src="/jsi18n/tr/"' in text
    assert {"en", "ar"} == set(re.findall(r'data-language="(\w+)"', text))
    assert 'data-language="tr"' in body_of(client.get("/?lang=en"))
    assert told(client)["languages"] == ["en", "ar", "tr"]
    assert "Menzil" in body_of(client.get("/jsi18n/tr/"))
    assert "Menzil" not in body_of(client.get("/jsi18n/en/"))

"""What the web tests share: a published front with drafts beside it, and every public address."""

import pytest
from django.contrib.auth.models import Group

from places.desk.editors import EDITORS
from places.models import User
from places.publishing import snapshot
from places.tests.factories import make_front

PLAIN = [
    "/",
    "/embed/",
    "/sources/",
    "/about/",
    "/data/manifest.json",
    "/places/search.json?q=hajin",
    "/search.json?q=hajin",
    "/events.geojson",
    "/places.geojson",
    "/control.geojson?day=2018-12-31",
    "/feed.xml",
    "/jsi18n/",
    "/healthz",
    "/robots.txt",
]


@pytest.fixture
def lina(client):
    """An editor who is logged in."""
    user = User.objects.create_user("lina", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return user


@pytest.fixture
def front(db):
    return make_front()


@pytest.fixture
def public_urls(front):
    """Every address that anybody may open, the snapshot's files included."""
    listed = [f"/reports/{report.uuid}/" for report in (front.arabic, front.english)]
    listed += [f"/events/{front.event.uuid}/", f"/events/{front.event.uuid}.geojson"]
    built = snapshot.current()
    listed += [f"/data/{name}" for name in built.manifest["bytes"]]
    listed += [f"/data/{kind}.{built.key}.0.json" for kind in ("titles", "details")]
    listed += [f"/data/row.json?key={built.key}&event={front.event.uuid}"]
    listed += [f"/data/rows.bin?key={built.key}&q=hajin"]
    return PLAIN + listed


def bytes_of(response):
    """The body, also of a file that the server would send by itself."""
    return response.getvalue() if response.streaming else response.content


def body_of(response):
    """The body as text, whatever it is."""
    return bytes_of(response).decode(errors="replace")

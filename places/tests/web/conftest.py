"""What the web tests share: a published front with drafts beside it, and every public address."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.gis.geos import Point

from places.desk import review
from places.desk.editors import EDITORS
from places.models import Actor, Claim, EventType, Place, Report, Source, User
from places.publishing import snapshot
from places.tests.factories import make_front

TEXT = "Shells fell on Hajin on Tuesday. Nobody was hurt in Susah."
PLAIN = [
    "/",
    "/embed/",
    "/sources/",
    "/about/",
    "/offline/",
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


@pytest.fixture
def strike(db):
    return EventType.objects.create(code="strike.artillery", name_en="Artillery strike", name_ar="قصف مدفعي")


@pytest.fixture
def place(db):
    point = Point(40.84, 34.69, srid=4326)
    return Place.objects.create(name_en="Hajin", name_ar="هجين", kind="town", point=point, geometry=point)


@pytest.fixture
def actor(db):
    return Actor.objects.create(name_en="Army", name_ar="جيش", kind="state")


@pytest.fixture
def report(db):
    source = Source.objects.create(name_en="Euphrates Post")
    return Report.objects.create(source=source, title="Shells", text=TEXT, sha256="a" * 64)


@pytest.fixture
def event(strike, place, report, lina):
    claim = Claim.objects.create(report=report, type=strike, evidence_start=0, evidence_end=32)
    claim.mentions.add(report.mentions.create(start=15, end=20, surface="Hajin", place=place))
    return review.accept_claim(claim, lina)

"""Standard interfaces for other programs: GeoJSON, place search, Atom."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control

from places.models import Event
from places.publishing import control, feeds, geojson, search
from places.publishing.query import EventQuery, PlaceQuery, parse_day, parse_search
from places.views.http import GEOJSON, json_response, open_to_all, query_errors, require_safe


@require_safe
@query_errors
def events(request: HttpRequest) -> HttpResponse:
    """Published events (bbox, from, to, type, actor, limit)."""
    query = EventQuery.parse(request.GET)
    found = geojson.events(query, request.build_absolute_uri)
    return open_to_all(json_response(found, content_type=GEOJSON))


@require_safe
def event(request: HttpRequest, event_uuid: uuid.UUID) -> HttpResponse:
    """One published event as a Feature."""
    found = geojson.features(Event.objects.published().filter(uuid=event_uuid), request.build_absolute_uri)
    if not found:
        raise Http404
    return open_to_all(json_response(found[0], content_type=GEOJSON))


@require_safe
@query_errors
def places(request: HttpRequest) -> HttpResponse:
    """Places of the gazetteer (bbox, type, limit)."""
    query = PlaceQuery.parse(request.GET)
    return open_to_all(json_response(geojson.places(query), content_type=GEOJSON))


@require_safe
@query_errors
def control_areas(request: HttpRequest) -> HttpResponse:
    """Who held what on a day (day; today without one), and the front line."""
    day = parse_day(request.GET) or timezone.localdate()
    return open_to_all(json_response(control.on_day(day), content_type=GEOJSON))


@require_safe
@query_errors
@cache_control(public=True, max_age=60)
def place_search(request: HttpRequest) -> HttpResponse:
    """Places whose name fits `q`, best first (q, limit)."""
    query, limit = parse_search(request.GET)
    return open_to_all(json_response(search.find(query, limit)))


@require_safe
@query_errors
@cache_control(public=True, max_age=60)
def search_all(request: HttpRequest) -> HttpResponse:
    """Places, published events, actors and published reports that fit `q`, best first (q, limit of each)."""
    query, limit = parse_search(request.GET)
    return open_to_all(json_response(search.everything(query, limit)))


@require_safe
@cache_control(public=True, max_age=300)
def feed(request: HttpRequest) -> HttpResponse:
    """Newly published events as Atom."""
    return HttpResponse(feeds.atom(request.build_absolute_uri), content_type="application/atom+xml")

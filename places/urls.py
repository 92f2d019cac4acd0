"""The app's public URLs. Rows are named by UUID, never by a number."""

from django.urls import path

from places.views import data, interchange, offline, pages, service

urlpatterns = [
    path("", pages.map_view, name="map"),
    path("embed/", pages.embed, name="embed"),
    path("sw.js", offline.service_worker, name="service-worker"),
    path("offline/", offline.not_kept, name="not-kept"),
    path("reports/<uuid:report_uuid>/", pages.report, name="report"),
    path("events/<uuid:event_uuid>/", pages.event, name="event"),
    path("events/<uuid:event_uuid>.geojson", interchange.event, name="event-geojson"),
    path("sources/", pages.sources, name="sources"),
    path("about/", pages.about, name="about"),
    path("data/manifest.json", data.manifest, name="manifest"),
    path("data/desk.json", data.desk, name="desk-data"),
    path("data/row.json", data.row, name="data-row"),
    path("data/rows.bin", data.matching, name="data-rows"),
    path("data/<str:name>", data.file, name="data-file"),
    path("places/search.json", interchange.place_search, name="place-search"),
    path("search.json", interchange.search_all, name="search"),
    path("events.geojson", interchange.events, name="events-geojson"),
    path("places.geojson", interchange.places, name="places-geojson"),
    path("control.geojson", interchange.control_areas, name="control-geojson"),
    path("feed.xml", interchange.feed, name="feed"),
    path("jsi18n/", service.catalogue, name="jsi18n"),
    path("jsi18n/<str:language>/", service.catalogue, name="jsi18n"),
    path("healthz", service.healthz, name="healthz"),
    path("robots.txt", service.robots, name="robots"),
]

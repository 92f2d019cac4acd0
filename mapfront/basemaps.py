"""Online base maps, off unless the owner names them in ONLINE_BASEMAPS."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

KEYS = {"name", "url", "attribution", "maxZoom"}


def read_basemaps(text: str) -> list[dict[str, Any]]:
    """The base maps of a JSON list, `attribution` and `maxZoom` filled in.

    Raises ImproperlyConfigured when the list has any other form.
    """
    try:
        basemaps = json.loads(text)
    except ValueError as error:
        raise ImproperlyConfigured(f"ONLINE_BASEMAPS is not JSON: {error}.") from error
    if not isinstance(basemaps, list):
        raise ImproperlyConfigured("ONLINE_BASEMAPS is not a JSON list.")
    for basemap in basemaps:
        if not isinstance(basemap, dict) or not {"name", "url"} <= basemap.keys() <= KEYS:
            raise ImproperlyConfigured(
                "ONLINE_BASEMAPS: a base map has name and url, and may have attribution and maxZoom, "
                f"not {basemap}."
            )
        if not str(basemap["url"]).startswith("https://"):
            raise ImproperlyConfigured(f"ONLINE_BASEMAPS: {basemap['url']} does not begin with https://.")
    return [{"attribution": "", "maxZoom": 19, **basemap} for basemap in basemaps]


def origins(basemaps: list[dict[str, Any]]) -> list[str]:
    """The origins that the page may then load pictures from; Leaflet's `{s}.` stands for any subdomain."""
    hosts = (urlsplit(basemap["url"]).netloc for basemap in basemaps)
    return sorted({f"https://{host.replace('{s}.', '*.')}" for host in hosts})

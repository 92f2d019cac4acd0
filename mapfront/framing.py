"""Which other sites may show the map in a frame."""

import re

from django.core.exceptions import ImproperlyConfigured

_ORIGIN = re.compile(r"\*|https?://[\w.*-]+(:\d+)?")


def read_origins(values: list[str]) -> list[str]:
    """Origins for CSP's frame-ancestors, without a slash at their end; "*" stands for any site."""
    cleaned = [value.strip().rstrip("/") for value in values if value.strip()]
    for value in cleaned:
        if not _ORIGIN.fullmatch(value):
            raise ImproperlyConfigured(
                f"EMBED_ORIGINS: {value!r} is no origin such as https://news.example.org, nor *."
            )
    return cleaned

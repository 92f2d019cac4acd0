"""Links that let a browser fetch all modules of a page at once."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from places.publishing import modules

register = template.Library()


@register.simple_tag
def module_preloads(entry: str, rooms: Iterable[str] = ()) -> SafeString:
    """A link of rel="modulepreload" for every module that the static file `entry` imports, and for
    those that it will import on demand at once.
    """
    addresses = ((address,) for address in modules.addresses(entry, *rooms))
    return format_html_join("\n", '<link rel="modulepreload" href="{}">', addresses)

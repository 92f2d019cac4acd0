"""Links of a page that is made of modules: all of them at once, and the style sheets of its rooms."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
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


@register.simple_tag
def room_style(name: str, rooms: str, wanted: Collection[str]) -> SafeString:
    """A link to the style sheet `name` of `rooms` (marks, separated by spaces). It is disabled, so neither
    fetched nor in force, until one of them is opened (static/map/later.js), unless one is `wanted` at once.
    """
    if not set(rooms.split()).isdisjoint(wanted):
        return format_html('<link rel="stylesheet" href="{}" data-style="{}">', static(name), rooms)
    return format_html('<link rel="stylesheet" href="{}" data-style="{}" disabled>', static(name), rooms)

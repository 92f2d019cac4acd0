"""Links that let a browser fetch all modules of a page at once."""

from __future__ import annotations

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from places.publishing import modules

register = template.Library()


@register.simple_tag
def module_preloads(entry: str) -> SafeString:
    """A link of rel="modulepreload" for every module that the static file `entry` imports."""
    addresses = ((address,) for address in modules.addresses(entry))
    return format_html_join("\n", '<link rel="modulepreload" href="{}">', addresses)

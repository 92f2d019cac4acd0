"""What the map's page asks for while it is still being read: data and code come in side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from places.publishing import snapshot

APART_FROM = 50_000
"""More events than this are decoded in a worker; fewer are decoded in the page before a worker would run."""

_FILTERS = (
    "type", "actor", "role", "source", "reliability", "status", "credibility", "disputed", "prec", "near",
    "within", "place", "q", "from", "to",
)  # fmt: skip
_ROOMS = {
    "sel": ("details", ["map/ui/details.js"]),
    "view": ("table", ["map/ui/table.js"]),
    "density": ("", ["map/layers/heat.js"]),
    **dict.fromkeys(_FILTERS, ("", ["map/ui/chips.js"])),
    "near": ("", ["map/ui/chips.js", "map/layers/area.js"]),
    "within": ("", ["map/ui/chips.js", "map/layers/area.js"]),
}
"""What is opened at once where the address has a parameter, and comes later elsewhere: style and modules."""
_COLUMNS = "map/columns.js"
"""Decodes events in the page; where a worker does, the page does without."""


@dataclass(frozen=True, slots=True)
class FirstWave:
    """`manifest`: of the present snapshot, None where none is built; `files`: addresses that the page itself
    will fetch; `apart`: whether a worker fetches the events; `rooms`: modules that are imported at once
    beside what main.js imports; `styles`: marks of their style sheets.
    """

    manifest: dict[str, Any] | None = None
    files: list[str] = field(default_factory=list)
    apart: bool = False
    rooms: list[str] = field(default_factory=list)
    styles: set[str] = field(default_factory=set)


def of_page(query: Mapping[str, str]) -> FirstWave:
    """The first wave of a page with these parameters in its address. Nobody waits for a snapshot that has yet
    to be built: such a page asks for its manifest by itself.
    """
    opened = [_ROOMS[name] for name in query if name in _ROOMS]
    rooms = list(dict.fromkeys(module for _style, modules in opened for module in modules))
    styles = {style for style, _modules in opened if style}
    built = snapshot.at_hand()
    if not built:
        return FirstWave(rooms=rooms, styles=styles)
    events = built.manifest["events"]
    apart = events["count"] > APART_FROM
    names = [events["dictionaries"], *built.manifest["files"].values(), *([] if apart else events["columns"])]
    files = [reverse("data-file", args=[name]) for name in names]
    return FirstWave(built.manifest, files, apart, rooms if apart else [*rooms, _COLUMNS], styles)


def of_kept_page() -> FirstWave:
    """That of a page which is kept for a time without a network: by then its snapshot may be another."""
    return FirstWave()

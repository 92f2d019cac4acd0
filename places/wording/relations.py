"""Spatial relations in words: what kind they are, and a place's name under one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

KINDS = {
    "side": gettext_lazy("side of a river"),
    "direction": gettext_lazy("direction"),
    "countryside": gettext_lazy("countryside"),
    "desert": gettext_lazy("desert"),
    "near": gettext_lazy("nearness"),
    "distance": gettext_lazy("distance"),
    "between": gettext_lazy("between two places"),
    "along": gettext_lazy("along a line"),
    "toward": gettext_lazy("on the way to a place"),
    "border": gettext_lazy("border"),
    "pocket": gettext_lazy("pocket"),
}
DIRECTIONS = {
    "n": gettext_lazy("north"),
    "ne": gettext_lazy("northeast"),
    "e": gettext_lazy("east"),
    "se": gettext_lazy("southeast"),
    "s": gettext_lazy("south"),
    "sw": gettext_lazy("southwest"),
    "w": gettext_lazy("west"),
    "nw": gettext_lazy("northwest"),
}
_OF = {
    "n": gettext_lazy("north of %(place)s"),
    "ne": gettext_lazy("northeast of %(place)s"),
    "e": gettext_lazy("east of %(place)s"),
    "se": gettext_lazy("southeast of %(place)s"),
    "s": gettext_lazy("south of %(place)s"),
    "sw": gettext_lazy("southwest of %(place)s"),
    "w": gettext_lazy("west of %(place)s"),
    "nw": gettext_lazy("northwest of %(place)s"),
    "countryside": gettext_lazy("countryside of %(place)s"),
    "desert": gettext_lazy("desert of %(place)s"),
    "near": gettext_lazy("near %(place)s"),
    "along": gettext_lazy("along %(place)s"),
    "toward": gettext_lazy("toward %(place)s"),
    "border": gettext_lazy("border of %(place)s"),
    "between": gettext_lazy("between %(place)s and its neighbour"),
}


def kind_of(relation: dict[str, Any] | None) -> str:
    """What a mention's relation is: "direction, northeast", "distance, 5 km"; "" for none."""
    if not relation:
        return ""
    parts = [KINDS.get(str(relation.get("kind")), ""), DIRECTIONS.get(relation.get("direction") or "", "")]
    metres = relation.get("distance_m")
    if metres:
        parts.append(
            _("%(n)s km") % {"n": f"{metres / 1000:g}"}
            if metres >= 1000
            else _("%(n)s m") % {"n": f"{metres:g}"}
        )
    return _(", ").join(str(part) for part in parts if part)


def of_place(relation: dict[str, Any], name: str, language: str) -> str:
    """A place's name (in `language`) under a relation, as an event's place is told: "east of Hajin"; the
    bare name where the relation adds nothing that a reader must know. At most 200 characters."""
    kind = str(relation.get("kind", ""))
    direction = "" if kind in {"countryside", "desert"} else str(relation.get("direction") or "")
    with override(language):
        phrase = _OF.get(direction) or _OF.get(kind)
        return (str(phrase) % {"place": name})[:200] if phrase else name

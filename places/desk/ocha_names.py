"""What more than its name a row of OCHA's populated places tells of how the place is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from places.reading.skeleton import skeleton

_SEATS = (("ADM3_EN", "adm3_ar"), ("ADM2_EN", "adm2_ar"))
_CENTRE = re.compile(r"^مركز\s*")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARTICLE = re.compile(r"^(?:a[a-z]|el)[ -](?=[a-z])")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_NO_NAME = frozenset(
    [
        *("al", "el", "at", "an", "near", "abu", "um", "umm", "tal", "tall", "tel", "kafr", "rasm", "hawi"),
        *("kharbet", "upper", "lower", "big", "little", "nothern"),
    ]
)
"""Words that are no name without another behind them."""


def seat_of(raw: Mapping[str, Any]) -> str:
    """The Arabic name of the town that a subdistrict or district is named after; "" for any other place."""
    name = _bare(raw["PP_NAME_EN"])
    for latin, arabic in _SEATS:
        if name and name == _bare(raw.get(latin, "")) and _ARABIC.search(raw.get(arabic, "")):
            return _CENTRE.sub("", raw[arabic]).strip()
    return ""


def plain_name(raw: Mapping[str, Any]) -> str:
    """The name without that of the town it lies by, which stands behind some to tell namesakes apart
    ("Derdara Tal Tamr", "Tal Baydar Haskeh"); "" for any other. "Kniset Safita" needs both its words."""
    words = re.findall(r"[\w'-]+", _BRACKETS.sub("", raw["PP_NAME_EN"]))
    above = {_sound(raw.get(level, "")) for level in ("ADM3_EN", "ADM2_EN", "ADM1_EN")} - {""}
    for n in (2, 1):
        if len(words) > n and _sound(" ".join(words[-n:])) in above and "-" not in words:
            kept = words[:-n]
            while kept and kept[-1].lower() in _NO_NAME:
                kept.pop()
            return " ".join(kept) if len(kept) > 1 or (kept and not kept[0].endswith(("et", "at"))) else ""
    return ""


def _sound(name: str) -> str:
    """What the spellings of a Latin name have in common: its consonants."""
    return skeleton("".join(_bare(name).split()))


def _bare(name: str) -> str:
    """A Latin name without case, article and what stands in brackets."""
    return _ARTICLE.sub("", _BRACKETS.sub("", name).strip().lower())

"""Characters that no page can show and no feed can carry: control characters, halves of surrogate pairs,
and code points that never stand for a character. What is copied from a PDF or a terminal may hold them.
And marks that turn the direction of what follows them: with them a name reads as another one.
"""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_TURNS = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates; LRM, RLM and ALM, which only say a direction, are none of them."""

_UNFIT = re.compile(
    f"[{_TURNS}"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane + end) for plane in range(0x1FFFE, 0x110000, 0x10000) for end in (0, 1))
    + "]"
)
"""All of Unicode's Cc but tab and line ends, Cs, its noncharacters (more than XML 1.0 forbids), and turns."""

_TURN = re.compile(f"[{_TURNS}]")

_SHOWN = 20


def without_unfit(text: str) -> str:
    """The text without such characters."""
    return _UNFIT.sub("", text)


def without_turns(text: str) -> str:
    """The text in the order that it is stored in: without the marks that turn directions, which many Arabic
    pages and documents hold and nobody sees."""
    return _TURN.sub("", text)


def unfit(text: str) -> str:
    """Which such character stands first, and after what, in the reader's language; "" where none does."""
    found = _UNFIT.search(text)
    if found is None:
        return ""
    told = {"code": f"U+{ord(found.group()):04X}", "before": text[: found.start()][-_SHOWN:].strip()}
    if _TURN.match(found.group()):
        return _turn_told(told)
    if not told["before"]:
        return _("A control character (%(code)s), which no page can show, stands first; delete it.") % told
    return (
        _("A control character (%(code)s), which no page can show, stands after “%(before)s”; delete it.")
        % told
    )


def _turn_told(told: dict[str, str]) -> str:
    if not told["before"]:
        return _("A mark that turns the direction of reading (%(code)s) stands first; delete it.") % told
    words = _("A mark that turns the direction of reading (%(code)s) stands after “%(before)s”; delete it.")
    return words % told


def validate_plain(value: object) -> None:
    """Refuse a text with such a character. Raises ValidationError."""
    if isinstance(value, str) and (words := unfit(value)):
        raise ValidationError(words, code="unfit")

"""Why the reading chose as it did, and why a row of the history was written, in the reader's language.

The engine gives its reasons as short English sentences, and rows keep them so: they are its codes.
Here each becomes what a reader sees. A sentence that stands in no list comes through as it is, and a
test holds that the engine says none such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext_lazy

from places.models import EventType
from places.models.gazetteer import PlaceKind
from places.wording import regions

_FIXED = frozenset(
    [
        # why a place
        gettext_noop("the name as the gazetteer has it"),
        gettext_noop("another romanisation of the name"),
        gettext_noop("the name without its kind word"),
        gettext_noop("the name without its kind word, which the text must say"),
        gettext_noop("a spelling variant of the name"),
        gettext_noop("the article differs"),
        gettext_noop("another place bears the name first"),
        gettext_noop("the text calls it another kind of place"),
        gettext_noop("the text names another country"),
        gettext_noop("it is listed with places of another country"),
        gettext_noop("its border is named"),
        gettext_noop("only the sound of the name speaks for a place, and nothing of the text lies near it"),
        gettext_noop("no place of this name is listed"),
        gettext_noop("it stands for its government"),
        gettext_noop("no quarter of this name is listed"),
        gettext_noop("the very name"),
        gettext_noop("begins with it"),
        gettext_noop("a word begins with it"),
        gettext_noop("contains it"),
        gettext_noop("missed by the reading"),
        # why a claim
        gettext_noop("its place is that of the sentence before"),
        gettext_noop("the exact place is named further on"),
        gettext_noop("the nearest place named around it"),
        gettext_noop("told in more than one sentence"),
        gettext_noop("no weapon is named"),
        gettext_noop("a mine or charge"),
        gettext_noop("a raid"),
        gettext_noop("a raid from the air"),
        gettext_noop("a raid with arrests"),
        gettext_noop("small arms"),
        gettext_noop("people leave"),
        gettext_noop("displaced people leave"),
        gettext_noop("a blast by air strikes"),
        gettext_noop("added by an editor"),
        # why a date
        gettext_noop("no date in the sentence"),
        gettext_noop("by its publication at the latest"),
        gettext_noop("publication date"),
        gettext_noop("a full date"),
        gettext_noop("a Hijri date"),
        gettext_noop("a year"),
        gettext_noop("since a year"),
        gettext_noop("the year from the publication date"),
        gettext_noop("a weekday, counted from the publication date"),
        gettext_noop("counted from the publication date"),
        gettext_noop("the month of the date before"),
        gettext_noop("counted back from the publication date"),
        # why a row was written
        gettext_noop("confirmed"),
        gettext_noop("corrected"),
        gettext_noop("rejected"),
        gettext_noop("added"),
        gettext_noop("accepted"),
        gettext_noop("reopened"),
        gettext_noop("published"),
        gettext_noop("reviewed"),
        gettext_noop("unverifiable"),
        gettext_noop("withdrawn"),
        gettext_noop("loaded from the seeds"),
        gettext_noop("places merged"),
        gettext_noop("read anew"),
    ]
)
_CODES = {"load_seeds": "loaded from the seeds"}


def _kind(code: str) -> str:
    """A kind of place by its code, which the engine writes with spaces."""
    code = code.replace(" ", "_")
    return str(PlaceKind(code).label) if code in PlaceKind.values else code


def _type(code: str) -> str:
    found = regions.cached(_type_of, code)
    return found.name if found else code


def _type_of(code: str) -> EventType | None:
    return EventType.objects.filter(code=code).first()


def _names(listed: str) -> str:
    return _(", ").join(regions.place_called(name) for name in listed.split(", "))


def _again(words: str) -> str:
    return said(words)


# Sentences with something in them: how to read it, how to say it, and what becomes of the parts.
_OPEN: tuple[tuple[re.Pattern[str], Any, dict[str, Callable[[str], str | int]]], ...] = (
    (
        re.compile(r"editors chose this place for this name in (?P<n>\d+) reports?"),
        ngettext_lazy(
            "editors chose this place for this name in %(n)d report",
            "editors chose this place for this name in %(n)d reports",
            "n",
        ),
        {"n": int},
    ),
    (
        re.compile(r"editors rejected this name as no place in (?P<n>\d+) reports?"),
        ngettext_lazy(
            "editors rejected this name as no place in %(n)d report",
            "editors rejected this name as no place in %(n)d reports",
            "n",
        ),
        {"n": int},
    ),
    (
        re.compile(r"(?P<km>\d+) km from another place of the text"),
        gettext_lazy("%(km)s km from another place of the text"),
        {},
    ),
    (
        re.compile(r"the text calls it an? (?P<kind>.+)"),
        gettext_lazy("the text calls it: %(kind)s"),
        {"kind": _kind},
    ),
    (
        re.compile(r"the text puts it in (?P<place>.+), where no place of this name is listed"),
        gettext_lazy("the text puts it in %(place)s, where no place of this name is listed"),
        {"place": regions.place_called},
    ),
    (
        re.compile(r"a slip of the pen for “(?P<name>.*)”, named elsewhere", re.DOTALL),
        gettext_lazy("a slip of the pen for “%(name)s”, named elsewhere"),
        {},
    ),
    (
        re.compile(r"the text puts it in (?P<place>.+)"),
        gettext_lazy("the text puts it in %(place)s"),
        {"place": regions.place_called},
    ),
    (
        re.compile(r"the text puts it near (?P<place>.+)"),
        gettext_lazy("the text puts it near %(place)s"),
        {"place": regions.place_called},
    ),
    (
        re.compile(r"the text says it is in (?P<country>[A-Z]{2})"),
        gettext_lazy("the text says it is in %(country)s"),
        {"country": regions.country},
    ),
    (
        re.compile(r"sounds like “(?P<name>.*)” \((?P<alike>[\d.]+)\)"),
        gettext_lazy("sounds like “%(name)s” (%(alike)s)"),
        {},
    ),
    (
        re.compile(r"several places fit alike: (?P<places>.+)"),
        gettext_lazy("several places fit alike: %(places)s"),
        {"places": _names},
    ),
    (
        re.compile(r"“(?P<words>.*)” says (?P<type>[a-z]+\.[a-z]+)", re.DOTALL),
        gettext_lazy("“%(words)s” says: %(type)s"),
        {"type": _type},
    ),
    (
        re.compile(r"the weapon: “(?P<words>.*)”", re.DOTALL),
        gettext_lazy("the weapon: “%(words)s”"),
        {},
    ),
    (
        re.compile(r"The date lies before the war began \(March 2011\)\."),
        gettext_lazy("The date lies before the war began (March 2011)."),
        {},
    ),
    (
        re.compile(r"publication date read from the page: (?P<date>[\d./~?X-]+)"),
        gettext_lazy("publication date read from the page: %(date)s"),
        {},
    ),
    (
        re.compile(r"undone: back to version (?P<version>\d+)"),
        gettext_lazy("undone: back to version %(version)s"),
        {},
    ),
    (
        re.compile(r"(?P<reason>[^,].*), since then"),
        gettext_lazy("%(reason)s, since then"),
        {"reason": _again},
    ),
)


def said(reason: str | None) -> str:
    """One reason in the reader's language; "" for none."""
    if not reason:
        return ""
    reason = _CODES.get(reason, reason)
    if reason in _FIXED:
        return _(reason)
    for pattern, words, ways in _OPEN:
        found = pattern.fullmatch(reason)
        if found:
            parts = found.groupdict()
            return str(words % {name: ways.get(name, str)(part) for name, part in parts.items()})
    return reason


def all_said(reasons: Iterable[str]) -> list[str]:
    """Each reason in the reader's language, in order."""
    return [said(reason) for reason in reasons]


def known(reason: str) -> bool:
    """Whether a sentence can be said in every language."""
    return reason in _FIXED or any(pattern.fullmatch(reason) for pattern, _words, _ways in _OPEN)

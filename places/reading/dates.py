"""Dates in Arabic and English text, as EDTF intervals with UCDP's date_prec.

A date without a year or a word such as "yesterday" is read against the publication date; without one
it says nothing and is left out. Impossible days (31 February) are left out too. A pattern is tried only
at the words that may begin it, and each is bounded, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from places.reading.date_patterns import (
    PARTS,
    PATTERNS,
    RANGE_LINK,
    RANGE_OPENING,
    SAME_DATE,
    SAME_MONTH,
    SINCE,
    WHOLE,
    WIDEST,
)
from places.reading.date_readers import WEEKDAY_REASON, DateReader
from places.reading.intervals import Days, date_prec, edtf_of, meet, night_of, parse_edtf, when_of
from places.reading.page import Page
from places.reading.types import When

__all__ = ["date_prec", "dateline", "edtf_of", "find_dates", "parse_edtf", "when_of"]


class _Finder:
    """One text's dates against one publication date."""

    def __init__(self, page: Page, published: When | None) -> None:
        self.page, self.text = page, page.folded.text
        self.reader = DateReader(published)

    def find(self) -> list[When]:
        found: list[tuple[int, int, Days, str]] = []
        later: list[re.Match[str]] = []
        taken = bytearray(len(self.text) + 1)
        for name, match in matches(self.page):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            if name == SAME_MONTH:
                later.append(match)
                continue
            answer = self.reader.read(name, match)
            if answer is not None:
                start += len(match.group()) - len(match.group().lstrip())
                end = self.reader.end_of(name, match)
                found.append((start, end, *answer))
            if answer is not None or name in WHOLE:  # an impossible day does not leave its month behind
                taken[start:end] = b"\1" * (end - start)
        found.sort()
        for match in later:
            before = next((days for start, _, days, _ in reversed(found) if start < match.start()), None)
            day = self.reader.day_of_same_month(match, before)
            if day is not None:
                found.append((*match.span(), (day, day), "the month of the date before"))
                found.sort()
        return self._joined(found)

    def _joined(self, found: list[tuple[int, int, Days, str]]) -> list[When]:
        """Neighbours that say one day ("today, Tuesday 9 October") become one; "since" opens intervals."""
        merged: list[tuple[int, int, Days, str]] = []
        for start, end, days, reason in found:
            if merged:
                before = merged[-1]
                between = self.text[before[1] : start]
                whole = self._from_to(before, days, between)
                if whole is not None:
                    since = SINCE.search(self.text, max(0, before[0] - 24), before[0])
                    merged[-1] = (since.start() if since else before[0], end, whole, reason)
                    continue
                if SAME_DATE.fullmatch(between):
                    both = meet(before[2], days)
                    if both is None and before[3] == reason == WEEKDAY_REASON:
                        both = night_of(before[2], days)
                    elif both is None and before[3] == WEEKDAY_REASON and days[0] == days[1]:
                        both = days  # the weekday was counted from publication; the date is said
                    if both:
                        merged[-1] = (before[0], end, both, reason)
                        continue
            merged.append((start, end, days, reason))
        whens = []
        for start, end, days, reason in merged:
            since = SINCE.search(self.text, max(0, start - 24), start)
            if since is None:
                whens.append(when_of(days, *self.page.span(start, end), reason))
            elif not (days[0] and self.reader.ref and days[0] > self.reader.ref):
                span = self.page.span(since.start(), end)
                whens.append(when_of((days[0], self.reader.ref), *span, f"{reason}, since then"))
        return whens

    def _from_to(self, before: tuple[int, int, Days, str], days: Days, between: str) -> Days | None:
        """From the first of two dates to the second: "between 1 October and 7 October", "since … until"."""
        if RANGE_LINK.fullmatch(between) is None:
            return None
        first, last = before[2][0], days[1]
        if first is None or last is None or before[2][1] is None or days[0] is None or first > last:
            return None
        if before[2][1] != first or days[0] != last:
            return None
        opened = RANGE_OPENING.search(self.text, max(0, before[0] - 12), before[0]) or SINCE.search(
            self.text, max(0, before[0] - 24), before[0]
        )
        return (first, last) if opened else None


def matches(page: Page) -> Iterator[tuple[str, re.Match[str]]]:
    """The matches of each pattern in turn with the pattern's name, those of one in order and apart."""
    folded, text = page.folded, page.folded.text
    beginnings: list[list[int]] = [[] for _ in PATTERNS]
    met: dict[object, list[int]] = {row.needs: [] for row in PATTERNS}
    for at in PARTS.telling(folded.words):
        part, start = PARTS[folded.words[at]], folded.starts[at]
        for number in part.begins if part else ():
            beginnings[number].append(start)
        for need in part.meets if part else ():
            met[need].append(start)
    for starts, (name, pattern, _, needs) in zip(beginnings, PATTERNS, strict=True):
        if not starts or (needs is not None and not met[needs]):
            continue  # as of most patterns
        end = 0
        for start in starts if needs is None else _before(met[needs], starts):
            match = pattern.match(text, start) if start >= end else None
            if match is not None:
                end = match.end()
                yield name, match


def _before(needed: Sequence[int], starts: Sequence[int]) -> Iterator[int]:
    """Those of `starts` that one of the offsets `needed` follows, or is, within the widest match."""
    at = 0
    for start in starts:
        while at < len(needed) and needed[at] < start:
            at += 1
        if at == len(needed):
            return
        if needed[at] - start <= WIDEST:
            yield start


def find_dates(text: str | Page, published: When | None = None) -> list[When]:
    """Every date that the text says, in order, spans in code points of the text as given.

    Without `published`, dates that need it ("today", "9 October" without a year, "Thursday") are
    left out: never guessed. A publication interval widens what is counted from it.
    """
    page = text if isinstance(text, Page) else Page(text)
    return _Finder(page, published).find()


def dateline(page: Page) -> Iterator[When]:
    """Full dates that stand on a line of their own: when a page without other date says it appeared."""
    for when in find_dates(page):
        if when.date_prec != 1:
            continue
        start, end = page.folded.place_of(when.start), page.folded.place_of(when.end)
        text = page.folded.text
        ahead, behind = text[max(0, start - 24) : start], text[end : end + 24]
        begins = "\n" in ahead or start <= 24
        ends = "\n" in behind or end + 24 >= len(text)
        if begins and ends and len(ahead.rpartition("\n")[2]) + len(behind.partition("\n")[0]) <= 24:
            yield when

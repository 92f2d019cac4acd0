"""The steps of a reading, in order: actors, places, dates, figures, claims."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import TypeVar

from places.reading.actors import ActorIndex
from places.reading.dates import dateline, find_dates
from places.reading.decisions import Decisions
from places.reading.doubts import Doubter
from places.reading.events import Read, propose
from places.reading.figures import find_figures
from places.reading.page import Page
from places.reading.relations import relate
from places.reading.resolve import resolve
from places.reading.toponyms import Gazetteer, find_mentions
from places.reading.types import ActorMention, ActorRecord, Mention, PlaceRecord, Reading, When
from places.reading.values import replace


class Reader:
    """Reads texts against one gazetteer and one table of actors; build once, read often.

    A reader keeps no state between texts: one text always gives one reading.
    """

    def __init__(
        self,
        places: Iterable[PlaceRecord] | Gazetteer,
        actors: Iterable[ActorRecord],
        decisions: Decisions | None = None,
    ) -> None:
        self.gazetteer = places if isinstance(places, Gazetteer) else Gazetteer(places)
        self.actors = ActorIndex(actors)
        self.decisions = decisions or Decisions()
        self._doubter = Doubter(self.gazetteer)

    def after(self, decisions: Decisions) -> Reader:
        """This reader with other decisions of editors; the indexes are shared, so it costs nothing."""
        reader = copy.copy(self)
        reader.decisions = decisions
        return reader

    def read(self, text: str, published: When | None = None) -> Reading:
        """Everything found in a text; never raises, whatever the text.

        `published` anchors "today" and dates without a year; where it is missing, a full date on a
        line of its own takes its place, and else such dates stay unread.
        """
        page = Page(text)
        notes: list[str] = []
        if published is None:
            published = next(dateline(page), None)
            if published is not None:
                notes.append(f"publication date read from the page: {published.edtf}")
        actors = _without_furniture(page, self.actors.find(page))
        mentions = self._mentions(page, actors)
        whens = _without_furniture(page, find_dates(page, published))
        figures = self._doubter.doubted(page, find_figures(page, whens), mentions, actors)
        claims = propose(page, Read(mentions, actors, whens, figures), published)
        return Reading(
            page.language, tuple(mentions), tuple(actors), tuple(whens), tuple(figures), tuple(claims),
            notes=tuple(notes),
        )  # fmt: skip

    def _mentions(self, page: Page, actors: Sequence[object]) -> list[Mention]:
        found = find_mentions(page.folded, self.gazetteer, actors)  # type: ignore[arg-type]
        resolved = resolve(_without_furniture(page, found), page.folded, self.gazetteer, self.decisions)
        placed = relate(resolved, page.folded, self.gazetteer)
        return [
            m if m.where_prec is not None or m.chosen is None else replace(m, where_prec=m.chosen.where_prec)
            for m in placed
        ]


Span = TypeVar("Span", Mention, ActorMention, When)


def _without_furniture(page: Page, found: list[Span]) -> list[Span]:
    """Those of `found` that stand in no line that a site added."""
    if not page.furniture:
        return found
    return [one for one in found if not page.is_furniture(page.folded.place_of(one.start))]

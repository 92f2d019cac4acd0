"""Cut a text with nested and overlapping spans into a flat row of segments, for a page to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text in code points, half-open, with the name that it carries."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that no span's edge cuts. `inside` names the spans that cover it, the widest first;
    `opens` those that begin here."""

    text: str
    inside: tuple[str, ...] = ()
    opens: tuple[str, ...] = field(default=())


def cut(text: str, spans: Iterable[Span]) -> list[Segment]:
    """The segments, which joined give the text again. Spans are clipped to the text; empty ones are
    left out. An empty text gives no segments. Linear but for sorting and the depth of the spans.
    """
    clipped = [(max(0, s.start), min(len(text), s.end), s.name) for s in spans]
    ordered = sorted((s for s in clipped if s[0] < s[1]), key=lambda s: (s[0], -s[1]))
    edges = sorted({0, len(text), *(s[0] for s in ordered), *(s[1] for s in ordered)})
    segments: list[Segment] = []
    open_spans: list[tuple[int, int, str]] = []
    upcoming = 0
    for start, end in pairwise(edges):
        open_spans = [span for span in open_spans if span[1] > start]
        first = upcoming
        while upcoming < len(ordered) and ordered[upcoming][0] == start:
            upcoming += 1
        open_spans += ordered[first:upcoming]
        segments.append(Segment(text[start:end], _names(open_spans), _names(ordered[first:upcoming])))
    return segments


def _names(spans: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    return tuple(name for _start, _end, name in spans)

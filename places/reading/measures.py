"""How good readings are, against annotated texts and against where real incidents were.

The measures of the field: precision and recall of mentions, the share placed within 1, 5, 10 and
161 km, footprints that hold what they should, events by type group and place, dates, figures. Each
failure is kept as a note with its kind, so that one sees what to mend.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from shapely.geometry import Point, shape

from places.geometry.areas import distance_m

Spot = tuple[float, float]  # (lon, lat), WGS 84
Json = Mapping[str, Any]

RADII_KM = (1, 5, 10, 161)
AREAS = frozenset(("river", "region", "desert", "country", "governorate", "pocket"))
EVENT_KM = 10.0


@dataclass(frozen=True, slots=True)
class Note:
    """One failure: its kind (missed, spurious, trap, misplaced, footprint, event missed, …) and what."""

    kind: str
    text: str


@dataclass(slots=True)
class Tally:
    """Counts over documents, and what went wrong in them."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)

    def note(self, kind: str, text: str) -> None:
        self.counts[kind] += 1
        self.notes.append(Note(kind, text))

    def add(self, other: Tally) -> None:
        self.counts.update(other.counts)
        self.notes += other.notes

    def report(self) -> dict[str, float | None]:
        """The measures as shares from 0 to 1; None where nothing was there to measure."""
        n = self.counts
        precision = _share(n["found"], n["found"] + n["spurious"] + n["trap"])
        recall = _share(n["found"], n["found"] + n["missed"])
        both = (precision or 0.0) + (recall or 0.0)
        return {
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / both if precision and recall else None,
            **{f"within_{km}_km": _share(n[f"within {km}"], n["located"]) for km in RADII_KM},
            "traps_marked": float(n["trap"]),
            "footprints_right": _share(n["footprints right"], n["footprints"]),
            "event_recall": _share(n["events found"], n["events found"] + n["event missed"]),
            "event_precision": _share(n["events found"], n["events found"] + n["event extra"]),
            "event_precision_where_annotated": _share(
                n["events found"], n["events found"] + n["event extra"] - n["extra unannotated"]
            ),
            "event_types_exact": _share(n["exact types"], n["events found"]),
            "event_dates_right": _share(n["dates right"], n["events found"]),
            "figures_right": _share(n["figures right"], n["figures"]),
        }


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def score_document(gold: Json, said: Json, places: Mapping[str, tuple[Spot, str]]) -> Tally:
    """Compare one reading as JSON with one annotated document.

    `places` maps the keys that the gold uses to a spot and a kind. A span is right when it holds at
    least 60 % of the gold one and is not much longer; an event when it is of the gold's type group,
    its evidence overlaps and one of its places lies within 10 km of an accepted one.
    """
    tally = Tally()
    _score_mentions(gold, said, places, tally)
    _score_events(gold, said, places, tally)
    _score_figures(gold, said, tally)
    return tally


def _overlap(a: Json, b: Json) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _same_span(said: Json, gold: Json) -> bool:
    length = int(gold["end"] - gold["start"])
    longest = max(2.5 * length, length + 8)
    return _overlap(said, gold) >= 0.6 * length and bool(said["end"] - said["start"] <= longest)


def _accepted(gold: Json, places: Mapping[str, tuple[Spot, str]]) -> list[Spot]:
    known = [places[key][0] for key in gold.get("places", ()) if key in places]
    return known + [(lon, lat) for lat, lon in gold.get("points", ())]


def _km(place: Json | None, spots: Sequence[Spot]) -> float:
    if not place or not spots:
        return float("inf")
    return min(distance_m((place["lon"], place["lat"]), spot) for spot in spots) / 1000


def _score_mentions(gold: Json, said: Json, places: Mapping[str, tuple[Spot, str]], tally: Tally) -> None:
    name, mentions, used = gold["id"], said["mentions"], set()
    for wanted in gold["mentions"]:
        hit = next((i for i, m in enumerate(mentions) if i not in used and _same_span(m, wanted)), None)
        if hit is not None:
            used.add(hit)
        if wanted.get("optional"):
            continue
        if hit is None:
            tally.note("missed", f"{name}: {wanted['text']} at {wanted['start']}")
            continue
        tally.counts["found"] += 1
        _score_place(wanted, mentions[hit], places, tally, name)
    for i, mention in enumerate(mentions):
        if i in used or any(_overlap(mention, wanted) > 0 for wanted in gold["mentions"]):
            continue
        trap = next((t["why"] for t in gold.get("not_places", ()) if _overlap(mention, t) > 0), None)
        tally.note(
            "trap" if trap else "spurious", f"{name}: {mention['text']} at {mention['start']} {trap or ''}"
        )


def _score_place(
    wanted: Json, mention: Json, places: Mapping[str, tuple[Spot, str]], tally: Tally, name: str
) -> None:
    spots = _accepted(wanted, places)
    keys = wanted.get("places", ())
    area = (
        bool(keys) and not wanted.get("points") and all(k in places and places[k][1] in AREAS for k in keys)
    )
    if spots and not area:
        away = _km(mention["place"], spots)
        tally.counts["located"] += 1
        tally.counts.update(f"within {km}" for km in RADII_KM if away <= km)
        if away > EVENT_KM:
            tally.note("misplaced", f"{name}: {wanted['text']} at {wanted['start']} is {away:.0f} km off")
    if wanted.get("inside") or wanted.get("outside"):
        tally.counts["footprints"] += 1
        footprint = shape(mention["footprint"]) if mention["footprint"] else None
        good = footprint is not None and all(
            footprint.contains(Point(lon, lat)) is inside
            for points, inside in ((wanted.get("inside", ()), True), (wanted.get("outside", ()), False))
            for lat, lon in points
        )
        tally.counts["footprints right"] += good
        if not good:
            tally.note(
                "footprint", f"{name}: {wanted['text']} at {wanted['start']} ({wanted.get('relation')})"
            )


def _group(code: str) -> str:
    return code.partition(".")[0]


def _score_events(gold: Json, said: Json, places: Mapping[str, tuple[Spot, str]], tally: Tally) -> None:
    events, used = said["events"], set()
    for wanted in gold.get("events", ()):
        spots = _accepted(wanted, places)
        hit = next(
            (
                i for i, e in enumerate(events)
                if i not in used and _group(e["type"]) == _group(wanted["type"])
                and _overlap(e["evidence"], wanted["evidence"]) > 0
                and (
                    not spots
                    or any(_km(said["mentions"][j]["place"], spots) <= EVENT_KM for j in e["where"])
                )
            ),
            None,
        )  # fmt: skip
        if hit is not None:
            used.add(hit)
        if wanted.get("optional"):
            continue
        if hit is None:
            tally.note("event missed", f"{gold['id']}: {wanted['type']} at {wanted['evidence']['start']}")
            continue
        tally.counts["events found"] += 1
        tally.counts["exact types"] += events[hit]["type"] == wanted["type"]
        if _dated_right(wanted, events[hit]["when"] or {}):
            tally.counts["dates right"] += 1
        else:
            tally.note("event date", f"{gold['id']}: {wanted['type']} at {wanted['evidence']['start']}")
    for i, event in enumerate(events):
        if i not in used:
            tally.note("event extra", f"{gold['id']}: {event['type']} at {event['evidence']['start']}")
            tally.counts["extra unannotated"] += not gold.get("events")


def _dated_right(wanted: Json, when: Json) -> bool:
    early, late = when.get("earliest"), when.get("latest")
    if not wanted.get("latest"):
        return not early and not late
    return late is not None and bool((wanted.get("earliest") or late) <= late <= wanted["latest"])


def _score_figures(gold: Json, said: Json, tally: Tally) -> None:
    for wanted in gold.get("figures", ()):
        if wanted.get("optional"):
            continue
        hit = next((f for f in said["figures"] if abs(f["value"] - wanted["value"]) < 1e-6), None)
        good = hit is not None and (not wanted.get("doubt") or bool(hit["doubt"]))
        tally.counts["figures"] += 1
        tally.counts["figures right"] += good
        if not good:
            what = "is not doubted" if hit else "is missed"
            tally.note("figure", f"{gold['id']}: {wanted['value']} {wanted['unit']} {what}")


def score_incidents(cases: Sequence[tuple[Spot, Json]]) -> dict[str, float | None]:
    """Where each reading's first event is, against where the incident was: (spot, reading) pairs.

    A reading without a placed first event abstains; "kept" shares leave such out.
    """
    away, anywhere = [], 0
    for spot, said in cases:
        anywhere += any(_km(m["place"], [spot]) <= EVENT_KM for m in said["mentions"])
        placed = first_place(said)
        if placed is not None:
            away.append(_km(placed["place"], [spot]))
    n = len(cases)
    report: dict[str, float | None] = {}
    for km in (5, 10, 20):
        report[f"within_{km}_km"] = _share(sum(d <= km for d in away), n)
    for km in (5, 10, 20):
        report[f"kept_within_{km}_km"] = _share(sum(d <= km for d in away), len(away))
    report["any_mention_within_10_km"] = _share(anywhere, n)
    report["abstained"] = _share(n - len(away), n)
    report["median_error_km"] = statistics.median(away) if away else None
    return report


def first_place(said: Json) -> Json | None:
    """The mention whose place is the reading's: the first placed one of its first event."""
    first = next(iter(said["events"]), None)
    placed = (said["mentions"][i] for i in (first["where"] if first else ()))
    return next((mention for mention in placed if mention["place"]), None)


def incident_outcome(spot: Spot, said: Json) -> str:
    """ "right", or the step that lost the place of an incident: "no candidate" within 10 km, "wrong
    candidate" chosen among some, "wrong event" although a mention is there; "abstained: " before it where
    the reading says no place. Needs the candidates that `as_json` prints with `explain`."""
    said_place = first_place(said)
    if said_place is not None and _km(said_place["place"], [spot]) <= EVENT_KM:
        return "right"
    if any(_km(m["place"], [spot]) <= EVENT_KM for m in said["mentions"]):
        lost = "wrong event"
    elif any(_km(c, [spot]) <= EVENT_KM for m in said["mentions"] for c in m["candidates"]):
        lost = "wrong candidate"
    else:
        lost = "no candidate"
    return lost if said_place is not None else f"abstained: {lost}"


def incident_scores(cases: Sequence[tuple[Spot, Json]]) -> list[tuple[float, bool]]:
    """The score of each reading's place, and whether it is within 10 km; abstentions left out."""
    places = ((spot, first_place(said)) for spot, said in cases)
    return [(m["score"], _km(m["place"], [spot]) <= EVENT_KM) for spot, m in places if m is not None]

"""The frozen types that flow through the reading. Pure Python and Shapely; no Django.

Offsets count Unicode code points of the text as given; spans are half-open. Coordinates are
WGS 84 degrees, (lon, lat). Scores lie between 0 and 1.
"""

from __future__ import annotations

import datetime
from dataclasses import field

from shapely.geometry.base import BaseGeometry

from places.reading.values import record

LonLat = tuple[float, float]

SETTLEMENTS = frozenset({"city", "town", "village", "neighbourhood", "camp"})
"""The kinds of places that people live in."""

AREAL = frozenset({"Polygon", "MultiPolygon"})
"""The types of a geometry that is an area."""

ENGINE = "mapfront-reading/7"
"""Which rules found something: stored with each report that is read. Raise the number with any change
after which the same text over the same gazetteer may give other findings; a change of speed alone leaves
it. What depends on it: reports of another number can be read anew (places/desk/again.py), decisions of
editors staying as they are. The index in a file does not: it goes by the code itself (packing.py).

1: exact and loose names, across scripts behind kind words. 2: across scripts also between a preposition
and what contains the place, unlisted villages, slips of the pen, towns abroad in the background. 3: words
hidden behind full stops, slips of the table where the text says the ground, more words of war, assessments
and forecasts as statements, rejected names no company. 4: protests, releases, property seized, returns;
quarters in their city, unlisted villages on the ground of their district; verbs that only may be true, what
somebody refuses, what is over; men called Abu; nights and ranges of two dates. 5: each clause's own actors,
places and weapon; subjects right behind their verb; ground that is cleared, falls or remains; aircraft shot
down; what is supposed, defused or remembered; outlets with numbers, tribes, quarters "in" a town. 6: more
places and names of the front, backers, flags raised. 7: places and days divided among the happenings of one
clause, a claim for each day of a list, "the 20th of the same month", genitives of actors, weapons in stores;
second names of the front's places found by their sound, sounds that are nearly alike taken.
"""


@record
class PlaceRecord:
    """One place of the gazetteer, as the reading needs it.

    `names` holds every name in every script, display names included. `shape` is None where only
    the point is known. `prior` weighs namesakes (1.0 = a place of the front). `lies_in` names
    the keys of its ancestors, nearest first.
    """

    key: str
    name_en: str
    name_ar: str
    names: tuple[str, ...]
    kind: str
    lon_lat: LonLat
    shape: BaseGeometry | None = None
    lies_in: tuple[str, ...] = ()
    admin1: str = ""
    country: str = ""
    population: int = 0
    prior: float = 0.5
    where_prec: int = 1


@record
class ActorRecord:
    """One actor, with every name in both scripts. `strength` is its force size at most, if known."""

    key: str
    name_en: str
    name_ar: str
    names: tuple[str, ...]
    kind: str
    parent: str | None = None
    strength: int | None = None


@record
class Candidate:
    """A place that a mention may mean, and why; `reasons` are short English phrases."""

    place: PlaceRecord
    score: float
    reasons: tuple[str, ...] = ()


@record
class Relation:
    """A spatial relation of a mention, e.g. "شرق" of Deir ez-Zor.

    kind: side (of a river) | direction | countryside | desert | near | distance | between |
    along | toward | border | pocket. `direction` is one of n ne e se s sw w nw or None; `phrase`
    is the words of the text that say it, `start`–`end` their span; `distance_m` goes with kind
    distance. `other` is the second anchor's place key for kind between.
    """

    kind: str
    phrase: str
    start: int
    end: int
    direction: str | None = None
    distance_m: float | None = None
    other: str | None = None


@record
class Mention:
    """A span that names a place. `candidates` are best first; `chosen` is None on abstention,
    and `abstained` then says why. `footprint` (Polygon or MultiPolygon) is the area meant by
    the relation or by a place that is an area; None for a plain point. `within_actor` is the
    key of the actor whose name contains this one: such a mention places no event."""

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...] = ()
    chosen: PlaceRecord | None = None
    score: float = 0.0
    abstained: str = ""
    relation: Relation | None = None
    footprint: BaseGeometry | None = None
    where_prec: int | None = None
    within_actor: str | None = None


@record
class When:
    """A time as an interval of days. `earliest` None: by `latest` at the latest. `start`–`end`
    is the span of the words it was read from, equal (0, 0) for the publication date."""

    edtf: str
    earliest: datetime.date | None
    latest: datetime.date | None
    date_prec: int | None
    start: int = 0
    end: int = 0
    reason: str = ""


@record
class ActorMention:
    """A span that names an actor."""

    actor: ActorRecord
    start: int
    end: int
    text: str


@record
class ActorRole:
    """role: initiator | target | supporter | claimant."""

    actor: ActorRecord
    role: str


@record
class FigureRead:
    """A number with its unit and what it counts.

    unit: km | m | km2 | people | percent | countries | guns | munitions | … ; what: range |
    distance | area | killed | wounded | captured | fighters | civilians | displaced | members |
    villages | … `value` is the best value; for "more than a thousand" low = value = 1000 and
    high is None. `doubt` says in English what contradicts it, `doubt_ar` the same in Arabic.
    """

    value: float
    unit: str
    what: str
    start: int
    end: int
    text: str
    low: float | None = None
    high: float | None = None
    doubt: str = ""
    doubt_ar: str = ""


@record
class ClaimRead:
    """A proposed claim. `where` and `figures` index into the Reading's mentions and figures, the
    main place first. modality: asserted | denied | forecast."""

    type: str
    start: int
    end: int
    where: tuple[int, ...] = ()
    when: When | None = None
    actors: tuple[ActorRole, ...] = ()
    figures: tuple[int, ...] = ()
    modality: str = "asserted"
    reasons: tuple[str, ...] = ()


@record
class Reading:
    """All that was read of one text, in order of appearance. language: ar | en | mul | und."""

    language: str
    mentions: tuple[Mention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    whens: tuple[When, ...] = ()
    figures: tuple[FigureRead, ...] = ()
    claims: tuple[ClaimRead, ...] = ()
    engine: str = ENGINE
    notes: tuple[str, ...] = field(default=())

"""Events drawn by chance, in columns: where, when, what, who. Pure numpy; no database.

Batch number and seed decide everything, so the first events of a larger run are those of a smaller.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from places.desk.synthetic.world import Floats, Ints, World
from places.models.base import WherePrec

EPISODE = 8
"""Events of one place within days of one another: what one report tells of."""

EPISODES = 1_250
BATCH = EPISODE * EPISODES
FIRST_DAY = np.datetime64("2011-03-15")
LAST_DAY = np.datetime64("2024-12-31")

WHERE = {
    WherePrec.EXACT: 0.66, WherePrec.NEAR: 0.12, WherePrec.DISTRICT: 0.08,
    WherePrec.GOVERNORATE: 0.07, WherePrec.VAGUE: 0.05, WherePrec.COUNTRY: 0.02,
}  # fmt: skip
AT_THE_POINT = 0.85
"""The share of exact events that are known no better than by their place's own point."""

SCATTER_M = 1_500.0
WHEN = {1: 0.78, 2: 0.08, 3: 0.05, 4: 0.04, 5: 0.02, 0: 0.03}
"""date_prec, 0 for what has no precision: undated, or only "by then"."""

BY_THEN = 0.3
YEARS = [0.03, 0.09, 0.12, 0.14, 0.13, 0.12, 0.12, 0.08, 0.06, 0.04, 0.02, 0.015, 0.015, 0.02]
CREDIBILITY = [0.12, 0.33, 0.28, 0.12, 0.05, 0.10]
DISPUTED = 0.06
NO_TARGET = 0.15
SUPPORTED = 0.12
CLAIMED = 0.06
KILLED = 0.3
TOLD_AGAIN = 0.35
"""The share of episodes that a second source tells of too."""

DENIED = 0.1
NO_DAY = np.datetime64("NaT")

Bools = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One batch: a value an event in each column. Numbers point into the world's lists; −1 is none."""

    uuid: list[str]
    spot: Ints
    footprint: Ints
    where_prec: Ints
    lon: Floats
    lat: Floats
    earliest: Days
    latest: Days
    date_prec: Ints
    type: Ints
    initiator: Ints
    target: Ints
    supporter: Ints
    claimant: Ints
    credibility: Ints
    disputed: Bools
    killed: Ints
    again: Bools
    denied: Bools


def zipf(size: int, power: float = 1.0) -> Floats:
    """Weights that fall as 1 / rank ** power, adding up to 1."""
    weights = 1.0 / np.arange(1, size + 1) ** power
    return np.asarray(weights / weights.sum())


def uuids(rng: np.random.Generator, count: int) -> list[str]:
    """Random version 4 UUIDs as 32 hexadecimal digits."""
    raw = rng.integers(0, 256, size=(count, 16), dtype=np.uint8)
    raw[:, 6] = (raw[:, 6] & 0x0F) | 0x40
    raw[:, 8] = (raw[:, 8] & 0x3F) | 0x80
    digits = raw.tobytes().hex()
    return [digits[at : at + 32] for at in range(0, len(digits), 32)]


def draw(world: World, seed: int, batch: int) -> Drawn:
    """The events of a batch, BATCH of them: EPISODES episodes of EPISODE each."""
    rng = np.random.default_rng([seed, batch])
    weights = np.array([spot.weight for spot in world.spots])
    spot = np.repeat(rng.choice(len(weights), size=EPISODES, p=weights / weights.sum()), EPISODE)
    where_prec, footprint, lon, lat = _where(world, rng, spot)
    earliest, latest, date_prec = _when(rng)
    types = _skewed(rng, np.random.default_rng(seed).permutation(len(world.types)), BATCH)
    initiator, target, supporter, claimant = _who(world, rng, types)
    violent = np.array([t.code.split(".")[0] in {"battle", "strike", "civilians"} for t in world.types])
    return Drawn(
        uuid=uuids(rng, BATCH),
        spot=spot,
        footprint=footprint,
        where_prec=where_prec,
        lon=lon,
        lat=lat,
        earliest=earliest,
        latest=latest,
        date_prec=date_prec,
        type=types,
        initiator=initiator,
        target=target,
        supporter=supporter,
        claimant=claimant,
        credibility=1 + rng.choice(6, size=BATCH, p=CREDIBILITY),
        disputed=rng.random(BATCH) < DISPUTED,
        killed=np.where(violent[types] & (rng.random(BATCH) < KILLED), rng.geometric(0.18, BATCH), 0),
        again=np.repeat(rng.random(EPISODES) < TOLD_AGAIN, EPISODE) & (rng.random(BATCH) < 0.6),
        denied=rng.random(BATCH) < DENIED,
    )


def _skewed(rng: np.random.Generator, order: Ints, size: int) -> Ints:
    return order[rng.choice(len(order), size=size, p=zipf(len(order), 0.8))]


def _where(world: World, rng: np.random.Generator, spot: Ints) -> tuple[Ints, Ints, Floats, Floats]:
    prec = rng.choice(np.array([int(p) for p in WHERE]), size=BATCH, p=list(WHERE.values()))
    lons, lats = (np.array([getattr(s, axis) for s in world.spots]) for axis in ("lon", "lat"))
    distance_m = np.where(rng.random(BATCH) < AT_THE_POINT, 0.0, rng.exponential(SCATTER_M, BATCH))
    bearing = rng.random(BATCH) * 2 * np.pi
    lat = lats[spot] + distance_m * np.cos(bearing) / 111_320
    lon = lons[spot] + distance_m * np.sin(bearing) / (111_320 * np.cos(np.radians(lats[spot])))
    footprint = np.full(BATCH, -1)
    choice = rng.random(BATCH)
    for code, options in world.of_spot.items():
        here = prec == code
        column = (choice[here] * options.shape[1]).astype(np.int64)
        footprint[here] = options[spot[here], column]
    inside = footprint >= 0
    anchors = np.array([(f.lon, f.lat) for f in world.footprints])
    lon[inside], lat[inside] = anchors[footprint[inside]].T
    return prec, footprint, lon.round(5), lat.round(5)


def _when(rng: np.random.Generator) -> tuple[Days, Days, Ints]:
    prec = rng.choice(np.array(list(WHEN)), size=BATCH, p=list(WHEN.values()))
    year = np.datetime64("2011", "Y") + rng.choice(len(YEARS), size=EPISODES, p=YEARS)
    start = year.astype("datetime64[D]") + (rng.beta(2, 2, EPISODES) * 365).astype(np.int64)
    day = np.repeat(start, EPISODE) + rng.exponential(4, BATCH).astype(np.int64)
    day = np.clip(day, FIRST_DAY, LAST_DAY)
    month, whole_year = day.astype("datetime64[M]"), day.astype("datetime64[Y]")
    one = np.timedelta64(1, "D")
    earliest, latest = day.copy(), day.copy()
    few = prec == 2
    earliest[few] -= rng.integers(1, 6, BATCH)[few]
    earliest[prec == 3] -= 6
    earliest[prec == 4] = month[prec == 4]
    latest[prec == 4] = (month[prec == 4] + 1).astype("datetime64[D]") - one
    earliest[prec == 5] = whole_year[prec == 5]
    latest[prec == 5] = (whole_year[prec == 5] + 1).astype("datetime64[D]") - one
    earliest[prec == 0] = NO_DAY
    latest[(prec == 0) & (rng.random(BATCH) >= BY_THEN)] = NO_DAY
    return earliest, latest, prec


def _who(world: World, rng: np.random.Generator, types: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    pair = world.pairs[rng.choice(len(world.pairs), size=EPISODES, p=zipf(len(world.pairs)))]
    pair = np.repeat(pair, EPISODE, axis=0)
    turned = rng.random(BATCH) < 0.3
    initiator = np.where(turned, pair[:, 1], pair[:, 0])
    target = np.where(turned, pair[:, 0], pair[:, 1])
    civilians = np.array([t.code.startswith("civilians.") for t in world.types])
    target = np.where(civilians[types], world.civilians, target)
    target[(rng.random(BATCH) < NO_TARGET) | (target == initiator)] = -1
    ally = world.pairs[rng.choice(12, size=BATCH) % len(world.pairs), 0]
    supporter = np.where((rng.random(BATCH) < SUPPORTED) & (ally != initiator) & (ally != target), ally, -1)
    said = world.claimants[rng.choice(len(world.claimants), size=BATCH, p=zipf(len(world.claimants)))]
    claimant = np.where(rng.random(BATCH) < CLAIMED, said, -1)
    return initiator, target, supporter, claimant

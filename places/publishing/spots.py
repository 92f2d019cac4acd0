"""Where the rows of a chunk lie: at the spot of their place or of their area, mostly just there. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spots:
    """Positions of rows that lie in runs, in 1e-5 degrees (WGS 84).

    where: of each row twice its area's rank in the run + 1 (0: no area), one more where it lies off its spot.
    off: lon and lat of those rows alone, from their spot. of_runs: lon and lat of each run's spot. areas: the
    footprints that any row names, ascending; of_areas: lon and lat of their spots. known: of each run how
    many areas its rows name, and these as numbers in `areas`, commonest first.
    """

    where: Ints
    off: tuple[Ints, Ints]
    of_runs: tuple[Ints, Ints]
    areas: Ints
    of_areas: tuple[Ints, Ints]
    known: Ints


def spots(lon: Ints, lat: Ints, footprint: Ints, run: Ints) -> Spots:
    """Of rows that lie by `run` (0, 1, 2 …, each at least once); footprint −1 is none. No row, no spot."""
    runs = int(run[-1]) + 1 if len(run) else 0
    there = footprint >= 0
    areas, area = np.unique(footprint[there], return_inverse=True)
    owner = run.copy()
    owner[there] = runs + area.ravel()
    first = np.searchsorted(run, np.arange(runs))
    chosen = np.concatenate((first, np.zeros(len(areas), dtype=np.int64)))
    owners, rows = _commonest(owner, lon, lat)
    chosen[owners] = rows
    off_lon, off_lat = lon - lon[chosen][owner], lat - lat[chosen][owner]
    off = (off_lon != 0) | (off_lat != 0)
    rank, known = _ranks_in_runs(run[there], area.ravel(), runs)
    where = off.astype(np.int64)
    where[there] += 2 * (rank + 1)
    of_runs, of_areas = chosen[:runs], chosen[runs:]
    return Spots(
        where=where,
        off=(off_lon[off], off_lat[off]),
        of_runs=(lon[of_runs], lat[of_runs]),
        areas=areas,
        of_areas=(lon[of_areas], lat[of_areas]),
        known=known,
    )


def _commonest(owner: Ints, lon: Ints, lat: Ints) -> tuple[Ints, Ints]:
    """Each owner that has rows, and one of them that lies where most of its rows do."""
    position = (lon << 32) + lat
    order = np.lexsort((position, owner))
    whose, position = owner[order], position[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (whose[1:] != whose[:-1]) | (position[1:] != position[:-1])
    at = np.flatnonzero(new)
    often = np.diff(np.append(at, len(order)))
    best = np.lexsort((-often, whose[at]))
    owners, first = np.unique(whose[at][best], return_index=True)
    return owners, order[at[best[first]]]


def _ranks_in_runs(run: Ints, area: Ints, runs: int) -> tuple[Ints, Ints]:
    """Each row's rank of its area in its run by how often it comes there, and `known` of Spots."""
    areas = int(area.max(initial=0)) + 1
    pairs, inverse, often = np.unique(run * areas + area, return_inverse=True, return_counts=True)
    whose = pairs // areas
    order = np.lexsort((-often, whose))  # within a run by how often, then by number
    counts = np.bincount(whose, minlength=runs)
    before = np.cumsum(counts) - counts
    rank = np.empty(len(pairs), dtype=np.int64)
    rank[order] = np.arange(len(pairs)) - before[whose]
    known = np.insert((pairs % areas)[order], before, counts)
    return rank[inverse.ravel()], known

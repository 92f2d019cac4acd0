"""Areas that lie side by side and share their borders exactly. Planar, in the unit of the input."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from places.geometry.projection import Area, as_area


def fitted(rough: Sequence[Area], grid: float) -> list[Area]:
    """The same areas with the very same corners along the borders they share.

    All borders are cut at each other's corners on a grid of the given size; the faces between them
    are dealt out again, what two areas claim to the first.
    """
    lines = shapely.union_all([area.boundary for area in rough], grid_size=grid)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    owners, inside = shapely.STRtree(shapely.point_on_surface(faces)).query(rough, predicate="contains")
    dealt: dict[int, int] = {}
    for owner, face in zip(owners, inside, strict=True):
        dealt[int(face)] = min(int(owner), dealt.get(int(face), len(rough)))
    shares = [[face for face, owner in dealt.items() if owner == number] for number in range(len(rough))]
    return [as_area(shapely.union_all(faces[share])) for share in shares]

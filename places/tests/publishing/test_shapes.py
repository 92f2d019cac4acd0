import pytest
import shapely
from django.contrib.gis.geos import GEOSGeometry, Polygon

from places.publishing import shapes


def test_a_clockwise_ring_is_turned_counter_clockwise():
    mapped = shapes.rounded(shapely.box(40, 34, 41, 35, ccw=False))
    assert shapely.LinearRing(mapped["coordinates"][0]).is_ccw


def test_coordinates_have_five_decimals():
    mapped = shapes.rounded(shapely.Point(40.123456789, 34.000001))
    assert mapped == {"type": "Point", "coordinates": [40.12346, 34.0]}


def test_a_shape_smaller_than_the_tolerance_stays_an_area():
    tiny = Polygon.from_bbox((40.0, 34.0, 40.000001, 34.000001))
    shape = shapely.geometry.shape(shapes.footprint(tiny))
    assert shape.geom_type == "Polygon"
    assert not shape.is_empty


def test_a_footprint_is_simplified_to_about_fifty_metres_and_stays_valid():
    circle = shapely.Point(40, 34).buffer(0.3, quad_segs=256)
    shape = shapely.geometry.shape(shapes.footprint(GEOSGeometry(circle.wkb_hex, srid=4326)))
    assert shape.is_valid
    assert shapely.get_num_coordinates(shape) < 120
    assert shapely.hausdorff_distance(circle, shape) <= shapes.TOLERANCE_DEG * 1.1


@pytest.mark.parametrize(
    "wkt", ["LINESTRING (40 34, 41 35)", "MULTIPOLYGON (((40 34, 41 34, 41 35, 40 34)))"]
)
def test_types_are_kept(wkt):
    shape = shapely.from_wkt(wkt)
    assert shapes.rounded(shape)["type"] == shape.geom_type

import orjson

from places.publishing import basemap


def test_the_base_map_is_published_as_it_was_built(settings, tmp_path):
    (tmp_path / "basemap").mkdir()
    settings.SEEDS_DIR = tmp_path
    river = {"type": "Feature", "geometry": None, "properties": {"layer": "river"}}
    collection = {"type": "FeatureCollection", "features": [river]}
    (tmp_path / "basemap" / "basemap.geojson").write_bytes(orjson.dumps(collection))
    assert basemap.features() == collection
    assert basemap.stamp()


def test_without_a_base_map_there_are_no_features(settings, tmp_path):
    settings.SEEDS_DIR = tmp_path
    assert basemap.features() == {"type": "FeatureCollection", "features": []}
    assert basemap.stamp() == ""

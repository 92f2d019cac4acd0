"""The offline base map and the shapes of rivers, countries and governorates, made from packages.

`make.make` reads geometry that packages of PyPI and npm carry and our own tables in seeds/basemap/,
and gives the features of seeds/basemap/basemap.geojson and areas.geojson.
"""

"""The project package. Imported before Django, so that the SQLite driver is chosen first."""

# Shapely brings its own GEOS, pyproj its own PROJ. SQLite loads SpatiaLite with the system's for all to
# see; one of ours that came later would bind to half of it and crash, at the latest when the process
# ends: so they come first.
import pyproj  # noqa: F401
import shapely.lib  # noqa: F401

from mapfront.sqlite import use_loadable_sqlite

use_loadable_sqlite()

"""The project package. Imported before Django, so that the SQLite driver is chosen first."""

# Shapely brings its own GEOS. SQLite loads SpatiaLite with the system's GEOS for all to see, and a
# Shapely that came later would bind to half of it and crash: so it comes first.
import shapely.lib  # noqa: F401

from mapfront.sqlite import use_loadable_sqlite

use_loadable_sqlite()

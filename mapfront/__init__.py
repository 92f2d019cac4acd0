"""The project package. Imported before Django, so that the SQLite driver is chosen first."""

from mapfront.sqlite import use_loadable_sqlite

use_loadable_sqlite()

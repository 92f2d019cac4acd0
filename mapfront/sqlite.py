"""SpatiaLite is a loadable extension, which some Python builds (pyenv's, macOS's) leave out."""

import sqlite3
import sys


def use_loadable_sqlite() -> str:
    """Put pysqlite3 in sqlite3's place where sqlite3 cannot load extensions; name the driver.

    Returns "sqlite3" or "pysqlite3". Without pysqlite3 the standard driver stays, and Django
    says in its own words that extensions are not supported (PostGIS needs neither).
    """
    if hasattr(sqlite3.Connection, "enable_load_extension"):
        return "sqlite3"
    try:
        import pysqlite3
    except ImportError:
        return "sqlite3"
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    return "pysqlite3"

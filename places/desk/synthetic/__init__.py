"""Made-up events for tests and measurements: as many as wanted, the same for the same seed.

They cluster round the gazetteer's places in episodes of a few days, told by reports of made-up
sources. Titles, sources and texts say that they are made up, and so do the map and the pages.
"""

from places.desk.synthetic.service import (
    Existing,
    Made,
    RealEventsError,
    existing,
    generate,
    remove,
)

__all__ = ["Existing", "Made", "RealEventsError", "existing", "generate", "remove"]

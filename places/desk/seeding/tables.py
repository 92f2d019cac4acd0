"""Read the CSV files of seeds/ row by row, with every mistake named by file, row and reason."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from django.db import models

from places.models.plain import unfit
from places.reading.calendar import FIRST_YEAR, LAST_YEAR, is_of_our_time
from places.reading.dates import date_prec, parse_edtf
from places.reading.types import When

T = TypeVar("T")

KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
DAYS = re.compile(rf"{_DAY}|({_DAY}|\.\.)/({_DAY}|\.\.)")
SHOWN = 20


class SeedError(ValueError):
    """What is wrong in seeds/; `problems` are sentences, each with its file and its row or entry."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        shown = self.problems[:SHOWN]
        if len(self.problems) > SHOWN:
            shown.append(f"… and {len(self.problems) - SHOWN} more.")
        super().__init__("\n".join(shown))


class Invalid(ValueError):
    """Why one value cannot be taken; the caller knows file and row."""


class Row:
    """One line of a table. Its getters strip, check and name the column when they raise Invalid."""

    def __init__(self, cells: dict[str, str]) -> None:
        self._cells = cells

    def text(self, column: str, longest: int, *, required: bool = False) -> str:
        value = (self._cells.get(column) or "").strip()
        if required and not value:
            raise Invalid(f"{column} is empty")
        if words := unfit(value):
            raise Invalid(f"{column}: {words}")
        if len(value) > longest:
            raise Invalid(f"{column} is longer than {longest} letters: {value[:40]}…")
        return value

    def key(self, column: str = "key") -> str:
        value = self.text(column, 80, required=True)
        if not KEY.fullmatch(value):
            raise Invalid(f"{column} {value!r} is not a key (a–z, 0–9, _ and -)")
        return value

    def ref(self, column: str) -> str:
        """A key of another row, or ""."""
        return self.text(column, 80)

    def choice(self, column: str, choices: type[models.TextChoices]) -> str:
        value = self.text(column, 80, required=True)
        if value not in choices.values:
            raise Invalid(f"{column} {value!r} is none of {', '.join(choices.values)}")
        return value

    def pattern(self, column: str, regex: str) -> str:
        value = self.text(column, 80, required=True)
        if not re.fullmatch(regex, value):
            raise Invalid(f"{column} {value!r} does not look like {regex}")
        return value

    def number(self, column: str, lowest: float, highest: float) -> float:
        value = self.optional(column, lowest, highest)
        if value is None:
            raise Invalid(f"{column} is empty")
        return value

    def optional(self, column: str, lowest: float, highest: float) -> float | None:
        written = self.text(column, 40)
        if not written:
            return None
        try:
            value = float(written)
        except ValueError:
            raise Invalid(f"{column} {written!r} is not a number") from None
        if not lowest <= value <= highest:
            raise Invalid(f"{column} {written} is not between {lowest:g} and {highest:g}")
        return value

    def whole(self, column: str, highest: int) -> int | None:
        value = self.optional(column, 0, highest)
        if value is not None and value != int(value):
            raise Invalid(f"{column} {value} is not a whole number")
        return None if value is None else int(value)

    def listed(self, column: str, longest: int) -> tuple[str, ...]:
        """Values that | separates, each once, in order."""
        values = [part.strip() for part in (self._cells.get(column) or "").split("|")]
        for value in values:
            if len(value) > longest:
                raise Invalid(f"{column} has a value longer than {longest} letters: {value[:40]}…")
            if words := unfit(value):
                raise Invalid(f"{column}: {words}")
        return tuple(dict.fromkeys(value for value in values if value))

    def when(self, column: str) -> When:
        value = when_of(self.text(column, 64, required=True))
        if value.latest is None:
            raise Invalid(f"{column} {value.edtf!r} has no latest day")
        return value


def when_of(expression: str) -> When:
    """An EDTF expression as an interval; "" is no time at all. Raises Invalid."""
    if not expression:
        return When("", None, None, None)
    try:
        when = _days(expression) or parse_edtf(expression)
    except ValueError as error:
        raise Invalid(f"{expression!r} is not a date: {error}") from error
    assert when is not None  # noqa: S101  (only "" gives None)
    if not (is_of_our_time(when.earliest) and is_of_our_time(when.latest)):
        raise Invalid(f"{expression!r} lies outside {FIRST_YEAR}–{LAST_YEAR}")
    return when


def _days(expression: str) -> When | None:
    """The commonest expressions, days and intervals of days, without the 10 ms that EDTF's whole
    grammar takes for each; None for any other. Raises ValueError for 31 February and 2018/2017."""
    if not DAYS.fullmatch(expression):
        return None
    first, _slash, last = expression.partition("/")
    days = [None if day == ".." else datetime.date.fromisoformat(day) for day in (first, last or first)]
    earliest, latest = days
    if earliest and latest and earliest > latest:
        raise ValueError("the interval ends before it starts")
    return When(expression, earliest, latest, date_prec(earliest, latest))


def read_table(
    path: Path, columns: Iterable[str], parse: Callable[[Row], T], key_of: Callable[[T], str]
) -> tuple[dict[str, T], list[str]]:
    """The rows of a CSV file by key, in order, and what is wrong with the others.

    A missing file or column is a problem of the whole table; extra columns are for readers only.
    """
    problems: list[str] = []
    rows: dict[str, T] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = set(columns) - set(reader.fieldnames or ())
            if missing:
                return {}, [f"{path.name}: the columns {', '.join(sorted(missing))} are missing"]
            for cells in reader:
                where = f"{path.name} row {reader.line_num}"
                try:
                    if None in cells or None in cells.values():
                        raise Invalid("more or fewer cells than the header")
                    parsed = parse(Row(cells))
                    if key_of(parsed) in rows:
                        raise Invalid(f"the key {key_of(parsed)!r} stands twice")
                    rows[key_of(parsed)] = parsed
                except Invalid as error:
                    problems.append(f"{where}: {error}")
    except FileNotFoundError:
        problems.append(f"{path.name}: the file is missing")
    except (UnicodeDecodeError, csv.Error) as error:
        problems.append(f"{path.name}: not a table in UTF-8 ({error})")
    return rows, problems

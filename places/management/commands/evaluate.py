"""Measure the reading against annotated texts, by language and by kind of error."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from places.management.commands.geoparse import loaded_reader, published_of, read_text
from places.reading.dates import parse_edtf
from places.reading.measures import (
    Tally,
    incident_outcome,
    incident_scores,
    score_document,
    score_incidents,
)
from places.reading.output import as_json
from places.reading.reader import Reader
from places.reading.reliability import cross_validated, reliability


class Command(BaseCommand):
    help = "Score the reading against a folder of annotated texts and, with --incidents, real reports."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold_dir", help="a folder of annotated documents, *.json")
        parser.add_argument("--texts", help="where documents that name a file have it (default: ../seeds)")
        parser.add_argument(
            "--incidents", metavar="FILE", help="reports with lat and lon, one JSON object a line"
        )
        parser.add_argument("--json", action="store_true", help="print the measures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["gold_dir"])
        files = sorted(folder.glob("*.json"))
        if not files:
            raise CommandError(f"{folder}: no annotated documents (*.json) here.")
        texts = Path(options["texts"]) if options["texts"] else folder.parent / "seeds"
        reader = loaded_reader()
        tallies = _score_all(reader, files, texts)
        report: dict[str, Any] = {language: tally.report() for language, tally in tallies.items()}
        errors = Counter(note.kind for note in tallies["all"].notes)
        report["errors"] = dict(errors.most_common())
        if options["incidents"]:
            cases = _incidents(reader, options["incidents"])
            report["incidents"] = score_incidents(cases)
            report["outcomes of incidents"] = _outcomes(cases)
            report["reliability of scores"] = _reliability(cases)
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
            return
        for title, measures in report.items():
            self.stdout.write(self.style.MIGRATE_HEADING(title))
            for name, value in measures.items():
                self.stdout.write(f"  {name:34} {_shown(value)}")
        for note in tallies["all"].notes:
            self.stdout.write(f"{note.kind}: {note.text}")


def _shown(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _score_all(reader: Reader, files: list[Path], texts: Path) -> dict[str, Tally]:
    """The tally of each language, and of "all"."""
    places = {p.key: (p.lon_lat, p.kind) for p in reader.gazetteer.by_key.values()}
    tallies: dict[str, Tally] = {"all": Tally()}
    for path in files:
        gold = _document(path)
        text = gold["text"] if "text" in gold else read_text(str(texts / str(gold.get("file"))))
        said = as_json(reader.read(text, published_of(gold.get("published"), path.name)))
        tally = score_document(gold, said, places)
        for name in ("all", str(gold.get("language", "und"))):
            tallies.setdefault(name, Tally()).add(tally)
    return tallies


def _document(path: Path) -> Mapping[str, Any]:
    try:
        gold = json.loads(read_text(str(path)))
        return {"id": path.stem, **gold, "mentions": gold["mentions"]}
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{path}: not an annotated document: {error}") from error


Cases = list[tuple[tuple[float, float], dict[str, Any]]]


def _outcomes(cases: Cases) -> dict[str, int]:
    return dict(Counter(incident_outcome(spot, said) for spot, said in cases).most_common())


def _reliability(cases: Cases) -> dict[str, Any]:
    """How often places scored so were right, and what a fit held out on halves would gain."""
    scored = incident_scores(cases)
    table: dict[str, Any] = {
        f"scored {b.low:g} to {b.high:g}": f"{b.n} places, mean score {b.mean:.3f}, right {b.right:.3f}"
        for b in reliability(scored)
    }
    table["brier"], table["brier_fitted_on_the_other_half"] = cross_validated(scored)
    for half in (0, 1):
        table[f"within_10_km, half {half + 1}"] = score_incidents(cases[half::2])["within_10_km"]
    return table


def _incidents(reader: Reader, name: str) -> Cases:
    cases = []
    for number, line in enumerate(read_text(name).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            spot, text, noted = (float(row["lon"]), float(row["lat"])), str(row["text"]), row.get("published")
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{name}, line {number}: not a report with text, lat and lon") from error
        try:
            published = parse_edtf(str(noted or ""))
        except ValueError:
            published = None
        cases.append((spot, as_json(reader.read(text, published), explain=True)))
    return cases

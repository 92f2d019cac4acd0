"""A small folder of seeds for tests: two places, two actors, one report in two languages."""

import csv
import json
from pathlib import Path

from places.desk.seeding.files import COLUMNS

ROWS = {
    "places": [
        {"key": "syria", "name_en": "Syria", "name_ar": "سوريا", "kind": "country", "country": "SY",
         "lat": "35", "lon": "38", "prior": "0.9", "label_zoom": "4"},
        {"key": "hajin", "name_en": "Hajin", "name_ar": "هجين", "kind": "town", "country": "SY",
         "names_ar": "مدينة هجين", "names_en": "Hajine", "lat": "34.68689", "lon": "40.83929",
         "accuracy_m": "1000", "parent": "syria", "pcode": "C5175", "population": "29237", "prior": "1",
         "label_zoom": "9"},
    ],
    "actors": [
        {"key": "sdf", "name_en": "Syrian Democratic Forces", "name_ar": "قوات سوريا الديمقراطية",
         "short_en": "SDF", "kind": "militia", "colour": "#8f6000", "colour_dark": "#e3b341",
         "aliases_ar": "قسد", "aliases_en": "QSD"},
        {"key": "dmc", "name_en": "Deir ez-Zor Military Council", "name_ar": "مجلس دير الزور العسكري",
         "kind": "militia", "parent": "sdf", "colour": "#8f6000", "colour_dark": "#e3b341"},
    ],
    "event_types": [
        {"code": "battle.clash", "name_en": "Clash", "name_ar": "اشتباك", "acled": "Armed clash",
         "plover": "ASSAULT", "position": "1"},
    ],
    "sources": [
        {"key": "paper", "name_en": "A paper", "name_ar": "صحيفة", "kind": "newspaper", "reliability": "B",
         "note_en": "for tests", "note_ar": "للاختبار"},
    ],
    "control": [
        {"key": "hajin_1", "place": "hajin", "state": "held", "actor": "sdf", "when": "2018-12-14",
         "source": "paper", "citation": "page 1"},
    ],
}  # fmt: skip

REPORT = {
    "source": "paper",
    "published": "2018-12-14",
    "texts": {"ar": "خبر", "en": "News"},
    "footprints": {"around": {"kind": "near", "place": "hajin", "radius_m": 3000}},
    "mentions": {
        "ar": [{"surface": "هجين", "place": "hajin", "footprint": "around"}],
        "en": [{"surface": "Hajin", "place": "hajin"}],
    },
    "claims": [
        {
            "key": "clash",
            "type": "battle.clash",
            "evidence": {"ar": "قاتلت قسد 20 مسلحا في هجين.", "en": "The SDF fought 20 men at Hajin."},
            "when": "2018-12-14",
            "modality": "asserted",
            "claimant": "sdf",
            "main": ["hajin"],
            "participants": {"initiator": ["sdf"]},
            "figures": [{"what": "fighters", "unit": "people", "best": 20, "text": {"ar": "20", "en": "20"}}],
            "event": "clash-hajin",
        }
    ],
    "events": [
        {
            "key": "clash-hajin",
            "type": "battle.clash",
            "title_en": "Clash at Hajin",
            "title_ar": "اشتباك في هجين",
            "summary_en": "They fought.",
            "summary_ar": "تقاتلوا.",
            "where_en": "Hajin",
            "where_ar": "هجين",
            "where_prec": 2,
            "when": "2018-12-14",
            "credibility": 3,
            "disputed": False,
            "place": "hajin",
            "footprint": "around",
            "participants": {"initiator": ["sdf"]},
            "figures": [{"what": "fighters", "unit": "people", "best": 20}],
        }
    ],
}
TEXTS = {
    "ar": "خبر اليوم. قاتلت قسد 20 مسلحا في هجين.\n",
    "en": "News of the day. The SDF fought 20 men at Hajin.\n",
}


class SeedFolder:
    """The folder, its rows open to change: `folder.rows["places"][1]["name_en"] = …; folder.write()`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = {name: [dict(row) for row in rows] for name, rows in ROWS.items()}
        self.report = json.loads(json.dumps(REPORT))
        self.texts = dict(TEXTS)
        self.write()

    def write(self) -> Path:
        for name, rows in self.rows.items():
            with (self.path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS[name].split(), restval="")
                writer.writeheader()
                writer.writerows(rows)
        folder = self.path / "reports" / "hajin-news"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "report.json").write_text(json.dumps(self.report, ensure_ascii=False), encoding="utf-8")
        for language, text in self.texts.items():
            (folder / f"{language}.txt").write_text(text, encoding="utf-8")
        return self.path

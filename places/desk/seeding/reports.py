"""Read seeds/reports/: a folder for each report, with its digests and report.json.

Quotes in report.json (mentions, evidence, figures) are found in the digest's text here, so that
nobody counts letters by hand; a quote that does not stand there is a problem with its name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from places.desk.documents import IngestError, clean
from places.desk.seeding.kinds import (
    ClaimSeed,
    EventSeed,
    FigureSeed,
    MentionSeed,
    ReportSeed,
    TextSeed,
)
from places.desk.seeding.shapes import check_recipe
from places.desk.seeding.tables import KEY, Invalid, when_of
from places.models.base import WherePrec
from places.models.events import Credibility, Role
from places.models.reports import Modality, ReportLanguage

Entry = Mapping[str, Any]


def read_reports(folder: Path, problems: list[str]) -> dict[str, ReportSeed]:
    """Every report of the folder, by the folder's name; what is wrong goes into `problems`."""
    reports = {}
    for path in sorted(folder.glob("*/report.json")):
        name = f"reports/{path.parent.name}/report.json"
        try:
            entry = json.loads(path.read_text(encoding="utf-8"))
            reports[path.parent.name] = _report(path.parent, entry)
        except (Invalid, IngestError) as error:
            problems.append(f"{name}: {error}")
        except (KeyError, TypeError, AttributeError) as error:
            problems.append(f"{name}: missing or misplaced: {error!r}")
        except (OSError, ValueError) as error:
            problems.append(f"{name}: {error}")
    return reports


def _report(folder: Path, entry: Entry) -> ReportSeed:
    if not KEY.fullmatch(folder.name):
        raise Invalid(f"the folder's name {folder.name!r} is not a key")
    footprints = entry.get("footprints", {})
    for name, recipe in footprints.items():
        _named(f"footprint {name}", lambda recipe=recipe: list(check_recipe(recipe)))
    languages = list(entry["texts"])
    if not languages:
        raise Invalid("there is no text")
    texts = tuple(
        _named(language, lambda language=language: _text(folder, entry, language, languages[0]))
        for language in languages
    )
    return ReportSeed(
        key=folder.name,
        source=entry["source"],
        url=entry.get("url", ""),
        published=when_of(entry.get("published", "")),
        footprints=footprints,
        texts=texts,
        events=tuple(
            _named(f"event {event.get('key')}", lambda event=event: _event(event, footprints))
            for event in entry.get("events", [])
        ),
    )


def _named(what: str, read: Any) -> Any:
    try:
        return read()
    except (Invalid, IngestError) as error:
        raise Invalid(f"{what}: {error}") from error
    except (KeyError, TypeError) as error:
        raise Invalid(f"{what}: missing or misplaced: {error!r}") from error


def _text(folder: Path, entry: Entry, language: str, original: str) -> TextSeed:
    if language not in ReportLanguage.values:
        raise Invalid(f"{language!r} is not a language of reports")
    text = clean((folder / f"{language}.txt").read_text(encoding="utf-8"))
    mentions = tuple(
        sorted(
            (_mention(text, m, entry.get("footprints", {})) for m in entry["mentions"][language]),
            key=lambda m: (m.start, m.end),
        )
    )
    _apart(mentions)
    return TextSeed(
        key=f"{folder.name}_{language}",
        language=language,
        title=_short(entry["texts"][language], 300),
        published_note=_short(entry.get("published_note", {}).get(language, ""), 500),
        text=text,
        mentions=mentions,
        claims=tuple(
            _named(f"claim {c.get('key')}", lambda c=c: _claim(text, c, language, mentions))
            for c in entry["claims"]
        ),
        translation_of="" if language == original else f"{folder.name}_{original}",
    )


def _find(
    text: str, quote: str, occurrence: int = 1, within: tuple[int, int] | None = None
) -> tuple[int, int]:
    """The span of a quote's nth occurrence, counted from `within`'s start."""
    first, last = within or (0, len(text))
    at = first - 1
    for _nth in range(occurrence):
        at = text.find(quote, at + 1, last)
        if at < 0 or not quote:
            raise Invalid(f"{quote[:60]!r} does not stand {occurrence} time(s) in the text")
    return at, at + len(quote)


def _mention(text: str, entry: Entry, footprints: Mapping[str, Any]) -> MentionSeed:
    surface = entry["surface"]
    start, end = _find(text, surface, entry.get("occurrence", 1))
    footprint = entry.get("footprint", "")
    if footprint and footprint not in footprints:
        raise Invalid(f"the footprint {footprint!r} of {surface!r} is not defined")
    return MentionSeed(
        start,
        end,
        surface,
        place=entry["place"],
        relation=entry.get("relation"),
        footprint=footprint,
        within_actor=entry.get("within_actor", ""),
    )


def _apart(mentions: Iterable[MentionSeed]) -> None:
    end = 0
    for mention in mentions:
        if mention.start < end:
            raise Invalid(f"the mention {mention.surface!r} overlaps the one before it")
        end = mention.end


def _claim(text: str, entry: Entry, language: str, mentions: tuple[MentionSeed, ...]) -> ClaimSeed:
    start, end = _find(text, entry["evidence"][language])
    inside = [i for i, m in enumerate(mentions) if start <= m.start and m.end <= end and not m.within_actor]
    main = [_main(place, inside, mentions) for place in entry.get("main", ())]
    if entry["modality"] not in Modality.values:
        raise Invalid(f"modality {entry['modality']!r} is none of {', '.join(Modality.values)}")
    return ClaimSeed(
        key=entry["key"],
        type=entry["type"],
        start=start,
        end=end,
        when=when_of(entry.get("when", "")),
        claimant=entry.get("claimant", ""),
        modality=entry["modality"],
        participants=_participants(entry),
        figures=tuple(_figure(f, text, language, (start, end)) for f in entry.get("figures", [])),
        mentions=tuple(dict.fromkeys([*main, *inside])),
        event=entry.get("event", ""),
    )


def _main(place: str, inside: list[int], mentions: tuple[MentionSeed, ...]) -> int:
    """The first mention of a place inside the evidence, or else before it: a statement's next
    sentence leans on the place that the first one named."""
    for i in (*inside, *range(len(mentions))):
        if mentions[i].place == place and not mentions[i].within_actor:
            return int(i)
    raise Invalid(f"the main place {place!r} is mentioned nowhere")


def _participants(entry: Entry) -> tuple[tuple[str, str], ...]:
    pairs = [(actor, role) for role, actors in entry["participants"].items() for actor in actors]
    for _actor, role in pairs:
        if role not in Role.values:
            raise Invalid(f"the role {role!r} is none of {', '.join(Role.values)}")
    if len(set(pairs)) != len(pairs):
        raise Invalid("an actor stands twice in one role")
    return tuple(sorted(pairs))


def _figure(
    entry: Entry, text: str = "", language: str = "", within: tuple[int, int] | None = None
) -> FigureSeed:
    low, best, high = (None if entry.get(n) is None else float(entry[n]) for n in ("low", "best", "high"))
    values = [v for v in (low, best, high) if v is not None]
    if not values or values != sorted(values):
        raise Invalid(f"the figure {entry['what']} needs a value, and low ≤ best ≤ high")
    return FigureSeed(
        what=_short(entry["what"], 40),
        unit=_short(entry["unit"], 20),
        low=low,
        best=best,
        high=high,
        doubt_en=_short(entry.get("doubt_en", ""), 300),
        doubt_ar=_short(entry.get("doubt_ar", ""), 300),
        span=_find(text, entry["text"][language], within=within) if within else None,
    )


def _event(entry: Entry, footprints: Mapping[str, Any]) -> EventSeed:
    if not KEY.fullmatch(entry["key"]):
        raise Invalid("not a key (a–z, 0–9, _ and -)")
    footprint = entry.get("footprint", "")
    if footprint and footprint not in footprints:
        raise Invalid(f"the footprint {footprint!r} is not defined")
    if not footprint and not entry.get("place"):
        raise Invalid("neither place nor footprint")
    if entry["where_prec"] not in WherePrec.values or entry["credibility"] not in Credibility.values:
        raise Invalid("where_prec goes from 1 to 7, credibility from 1 to 6")
    return EventSeed(
        key=entry["key"],
        type=entry["type"],
        title_en=_short(entry["title_en"], 200),
        title_ar=_short(entry["title_ar"], 200),
        summary_en=entry["summary_en"],
        summary_ar=entry["summary_ar"],
        where_en=_short(entry["where_en"], 200),
        where_ar=_short(entry["where_ar"], 200),
        where_prec=entry["where_prec"],
        place=entry.get("place", ""),
        footprint=footprint,
        when=when_of(entry["when"]),
        credibility=entry["credibility"],
        disputed=entry["disputed"],
        note_en=entry.get("note_en", ""),
        note_ar=entry.get("note_ar", ""),
        participants=_participants(entry),
        figures=tuple(_figure(f) for f in entry.get("figures", [])),
    )


def _short(value: str, longest: int) -> str:
    if len(value) > longest:
        raise Invalid(f"longer than {longest} letters: {value[:40]}…")
    return value

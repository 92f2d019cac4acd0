"""What made-up events, sources and reports say, in both languages: above all that they are made up."""

from __future__ import annotations

from dataclasses import dataclass

SOURCES = [
    # number, kind, reliability, language
    (1, "monitor", "A", "en"), (2, "agency", "B", "ar"), (3, "newspaper", "B", "en"),
    (4, "social", "C", "ar"),
    (5, "broadcaster", "C", "en"), (6, "monitor", "B", "ar"), (7, "military", "D", "en"),
    (8, "social", "E", "ar"), (9, "agency", "C", "en"), (10, "newspaper", "C", "ar"),
    (11, "social", "F", "en"), (12, "broadcaster", "D", "ar"), (13, "other", "F", "en"),
    (14, "military", "D", "ar"), (15, "social", "D", "en"), (16, "reference", "A", "ar"),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One event as a report tells of it, in one language; empty words where it is silent."""

    when: str
    what: str
    where: str
    who: str
    against: str
    killed: int


def source_names(number: int) -> tuple[str, str]:
    return f"Synthetic source {number:02d}", f"مصدر مصطنع {number:02d}"


def event_title(told: Told, language: str) -> str:
    """At most 200 characters, as the column holds."""
    mark, against = ("مصطنع", "ضد") if language == "ar" else ("Synthetic", "against")
    comma = "،" if language == "ar" else ","
    sides = f"{told.who} {against} {told.against}" if told.against else told.who
    return f"{mark}: {told.what}{comma} {told.where}: {sides}"[:200]


def report_title(place: str, language: str) -> str:
    return f"تقرير مصطنع: {place}" if language == "ar" else f"Synthetic report: {place}"


def dispatch(place: str, number: str, language: str) -> tuple[str, int]:
    """The first line of a report, which makes its text unique, and where the place's name begins."""
    before = f"تقرير مصطنع {number} من " if language == "ar" else f"Synthetic report {number} from "
    after = ". وُضع للاختبار والقياس." if language == "ar" else ". Made up for tests and measurements."
    return f"{before}{place}{after}\n", len(before)


def sentence(told: Told, language: str, *, denied: bool) -> str:
    """What a claim rests on."""
    if language == "ar":
        against = f" ضد {told.against}" if told.against else ""
        killed = f"، والقتلى {told.killed}" if told.killed else ""
        deny = "نفي: " if denied else ""
        return f"{told.when or 'بلا تاريخ'}، {deny}{told.what} في {told.where}، {told.who}{against}{killed}."
    against = f" against {told.against}" if told.against else ""
    killed = f"; {told.killed} killed" if told.killed else ""
    deny = "denied: " if denied else ""
    return f"{told.when or 'Undated'}, {deny}{told.what.lower()}, {told.where}, {told.who}{against}{killed}."

"""How fast the reading is, and how good beside others: `make bench BENCH=reading`.

All in one run: finding names over made-up gazetteers of 1,000 to 100,000 names, the index built and taken
from bytes, whole reports, two automata and a plain look-up on the same Arabic text, and flashgeotext and
geotext on the annotated English cases of the tests. Times are processor seconds, not of the clock, the
median of several; what is compared is measured in turns, so that a machine busy elsewhere slows all alike.
The table goes to the terminal, the figures to var/bench/reading.json.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import names  # noqa: E402
import peers  # noqa: E402

from places.reading.gazetteer import Gazetteer  # noqa: E402
from places.reading.intervals import parse_edtf  # noqa: E402
from places.reading.reader import Reader  # noqa: E402
from places.reading.text import Folded, fold  # noqa: E402
from places.reading.toponyms import find_mentions  # noqa: E402

cases, ACTORS, PLACES = names.CASES, names.ACTORS, names.PLACES

RUNS = 5
NAMES = (1_000, 10_000, 100_000)
TEXT_MB = 1.0
REPORT_CHARACTERS = 3_000
REPORTS = 20
PAGE_CHARACTERS = 30_000
STAMP = "bench"

figures: dict[str, Any] = {}


def seconds(*jobs: Callable[[], object], runs: int = RUNS) -> list[float]:
    """The median processor time of each job, all run in turns after a run that warms."""
    spent: list[list[float]] = [[] for _ in jobs]
    for run in range(runs + 1):
        for job, times in zip(jobs, spent, strict=True):
            before = time.process_time()
            job()
            if run:
                times.append(time.process_time() - before)
    return [median(times) for times in spent]


def say(
    key: str, what: str, value: float, unit: str, target: float | None = None, most: bool = False
) -> None:
    """Print one figure, and whether it meets its target: at least it, or with `most` at most."""
    figures[key] = {"value": round(value, 4), "unit": unit, "target": target}
    verdict = ""
    if target is not None:
        met = value <= target if most else value >= target
        verdict = f"{'≤' if most else '≥'} {target:g}: {'met' if met else 'NOT MET'}"
    print(f"  {what:<58} {value:>10.3g} {unit:<8} {verdict}")


def head(title: str) -> None:
    print(f"\n{title}")


def megabytes(text: str) -> float:
    return len(text.encode()) / 1e6


def found_in(text: str, index: Gazetteer) -> object:
    """The step that is measured: folding, dividing into words, finding the names."""
    return find_mentions(Folded(text), index)


def mentions() -> None:
    """Finding names, folding included, by the number of names and the length of the text; the indexes are
    left out of the garbage collections, as a worker of the server does."""
    head("Names found in Arabic text, folding and dividing into words included")
    indexes = {}
    for count in NAMES:
        made = names.places(count)
        index = Gazetteer(made)
        text = names.arabic_text(int(TEXT_MB * 1e6), made)
        gc.collect()
        gc.freeze()
        (spent,) = seconds(partial(found_in, text, index))
        target = 4.0 if count == NAMES[-1] else None
        say(f"mentions_{count}", f"{count:,} names", megabytes(text) / spent, "MB/s", target)
        indexes[count] = index
        gc.unfreeze()
    made, index = names.places(NAMES[-1]), indexes[NAMES[-1]]
    head("The same over 100,000 names by the length of the text: linear means the same at each")
    gc.freeze()
    texts = {size: names.arabic_text(size, made) for size in (125_000, 500_000, 2_000_000)}
    for size, spent in zip(
        texts, seconds(*(partial(found_in, text, index) for text in texts.values())), strict=True
    ):
        say(f"linear_{size}", f"{size / 1e6:g} MB", spent / size * 1e9, "ns/byte")
    libraries(index, made)
    gc.unfreeze()


def libraries(index: Gazetteer, made: Sequence[Any]) -> None:
    """The candidates for the search itself, on the same names and the same text."""
    head("Ways to search, over 100,000 names, 1 MB of Arabic")
    text = names.arabic_text(1_000_000, list(made))
    folded = fold(text)
    every = peers.folded_names(made)
    ways: dict[str, Callable[[], object]] = {
        "ours: words, proclitics, spellings, across scripts": lambda: find_mentions(Folded(text), index),
        "folding and dividing into words alone": lambda: Folded(text).words,
    }
    for name, make in (
        ("ahocorasick_rs, already folded text, letters only", peers.aho_rust),
        ("pyahocorasick, already folded text, letters only", peers.aho_c),
        ("plain longest match, already folded text, exact words", peers.plain_longest),
    ):
        find = make(every)
        ways[name] = partial(find, folded)
    for number, (name, spent) in enumerate(zip(ways, seconds(*ways.values()), strict=True)):
        say(f"way_{number}", name, megabytes(text) / spent, "MB/s")
    found = {name: job() for name, job in ways.items()}
    hits = {name: len(spans) for name, spans in found.items() if isinstance(spans, list)}
    print("  found: " + "; ".join(f"{name.partition(',')[0]} {count:,}" for name, count in hits.items()))
    print(
        "  The automata scan faster, but know neither words nor proclitics nor spellings: they find exact\n"
        "  names alone, and every hit must still be held against the words, which cost their division. The\n"
        "  dictionary over words does it in one go, and its time grows with the text alone."
    )


def index_times() -> None:
    """The index built, and taken from its file by a process of its own."""
    head("The index of 100,000 names")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        built = child("build", path)
        say("build", "built from the records", built["seconds"], "s")
        say("build_peak", "peak memory of the process that builds it", built["peak_mb"], "MB", 400, most=True)
        say("index_size", "the file", path.stat().st_size / 1e6, "MB")
        loads = [child("load", path) for _ in range(RUNS)]
        say("load", "read back, ready to read", median(run["seconds"] for run in loads), "s", 1.0, most=True)
        say("first", "and the first report read", median(run["first"] for run in loads) * 1e3, "ms")
        say("load_peak", "peak memory of that process", loads[0]["peak_mb"], "MB", 400, most=True)


def child(what: str, path: Path) -> dict[str, float]:
    """What a process of its own says of `in_child`."""
    command = [sys.executable, __file__, "--child", what, str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    measured: dict[str, float] = json.loads(said)
    return measured


def in_child(what: str, path: Path) -> None:
    made = names.places(NAMES[-1]) if what == "build" else []
    before = time.process_time()
    index = Gazetteer(made) if what == "build" else Gazetteer.from_bytes(path.read_bytes(), STAMP)
    spent = time.process_time() - before
    if what == "build":
        path.write_bytes(index.to_bytes(STAMP))
    reader = Reader(index, ACTORS)
    before = time.process_time()
    reader.read(names.own_texts("ar")[0])
    first = time.process_time() - before
    print(json.dumps({"seconds": spent, "first": first, "peak_mb": peak_megabytes()}))


def peak_megabytes() -> float:
    """The most memory that this process ever had. Not `ru_maxrss`: that begins with what the process had
    from which this one was forked, and so tells of the bench's own gazetteers."""
    status = Path("/proc/self/status").read_text()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(kilobytes) / 1024


def whole_reports() -> None:
    """All steps of a reading, a report of 3,000 characters at a time, and a page of many reports; what lives
    long is left out of the garbage collections, as a worker of the server does."""
    head(f"Whole readings of {REPORT_CHARACTERS:,} characters (the front's places and actors)")
    reader, published = Reader(PLACES, ACTORS), parse_edtf("2018-10-09")
    gc.collect()
    gc.freeze()
    for language, name in (("ar", "Arabic"), ("en", "English")):
        texts = names.reports(language, REPORT_CHARACTERS, REPORTS)
        jobs = [partial(reader.read, text, published) for text in texts]
        say(f"report_{language}", name, median(seconds(*jobs)) * 1e3, "ms", 10, most=True)
    head(f"The same for a page of {PAGE_CHARACTERS:,} characters")
    for language, name in (("ar", "Arabic"), ("en", "English")):
        (text,) = names.reports(language, PAGE_CHARACTERS, 1)
        (spent,) = seconds(partial(reader.read, text, published))
        say(f"page_{language}", name, spent * 1e3, "ms")
    gc.unfreeze()


def quality(find: peers.Finder, annotated: dict[str, Any]) -> tuple[float, float, float]:
    """Precision, recall and F1 of spans against the surfaces that the cases expect; a span counts when
    it overlaps one of them that no other took."""
    right = found = wanted = 0
    for text, expected in annotated.values():
        spans, at, open_ = find(text), 0, []
        for surface, *_ in expected:
            at = text.index(surface, at)
            open_.append((at, at + len(surface)))
        found, wanted = found + len(spans), wanted + len(open_)
        for start, end in spans:
            hit = next((span for span in open_ if start < span[1] and span[0] < end), None)
            if hit:
                open_.remove(hit)
                right += 1
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def side_by_side(title: str, annotated: dict[str, Any], ways: dict[str, peers.Finder]) -> None:
    head(title)
    print(f"  {'':<46} {'P':>6} {'R':>6} {'F1':>6} {'MB/s':>8}  times ours")
    text = "\n\n".join(case[0] for case in annotated.values())
    spent = seconds(*(partial(find, text) for find in ways.values()))
    for (name, find), taken in zip(ways.items(), spent, strict=True):
        scores, speed = quality(find, annotated), megabytes(text) / taken
        figures[f"{title.partition(chr(58))[0]}: {name}"] = {"p_r_f1": scores, "mb_s": speed}
        marks = " ".join(f"{score:>6.3f}" for score in scores)
        print(f"  {name:<46} {marks} {speed:>8.2f}  {spent[0] / taken:.2f}")


def beside_others() -> None:
    """Places named in the tests' annotated cases: all steps of ours that decide what is a place."""
    reader = Reader(PLACES, ACTORS)

    def ours(text: str) -> peers.Spans:
        return [(m.start, m.end) for m in reader.read(text).mentions if m.within_actor is None]

    side_by_side(
        f"English: {len(cases.ENGLISH)} annotated cases (ours reads everything, the others names alone)",
        cases.ENGLISH,
        {
            "ours, whole reading": ours,
            "flashgeotext, its own cities and countries": peers.flashgeotext(None),
            "flashgeotext, our names": peers.flashgeotext(PLACES),
            "geotext": peers.geotext(),
        },
    )
    plain = [name for place in PLACES for name in place.names]
    side_by_side(
        f"Arabic: {len(cases.ARABIC)} annotated cases",
        cases.ARABIC,
        {"ours, whole reading": ours, "plain longest match, our names": peers.plain_longest(plain)},
    )


def main() -> None:
    mentions()
    index_times()
    whole_reports()
    beside_others()
    out = ROOT / "var" / "bench" / "reading.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        in_child(sys.argv[2], Path(sys.argv[3]))
    else:
        main()

"""Measure the map in a real browser: `make bench`, or `python scripts/bench/browser.py [--loads] [SIZE…]`.

Debian's headless Chromium with software rendering opens the project's own page over generated events
(seed 11), as `make run` serves it, and is asked what a reader would ask. Loads are first visits, with
nothing in the browser's cache, as a reader's browser makes them; `--loads` measures nothing else. Each
other figure is from a change of the state to the end of the frame that shows it; frames are then not held
back to the screen's rate. Sizes: 10k, 100k, 1m, 5m.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts/bench")]
OUT = ROOT / "var/bench"
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "mapfront.settings",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
    "DEBUG": "0",
    "DATABASE_URL": f"spatialite:///{OUT}/seeds.sqlite3",
    "SNAPSHOT_DIR": str(OUT / "snapshot-seeds"),
}

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright  # noqa: E402

SEED = 11
SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000, "5m": 5_000_000}
BINDING = 1_000_000
"""The size that the targets speak of; a larger one is an outlook."""

LAUNCH = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
UNHELD = ["--disable-frame-rate-limit", "--disable-gpu-vsync"]
"""For changes. While a page loads, frames without end would take the processor from it."""
VIEW: ViewportSize = {"width": 1440, "height": 900}
LOADS = 5
SETTLE_MS = 3000
"""A new window of Chromium is busy with itself at first; a reader's stands open already."""
WARM_UP = 12
"""Requests after which every process of the server has most likely answered one."""
PAGE = (Path(__file__).parent / "page.js").read_text()


@dataclass(frozen=True, slots=True)
class Target:
    """What must be reached at BINDING: `of` is "median", "p95" or "worst"."""

    name: str
    unit: str
    limit: float
    of: str = "p95"


TARGETS = [
    Target("bytes an event on the wire", "B", 6, "median"),
    Target("navigation to painted", "ms", 2000, "median"),
    Target("data there to painted", "ms", 250, "median"),
    Target("change of the time range", "ms", 16.7),
    Target("playback step, one-year window", "ms", 5),
    Target("change of a filter", "ms", 16.7),
    Target("pan", "ms", 16.7),
    Target("zoom", "ms", 60),
    Target("pick", "ms", 5),
    Target("memory of the page", "MB", 150, "median"),
    Target("JavaScript, compressed", "kB", 250, "median"),
]
SEEDS_MS = 1000
WORST_MS = 50
"""No change of time or filter may take longer, ever."""


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for command in ("migrate", "load_seeds", "publish_snapshot"):
        subprocess.run(
            [sys.executable, ROOT / "manage.py", command, "-v0"], check=True, stdout=subprocess.DEVNULL
        )
    import django

    django.setup()
    loads_only = "--loads" in sys.argv[1:]
    named = [size for size in sys.argv[1:] if size != "--loads"]
    wanted = named or os.environ.get("SIZES", "10k 100k 1m").split()
    figures: dict[str, dict[str, list[float]]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=LAUNCH)
        unheld = playwright.chromium.launch(executable_path=chromium, args=[*LAUNCH, *UNHELD])
        figures["seeds"] = {"navigation to painted": seeds(browser)}
        print(f"\nseeds' map, navigation to painted {seeds_words(figures['seeds'])}")
        for size in wanted:
            path = Path(folder) / size
            figures[size] = loads(browser, path, SIZES[size])
            if not loads_only:
                figures[size] |= changes(unheld, path)
            show(size, figures[size], SIZES[size])
        if "100k" in figures and not loads_only:
            figures["peers"] = peers(unheld, Path(folder) / "100k")
            compare(figures["peers"], figures["100k"])
        browser.close()
        unheld.close()
    if loads_only:
        return
    (OUT / "browser.json").write_text(json.dumps(figures, indent=1))


def seeds(browser: Browser) -> list[float]:
    """The map of the seeds' few events."""
    times = []
    with Site(None) as address:
        for _ in range(LOADS):
            page, _session = opened(browser, address)
            times.append(page.evaluate("() => window.bench.marks()")["painted"])
            page.context.close()
    return times


def seeds_words(found: dict[str, list[float]]) -> str:
    median = summary(found["navigation to painted"])["median"]
    return f"{median:.0f} ms, ≤ {SEEDS_MS} ms: {'met' if median <= SEEDS_MS else 'not met'}"


def loads(browser: Browser, folder: Path, count: int) -> dict[str, list[float]]:
    """First visits to a map of so many events, in ms, bytes and kB, each a list of what was measured.

    "data there" is the moment of the last byte; what follows also waits for the code, and for the worker that
    decodes. "data and code there" is when both have come in and the one is decoded, the other has run.
    """
    import arrays

    manifest = arrays.write_snapshot(folder, arrays.generate(count, SEED))
    wire = sum(
        (folder / f"{name}.br").stat().st_size
        for name in [*manifest["events"]["columns"], manifest["events"]["dictionaries"]]
    )
    found: dict[str, list[float]] = {"bytes an event on the wire": [wire / count]}
    with Site(folder) as address:
        for _ in range(LOADS):
            page, _session = opened(browser, address)
            at = page.evaluate("() => window.bench.marks()")
            found.setdefault("navigation to painted", []).append(at["painted"])
            found.setdefault("data there to painted", []).append(at["painted"] - at["arrived"])
            both = max(at["decoded"], at["code"])
            found.setdefault("data and code there to painted", []).append(at["painted"] - both)
            bars = at.get("bars", at["painted"])
            found.setdefault("data there to bars of the timeline", []).append(bars - at["arrived"])
            if len(found["navigation to painted"]) == LOADS:
                page.evaluate("() => window.bench.fetched()")
                found["JavaScript, compressed"] = [script_kb(page)]
            page.context.close()
    return found


def changes(browser: Browser, folder: Path) -> dict[str, list[float]]:
    """What a reader does with the map that `loads` left in this folder, in ms; and its memory, in MB."""
    with Site(folder) as address:
        page, session = opened(browser, address)
        found = {"memory of the page": [memory_mb(session)]}
        found.update(page.evaluate("() => window.bench.run()"))
        page.context.close()
    return found


def opened(browser: Browser, address: str) -> tuple[Page, CDPSession]:
    """The page once everything is painted, with the measuring functions beside it."""
    context = browser.new_context(viewport=VIEW, locale="en-GB", reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.wait_for_timeout(SETTLE_MS)
    page.goto(f"{address}/?lang=en")
    page.evaluate(PAGE)
    page.evaluate("() => window.bench.painted()")
    return page, context.new_cdp_session(page)


def memory_mb(session: CDPSession) -> float:
    """What the page holds after a collection: objects, typed arrays and the DOM."""
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    parts = ("usedSize", "embedderHeapUsedSize", "backingStorageSize")
    return sum(float(usage.get(part, 0)) for part in parts) / 1e6


def script_kb(page: Page) -> float:
    """All scripts that the page asks for of itself until it rests, as the server compresses them."""
    urls = page.evaluate("() => window.bench.scripts()")
    return sum(len(gzip.compress(page.request.get(url).body(), 9)) for url in urls) / 1000


def peers(browser: Browser, folder: Path) -> dict[str, list[float]]:
    """leaflet.markercluster and canvas circle markers, over the same 100,000 events."""
    page = browser.new_context(viewport=VIEW, bypass_csp=True).new_page()
    with Site(folder) as address:
        page.goto(f"{address}/about/")
        page.set_content("<!doctype html><div id=map style='width:1440px;height:900px'></div>")
        page.add_style_tag(path=leaflet("leaflet.css"))
        page.add_script_tag(path=leaflet("leaflet.js"))
        page.add_script_tag(
            path=str(ROOT / "node_modules/leaflet.markercluster/dist/leaflet.markercluster.js")
        )
        page.evaluate(PAGE)
        found: dict[str, list[float]] = page.evaluate("() => window.bench.peers()")
    page.context.close()
    return found


def leaflet(name: str) -> str:
    from django.contrib.staticfiles import finders

    return str(finders.find(f"leaflet/{name}"))


class Site:
    """The project's pages as `make run` serves them, over a folder of data or their own, while needed."""

    def __init__(self, folder: Path | None) -> None:
        self.data = {"BENCH_DATA": str(folder)} if folder else {}

    def __enter__(self) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "--config", "mapfront/gunicorn_conf.py"]
        self.process = subprocess.Popen(
            [*command, "scripts.bench.site:app"],
            cwd=ROOT,
            env={**os.environ, **self.data, "PORT": str(port)},
            stdout=subprocess.DEVNULL,
        )
        warm_up(port)
        return f"http://127.0.0.1:{port}"

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()


def warm_up(port: int) -> None:
    """Wait for the server, and until each of its processes has shown the page once."""
    until = time.monotonic() + 60
    shown = 0
    while shown < WARM_UP:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/?lang=en", timeout=60) as response:
                response.read()
            shown += 1
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{error}: run `make var/static/staticfiles.json` first?") from error
        except OSError as error:
            if time.monotonic() > until:
                raise RuntimeError("the site does not start") from error
            time.sleep(0.1)


def summary(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    at = min(len(ordered) - 1, int(len(ordered) * 0.95))
    return {"median": ordered[len(ordered) // 2], "p95": ordered[at], "worst": ordered[-1]}


def show(size: str, found: dict[str, list[float]], count: int) -> None:
    print(f"\n{size} events{' (outlook)' if count > BINDING else ''}")
    print(f"{'':34}{'median':>9}{'p95':>9}{'worst':>9}   target")
    for target in TARGETS:
        if not (values := found.get(target.name)):
            continue
        of = summary(values)
        met = "met" if of[target.of] <= target.limit else "not met"
        told = f"≤ {target.limit:g} {target.unit} ({target.of}): {met}" if count == BINDING else ""
        print(f"{target.name:34}{of['median']:9.1f}{of['p95']:9.1f}{of['worst']:9.1f}   {told}")
    for name in sorted(set(found) - {target.name for target in TARGETS}):
        of = summary(found[name])
        print(f"{name:34}{of['median']:9.1f}{of['p95']:9.1f}{of['worst']:9.1f}")
    if count == BINDING and "pan" in found:
        changes = ("change of the time range", "playback step, one-year window", "change of a filter")
        worst = max(max(found[name]) for name in changes)
        met = "met" if worst <= WORST_MS else "not met"
        print(f"worst of these changes {worst:.1f} ms, ≤ {WORST_MS}: {met}")


def compare(theirs: dict[str, list[float]], ours: dict[str, list[float]]) -> None:
    """How much faster the map is than its peers, at 100,000 events in the same run."""
    pairs = {"first": ("data there to painted", 25), "time": ("change of the time range", 200)}
    print("\npeers at 100k                        median      ratio   target")
    for name, values in theirs.items():
        what, target = pairs[name.split()[-1]]
        ratio = summary(values)["median"] / summary(ours[what])["median"]
        met = "met" if ratio >= target else "not met"
        print(f"{name:34}{summary(values)['median']:9.0f}{ratio:10.0f} ×   ≥ {target} ×: {met}")


if __name__ == "__main__":
    main()

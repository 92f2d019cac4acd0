"""How fast the server answers with ten thousand to a million events: `make bench BENCH=server`.

gunicorn with two processes on the loopback address; a database for each of SIZES in var/bench/, made
once. Each kind of request is asked over 4 and over 50 connections, beside an empty view of the same
run: a machine that is busy elsewhere slows both. Details are asked at random over all events, first
when none was rendered, then again. One publication, and how long until its edition is served.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import load

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "var" / "bench"
EMPTY = "/robots.txt"
REQUESTS = {4: 400, 50: 800}
"""How many requests of each kind, by connections: enough for a 95th percentile, soon over."""
SEED = 1
QUERIES = [
    "hajin",
    "هجين",
    "deir ez",
    "al-baghouz",
    "السوسة",
    "raqqa",
    "البوكمال",
    "shaafah",
    "euphrates",
    "حمص",
]
PUBLISH = """
from django.contrib.auth import get_user_model
from places.desk.review import approve, withdraw
from places.models import Event
event = Event.objects.published().order_by("-pk").first()
user = get_user_model().objects.get(pk=event.reviewer_id)
withdraw(event, user)
approve(event, user)
"""


def main() -> None:
    sizes = [number(size) for size in os.environ.get("SIZES", "10k 100k 1m").split()]
    OUT.mkdir(parents=True, exist_ok=True)
    results = {size: measure(size) for size in sizes}
    print()
    for lines in (answers(results), growth(results), builds(results)):
        print("\n".join(lines), end="\n\n")
    found = {str(size): result for size, result in results.items()}
    (OUT / "server.json").write_text(json.dumps(found, indent=1))


def number(size: str) -> int:
    """10k, 100k, 1m or plain digits."""
    found = re.fullmatch(r"(\d+)([km]?)", size.lower())
    if not found:
        sys.exit(f"SIZES: {size} is no number of events; give them like 10k 100k 1m")
    return int(found[1]) * {"": 1, "k": 1_000, "m": 1_000_000}[found[2]]


def measure(size: int) -> dict[str, Any]:
    environment = environment_of(size)
    made_s = make_database(size, environment)
    print(f"{size:,} events: publishing", flush=True)
    started = time.perf_counter()
    manage(environment, "publish_snapshot")
    build_s = time.perf_counter() - started
    with server(environment) as (port, workers):
        manifest = fetch(port, "/data/manifest.json")
        print(f"{size:,} events: asking", flush=True)
        requests = asks(manifest)
        load.run(port, [EMPTY] * 200, 4)
        for paths in requests.values():
            load.run(port, paths(20), 4)
        found = {name: asked(port, name, paths) for name, paths in requests.items()}
        found["empty view"] = asked(port, "empty view", lambda count: [EMPTY] * count)
        memory = [resident_mib(pid) for pid in workers()]
        rebuild_s = publication(port, environment, manifest["edition"])
    return {
        "answers": found,
        "generated_s": made_s,
        "published_s": build_s,
        "rebuilt_s": rebuild_s,
        "worker_mib": memory,
        "bytes_an_event": wire_bytes(environment, manifest) / manifest["events"]["count"],
    }


def environment_of(size: int) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": os.environ.get("BENCH_DATABASE_URL", f"spatialite:///{OUT}/events-{size}.sqlite3"),
        "SNAPSHOT_DIR": str(OUT / f"snapshot-{size}"),
        "LOG_LEVEL": "ERROR",
        "WEB_CONCURRENCY": "2",
    }


def manage(environment: dict[str, str], *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"manage.py {command[0]} failed:\n{done.stderr[-2000:]}")


def make_database(size: int, environment: dict[str, str]) -> float | None:
    """Seconds that it took to generate the events; None where an earlier run had made them."""
    done = OUT / f"events-{size}.done"
    if done.exists() and "BENCH_DATABASE_URL" not in os.environ:
        manage(environment, "migrate", "--verbosity=0")
        return None
    for path in OUT.glob(f"events-{size}.sqlite3*"):
        path.unlink()
    print(f"{size:,} events: generating", flush=True)
    manage(environment, "migrate", "--verbosity=0")
    manage(environment, "load_seeds")
    started = time.perf_counter()
    manage(environment, "generate_events", str(size), f"--seed={SEED}", "--yes-mix", "--verbosity=0")
    done.touch()
    return time.perf_counter() - started


@contextmanager
def server(environment: dict[str, str]) -> Iterator[tuple[int, Callable[[], list[int]]]]:
    """gunicorn, as `make run` starts it: its port, and what gives the processes that answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "mapfront/gunicorn_conf.py"]
    log = (OUT / "gunicorn.log").open("wb")
    with (
        log,
        subprocess.Popen(
            command, cwd=ROOT, env={**environment, "PORT": str(port)}, stdout=log, stderr=log
        ) as process,
    ):
        try:
            wait_for(port)
            yield port, lambda: children_of(process.pid)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


def wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            fetch(port, "/healthz")
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"the server did not start: see {OUT / 'gunicorn.log'}")


def fetch(port: int, path: str) -> Any:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=600) as response:
        return json.loads(response.read())


def asks(manifest: dict[str, Any]) -> dict[str, Callable[[int], list[str]]]:
    """For each kind of request, what gives so many paths of it."""
    events, key = manifest["events"], manifest["details"]["key"]
    parts = events["columns"]
    draw = random.Random(SEED)  # noqa: S311 - which events are asked for is no secret

    def told(kind: str, rows: int) -> Callable[[int], list[str]]:
        last = (events["count"] - 1) // rows
        return lambda count: [f"/data/{kind}.{key}.{draw.randint(0, last)}.json" for _ in range(count)]

    def again(paths: Callable[[int], list[str]]) -> Callable[[int], list[str]]:
        same = paths(200)
        return lambda count: [same[n % len(same)] for n in range(count)]

    def searched(path: str) -> Callable[[int], list[str]]:
        quoted = [urllib.parse.quote(query) for query in QUERIES]
        return lambda count: [f"{path}?q={draw.choice(quoted)}" for _ in range(count)]

    first = told("details", manifest["details"]["events"])
    titles = told("titles", manifest["details"]["titles"])
    return {
        "part of the snapshot": lambda count: [f"/data/{parts[n % len(parts)]}" for n in range(count)],
        "details, first asked": first,
        "details, asked again": again(first),
        "titles, first asked": titles,
        "titles, asked again": again(titles),
        "place search": searched("/places/search.json"),
        "search of everything": searched("/search.json"),
    }


def asked(port: int, name: str, paths: Callable[[int], list[str]]) -> dict[int, dict[str, float]]:
    """p50, p95 and answers a second over each number of connections."""
    found = {}
    for connections, count in REQUESTS.items():
        took = load.run(port, paths(count), connections)
        found[connections] = {
            "p50_ms": took.percentile(0.5),
            "p95_ms": took.percentile(0.95),
            "per_second": took.per_second,
            "bytes": took.bytes / count,
        }
    return found


def publication(port: int, environment: dict[str, str], edition: int) -> float:
    """Seconds from one publication until the manifest names its edition."""
    manage(environment, "shell", "--verbosity=0", "--command", PUBLISH)
    started = time.perf_counter()
    while fetch(port, "/data/manifest.json")["edition"] <= edition:
        time.sleep(0.05)
        if time.perf_counter() - started > 300:
            sys.exit("the new edition was never served")
    return time.perf_counter() - started


def children_of(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def resident_mib(pid: int) -> float:
    """The memory of a process, what it shares with others divided among them."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def wire_bytes(environment: dict[str, str], manifest: dict[str, Any]) -> int:
    names = [*manifest["events"]["columns"], manifest["events"]["dictionaries"]]
    return sum((Path(environment["SNAPSHOT_DIR"]) / f"{name}.br").stat().st_size for name in names)


Results = dict[int, dict[str, Any]]


def answers(results: Results) -> list[str]:
    heads = ("conn.", 6), ("p50 ms", 9), ("p95 ms", 9), ("a second", 10), ("of empty", 10), ("kB", 8)
    lines = [f"{'answers':24}{'events':>10}" + "".join(f"{head:>{width}}" for head, width in heads)]
    for size, result in results.items():
        empty = result["answers"]["empty view"]
        for name, found in result["answers"].items():
            lines += [
                f"{name:24}{size:>10,}{connections:>6}{took['p50_ms']:>9.1f}{took['p95_ms']:>9.1f}"
                f"{took['per_second']:>10.0f}{took['per_second'] / empty[connections]['per_second']:>9.0%}"
                f"{took['bytes'] / 1000:>9.1f}"
                for connections, took in found.items()
            ]
    return lines


def growth(results: Results) -> list[str]:
    least, most = min(results), max(results)
    lines = [f"p50 over 4 connections, {most:,} events to {least:,} ({most // least} times as many)"]
    for name in results[least]["answers"]:
        before, after = (results[size]["answers"][name][4]["p50_ms"] for size in (least, most))
        lines.append(f"{name:24}{after / before:>10.1f} times")
    return lines


def builds(results: Results) -> list[str]:
    heads = (
        ("generated s", 13),
        ("published s", 13),
        ("rebuilt s", 11),
        ("worker MiB", 12),
        ("bytes an event", 16),
    )
    lines = [f"{'events':>10}" + "".join(f"{head:>{width}}" for head, width in heads)]
    for size, result in results.items():
        made = "there" if result["generated_s"] is None else f"{result['generated_s']:.0f}"
        memory = max(result["worker_mib"], default=0)
        lines.append(
            f"{size:>10,}{made:>13}{result['published_s']:>13.1f}{result['rebuilt_s']:>11.1f}"
            f"{memory:>12.0f}{result['bytes_an_event']:>16.2f}"
        )
    return lines


if __name__ == "__main__":
    main()

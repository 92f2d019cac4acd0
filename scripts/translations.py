"""Bring the Arabic catalogues up to date with the sources, or say what they lack.

    translations.py update    merges new strings into places/locale (translate them, then check)
    translations.py check     fails when a string is missing, fuzzy, stale or wrongly formatted

The check merges in a copy of the sources, so that it changes nothing.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("manage.py", "mapfront", "places", "templates", "static")
LANGUAGE = "ar"
DOMAINS = ("django", "djangojs")


def catalogue(root: Path, domain: str) -> Path:
    return root / "places" / "locale" / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"


def merge(root: Path) -> None:
    """Extract the strings of the sources below `root` into the catalogues there."""
    (root / "places" / "locale").mkdir(exist_ok=True)
    for domain in DOMAINS:
        command = [sys.executable, "manage.py", "makemessages", "--locale", LANGUAGE, "--domain", domain]
        options = ["--add-location", "file", "--no-wrap", "--ignore", "tests", "--ignore", "node_modules"]
        options += ["--ignore", "var", "--ignore", "scripts", "--ignore", ".venv", "--ignore", "conftest.py"]
        run = subprocess.run(command + options, cwd=root, capture_output=True, text=True, check=False)
        if run.returncode:
            sys.exit(f"makemessages failed: {run.stderr.strip()}")
        undate(catalogue(root, domain))


def undate(path: Path) -> None:
    """Take out the hour of the extraction: it would make every update a change."""
    if path.is_file():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "POT-Creation-Date" not in line), encoding="utf-8")


def problems(path: Path) -> Iterator[str]:
    """What is wrong with the merged catalogue in `path`, a line for each string."""
    if not path.is_file():
        return  # the sources hold no string of this domain
    for entry in polib.pofile(str(path)):
        if entry.obsolete:
            yield f"stale: {entry.msgid!r}"
        elif entry.fuzzy:
            yield f"fuzzy: {entry.msgid!r}"
        elif not entry.translated():
            places = ", ".join(name for name, _line in entry.occurrences)
            yield f"missing: {entry.msgid!r} ({places})"
    checked = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", path], capture_output=True, text=True, check=False
    )
    yield from (line for line in checked.stderr.splitlines() if checked.returncode)


def check() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in SOURCES:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("tests", "__pycache__"))
            else:
                shutil.copy(source, copy)
        merge(copy)
        return [f"{domain}: {problem}" for domain in DOMAINS for problem in problems(catalogue(copy, domain))]


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        merge(ROOT)
    elif sys.argv[1:] == ["check"]:
        found = check()
        print("\n".join(found) or "The Arabic catalogues are complete.")
        sys.exit(bool(found))
    else:
        sys.exit(__doc__)

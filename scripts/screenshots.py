"""Take the README's pictures: the app on its seeds in a scratch database, seen by headless Chromium.

Writes docs/screenshots/*.webp (Chromium makes WebP itself, small and sharp, without another tool).
"""

import base64
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screenshots"
QUALITY = 88
LARGEST_BYTES = 400_000
STARTS_WITHIN_S = 60

_EDITOR = """
from django.test import Client
from places.models import Event, Report, User
client = Client()
client.force_login(User.objects.create_superuser("editor", "editor@example.org"))
print("session", client.cookies["sessionid"].value)
print("report", Report.objects.published().filter(language="ar").order_by("pk")[0].uuid)
print("event", Event.objects.published().filter(type__code="strike.artillery").order_by("pk")[0].uuid)
"""


@dataclass(frozen=True)
class Picture:
    """One view: where, how large, in which language and theme. {report} and {event} stand for UUIDs."""

    name: str
    path: str
    language: str = "en"
    theme: str = "light"
    width: int = 1440
    height: int = 900
    scale: float = 1


PICTURES_WANTED = (
    Picture("map-en", "/?lang=en&sel={event}"),
    Picture("map-ar", "/?lang=ar&sel={event}", language="ar"),
    Picture("map-dark", "/?lang=en&z=9&at=34.85,40.75&day=2018-01-15", theme="dark"),
    Picture("map-narrow", "/?lang=ar", language="ar", width=390, height=844, scale=2),
    Picture("report", "/reports/{report}/?lang=en"),
    Picture("event", "/events/{event}/?lang=en"),
    Picture("desk", "/admin/places/report/{report}/desk/?lang=en"),
)


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The app on the seeds in `folder`, until the block ends: its address, and what the pictures need
    (session, report, event)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "DEBUG": "1",
        "DATABASE_URL": f"spatialite:///{folder / 'pictures.sqlite3'}",
        "SNAPSHOT_DIR": str(folder / "snapshot"),
    }

    def manage(*arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    manage("migrate", "--verbosity=0")
    manage("load_seeds")
    told = dict(line.split() for line in manage("shell", "--verbosity=0", "--command", _EDITOR).splitlines())
    command = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/healthz")
            yield address, told
        finally:
            server.terminate()


def _wait_for(url: str) -> None:
    ends = time.monotonic() + STARTS_WITHIN_S
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310  (loopback)
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.2)
        else:
            return


def take(browser: Browser, picture: Picture, address: str, told: dict[str, str]) -> Path:
    context = browser.new_context(
        base_url=address,
        locale={"en": "en-GB", "ar": "ar-SY"}[picture.language],
        timezone_id="Asia/Damascus",
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme="dark" if picture.theme == "dark" else "light",
        reduced_motion="reduce",
    )
    if picture.path.startswith("/admin"):
        context.add_cookies([{"name": "sessionid", "value": told["session"], "url": address}])
    page = context.new_page()
    page.goto(picture.path.format(**told), wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)
    path = PICTURES / f"{picture.name}.webp"
    path.write_bytes(_shot(page))
    context.close()
    return path


def _shot(page: Page) -> bytes:
    devtools = page.context.new_cdp_session(page)
    taken = devtools.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(taken["data"])


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with (
        tempfile.TemporaryDirectory(prefix="mapfront-pictures-") as folder,
        served(Path(folder)) as (address, told),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        paths = [take(browser, picture, address, told) for picture in PICTURES_WANTED]
        browser.close()
    for path in paths:
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")
    too_large = [path.name for path in paths if path.stat().st_size > LARGEST_BYTES]
    if too_large:
        print(f"larger than {LARGEST_BYTES / 1000:.0f} kB: {', '.join(too_large)}", file=sys.stderr)
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main())

"""What a layer of the map alone has drawn: they all share one canvas."""

from __future__ import annotations

from playwright.sync_api import Page

PAGE = "import(document.querySelector(\"script[type=module][src*='map/main']\").src)"


def painted(page: Page, layer: str) -> int:
    """How many pixels a layer of the map alone covers."""
    return int(
        page.evaluate(
            f"(name) => {PAGE}.then(({{ sheet }}) => {{ const canvas = sheet.alone(name);"
            " const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);"
            " let count = 0; for (let i = 3; i < data.length; i += 4) { count += data[i] > 0 ? 1 : 0; }"
            " return count; })",
            layer,
        )
    )

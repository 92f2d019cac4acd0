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


def alpha_in_the_middle(page: Page, layer: str) -> float:
    """How opaque a layer of the map alone is in the middle of the map: 0 for nothing, 1 for all."""
    return float(
        page.evaluate(
            f"(name) => {PAGE}.then(({{ sheet }}) => {{ const canvas = sheet.alone(name);"
            " const [x, y] = [canvas.width, canvas.height].map((side) => Math.floor(side / 2));"
            " return canvas.getContext('2d').getImageData(x, y, 1, 1).data[3] / 255; })",
            layer,
        )
    )

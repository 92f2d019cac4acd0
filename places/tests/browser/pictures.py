"""Compare a picture of a page with a stored one: a moved panel or another colour is told from noise.

Both are halved first, which blurs what anti-aliasing leaves to chance. Then they differ if too many pixels
do, or if one tile of the picture does: many of its pixels, or its colour as a whole. References are WebP
files of the halved picture: small, and good enough for these limits.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

HALF = 2
BLUR_PX = 1.2
PIXEL = 40
"""Of 255: how far a channel of a pixel may be off after the blur."""

SHARE = 0.004
"""The share of all pixels that may be off."""

TILE_PX = 24
TILE_SHARE = 0.25
"""The share of one tile's pixels that may be off: smaller than an icon that is not there."""

TILE_COLOUR = 7.0
"""Of 255: how far the mean colour of a tile may be off: less than any two papers or inks of the page."""

QUALITY = 82


@dataclass(frozen=True)
class Difference:
    """How far two pictures are apart; `seen` shows the second with what differs in red."""

    same_size: bool
    share: float
    worst_tile: float
    worst_colour: float
    seen: Image.Image

    @property
    def alike(self) -> bool:
        return (
            self.same_size
            and self.share <= SHARE
            and self.worst_tile <= TILE_SHARE
            and self.worst_colour <= TILE_COLOUR
        )

    def __str__(self) -> str:
        if not self.same_size:
            return "the pictures differ in size"
        return (
            f"{self.share:.2%} of all pixels are off (at most {SHARE:.2%}), "
            f"{self.worst_tile:.0%} of the worst tile's (at most {TILE_SHARE:.0%}), "
            f"the colour of a tile by {self.worst_colour:.1f} (at most {TILE_COLOUR})"
        )


def halved(png: bytes) -> Image.Image:
    """A screenshot as it is compared and stored."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    return picture.resize((picture.width // HALF, picture.height // HALF), Image.Resampling.BOX)


def store(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, "WEBP", quality=QUALITY, method=6)


def compare(reference: Image.Image, now: Image.Image) -> Difference:
    """The difference of two halved pictures."""
    if reference.size != now.size:
        return Difference(False, 1.0, 1.0, 255.0, now)
    before, after = _blurred(reference), _blurred(now)
    off = np.abs(before - after).max(axis=2) > PIXEL
    colour = np.abs(_tiles(before) - _tiles(after))
    return Difference(
        same_size=True,
        share=float(off.mean()),
        worst_tile=float(_tiles(off[:, :, None].astype(np.float64)).max()),
        worst_colour=float(colour.max()),
        seen=_marked(now, off, colour.max(axis=2) > TILE_COLOUR),
    )


def _blurred(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(BLUR_PX)), dtype=np.float64)


def _tiles(pixels: np.ndarray) -> np.ndarray:
    """The mean of each whole tile, over every half step, so that no change hides on a border of tiles."""
    step = TILE_PX // 2
    height, width, channels = pixels.shape
    rows, columns = height // step, width // step
    blocks = (
        pixels[: rows * step, : columns * step].reshape(rows, step, columns, step, channels).mean(axis=(1, 3))
    )
    return (blocks[:-1, :-1] + blocks[1:, :-1] + blocks[:-1, 1:] + blocks[1:, 1:]) / 4


def _marked(now: Image.Image, off: np.ndarray, tiles: np.ndarray) -> Image.Image:
    """The picture, pale, with the pixels that differ in red and the tiles whose colour does in orange."""
    seen = np.asarray(now, dtype=np.float64) * 0.35 + 165
    step = TILE_PX // 2
    for row, column in np.argwhere(tiles):
        area = seen[row * step : (row + 2) * step, column * step : (column + 2) * step]
        area[:] = area * 0.7 + np.array([255, 160, 0]) * 0.3
    seen[off] = (200, 0, 0)
    return Image.fromarray(seen.clip(0, 255).astype(np.uint8))

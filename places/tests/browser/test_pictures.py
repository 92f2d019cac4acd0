"""The comparer of pictures itself: it lets noise pass and nothing else."""

import io

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from places.tests.browser.pictures import compare, halved, store


def page(shift=0, accent=(27, 75, 122), paper=(247, 245, 240), icon=True):
    """A drawn page: a header, a panel with lines of writing, a map with a symbol."""
    picture = Image.new("RGB", (1440, 900), paper)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 1440, 47), fill=(253, 252, 249))
    draw.rectangle((384, 48, 1440, 900), fill=(241, 237, 228))
    draw.rectangle((12 + shift, 90, 110 + shift, 93), fill=accent)
    for line in range(30):
        for word in range(7):
            x, y = 14 + shift + word * 50, 110 + line * 24
            draw.rectangle((x, y, x + 38, y + 9), outline=(31, 29, 26), width=2)
    draw.line((400, 100, 1300, 820), fill=(31, 29, 26), width=2)
    if icon:
        draw.ellipse((800, 300, 826, 326), fill=(180, 40, 40), outline=(31, 29, 26))
    return picture


def half(picture):
    file = io.BytesIO()
    picture.save(file, "PNG")
    return halved(file.getvalue())


@pytest.fixture(scope="module")
def reference():
    return half(page())


def test_a_picture_is_like_itself(reference):
    found = compare(reference, reference)
    assert found.alike
    assert (found.share, found.worst_tile, found.worst_colour) == (0, 0, 0)


def test_storing_a_picture_changes_nothing_that_counts(reference, tmp_path):
    store(reference, tmp_path / "page.webp")
    assert compare(Image.open(tmp_path / "page.webp").convert("RGB"), reference).alike


def test_noise_of_anti_aliasing_passes(reference):
    noise = np.random.default_rng(7).integers(-18, 19, (900, 1440, 3))
    edges = np.asarray(ImageChops.offset(page(), 1, 0), dtype=np.int16) != np.asarray(page(), dtype=np.int16)
    noisy = (np.asarray(page(), dtype=np.int16) + noise * edges).clip(0, 255).astype(np.uint8)
    assert compare(reference, half(Image.fromarray(noisy))).alike


@pytest.mark.parametrize(
    "changed",
    [
        page(shift=6),
        page(accent=(156, 31, 31)),
        page(paper=(235, 231, 223)),
        page(icon=False),
    ],
    ids=["a panel moved", "another accent", "another paper", "a symbol is missing"],
)
def test_a_real_change_does_not_pass(reference, changed):
    found = compare(reference, half(changed))
    assert not found.alike
    red = np.asarray(found.seen)
    assert red.shape[:2] == (450, 720)


def test_another_size_does_not_pass(reference):
    found = compare(reference, half(page().crop((0, 0, 1440, 890))))
    assert not found.alike
    assert "size" in str(found)

"""The static files as they are given out."""

import pytest
from django.core.files.storage import FileSystemStorage

from mapfront.storage import ManifestStorage

SCRIPT = """/**
 * What it is for; {@link import("./gone.js")}.
 */
import { there } from "./there.js";

// A line of its own.
export const address = "https://example.org/*"; // stays, as it has no line of its own
  /* inside */
"""


@pytest.fixture
def given_out(tmp_path):
    """What is given out of files by name, once they were collected."""

    def collect(files):
        source = FileSystemStorage(tmp_path)
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text)
        storage = ManifestStorage(location=tmp_path, base_url="/static/")
        for _name, _hashed, done in storage.post_process({name: (source, name) for name in files}):
            assert done in (True, False), done
        return {name: (tmp_path / storage.stored_name(name)).read_text() for name in files}

    return collect


def test_our_scripts_are_given_out_without_their_comments(given_out):
    found = given_out({"map/here.js": SCRIPT, "map/there.js": "export const there = 1;\n"})["map/here.js"]
    assert found.startswith('import { there } from "./there.')
    assert found.endswith(
        'export const address = "https://example.org/*"; // stays, as it has no line of its own\n'
    )
    assert "What it is for" not in found
    assert "inside" not in found


def test_scripts_of_others_keep_what_they_say(given_out):
    licence = "/* @preserve (c) somebody */\nexport const a = 1;\n"
    assert given_out({"leaflet/a.js": licence})["leaflet/a.js"] == licence

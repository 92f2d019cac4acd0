"""The map's page names all modules that it needs."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from places.publishing import modules

STATIC = Path(settings.BASE_DIR) / "static"


def test_what_a_module_imports_is_found_through_others_and_named_once():
    found = modules.imported("map/main.js")
    assert "map/store.js" in found
    assert "map/ui/rows.js" in found  # main.js → ui/panel.js → ui/list.js → ui/rows.js
    assert len(found) == len(set(found))
    assert "map/main.js" not in found


def test_what_comes_on_demand_and_what_comments_speak_of_is_left_out(tmp_path, settings):
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.js").write_text(
        'import {\n  one,\n  two,\n} from "./deep/b.js";\nimport L from "leaflet";\n'
        '/** @param {import("./never.js").Type} x */\nexport const later = () => import("./later.js");\n'
    )
    (tmp_path / "deep/b.js").write_text('export * from "../c.js";\nimport "./d.js";\n')
    (tmp_path / "c.js").write_text('import "./a.js";\n')
    (tmp_path / "deep/d.js").write_text("")
    settings.STATICFILES_DIRS = [tmp_path]
    assert modules.imported("a.js") == ["deep/b.js", "c.js", "deep/d.js"]


def test_a_module_that_is_not_there_is_named(tmp_path, settings):
    (tmp_path / "a.js").write_text('import "./gone.js";\n')
    settings.STATICFILES_DIRS = [tmp_path]
    with pytest.raises(LookupError, match=r"gone\.js"):
        modules.imported("a.js")


@pytest.mark.django_db
def test_the_map_asks_for_all_of_its_modules_at_once(client):
    page = client.get("/").content.decode()
    preloaded = re.findall(r'<link rel="modulepreload" href="([^"]+)">', page)
    assert preloaded == modules.addresses("map/main.js")

import gzip
import os
import shutil
import subprocess
import sys
import time

import brotli
import orjson
import pytest
from django.core.management import call_command

from places.desk import edition
from places.models import Edition, Event
from places.publishing import editions, folder, snapshot
from places.publishing.digest import short_hash
from places.tests.factories import (
    make_claim,
    make_event,
    make_front,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db

HOLD_LOCK = """
import fcntl, sys
with open(sys.argv[1], "wb") as file:
    fcntl.flock(file, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.read()
"""


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_an_empty_database_publishes_an_empty_snapshot():
    manifest = snapshot.current().manifest
    assert manifest["format"] == 4
    assert manifest["counts"] == {"events": 0, "reports": 0, "places": 0, "facts": 0}
    assert manifest["events"]["columns"] == []
    assert manifest["events"]["box"] is None


def test_the_manifest_names_every_file_with_its_size():
    make_front()
    manifest = snapshot.current().manifest
    listed = {*manifest["events"]["columns"], manifest["events"]["dictionaries"], *manifest["files"].values()}
    assert set(manifest["bytes"]) == listed
    assert all((folder.root() / name).stat().st_size == size for name, size in manifest["bytes"].items())
    assert manifest["events"]["count"] == manifest["counts"]["events"] == 1
    assert manifest["counts"]["reports"] == 2
    assert manifest["synthetic"] is False


def test_the_dictionaries_are_what_the_columns_refer_to():
    make_front()
    path, _coding = snapshot.find(snapshot.current().manifest["events"]["dictionaries"])
    assert set(orjson.loads(path.read_bytes())) == {
        "types", "actors", "sources", "roles", "statuses", "kinds", "parties", "testimonies", "footprints",
    }  # fmt: skip


def test_made_up_events_are_announced():
    make_claim(make_report(source=make_source(key="synthetic-01")), event=make_event())
    assert snapshot.current().manifest["synthetic"] is True


def test_files_are_named_by_their_content_and_lie_compressed_beside():
    make_front()
    built = snapshot.current()
    for name in built.manifest["bytes"]:
        path, _ = snapshot.find(name)
        body = path.read_bytes()
        assert short_hash(body) in name
        assert gzip.decompress(snapshot.find(name, frozenset({"gzip"}))[0].read_bytes()) == body
        assert brotli.decompress(snapshot.find(name, frozenset({"gzip", "br"}))[0].read_bytes()) == body


def test_the_snapshot_is_built_once_an_edition(django_assert_num_queries):
    make_front()
    built = snapshot.current()
    with django_assert_num_queries(1):
        assert snapshot.current() == built


def test_a_new_edition_is_built_at_the_next_look_and_keeps_files_that_did_not_change():
    make_front()
    before = snapshot.current()
    make_event(title_en="Another clash")
    edition.advance()
    after = snapshot.current()
    assert after.manifest["edition"] > before.manifest["edition"]
    assert after.manifest["counts"]["events"] == 2
    assert after.manifest["files"]["places"] == before.manifest["files"]["places"]
    assert after.manifest["events"]["columns"] != before.manifest["events"]["columns"]
    assert after.key != before.key
    assert after.etag != before.etag


def test_files_of_the_edition_before_stay_for_a_while_and_then_go():
    make_front()
    (old,) = snapshot.current().manifest["events"]["columns"]
    make_event()
    edition.advance()
    snapshot.current()
    assert snapshot.find(old)
    for path in folder.root().glob(f"{old}*"):
        long_ago = time.time() - folder.GRACE_S - 60
        os.utime(path, (long_ago, long_ago))
    edition.advance()
    built = snapshot.current()
    assert not any(name.startswith(old) for name in names(folder.root()))
    assert all(snapshot.find(name) for name in built.manifest["bytes"])


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder, built: (folder / "manifest.json").write_bytes(b"{"),
        lambda folder, built: (folder / "manifest.json").write_bytes(b"[]"),
        lambda folder, built: (folder / "manifest.json").unlink(),
        lambda folder, built: (folder / built.manifest["events"]["columns"][0]).unlink(),
        lambda folder, built: (folder / built.manifest["events"]["columns"][0]).write_bytes(b"{}"),
        lambda folder, built: (folder / "rows" / built.key / "order.npy").unlink(),
        lambda folder, built: shutil.rmtree(folder),
    ],
    ids=[
        "broken manifest",
        "foreign manifest",
        "no manifest",
        "no events",
        "cut events",
        "no order",
        "no folder",
    ],
)
def test_a_damaged_folder_is_built_anew(harm):
    make_front()
    built = snapshot.current()
    harm(folder.root(), built)
    again = snapshot.current()
    assert again.manifest["counts"]["events"] == 1
    assert again.manifest["bytes"] == built.manifest["bytes"]


def test_another_database_with_the_same_serial_does_not_get_this_ones_files():
    make_front()
    edition.advance()
    snapshot.current()
    make_event()
    Edition.objects.update(changed_at="2020-01-01T00:00:00Z")
    assert snapshot.current().manifest["counts"]["events"] == 2


def test_while_another_process_builds_the_edition_before_is_served():
    make_front()
    before = snapshot.current()
    make_event()
    edition.advance()
    lock = str(folder.root() / ".lock")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_LOCK, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as builder:
        assert builder.stdout.readline() == "held\n"
        assert snapshot.current() == before
        builder.stdin.close()
    assert snapshot.current().manifest["counts"]["events"] == 2


def test_an_editions_rows_stay_for_a_while_and_then_go():
    make_front()
    old = editions.path_of(snapshot.current().key)
    edition.advance()
    snapshot.current()
    assert old.is_dir()
    long_ago = time.time() - folder.GRACE_S - 60
    os.utime(old, (long_ago, long_ago))
    edition.advance()
    now = snapshot.current()
    assert not old.exists()
    assert editions.is_there(now.key)


def test_what_others_keep_in_folders_of_their_own_stays():
    make_front()
    snapshot.current()
    other = folder.root() / "other"
    other.mkdir()
    long_ago = time.time() - folder.GRACE_S - 60
    os.utime(other, (long_ago, long_ago))
    edition.advance()
    snapshot.current()
    assert other.is_dir()


@pytest.mark.parametrize(
    "name",
    [
        "../manifest.json",
        "manifest.json",
        ".lock",
        "events.0123456789abcdef.json/../../secret",
        "events.0123456789abcdef.json\n",
        "events.0123456789ABCDEF.json",
        "events.0123456789abcdef.json.gz",
        "secret.0123456789abcdef.json",
        "",
    ],
)
def test_only_names_of_the_snapshots_own_files_are_looked_for(name):
    snapshot.current()
    assert snapshot.find(name) is None


def test_the_command_says_what_it_published(capsys):
    make_front()
    call_command("publish_snapshot")
    assert "1 events, 3 places" in capsys.readouterr().out
    assert Event.objects.published().count() == 1

"""A report is read anew: proposals follow the reading, decisions of editors stay."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from places.desk import again
from places.desk.again import older_reports, read_again
from places.desk.claims import Missed, add_claim
from places.desk.review import (
    accept_claim,
    add_mention,
    confirm_mention,
    correct_mention,
    reject_claim,
    reject_mention,
    reopen_claim,
)
from places.desk.undo import undo, undoable
from places.models import Claim, Event, Mention, Report
from places.tests.desk.conftest import TEXT, make_place

pytestmark = pytest.mark.django_db


def _rows(report):
    """Everything that a reading stores of a report, as text."""
    return [
        list(
            report.mentions.order_by("start").values_list(
                "pk", "surface", "place__name_en", "score", "status"
            )
        ),
        [
            (
                claim.pk,
                claim.type.code,
                claim.when_edtf,
                claim.status,
                [m.surface for m in claim.mentions.all()],
                claim.participants.count(),
                claim.figures.count(),
            )
            for claim in report.claims.order_by("pk")
        ],
    ]


def test_the_same_reading_changes_nothing(report, reader, editor):
    before = _rows(report), Mention.history.count(), Claim.history.count()
    changes = read_again(report, editor, reader)
    assert not changes
    assert changes.said() == "nothing changed; 0 decisions kept"
    assert (_rows(report), Mention.history.count(), Claim.history.count()) == before


def test_a_place_that_the_gazetteer_knows_by_now_is_proposed(report, reader, editor):
    make_place("Masdar", "مصدر", 40.9, 34.5)
    changes = read_again(report, editor, reader)
    assert (changes.new_places, changes.changed_places, changes.new_claims) == (1, 0, 0)
    assert report.mentions.get(surface="مصدر").status == "proposed"
    assert not read_again(report, editor, reader)


def test_a_proposal_takes_the_new_score_and_a_decision_keeps_its_own(report, reader, mention, editor):
    confirm_mention(mention, editor)
    reader.score = 0.6
    changes = read_again(report, editor, reader)
    assert (changes.changed_places, changes.kept) == (1, 1)
    assert report.mentions.get(surface="هجين").score == 0.9
    assert report.mentions.get(surface="السوسة").score == 0.6


def test_what_an_editor_corrected_rejected_or_added_stays(report, reader, mention, susah, editor):
    other = report.mentions.get(surface="السوسة")
    correct_mention(mention, editor, place=susah)
    reject_mention(other, editor)
    added = add_mention(report, TEXT.index("مواقع"), TEXT.index("مواقع") + 5, editor)
    changes = read_again(report, editor, reader)
    assert (changes.kept, bool(changes)) == (3, False)
    mention.refresh_from_db()
    assert mention.place == susah
    assert report.mentions.filter(pk=added.pk, status="proposed").exists()


def test_a_name_within_borders_that_an_editor_drew_is_not_proposed_again(report, reader, editor):
    start = TEXT.index("مواقع")
    correct_mention(add_mention(report, start, start + 14, editor), editor, lon_lat=(40.8, 34.7))
    make_place("Mawaqi", "مواقع", 40.9, 34.5)
    assert read_again(report, editor, reader).new_places == 0


def test_an_accepted_claim_keeps_its_event_its_places_and_its_words(report, reader, claim, susah, editor):
    event = accept_claim(claim, editor)
    susah.names.all().delete()
    Mention.objects.filter(report=report, surface="السوسة").update(place=None)
    reader.claims = [(code, text, keys, {}) for code, text, keys, _more in reader.claims]
    changes = read_again(report, editor, reader)
    assert (changes.new_claims, changes.gone_claims) == (0, 0)
    claim.refresh_from_db()
    assert (claim.event, claim.when_edtf, claim.status) == (event, "2018-10-09", "accepted")
    assert Event.objects.count() == 1


def test_an_open_claim_follows_the_reading(report, reader, claim, editor):
    reader.claims = [(*reader.claims[0][:3], {})]
    changes = read_again(report, editor, reader)
    assert (changes.new_claims, changes.gone_claims) == (1, 1)
    now = report.claims.get()
    assert (now.pk != claim.pk, now.when_edtf) == (True, "")
    assert not read_again(report, editor, reader)


def test_a_claim_that_an_editor_added_or_edited_stays(report, reader, claim, clash, editor):
    added = add_claim(report, Missed(TEXT.index("وقال"), len(TEXT), clash), editor)
    claim.when_edtf, claim._history_user = "2018-10", editor
    claim.save()
    reader.claims = []
    changes = read_again(report, editor, reader)
    assert (changes.gone_claims, changes.kept) == (0, 2)
    assert set(report.claims.all()) == {added, claim}


def test_proposals_that_are_no_longer_read_go_unless_a_decided_claim_stands_on_them(
    report, reader, claim, hajin, susah, editor
):
    accept_claim(claim, editor)
    hajin.delete()
    susah.delete()
    changes = read_again(report, editor, reader)
    assert changes.gone_places == 1
    assert [m.surface for m in report.mentions.all()] == ["هجين"]


def test_reading_anew_is_undone_whole(report, reader, claim, editor):
    before = _rows(report)
    reader.claims, reader.score = [], 0.5
    make_place("Masdar", "مصدر", 40.9, 34.5)
    with undoable() as steps:
        assert read_again(report, editor, reader)
    undo(steps, editor)
    assert _rows(report) == before


def test_the_text_is_read_before_the_transaction_that_writes(report, reader, editor, monkeypatch):
    """While that is open, nobody else can write to SQLite."""
    depths, read = [len(connection.savepoint_ids)], reader.read

    def watched(*args):
        depths.append(len(connection.savepoint_ids))
        return read(*args)

    monkeypatch.setattr(reader, "read", watched)
    read_again(report, editor, reader)
    assert depths[0] == depths[1]


# what was taken back counts no more


@pytest.mark.parametrize("decide", [confirm_mention, reject_mention])
def test_a_mention_follows_the_reading_once_its_decision_is_undone(report, reader, mention, editor, decide):
    with undoable() as steps:
        decide(mention, editor)
    undo(steps, editor)
    reader.score = 0.6
    changes = read_again(report, editor, reader)
    assert (changes.kept, changes.changed_places) == (0, 2)
    mention.refresh_from_db()
    assert mention.score == 0.6


def test_a_claim_follows_the_reading_once_its_decision_is_undone(report, reader, claim, editor):
    with undoable() as steps:
        reject_claim(claim, editor)
    undo(steps, editor)
    reader.claims = []
    changes = read_again(report, editor, reader)
    assert (changes.kept, changes.gone_claims) == (0, 1)


def test_a_claim_that_was_opened_again_follows_the_reading(report, reader, claim, editor):
    reject_claim(claim, editor)
    reopen_claim(claim, editor)
    reader.claims = []
    assert read_again(report, editor, reader).gone_claims == 1


def test_a_claim_that_was_edited_stays_though_it_was_decided_and_opened_again(report, reader, claim, editor):
    claim.when_edtf, claim._history_user = "2018-10", editor
    claim.save()
    reject_claim(claim, editor)
    reopen_claim(claim, editor)
    reader.claims = []
    assert read_again(report, editor, reader).gone_claims == 0


def test_after_an_undone_reading_the_next_one_brings_the_same(report, reader, editor):
    reader.claims, reader.score = [], 0.5
    make_place("Masdar", "مصدر", 40.9, 34.5)
    with undoable() as steps:
        first = read_again(report, editor, reader)
    undo(steps, editor)
    assert read_again(report, editor, reader) == first
    assert (first.changed_places, first.new_places, first.gone_claims) == (2, 1, 1)


def test_what_a_reading_dropped_and_brought_back_keeps_the_acts_before_it(report, reader, claim, editor):
    with undoable() as decided:
        reject_claim(claim, editor)
        reopen_claim(claim, editor)
    reader.claims = []
    with undoable() as dropped:
        read_again(report, editor, reader)
    undo(dropped, editor)
    undo(decided, editor)
    claim.refresh_from_db()
    assert claim.status == "proposed"


def test_changes_are_said_in_words(report, reader, editor):
    make_place("Masdar", "مصدر", 40.9, 34.5)
    reader.claims = []
    said = read_again(report, editor, reader).said()
    assert said == "1 new place, 1 claim gone; 0 decisions kept"


# the command


@pytest.fixture
def older(report, reader, monkeypatch):
    Report.objects.filter(pk=report.pk).update(engine="mapfront-reading/0")
    monkeypatch.setattr("places.management.commands.read_again.current_reader", lambda: reader)
    make_place("Masdar", "مصدر", 40.9, 34.5)
    return report


def test_the_command_reads_what_an_older_engine_read(older, capsys):
    call_command("read_again", dry_run=True)
    assert "would read 1 reports anew, 1 of them otherwise than before" in capsys.readouterr().out
    assert older.mentions.count() == 2
    call_command("read_again")
    assert f"{older.uuid}: 1 new place; 0 decisions kept" in capsys.readouterr().out
    assert older.mentions.count() == 3
    assert not older_reports().exists()
    call_command("read_again")
    assert "read 0 reports anew" in capsys.readouterr().out


def test_the_command_reads_a_named_report_whatever_read_it(older, capsys):
    call_command("read_again", str(older.uuid), user="editor")
    assert "read 1 reports anew" in capsys.readouterr().out
    assert older.history.first().history_user.username == "editor"


def test_the_command_names_a_report_or_user_that_is_not_there(older):
    with pytest.raises(CommandError, match="no report"):
        call_command("read_again", "00000000-0000-0000-0000-000000000000")
    with pytest.raises(CommandError, match="no user"):
        call_command("read_again", user="nobody")


def test_a_report_told_by_hand_was_read_by_no_engine(report):
    report.engine = ""
    assert not again.is_older(report)

"""A report and its proposals come in together or not at all."""

import datetime

import pytest
from django.db import IntegrityError

from places.desk import ingest as room
from places.desk.documents import IngestError
from places.desk.ingest import ingest
from places.models import Claim, Mention, Participant, Report
from places.reading import types as reading
from places.tests.desk.conftest import TEXT, FakeReader

pytestmark = pytest.mark.django_db


def test_a_report_is_stored_as_a_draft_with_what_was_read(reader, source, editor, hajin, strike):
    done = ingest(TEXT, source=source, url="https://example.org/a", reader=reader, user=editor)
    assert (done.created, done.mentions, done.claims) == (True, 2, 1)
    report = done.report
    assert (report.status, report.language, report.engine) == ("draft", "ar", reading.ENGINE)
    assert report.title == TEXT
    mention = report.mentions.get(surface="هجين")
    assert (mention.place, mention.status, mention.score) == (hajin, "proposed", 0.9)
    assert mention.candidates[0]["place"] == str(hajin.uuid)
    assert mention.candidates[0]["lon_lat"] == [40.8393, 34.6869]
    assert TEXT[mention.start : mention.end] == "هجين"


def test_a_claim_keeps_its_evidence_interval_roles_claimant_and_figures(report, claim, coalition, group):
    assert claim.evidence == "قصفت القوات مواقع في هجين يوم الثلاثاء."
    assert (claim.when_edtf, claim.latest) == ("2018-10-09", datetime.date(2018, 10, 9))
    assert claim.claimant == group
    assert {(p.actor, p.role) for p in claim.participants.all()} == {
        (coalition, "initiator"),
        (group, "target"),
    }
    figure = claim.figures.get()
    assert (figure.low, figure.best, figure.high, figure.doubt) == (2, 3, 5, "doubtful")
    assert [m.surface for m in claim.mentions.all()] == ["هجين"]


def test_the_history_of_what_was_read_names_the_editor(report, mention, claim, editor):
    assert report.history.get().history_user == editor
    assert mention.history.get().history_user == editor
    assert claim.history.first().history_user == editor
    assert claim.history.first().mentions.count() == 1


def test_the_same_text_again_is_known_and_nothing_is_written(report, reader, source):
    again = ingest(f"\r\n{TEXT}\r\n", source=source, title="Other", reader=reader)
    assert (again.created, again.report) == (False, report)
    assert Report.objects.count() == 1
    assert len(reader.seen) == 1


def test_the_publication_date_reaches_the_reader_and_the_report(report, reader):
    assert (report.published_edtf, report.published_latest) == ("2018-10-10", datetime.date(2018, 10, 10))
    assert reader.seen[0][1].edtf == "2018-10-10"


def test_an_interval_of_publication_is_kept_as_one(reader, source):
    done = ingest(TEXT, source=source, published_edtf="2018-07-20/2018-09-10", reader=reader)
    assert done.report.published_earliest == datetime.date(2018, 7, 20)
    assert done.report.published_latest == datetime.date(2018, 9, 10)


def test_an_undated_report_stays_undated(reader, source):
    report = ingest(TEXT, source=source, reader=reader).report
    assert (report.published_edtf, report.published_latest) == ("", None)


@pytest.mark.parametrize("expression", ["yesterday", "2018-13-40", "2018-10-09/2018-10-01", "../.."])
def test_what_is_no_date_is_refused(expression, reader, source):
    with pytest.raises(IngestError, match="is not a date"):
        ingest(TEXT, source=source, published_edtf=expression, reader=reader)
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.org/x", "example.org", "http://", "http://["]
)
def test_an_address_is_http_or_nothing(url, reader, source):
    with pytest.raises(IngestError, match="address"):
        ingest(TEXT, source=source, url=url, reader=reader)
    assert not Report.objects.exists()


def test_an_empty_text_is_refused(reader, source):
    with pytest.raises(IngestError):
        ingest("  \n ", source=source, reader=reader)


def test_a_failure_halfway_leaves_nothing_behind(reader, source, monkeypatch):
    def fail(*_args):
        raise RuntimeError("halfway")

    monkeypatch.setattr(room, "set_places", fail)
    with pytest.raises(RuntimeError):
        ingest(TEXT, source=source, reader=reader)
    assert not Report.objects.exists()
    assert not Mention.objects.exists()
    assert not Participant.objects.exists()


def test_two_editors_at_once_make_one_report(report, reader, source, monkeypatch):
    first_look = iter([Report.objects.none()])

    class Blind:
        def filter(self, **wanted):
            return next(first_look, Report._default_manager.filter(**wanted))

    monkeypatch.setattr(room.Report, "objects", Blind())
    again = ingest(TEXT, source=source, reader=reader)
    assert (again.created, again.report) == (False, report)


def test_another_broken_rule_of_the_database_is_not_hidden(reader, source, monkeypatch):
    def broken(self):
        raise IntegrityError("another rule")

    monkeypatch.setattr(room.Proposals, "store", broken)
    with pytest.raises(IntegrityError, match="another rule"):
        ingest(TEXT, source=source, reader=reader)


class Told(FakeReader):
    """Reads exactly what it is told."""

    def __init__(self, told: reading.Reading) -> None:
        super().__init__()
        self.told = told

    def read(self, text, published=None):
        return self.told


def _record(key: str) -> reading.PlaceRecord:
    return reading.PlaceRecord(key, "X", "", (), "town", (40.0, 35.0))


def test_places_and_types_that_the_database_does_not_know_are_left_out(source, strike):
    stranger = _record("nobody-knows")
    mention = reading.Mention(0, 4, "قصفت", (reading.Candidate(stranger, 0.7),), chosen=stranger, score=0.7)
    claims = (
        reading.ClaimRead("no.such.type", 0, 4),
        reading.ClaimRead("strike.artillery", 0, 4, where=(0,)),
    )
    done = ingest(TEXT, source=source, reader=Told(reading.Reading("xx", (mention,), claims=claims)))
    assert (done.mentions, done.claims) == (1, 1)
    stored = done.report.mentions.get()
    assert (stored.place, stored.candidates) == (None, [])
    assert done.report.language == "und"


def test_an_abstention_keeps_its_reason_and_a_relation_its_words(source, hajin):
    relation = reading.Relation("direction", "شرق", 0, 3, direction="e")
    read = reading.Reading(
        "ar",
        (
            reading.Mention(0, 4, "قصفت", abstained="two namesakes"),
            reading.Mention(5, 11, "القوات", chosen=_record("hajin"), relation=relation, score=0.5),
            reading.Mention(0, 4, "قصفت"),
            reading.Mention(12, 12, ""),
        ),
    )
    done = ingest(TEXT, source=source, reader=Told(read))
    assert done.mentions == 2
    assert done.report.mentions.get(surface="قصفت").abstained == "two namesakes"
    related = done.report.mentions.get(surface="القوات")
    assert related.relation["anchor"] == str(hajin.uuid)
    assert (related.relation["direction"], related.abstained) == ("e", "")


def test_a_place_without_a_seed_key_is_known_by_its_uuid(source, hajin):
    hajin.key = None
    hajin.save()
    read = reading.Reading("ar", (reading.Mention(0, 4, "قصفت", chosen=_record(str(hajin.uuid))),))
    done = ingest(TEXT, source=source, reader=Told(read))
    assert done.report.mentions.get().place == hajin


def test_the_first_place_of_a_claim_stays_first(source, strike, hajin, susah):
    read = reading.Reading(
        "ar",
        (
            reading.Mention(21, 25, "هجين", chosen=_record("hajin")),
            reading.Mention(55, 61, "السوسة", chosen=_record("susah")),
        ),
        claims=(reading.ClaimRead("strike.artillery", 0, 10, where=(1, 0)),),
    )
    ingest(TEXT, source=source, reader=Told(read))
    links = Claim.mentions.through.objects.order_by("pk")
    assert [link.mention.place for link in links] == [susah, hajin]


def test_a_title_with_a_control_character_is_refused_and_nothing_is_stored(source):
    with pytest.raises(IngestError, match=r"U\+0007"):
        ingest(TEXT, source=source, title="Bell \x07 rings")
    assert not Report.objects.exists()


@pytest.mark.parametrize("most", ["MOST_MENTIONS", "MOST_CLAIMS"])
def test_a_collection_of_reports_is_refused_before_anything_is_written(
    source, hajin, strike, monkeypatch, most
):
    monkeypatch.setattr(room, most, 1)
    mentions = (reading.Mention(0, 4, "قصفت"), reading.Mention(5, 11, "القوات"))
    claims = (reading.ClaimRead("strike.artillery", 0, 4), reading.ClaimRead("strike.artillery", 5, 11))
    with pytest.raises(IngestError, match="names places 2 times and makes 2 claims"):
        ingest(TEXT, source=source, reader=Told(reading.Reading("ar", mentions, claims=claims)))
    assert not Report.objects.exists()

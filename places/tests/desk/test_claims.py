"""A claim that the reading missed, as an editor tells it."""

import pytest

from places.desk.claims import Counted, Missed, add_claim
from places.desk.review import ReviewError, accept_claim, reject_mention
from places.desk.undo import undo, undoable
from places.models import Claim, Figure, Participant
from places.tests.desk.conftest import TEXT

pytestmark = pytest.mark.django_db
SECOND = TEXT.index("وقال")


def _missed(clash, **more):
    return Missed(SECOND, len(TEXT), clash, **more)


def test_a_missed_claim_has_all_that_the_editor_says(report, clash, coalition, group, editor):
    susah = report.mentions.get(surface="السوسة")
    missed = _missed(
        clash,
        mentions=[susah],
        when="2018-10",
        claimant=group,
        participants=[(coalition, "initiator"), (group, "target"), (coalition, "initiator")],
        figures=[Counted("killed", "people", 3, low=2)],
    )
    claim = add_claim(report, missed, editor)
    assert claim.evidence == TEXT[SECOND:]
    assert (claim.status, claim.modality, claim.reasons) == ("proposed", "asserted", ["added by an editor"])
    assert (str(claim.earliest), str(claim.latest), claim.date_prec) == ("2018-10-01", "2018-10-31", 4)
    assert [m.surface for m in claim.mentions.all()] == ["السوسة"]
    assert set(claim.participants.values_list("actor__key", "role")) == {
        ("coalition", "initiator"), ("is", "target"),
    }  # fmt: skip
    assert list(claim.figures.values_list("what", "low", "best", "high")) == [("killed", 2, 3, None)]
    first = claim.history.earliest()
    assert (first.history_user, first.history_change_reason) == (editor, "added")


def test_it_is_accepted_as_an_event_like_any_other(report, clash, group, editor):
    susah = report.mentions.get(surface="السوسة")
    claim = add_claim(report, _missed(clash, mentions=[susah], claimant=group), editor)
    event = accept_claim(claim, editor)
    assert (event.type, event.place.name_en) == (clash, "As-Susah")
    assert event.participants.get().role == "claimant"


def test_white_space_around_the_passage_is_left_out(report, clash, editor):
    claim = add_claim(report, Missed(SECOND - 1, len(TEXT), clash), editor)
    assert claim.evidence_start == SECOND


def test_adding_is_undone_whole(report, clash, coalition, editor):
    before = Claim.objects.count(), Participant.objects.count(), Figure.objects.count()
    both = list(report.mentions.order_by("start"))
    with undoable() as steps:
        add_claim(
            report,
            _missed(
                clash,
                mentions=both,
                participants=[(coalition, "target")],
                figures=[Counted("range", "km", high=20)],
            ),
            editor,
        )
    assert Claim.objects.count() == before[0] + 1
    undo(steps, editor)
    assert (Claim.objects.count(), Participant.objects.count(), Figure.objects.count()) == before


REFUSED = [
    ({"start": 5, "end": 5}, "Select the words"),
    ({"start": -1, "end": 5}, "Select the words"),
    ({"start": 0, "end": 9999}, "Select the words"),
    ({"when": "yesterday"}, "is not a date"),
    ({"when": "0001-01-01"}, "no date of our time"),
    ({"when": "9999-12-31"}, "no date of our time"),
    ({"modality": "sung"}, "no way to claim"),
    ({"figures": [Counted("killed", "people")]}, "needs a value"),
    ({"figures": [Counted("killed", "people", float("nan"))]}, "from 0 on"),
    ({"figures": [Counted("killed", "people", 2, low=3)]}, "at most best"),
    ({"figures": [Counted("killed", "people", high=1e26)]}, "So large"),
    ({"figures": [Counted("killed", "people", 0.5)]}, "whole numbers"),
]


@pytest.mark.parametrize(("wrong", "why"), REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_left(report, clash, editor, wrong, why):
    before = Claim.objects.count()
    with pytest.raises(ReviewError, match=why):
        add_claim(report, Missed(**{"start": SECOND, "end": len(TEXT), "type": clash} | wrong), editor)
    assert Claim.objects.count() == before


def test_a_role_that_is_none_is_refused(report, clash, coalition, editor):
    for role in ("witness", "claimant"):
        with pytest.raises(ReviewError, match="no role"):
            add_claim(report, _missed(clash, participants=[(coalition, role)]), editor)
    assert not Claim.objects.filter(type=clash).exists()


def test_a_rejected_or_foreign_mention_is_no_place_of_a_claim(report, mention, clash, editor):
    reject_mention(mention, editor)
    with pytest.raises(ReviewError, match="was rejected"):
        add_claim(report, _missed(clash, mentions=[mention]), editor)
    mention.report_id += 1
    with pytest.raises(ReviewError, match="its own report"):
        add_claim(report, _missed(clash, mentions=[mention]), editor)


def test_a_passage_of_pages_is_no_evidence(report, clash, editor):
    report.text = "x" * 3000
    with pytest.raises(ReviewError, match="too long"):
        add_claim(report, Missed(0, 3000, clash), editor)

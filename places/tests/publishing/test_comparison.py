"""Accounts of one event side by side, and their figures on one axis."""

import pytest
from django.utils import translation

from places.models import Claim
from places.publishing import comparison
from places.tests.factories import make_actor, make_claim, make_event, make_mention, make_place, make_report

pytestmark = pytest.mark.django_db


def claim(text, day="2018-10-09", **fields):
    report = make_report(text, title=text)
    made = make_claim(report, when_edtf=day, earliest=day, latest=day, **fields)
    return Claim.objects.get(pk=made.pk)


def differing(accounts):
    return {row["label"] for row in comparison.table(accounts) if row["differs"]}


def killed(low=None, best=None, high=None, **more):
    return {"what": "killed", "unit": "people", "low": low, "best": best, "high": high, **more}


def test_one_account_is_compared_with_nothing():
    assert comparison.table([[claim("One.")]]) == []


def test_accounts_that_agree_stand_side_by_side_without_a_difference():
    accounts = [[claim("One.")], [claim("Two.")]]
    assert comparison.table(accounts)
    assert differing(accounts) == set()


def test_day_outcome_place_and_sides_are_told_apart():
    sdf, isis = make_actor("sdf"), make_actor("isis")
    hajin, susah = make_place("hajin"), make_place("susah", (40.97, 34.53))
    first = claim("Clash at Hajin.", participants=[(sdf, "initiator")])
    first.mentions.add(make_mention(first.report, "Hajin", hajin))
    second = claim(
        "Beaten back at Susah.", "2018-10-08", type=make_event(type="battle.repelled").type,
        modality="denied", participants=[(isis, "initiator")],
    )  # fmt: skip
    second.mentions.add(make_mention(second.report, "Susah", susah))
    assert differing([[first], [second]]) == {"what happened", "how it is said", "when", "where", "who acts"}


def test_a_silent_account_contradicts_none_and_what_nobody_says_is_left_out():
    silent = claim("Nothing more.")
    Claim.objects.filter(pk=silent.pk).update(when_edtf="", earliest=None, latest=None)
    silent.refresh_from_db()
    rows = comparison.table([[claim("A day.")], [silent]])
    assert {row["label"] for row in rows} == {"what happened", "when"}
    assert not any(row["differs"] for row in rows)


def test_a_rejected_place_is_not_shown():
    told = claim("Clash at Hajin.")
    told.mentions.add(make_mention(told.report, "Hajin", make_place("hajin"), status="rejected"))
    rows = comparison.table([[told], [claim("Two.")]])
    assert "where" not in {row["label"] for row in rows}


def test_the_words_are_in_the_readers_language():
    sdf = make_actor("sdf", name_ar="قسد")
    accounts = [[claim("One.", participants=[(sdf, "initiator")])], [claim("Two.")]]
    with translation.override("ar"):
        words = [cell.words for row in comparison.table(accounts) for cell in row["cells"]]
    assert "قسد" in words


def test_figures_stand_on_one_axis_with_their_doubts():
    accounts = [
        ("Monitor", [claim("One.", figures=[killed(low=5)])]),
        ("Agency", [claim("Two.", figures=[killed(best=200, doubt="Too many.")])]),
    ]
    event = make_event(figures=[killed(5, 7, 20)])
    (group,) = comparison.figures(event.figures.all(), accounts)
    assert [(line.number, line.source) for line in group["lines"]] == [
        (0, "the desk"), (1, "Monitor"), (2, "Agency")
    ]  # fmt: skip
    assert (group["first"], group["last"]) == ("0", "200")
    desk, monitor, agency = group["lines"]
    assert desk.closed == "M4.4 5H11.6"
    assert desk.best == "M5.4 5h0"
    assert monitor.open == "M4.4 5H100"
    assert (agency.doubt, agency.best) == ("Too many.", "M98.0 5h0")


def test_a_single_figure_without_a_range_is_not_drawn():
    event = make_event(figures=[killed(best=5)])
    assert comparison.figures(event.figures.all(), []) == []


def test_figures_of_nought_have_an_axis_all_the_same():
    event = make_event(figures=[killed(0, 0, 0)])
    accounts = [("Monitor", [claim("One.", figures=[killed(best=0)])])]
    (group,) = comparison.figures(event.figures.all(), accounts)
    assert group["last"] == "1"

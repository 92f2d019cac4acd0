"""Several editors at once: nobody's work is lost, nobody waits for ever, and every act moves the edition."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from mapfront.busy import is_busy
from places.desk import edition, review
from places.desk.merging import merge
from places.desk.testimony import bereft_on
from places.desk.undo import UndoError, undo, undoable
from places.models import Claim, Event, Place, Report, User
from places.tests.factories import (
    make_actor,
    make_claim,
    make_editor,
    make_event,
    make_mention,
    make_place,
    make_report,
)
from places.tests.forms import sent_by

pytestmark = pytest.mark.django_db(transaction=True)

Doing = Callable[[], Any]
REFUSALS = (review.ReviewError, UndoError)


def at_once(*doings: Doing) -> list[Any]:
    """What each returned, done in threads that set out together; a refusal is returned, not raised."""
    start = Barrier(len(doings))

    def run(doing: Doing) -> Any:
        try:
            connection.ensure_connection()
            start.wait(timeout=60)
            return doing()
        except REFUSALS as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(run, doings))


def _refused(outcomes: Sequence[Any]) -> int:
    return sum(isinstance(outcome, REFUSALS) for outcome in outcomes)


@pytest.fixture
def editors() -> list[User]:
    return [make_editor(f"editor-{number}") for number in range(4)]


def test_one_claim_becomes_one_event_however_many_accept_it(editors: list[User]) -> None:
    claim = make_claim(make_report(status="draft"), status="proposed")
    outcomes = at_once(
        *(lambda e=e: review.accept_claim(Claim.objects.get(pk=claim.pk), e) for e in editors)  # type: ignore[misc]
    )
    assert _refused(outcomes) == len(editors) - 1
    assert Event.objects.count() == 1


def test_all_that_joins_an_event_at_once_is_in_it(editors: list[User]) -> None:
    event = make_event(claims=[make_claim(make_report())])
    claims = [
        make_claim(
            make_report(status="draft"),
            status="proposed",
            participants=[(make_actor(f"side-{number}"), "supporter")],
            figures=[{"what": "killed", "unit": "people", "best": 10 + number}],
        )
        for number in range(len(editors))
    ]

    def joining(claim: Claim, editor: User) -> Doing:
        own = Claim.objects.get(pk=claim.pk)
        into = Event.objects.get(pk=event.pk)
        return lambda: review.accept_claim(own, editor, into)

    assert not _refused(at_once(*map(joining, claims, editors)))
    figure = event.figures.get()
    assert (figure.low, figure.high) == (10, 13)
    assert event.participants.count() == event.claims.count() - 1 == len(editors)


def test_a_merge_keeps_what_was_written_since_its_page_was_opened(editors: list[User]) -> None:
    kept, other = make_place("hajin"), make_place("hajeen")
    Place.objects.filter(pk=kept.pk).update(population=37_935)
    Place.objects.filter(pk=other.pk).update(pcode="C5175")
    merge(kept, [other], editors[0])
    kept.refresh_from_db()
    assert (kept.population, kept.pcode) == (37_935, "C5175")


def test_of_two_forms_sent_at_once_the_later_is_told(editors: list[User]) -> None:
    event = make_event(claims=[make_claim(make_report())])
    event.save()
    address = reverse("admin:places_event_change", args=[event.pk])

    def saving(editor: User, field: str) -> Doing:
        client = Client()
        client.force_login(editor)
        sent = sent_by(client.get(address)) | {field: editor.username}
        return lambda: client.post(address, sent).status_code

    outcomes = at_once(saving(editors[0], "summary_en"), saving(editors[1], "note_en"))
    assert sorted(outcomes) == [200, 302]
    event.refresh_from_db()
    assert [event.summary_en, event.note_en].count("") == 1


@pytest.mark.parametrize("turn", range(4))
def test_a_report_that_takes_an_event_along_waits_for_who_is_at_that_event(
    editors: list[User], turn: int
) -> None:
    """The one holds the report and then wants the event, the other has the event already."""
    alone = make_report()
    event = make_event(claims=[make_claim(alone)])
    joining = make_claim(make_report(status="draft"), status="proposed")
    outcomes = at_once(
        lambda: review.reject(alone, editors[0]),
        lambda: review.accept_claim(joining, editors[1], Event.objects.get(pk=event.pk)),
        lambda: review.approve(make_event(status="draft", claims=[make_claim(make_report())]), editors[2]),
    )
    assert not _refused(outcomes)
    assert not bereft_on(alone).exists()


def test_acts_that_touch_each_others_rows_all_come_through(editors: list[User]) -> None:
    """Each works on his own share of rows that hang together, in an order drawn by chance: publishing takes
    reports with an event, rejecting a report its events, merging what hangs on a place."""
    places = [make_place(f"place-{number}") for number in range(6)]
    reports = [make_report(f"Note {number}: shells fell on Hajin.", status="draft") for number in range(3)]
    mentions = [make_mention(report, "Hajin", places[0], status="proposed") for report in reports]
    events = [
        make_event(
            status="draft",
            title_en=f"Event {number}",
            place=places[0],
            claims=[make_claim(reports[number % 3]), make_claim(reports[(number + 1) % 3])],
        )
        for number in range(4)
    ]
    loose = [make_claim(report, status="proposed") for report in reports for _twice in range(2)]

    def worker(number: int) -> Doing:
        chance, editor = random.Random(number), editors[number]  # noqa: S311
        client = Client()
        client.force_login(editor)

        def move() -> None:
            event = Event.objects.get(pk=chance.choice(events).pk)
            getattr(review, chance.choice(["approve", "withdraw", "mark_unverifiable"]))(event, editor)

        def move_report() -> None:
            report = Report.objects.get(pk=chance.choice(reports).pk)
            getattr(review, chance.choice(["reject", "mark_reviewed", "withdraw"]))(report, editor)

        def decide() -> None:
            claim = Claim.objects.get(pk=chance.choice(loose).pk)
            if claim.status == "proposed":
                review.accept_claim(claim, editor, Event.objects.get(pk=chance.choice(events).pk))
            else:
                review.reopen_claim(claim, editor)

        def correct() -> None:
            mention = chance.choice(mentions).__class__.objects.get(pk=chance.choice(mentions).pk)
            review.correct_mention(mention, editor, place=Place.objects.get(pk=places[number].pk))

        def save() -> None:
            address = reverse("admin:places_event_change", args=[chance.choice(events).pk])
            sent = sent_by(client.get(address))
            assert client.post(address, sent | {"note_en": str(chance.random())}).status_code in {200, 302}

        def work() -> int:
            for _turn in range(8):
                try:
                    with undoable() as steps:
                        chance.choice([move, move, move_report, decide, correct, save])()
                    if steps and chance.random() < 0.4:
                        undo(steps, editor)
                except REFUSALS:
                    pass
                except OperationalError as error:
                    # SQLite has no queue: one may wait in vain, and is told so (mapfront/busy.py)
                    if connection.vendor == "postgresql" or not is_busy(error):
                        raise
            return number

        return work

    serials = [edition.current()]

    def watch() -> None:
        serials.extend(edition.current() for _look in range(200))

    done = at_once(*map(worker, range(len(editors))), watch)
    assert done[:-1] == list(range(len(editors)))
    assert serials == sorted(serials)
    assert not any(bereft_on(report).exists() for report in Report.objects.all())


def test_every_act_moves_the_edition_by_one_of_its_own(editors: list[User]) -> None:
    make_place()
    before = edition.current()

    def adding(number: int) -> Doing:
        return lambda: [make_place(f"place-{number}-{n}") for n in range(5)]

    at_once(*map(adding, range(len(editors))))
    assert edition.current() == before + 5 * len(editors) * 2  # each with a name, that is saved by itself

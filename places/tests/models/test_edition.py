"""The edition moves with everything that the public may see, once a transaction, and not otherwise."""

from __future__ import annotations

import pytest
from django.db import transaction

from places.desk import edition
from places.models import Event
from places.tests.factories import make_claim, make_event, make_mention, make_place, make_report, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_before_anything_is_written_the_edition_is_none() -> None:
    assert edition.current() == 0


def test_a_saved_event_moves_the_edition() -> None:
    event = make_event()
    before = edition.current()
    event.title_en = "Shells fall again"
    event.save()
    assert edition.current() == before + 1


def test_a_deleted_event_moves_the_edition() -> None:
    event = make_event()
    before = edition.current()
    event.delete()
    assert edition.current() > before


def test_the_places_of_a_claim_move_the_edition() -> None:
    report = make_report("Shells fell on Hajin.")
    mention = make_mention(report, "Hajin")
    claim = make_claim(report)
    before = edition.current()
    claim.mentions.add(mention)
    assert edition.current() == before + 1


def test_a_transaction_moves_the_edition_once() -> None:
    make_place()
    before = edition.current()
    with transaction.atomic():
        for number in range(3):
            make_place(f"village-{number}")
    assert edition.current() == before + 1


def test_the_edition_moves_within_the_transaction() -> None:
    before = edition.current()
    with transaction.atomic():
        make_place()
        assert edition.current() > before, "whoever sees the place must see that something changed"


def test_what_follows_a_part_that_was_taken_back_moves_the_edition() -> None:
    make_place()
    before = edition.current()
    with transaction.atomic():
        with transaction.atomic():
            make_place("dashisha")
            transaction.set_rollback(True)
        make_place("susah")
    assert edition.current() == before + 1


def test_a_transaction_that_is_undone_leaves_the_edition() -> None:
    make_place()
    before = edition.current()
    with transaction.atomic():
        make_place("dashisha")
        transaction.set_rollback(True)
    assert edition.current() == before


def test_users_do_not_move_the_edition() -> None:
    make_place()
    before = edition.current()
    make_user()
    assert edition.current() == before


def test_an_update_moves_the_edition_when_its_service_says_so() -> None:
    event = make_event()
    before = edition.current()
    Event.objects.filter(pk=event.pk).update(disputed=True)
    edition.advance()
    assert edition.current() == before + 1

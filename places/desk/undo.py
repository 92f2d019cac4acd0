"""Take an act of the desk back: whatever rows it wrote, through their own history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple, TypedDict

from django.apps import apps
from django.db import IntegrityError
from django.db.models import Model, Q
from django.utils.translation import gettext as _
from simple_history.signals import post_create_historical_record

from places.desk.testimony import bereft
from places.desk.turn import turn
from places.models import Claim, Mention, User


class Step(TypedDict):
    """One row that an act wrote. `history` is the record of that write; its kind is in there."""

    model: str
    pk: int
    history: int


class UndoError(ValueError):
    """Why an act can no longer be taken back."""


class Record(NamedTuple):
    """A record in a row's history: `kind` is "+" for made, "~" for changed, "-" for deleted."""

    id: int
    kind: str
    reason: str


_UNDONE = "undone: back to version "
_watching: ContextVar[list[Step] | None] = ContextVar("desk_undo_steps", default=None)


@contextmanager
def undoable() -> Iterator[list[Step]]:
    """Collect the steps of everything that is written inside, in order; JSON all through.

    with undoable() as steps:
        confirm_mention(mention, user)
    undo(steps, user)
    """
    steps: list[Step] = []
    token = _watching.set(steps)
    try:
        yield steps
    finally:
        _watching.reset(token)


def _note(instance: Any, history_instance: Any, **_signal: Any) -> None:
    steps = _watching.get()
    if steps is not None:
        steps.append(
            {"model": instance._meta.model_name, "pk": instance.pk, "history": history_instance.history_id}
        )


post_create_historical_record.connect(_note, dispatch_uid="desk-undo")


def undo(steps: Sequence[Step], user: User | None) -> None:
    """Bring every row of an act back to what it was before. Raises UndoError, and changes
    nothing, where one of them was changed again since (and that was not undone itself), where what
    it refers to is gone or its place taken, and where a published event would rest on no report."""
    try:
        with turn():
            _undo(steps, user)
    except IntegrityError as error:
        raise UndoError(_("This can no longer be undone: it does not fit what was written since.")) from error


def _undo(steps: Sequence[Step], user: User | None) -> None:
    last: dict[tuple[str, int], int] = {}
    first: dict[tuple[str, int], int] = {}
    for step in steps:
        last[step["model"], step["pk"]] = step["history"]
        first.setdefault((step["model"], step["pk"]), step["history"])
    _hold(last)
    for (model, pk), history in last.items():
        if _standing(model, pk) != history:
            raise UndoError(_("This can no longer be undone: it was changed again since."))
    rows = [_take_back(model, pk, history, user) for (model, pk), history in reversed(first.items())]
    _check_references([row for row in rows if row is not None])
    _check_testimony(first)


def _hold(rows: Iterable[tuple[str, int]]) -> None:
    """Keep the rows from other writers until all is taken back, in the order of desk.review."""
    by_model = _by_model(rows)
    for model in dict.fromkeys(("report", "event", "claim", *sorted(by_model))):
        held = apps.get_model("places", model)._base_manager.select_for_update()
        list(held.filter(pk__in=by_model[model]).order_by("pk").values_list("pk"))


def _by_model(rows: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for model, pk in rows:
        found[model].append(pk)
    return found


def records_of(model: Any, **of: Any) -> dict[int, list[Record]]:
    """The histories of rows by their primary key, each newest first; `of` chooses the rows by what their
    history tells. An empty list for a row without one."""
    # by history_id, not the date: two writes of one act can share a moment
    rows = model.history.filter(**of).order_by("-history_id")
    found: dict[int, list[Record]] = defaultdict(list)
    for pk, number, kind, reason in rows.values_list(
        "id", "history_id", "history_type", "history_change_reason"
    ):
        found[pk].append(Record(number, kind, reason or ""))
    return found


def in_force(records: Sequence[Record]) -> list[Record]:
    """Of a row's history, newest first, the records that made it what it is now. An undoing does not
    count, nor what it took back; the first stands for what the row holds."""
    counting = []
    back: str | None = None
    for record in records:
        if back is not None and str(record.id) != back:
            continue
        back = None
        if record.reason.startswith(_UNDONE):
            back = record.reason.removeprefix(_UNDONE)
        elif record.kind != "-" or record is records[0]:  # a row that was brought back was never deleted
            counting.append(record)
    return counting


def _history(model: str) -> Any:
    return apps.get_model("places", model).history.order_by("-history_id")


def _standing(model: str, pk: int) -> int | None:
    """The record that says what the row holds now."""
    counting = in_force(records_of(apps.get_model("places", model), id=pk)[pk])
    return counting[0].id if counting else None


def _take_back(model: str, pk: int, history: int, user: User | None) -> Any:
    """The row as it was before; None where it was not there."""
    record = _history(model).get(history_id=history)
    if record.history_type == "+":
        made = apps.get_model("places", model)._default_manager.filter(pk=pk).first()
        if made is not None:
            made._history_user = user
            made.delete()
        return None
    before = record if record.history_type == "-" else _before(model, pk, history)
    row = before.instance
    if model == "claim":
        _give_places_back(row, _before(model, pk, history))
    row._history_user = user
    row._change_reason = f"{_UNDONE}{before.history_id}"
    row.save()
    return row


def _give_places_back(claim: Any, before: Any) -> None:
    """The places of a claim as they were, in their order: they stand in a table of their own. Leaves
    the version in the history to the save that follows."""
    claim.skip_history_when_saving = True
    claim.save()
    claim.mentions.clear()
    for kept in before.mentions.order_by("pk"):
        claim.mentions.add(kept.mention_id)
    del claim.skip_history_when_saving


def _check_references(rows: Iterable[Model]) -> None:
    """A row that comes back may name another that was deleted since: SQLite would only say so at the end of
    the transaction, and not in words."""
    named: dict[Any, set[int]] = defaultdict(set)
    for row in rows:
        for field in row._meta.concrete_fields:
            if field.many_to_one and getattr(row, field.attname) is not None:
                named[field.related_model].add(getattr(row, field.attname))
        if isinstance(row, Claim):
            links = Claim.mentions.through.objects.filter(claim=row)
            named[Mention].update(links.values_list("mention_id", flat=True))
    for model, pks in named.items():
        if len(model._base_manager.only("pk").in_bulk(pks)) < len(pks):
            raise UndoError(_("This can no longer be undone: what it refers to was deleted since."))


def _check_testimony(rows: Iterable[tuple[str, int]]) -> None:
    """Others may have published an event since, or taken a claim from one, that needs what is undone."""
    pks = _by_model(rows)
    touched = Q(pk__in=pks["event"]) | Q(claims__in=pks["claim"]) | Q(claims__report__in=pks["report"])
    event = bereft(touched).first()
    if event is not None:
        raise UndoError(
            _("This can no longer be undone: the published event “%(event)s” would rest on no report.")
            % {"event": event}
        )


def _before(model: str, pk: int, history: int) -> Any:
    before = _history(model).filter(id=pk, history_id__lt=history).first()
    if before is None:
        raise UndoError(_("This cannot be undone: what stood there before was never recorded."))
    return before

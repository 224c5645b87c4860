"""Carrying out what a person decides about marks, with its entry in the log; and taking it back, without limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, ProtectedError, QuerySet

from articles.actions.snapshots import AnyMark, Snapshot, columns_of, snapshot_of, write_spans
from articles.models import Attribution, Decision, FramingMark, MarkChange, Revision
from quizsite.models import User

KINDS: dict[str, type[AnyMark]] = {"attribution": Attribution, "framing": FramingMark}


class StaleMarks(Exception):
    """Somebody has changed a mark since it was seen; nothing was done. `marks` are the public ids."""

    def __init__(self, marks: Sequence[UUID]):
        super().__init__(", ".join(map(str, marks)))
        self.marks = list(marks)


class NothingToUndo(Exception):
    """This person has decided nothing here, or has taken everything back."""


class NothingToRedo(Exception):
    """Nothing was taken back, or something new was decided since."""


class InUse(Exception):
    """The mark cannot be taken away again, because an exercise asks about it."""


@dataclass(frozen=True, slots=True)
class Change:
    """`mark` becomes what `after` says. `seen` is the version the person decided on; None where they saw none."""

    mark: AnyMark
    after: Snapshot
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Making:
    """A new mark of the kind "attribution" or "framing"."""

    kind: str
    public_id: UUID
    snapshot: Snapshot


def kind_of(mark: AnyMark) -> str:
    return "attribution" if isinstance(mark, Attribution) else "framing"


def fresh(mark: AnyMark) -> AnyMark:
    """The mark as it is stored now, locked until the transaction ends. Raises StaleMarks when it is gone."""
    found = _locked(kind_of(mark), mark.revision).filter(pk=mark.pk).first()
    if found is None:
        raise StaleMarks([mark.public_id])
    return found


def _locked(kind: str, revision: Revision) -> QuerySet:
    if kind == "framing":
        return (
            FramingMark.objects.filter(revision=revision)
            .select_for_update(of=["self"])
            .select_related("revision")
        )
    marks = Attribution.objects.filter(revision=revision).select_for_update(of=["self"])
    return marks.select_related("revision", "parent").prefetch_related("spans")


def carry_out(
    *,
    verb: str,
    revision: Revision,
    changes: Sequence[Change],
    makings: Sequence[Making] = (),
    by: User,
    at: datetime,
) -> Decision:
    """Write the changes and log them, inside the caller's transaction.

    New marks come first, so that a changed one can be told within them. Raises StaleMarks when a mark is not the
    version that was seen, and ValueError when a span is outside the text.
    """
    decision = Decision.objects.create(revision=revision, verb=verb, by=by, at=at)
    rows = []
    for making in makings:
        _make(making, revision)
        rows.append(_row(decision, making.kind, making.public_id, None, making.snapshot))
    for change in changes:
        before = snapshot_of(change.mark)
        _write(change, before)
        rows.append(_row(decision, kind_of(change.mark), change.mark.public_id, before, change.after))
    MarkChange.objects.bulk_create(rows)
    return decision


def _row(
    decision: Decision, kind: str, mark: UUID, before: Snapshot | None, after: Snapshot | None
) -> MarkChange:
    return MarkChange(
        decision=decision, mark=mark, kind=kind, rule=(after or before or {})["rule"],
        from_state=before["state"] if before else "", to_state=after["state"] if after else "",
        before=before, after=after,
    )  # fmt: skip


def _write(change: Change, before: Snapshot) -> None:
    """One conditional update decides: SQLite has no row locks."""
    mark, after = change.mark, change.after
    seen = mark.version if change.seen is None else change.seen
    kind = KINDS[kind_of(mark)]
    columns = columns_of(kind, mark.revision, after, before)
    if not kind.objects.filter(pk=mark.pk, version=seen).update(version=F("version") + 1, **columns):
        raise StaleMarks([mark.public_id])
    if isinstance(mark, Attribution) and after["spans"] != before["spans"]:
        write_spans(mark, after)


def _make(making: Making, revision: Revision) -> None:
    kind = KINDS[making.kind]
    columns = columns_of(kind, revision, making.snapshot)
    mark = kind.objects.create(revision=revision, public_id=making.public_id, **columns)
    if isinstance(mark, Attribution):
        write_spans(mark, making.snapshot)


@transaction.atomic
def undo(*, revision: Revision, by: User, at: datetime) -> Decision:
    """Take back this person's last decision on the revision that stands; returns it.

    Raises NothingToUndo, StaleMarks when somebody else has changed one of its marks since, and InUse.
    """
    decision = by.decisions.filter(revision=revision).last_live()
    if decision is None:
        raise NothingToUndo
    changes = list(decision.changes.all())
    _step(revision, [(c, c.after, c.before) for c in reversed(changes)], Decision.Verb.UNDO, by, at)
    decision.undone_at = at
    decision.save(update_fields=["undone_at"])
    return decision


@transaction.atomic
def redo(*, revision: Revision, by: User, at: datetime) -> Decision:
    """Do again what this person took back last; returns the decision. Raises NothingToRedo, and StaleMarks."""
    decision = by.decisions.filter(revision=revision).next_undone()
    if decision is None:
        raise NothingToRedo
    _step(revision, [(c, c.before, c.after) for c in decision.changes.all()], Decision.Verb.REDO, by, at)
    decision.undone_at = None
    decision.save(update_fields=["undone_at"])
    return decision


def _step(
    revision: Revision,
    steps: Sequence[tuple[MarkChange, Snapshot | None, Snapshot | None]],
    verb: str,
    by: User,
    at: datetime,
) -> None:
    """Each mark goes from one snapshot to the other; one that is not as the first says belongs to somebody else now."""
    there: dict[UUID, AnyMark] = {}
    for kind in KINDS:
        wanted = [change.mark for change, _from, _to in steps if change.kind == kind]
        there |= {mark.public_id: mark for mark in _locked(kind, revision).filter(public_id__in=wanted)}
    now = {
        change.mark: snapshot_of(there[change.mark]) if change.mark in there else None for change, *_ in steps
    }
    if stale := [change.mark for change, expected, _to in steps if now[change.mark] != expected]:
        raise StaleMarks(stale)
    changes = [Change(there[c.mark], to) for c, _from, to in steps if c.mark in there and to]
    makings = [Making(c.kind, c.mark, to) for c, before, to in steps if before is None and to]
    decision = carry_out(verb=verb, revision=revision, changes=changes, makings=makings, by=by, at=at)
    for change, before, to in steps:
        if before is not None and to is None:
            _take_away(there[change.mark])
            MarkChange.objects.bulk_create([_row(decision, change.kind, change.mark, before, None)])


def _take_away(mark: AnyMark) -> None:
    """A mark made by hand goes when its making is undone, unless somebody has built on it."""
    if isinstance(mark, Attribution) and mark.children.exists():
        raise StaleMarks([mark.public_id])
    try:
        mark.delete()
    except ProtectedError as error:
        raise InUse from error

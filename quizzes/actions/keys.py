"""A key found wrong after students answered: see who gains and who loses, change it, and take it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from quizsite.models import User
from quizzes.actions import scores
from quizzes.items import in_force, kind_of
from quizzes.items.keys import BadKey
from quizzes.models import Assignment, Item, KeyChange, Response, Score
from quizzes.scoring.totals import rounded


class NotOfThisAssignment(Exception):
    """The item belongs to another exercise."""


class SameKey(Exception):
    """Nothing would change."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What a change of the key does to one response. Scores in [0, 1]; `before` is None where there was none yet."""

    response: Response
    before: Decimal | None
    after: Decimal

    @property
    def gains(self) -> bool:
        return self.before is not None and self.after > self.before

    @property
    def loses(self) -> bool:
        return self.before is not None and self.after < self.before


def preview(
    *, assignment: Assignment, item: Item, key: Mapping[str, Any], only_raise: bool = False
) -> list[Shift]:
    """What the change would do to every response that is scored, by student; a teacher's marks stand. Writes nothing.

    Raises BadKey, SameKey, NotOfThisAssignment.
    """
    change = _change(assignment, item, key, only_raise)
    changes = [*in_force.changes_of([assignment.pk]).get((assignment.pk, item.pk), ()), change]
    kind = kind_of(item)
    shifts = []
    for row in _scored_by_machine(assignment, item):
        scored = in_force.score(kind, item, changes, row.answer)
        if scored.score is not None:
            shifts.append(Shift(row, row.score, rounded(scored.score, 6)))
    return shifts


@transaction.atomic
def change_key(
    *,
    assignment: Assignment,
    item: Item,
    key: Mapping[str, Any],
    because: str,
    only_raise: bool = False,
    by: User,
    at: datetime,
) -> KeyChange:
    """Put the key in force and score every response anew, all or nothing. Raises what `preview` raises.

    Responses that are saved meanwhile are scored with the new key when they are handed in.
    """
    Assignment.objects.select_for_update().get(pk=assignment.pk)
    change = _change(assignment, item, key, only_raise)
    change.because, change.made_by, change.made_at = because, by, at
    change.save()
    _judge_anew(change, at)
    return change


@transaction.atomic
def undo_key_change(*, change: KeyChange, by: User, at: datetime) -> KeyChange:
    """The key before it is in force again; scores follow, and the history keeps both."""
    Assignment.objects.select_for_update().get(pk=change.assignment_id)
    stored = KeyChange.objects.get(pk=change.pk)
    if stored.undone_at is None:
        stored.undone_at = at
        stored.save(update_fields=["undone_at"])
        _judge_anew(stored, at)
    return stored


def _change(assignment: Assignment, item: Item, key: Mapping[str, Any], only_raise: bool) -> KeyChange:
    if item.revision_id != assignment.exercise_revision_id:
        raise NotOfThisAssignment
    kind = kind_of(item)
    normal = kind.normal(key)
    changes = in_force.changes_of([assignment.pk]).get((assignment.pk, item.pk), ())
    if normal == kind.normal(in_force.keyed(item, changes).key):
        raise SameKey
    kind.check(in_force.with_key(item, normal))
    return KeyChange(assignment=assignment, item=item, key=normal, only_raise=only_raise)


def _scored_by_machine(assignment: Assignment, item: Item):
    rows = Response.objects.filter(attempt__assignment=assignment, attempt__state="submitted", item=item)
    marked = Score.objects.filter(origin=Score.Origin.TEACHER, replaced_at=None).values("response")
    rows = rows.exclude(pk__in=marked).select_related("attempt__enrolment__user")
    return rows.order_by("attempt__enrolment__user__display_name", "attempt__number", "round", "pk")


def _judge_anew(change: KeyChange, at: datetime) -> None:
    rows = Response.objects.filter(
        attempt__assignment=change.assignment_id, attempt__state="submitted", item=change.item_id
    )
    scores.judge(responses=rows, at=at, because=change.because)


__all__ = ["BadKey", "NotOfThisAssignment", "SameKey", "Shift", "change_key", "preview", "undo_key_change"]

"""What a student does: start, save, check, hand in. Only the server's clock counts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max

from quizzes.actions import scores, timing
from quizzes.items import in_force, kind_of
from quizzes.items.kind import Scored
from quizzes.models import Assignment, Attempt, Enrolment, Response, SavedAnswer

Fate = SavedAnswer.Fate


class NotOpen(Exception):
    """The assignment is not open yet, or not any more."""


class AlreadyHandedIn(Exception):
    """Only practice can be done again."""


class NotCheckable(Exception):
    """Nothing is told during this assignment, the tries are used up, or only a teacher can judge this kind."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save, and what is stored now: the answer that counts, its revision and when it arrived."""

    fate: str
    revision: int
    answer: dict[str, Any]
    saved_at: datetime | None

    @property
    def is_kept(self) -> bool:
        return self.fate == Fate.KEPT


def start(*, assignment: Assignment, enrolment: Enrolment, at: datetime) -> Attempt:
    """The open attempt, or a new one with a row for every answer. Raises NotOpen, AlreadyHandedIn."""
    own = Attempt.objects.filter(assignment=assignment, enrolment=enrolment)
    if attempt := own.open().first():
        return attempt
    if not assignment.is_open(at):
        raise NotOpen
    number = (own.aggregate(most=Max("number"))["most"] or 0) + 1
    if number > 1 and assignment.mode != Assignment.Mode.PRACTICE:
        raise AlreadyHandedIn
    try:
        return begin(assignment=assignment, enrolment=enrolment, number=number, at=at)
    except IntegrityError:  # a second tab was faster
        return own.open().get()


@transaction.atomic
def begin(*, assignment: Assignment, enrolment: Enrolment, number: int, at: datetime) -> Attempt:
    """An attempt with a row for every answer, whatever the clock says."""
    attempt = Attempt.objects.create(
        assignment=assignment, enrolment=enrolment, number=number, started_at=at, seen_at=at
    )
    items = assignment.exercise_revision.items.kept().in_order()
    Response.objects.bulk_create(Response(attempt=attempt, item=item) for item in items)
    if assignment.round == 2:
        Response.objects.bulk_create(Response(attempt=attempt, item=item, round=2) for item in items)
    return attempt


@transaction.atomic
def save_response(
    *,
    response: Response,
    act: UUID,
    revision: int,
    answer: dict[str, Any],
    flagged: bool = False,
    certainty: str = "",
    device: str = "",
    at: datetime,
) -> Saved:
    """Keep the answer if it is newer than what is stored and answering is not over; remember it in any case.

    `response` comes with its attempt, assignment and enrolment. The same act again changes nothing and says the same.
    """
    save = SavedAnswer(
        response=response, act=act, revision=revision, answer=answer, certainty=certainty, device=device, saved_at=at
    )  # fmt: skip
    is_time = response.attempt.takes_answers(at) and response.round == response.attempt.assignment.round
    if is_time and _replace(response, save, flagged):
        save.fate = Fate.KEPT
        _remember(save)
        if device != response.attempt.device:
            response.attempt.look(position=response.item.position, device=device, moved=True, at=at)
        return Saved(Fate.KEPT, revision, answer, at)
    stored = Response.objects.get(pk=response.pk)
    earlier = response.saves.filter(act=act).first()
    if earlier is None:
        save.fate = Fate.STALE if is_time and stored.settled_at is None else Fate.LATE
        _remember(save)
    return Saved((earlier or save).fate, stored.revision, stored.answer, stored.saved_at)


def _replace(response: Response, save: SavedAnswer, flagged: bool) -> bool:
    """One conditional update decides between two tabs, and between a save and handing in."""
    rows = Response.objects.filter(pk=response.pk, revision__lt=save.revision, settled_at=None)
    kept = {name: getattr(save, name) for name in ("revision", "answer", "certainty", "saved_at")}
    return bool(rows.update(flagged=flagged, **kept))


def _remember(save: SavedAnswer) -> None:
    """An act that came too late once, and is sent again after the teacher reopened, is the same row."""
    SavedAnswer.objects.bulk_create(
        [save], update_conflicts=True, unique_fields=["response", "act"], update_fields=["fate", "saved_at"]
    )


def take_again(*, save: SavedAnswer, response: Response, at: datetime) -> Saved:
    """Let an earlier answer count again: a save of its own, newer than what is stored."""
    return save_response(
        response=response, act=uuid4(), revision=response.revision + 1, answer=save.answer,
        flagged=response.flagged, certainty=save.certainty, at=at,
    )  # fmt: skip


@transaction.atomic
def check(*, response: Response, at: datetime) -> Scored:
    """Use a try to learn whether it is right. Right, or the last try: the answer stands. Raises NotCheckable."""
    attempt = response.attempt
    stored = Response.objects.select_for_update().get(pk=response.pk)
    allowed = attempt.assignment.feedback_during != Assignment.Feedback.NOTHING and attempt.takes_answers(at)
    if not allowed or stored.settled_at or not stored.revision:
        raise NotCheckable
    changes = in_force.changes_of([attempt.assignment_id])
    standing = changes.get((attempt.assignment_id, response.item_id), ())
    scored = in_force.score(kind_of(response.item), response.item, standing, stored.answer)
    if scored.score is None:
        raise NotCheckable
    stored.tries += 1
    stored.checked_revision = stored.revision
    stored.saves.filter(fate=Fate.KEPT, revision=stored.revision).update(checked_at=at)
    if scored.score == 1 or stored.tries >= attempt.assignment.tries:
        stored.settled_at = at
    stored.save(update_fields=["tries", "checked_revision", "settled_at"])
    return scored


@transaction.atomic
def submit(*, attempt: Attempt, at: datetime) -> Attempt:
    """Hand it in and score every response. Handing in twice returns the attempt unchanged.

    What a save was told is kept, is in: settling the rows decides between the two. A key that is being changed is
    waited for, so that nobody is scored by the old one.
    """
    Assignment.objects.select_for_update().only("pk").get(pk=attempt.assignment_id)
    stored = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if stored.is_submitted:
        return stored
    stored.responses.filter(settled_at=None).update(settled_at=at)
    stored.state, stored.submitted_at = Attempt.State.SUBMITTED, at
    stored.save(update_fields=["state", "submitted_at"])
    timing.keep_seconds(stored)
    scores.judge(responses=stored.responses.all(), at=at)
    return stored


@transaction.atomic
def reopen(*, attempt: Attempt, at: datetime) -> Attempt:
    """The teacher lets a student go on. Scores stay until it is handed in again."""
    stored = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if stored.is_submitted:
        stored.state, stored.submitted_at = Attempt.State.OPEN, None
        stored.save(update_fields=["state", "submitted_at"])
        stored.responses.update(settled_at=None)
    return stored


def submit_overdue(*, assignment: Assignment, at: datetime) -> int:
    """Hand in the open attempts whose time is over; how many."""
    open_attempts = Attempt.objects.open().filter(assignment=assignment).with_assignment()
    overdue = [one for one in open_attempts if one.ends_at and one.ends_at <= at]
    for attempt in overdue:
        submit(attempt=attempt, at=at)
    return len(overdue)

"""Give an exercise to a class, and lead it: phases, closing, the release."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from quizsite.models import User
from quizzes.actions import attempts
from quizzes.actions.exercises import refuse_lost_texts
from quizzes.models import Assignment, Attempt, Classroom, Exercise, Response

Mode, Phase, Feedback = Assignment.Mode, Assignment.Phase, Assignment.Feedback

# What a teacher means by the name of a mode, until they say otherwise.
PRESETS: dict[str, dict[str, Any]] = {
    Mode.PRACTICE: {
        "tries": 3, "hints": True,
        "feedback_during": Feedback.KEY, "feedback_submitted": Feedback.KEY, "feedback_released": Feedback.KEY,
    },
    Mode.DISCUSSION: {
        "tries": 1, "hints": False,
        "feedback_during": Feedback.NOTHING, "feedback_submitted": Feedback.NOTHING,
        "feedback_released": Feedback.KEY,
    },
    Mode.GRADED: {
        "tries": 1, "hints": False,
        "feedback_during": Feedback.NOTHING, "feedback_submitted": Feedback.NOTHING,
        "feedback_released": Feedback.KEY,
    },
}  # fmt: skip


class NotPublished(Exception):
    """Nothing of the exercise is published, or it was withdrawn: there is nothing to give to a class."""


class WindowOver(Exception):
    """It would be closed before anybody could begin."""


class Archived(Exception):
    """The class is over: nothing can be given to it any more."""


class Started(Exception):
    """Somebody has begun: what they were promised stays. `field` names what cannot change, if it was that."""

    def __init__(self, field: str = "") -> None:
        super().__init__(field)
        self.field = field


class NoEnd(Exception):
    """It has neither an end nor minutes, so there is nothing to make longer."""


class NoPhases(Exception):
    """Only a discussion has phases."""


@transaction.atomic
def assign(
    *, exercise: Exercise, classroom: Classroom, mode: str, by: User, at: datetime, **chosen: Any
) -> Assignment:
    """Give the newest published revision to the class; `chosen` overrides the mode's preset.

    Raises NotPublished, Archived, WindowOver, and TextLost for who cannot read all of its articles any more.
    """
    revision = exercise.published
    if revision is None or exercise.withdrawn_at:
        raise NotPublished
    if classroom.archived_at:
        raise Archived
    refuse_lost_texts(revision, by)
    fields = {"opens_at": at, **PRESETS[mode], **_first_phase(mode, at), **chosen}
    _refuse_a_window_that_is_over(fields["opens_at"], fields.get("closes_at"), at)
    return Assignment.objects.create(
        classroom=classroom, exercise_revision=revision, mode=mode, created_by=by, created_at=at, **fields
    )


def assign_to_classes(
    *, exercise: Exercise, classrooms: Iterable[Classroom], mode: str, by: User, at: datetime, **chosen: Any
) -> list[Assignment]:
    """To all of them or to none. Raises what `assign` raises."""
    with transaction.atomic():
        return [
            assign(exercise=exercise, classroom=one, mode=mode, by=by, at=at, **chosen) for one in classrooms
        ]


# What those who have begun have already met.
FIXED_ONCE_STARTED = ("mode", "opens_at", "asks_certainty", "outlet_blind", "jigsaw")


@transaction.atomic
def edit(*, assignment: Assignment, mode: str, by: User, at: datetime, **chosen: Any) -> Assignment:
    """Change what was chosen; what is not in `chosen` is as the mode has it. Raises Started, WindowOver.

    Times are compared by the minute, as forms show them: the same minute is no change.
    """
    given = Assignment.objects.select_for_update().get(pk=assignment.pk)
    fields = {"opens_at": given.opens_at, **PRESETS[mode], **chosen, "mode": mode}
    for name in ("opens_at", "closes_at"):
        if _minute_of(fields.get(name)) == _minute_of(getattr(given, name)):
            fields[name] = getattr(given, name)
    if given.attempts.exists():
        _refuse_to_break_promises(given, fields)
    if fields.get("closes_at") != given.closes_at:
        _refuse_a_window_that_is_over(fields["opens_at"], fields.get("closes_at"), at)
    if mode != given.mode:
        fields |= _first_phase(mode, at)
    for name, value in fields.items():
        setattr(given, name, value)
    given.save(update_fields=list(fields))
    return given


def _minute_of(moment: datetime | None) -> datetime | None:
    return moment.replace(second=0, microsecond=0) if moment else None


def _refuse_to_break_promises(given: Assignment, fields: dict[str, Any]) -> None:
    for name in FIXED_ONCE_STARTED:
        if name in fields and fields[name] != getattr(given, name):
            raise Started(name)
    minutes = fields.get("minutes")
    if minutes and (given.minutes is None or minutes < given.minutes):
        raise Started("minutes")
    if fields["tries"] < given.tries:
        raise Started("tries")


@transaction.atomic
def unassign(*, assignment: Assignment, by: User, at: datetime) -> None:
    """Raises Started: work that was begun is closed, not thrown away."""
    given = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if given.attempts.exists():
        raise Started
    given.delete()


@transaction.atomic
def give_more_time(*, assignment: Assignment, minutes: int, by: User, at: datetime) -> Assignment:
    """Everybody gets so many minutes more: the end moves, from now if it has passed. Raises NoEnd."""
    given = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if given.closes_at is None and given.minutes is None:
        raise NoEnd
    if given.closes_at:
        given.closes_at = max(given.closes_at, at) + timedelta(minutes=minutes)
    if given.minutes:
        given.minutes = min(given.minutes + minutes, 600)
    given.save(update_fields=["closes_at", "minutes"])
    return given


def _first_phase(mode: str, at: datetime) -> dict[str, Any]:
    return (
        {"phase": Phase.JOIN, "phase_at": at} if mode == Mode.DISCUSSION else {"phase": "", "phase_at": None}
    )


def _refuse_a_window_that_is_over(opens_at: datetime, closes_at: datetime | None, at: datetime) -> None:
    if closes_at and closes_at <= max(opens_at, at):
        raise WindowOver


@transaction.atomic
def move_phase(*, assignment: Assignment, phase: str, by: User, at: datetime) -> Assignment:
    """Raises NoPhases. Who leaves a vote settles it: what arrives later is kept apart, and not counted.

    The key's phase is the release; going back before it takes the release back.
    """
    given = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if not given.phase:
        raise NoPhases
    if given.round and given.round != Assignment.ANSWERING.get(Phase(phase)):
        _settle(given, given.round, at)
    if vote := Assignment.ANSWERING.get(Phase(phase)):
        _open_vote(given, vote)
    given.phase, given.phase_at = phase, at
    if phase not in Assignment.REVEALED:
        given.released_at = None
    elif given.released_at is None:
        given.released_at = at
    given.save(update_fields=["phase", "phase_at", "released_at"])
    return given


def _settle(given: Assignment, vote: int, at: datetime) -> None:
    open_rows = Response.objects.filter(attempt__assignment=given, round=vote, settled_at=None)
    open_rows.update(settled_at=at)


def _open_vote(given: Assignment, vote: int) -> None:
    """Let what pens down had settled be changed again; the second vote gets rows of its own, begun from the first."""
    Response.objects.filter(attempt__assignment=given, attempt__state="open", round=vote).update(
        settled_at=None
    )
    if vote == 1:
        return
    firsts = Response.objects.filter(attempt__assignment=given, attempt__state="open", round=1)
    Response.objects.bulk_create(
        (Response(attempt_id=one.attempt_id, item_id=one.item_id, round=vote) for one in firsts),
        ignore_conflicts=True,
    )


@transaction.atomic
def close(*, assignment: Assignment, by: User, at: datetime) -> Assignment:
    """Nobody answers any more: the window ends now, and attempts that are open are handed in as they are."""
    given = Assignment.objects.select_for_update().get(pk=assignment.pk)
    given.closes_at = max(at, given.opens_at + timedelta(seconds=1))
    given.save(update_fields=["closes_at"])
    for attempt in Attempt.objects.open().filter(assignment=given):
        attempts.submit(attempt=attempt, at=at)
    return given


@transaction.atomic
def open_again(*, assignment: Assignment, by: User, at: datetime) -> Assignment:
    """Undo closing: no end any more, and whoever was stopped by it goes on. Who had handed in, has handed in."""
    given = Assignment.objects.select_for_update().get(pk=assignment.pk)
    stopped = Attempt.objects.submitted().filter(assignment=given, submitted_at=given.closes_at)
    for attempt in stopped:
        attempts.reopen(attempt=attempt, at=at)
    given.closes_at = None
    given.save(update_fields=["closes_at"])
    return given


@transaction.atomic
def release(*, assignment: Assignment, by: User, at: datetime) -> Assignment:
    """Let students see what `feedback_released` says. Releasing twice keeps the first time."""
    given = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if given.released_at is None:
        given.released_at = at
        given.save(update_fields=["released_at"])
    return given


@transaction.atomic
def take_back(*, assignment: Assignment, by: User, at: datetime) -> Assignment:
    given = Assignment.objects.select_for_update().get(pk=assignment.pk)
    given.released_at = None
    given.save(update_fields=["released_at"])
    return given

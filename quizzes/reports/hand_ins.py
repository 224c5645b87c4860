"""How assignments stand, and who has handed in what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from quizzes.models import Assignment, Attempt, Classroom, Enrolment, Response


@dataclass(frozen=True, slots=True)
class HandIn:
    """One student, and their newest attempt, if they have begun. `answered` counts its items in the first vote."""

    enrolment: Enrolment
    attempt: Attempt | None

    @property
    def is_handed_in(self) -> bool:
        return self.attempt is not None and self.attempt.is_submitted

    @property
    def answered(self) -> int:
        return getattr(self.attempt, "answered", 0)


def hand_ins_of(given: Assignment) -> list[HandIn]:
    """Every student of the class by name. Two queries."""
    answered = Count("responses", filter=Q(responses__revision__gte=1, responses__round=1))
    attempts = given.attempts.order_by("number").annotate(answered=answered)
    newest = {attempt.enrolment_id: attempt for attempt in attempts}
    students = given.classroom.enrolments.students().with_people()
    return [HandIn(one, newest.get(one.pk)) for one in students]


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """What a release would leave behind: students still at work, answers handed in that nobody has judged."""

    working: int
    unjudged: int

    def __bool__(self) -> bool:
        return bool(self.working or self.unjudged)


def loose_ends_of(given: Assignment) -> LooseEnds:
    """Two queries."""
    unjudged = Response.objects.answered().filter(
        attempt__assignment=given, attempt__state=Attempt.State.SUBMITTED, score=None
    )
    return LooseEnds(given.attempts.open().count(), unjudged.count())


def with_states(assignments: Iterable[Assignment], at: datetime) -> list[tuple[Assignment, str]]:
    return [(one, one.state_at(at)) for one in assignments]


def assignments_of(classroom: Classroom, at: datetime) -> list[tuple[Assignment, str]]:
    """What the class was given, the newest first, each with its state. One query."""
    return with_states(classroom.assignments.with_details().with_counts(), at)

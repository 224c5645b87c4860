"""Responses to be read student by student: all answers of one attempt that was handed in."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from quizzes.items import in_force
from quizzes.models import Assignment, Attempt, Response
from quizzes.reports.items import items_of
from quizzes.reports.review import ReviewRow, review_row, standing_scores
from quizzes.reports.sheets import shown_item


@dataclass(frozen=True, slots=True)
class ReviewStudent:
    """An attempt that was handed in, and how many of its answers nobody has judged."""

    attempt: Attempt

    @property
    def name(self) -> str:
        return self.attempt.enrolment.user.display_name

    @property
    def open(self) -> int:
        return getattr(self.attempt, "open_answers", 0)


@dataclass(frozen=True, slots=True)
class AttemptReview:
    """`next_open` is the attempt of the next student, by name, who has something to read."""

    rows: list[ReviewRow]
    name: str
    points: Decimal | None
    typed_by: str
    typed_at: datetime | None
    open: int
    next_open: UUID | None


def attempts_to_review(given: Assignment) -> QuerySet[Attempt]:
    """By name, each with `open_answers`."""
    unjudged = Count("responses", filter=Q(responses__score=None, responses__round=1))
    attempts = given.attempts.submitted().select_related("enrolment__user").annotate(open_answers=unjudged)
    return attempts.order_by("enrolment__user__display_name", "pk")


def attempt_review(given: Assignment, attempt: Attempt) -> AttemptReview:
    """Item by item, each with the key in force. Five queries."""
    changes = in_force.changes_of([given.pk])
    responses = {one.item_id: one for one in Response.objects.filter(attempt=attempt, round=1)}
    standing = standing_scores([one.pk for one in responses.values()])
    rows = []
    for item in items_of(given.exercise_revision):
        if item.pk in responses:
            responses[item.pk].attempt = attempt
            shown = shown_item(in_force.keyed(item, changes.get((given.pk, item.pk), ())))
            alias = f"{item.position}. {shown.kind.LABEL}"
            rows.append(review_row(responses[item.pk], shown, alias, standing))
    return AttemptReview(
        rows=rows, name=attempt.enrolment.user.display_name, points=attempt.points,
        typed_by=str(attempt.typed_by or ""), typed_at=attempt.typed_at,
        open=sum(row.is_open for row in rows), next_open=_next_open(given, attempt),
    )  # fmt: skip


def _next_open(given: Assignment, attempt: Attempt) -> UUID | None:
    open_answers = Response.objects.filter(attempt=OuterRef("pk"), round=1, score=None)
    others = given.attempts.submitted().filter(Exists(open_answers)).exclude(pk=attempt.pk)
    rows = list(
        others.order_by("enrolment__user__display_name", "pk").values_list(
            "enrolment__user__display_name", "pk", "public_id"
        )
    )
    own = (attempt.enrolment.user.display_name, attempt.pk)
    later = [row for row in rows if row[:2] > own]
    return (later or rows or [(None, None, None)])[0][2]

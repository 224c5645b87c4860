"""The grade book of an assignment: students by name, items in order, points in the cells."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django.db.models import ExpressionWrapper, F, TextField

from quizzes.models import Assignment, Attempt, Item, Response
from quizzes.reports.items import items_of
from quizzes.scoring.totals import points as points_of


@dataclass(frozen=True, slots=True)
class GradeRow:
    """`cells` are points by item, None where nothing is judged; `points` is their sum as the attempt keeps it."""

    name: str
    cells: list[Decimal | None]
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class GradeTable:
    items: list[Item]
    rows: list[GradeRow]

    @property
    def possible(self) -> Decimal:
        return sum((item.points for item in self.items), Decimal(0))


def students_of(given: Assignment):
    """(enrolment, name) of everybody in the class, a queryset by name."""
    students = given.classroom.enrolments.students().order_by("user__display_name", "pk")
    return students.values_list("pk", "user__display_name")


def grades_of(given: Assignment, students: Iterable[tuple[int, str]] | None = None) -> GradeTable:
    """These students, or the whole class, each with the newest attempt. Four queries."""
    people = list(students_of(given) if students is None else students)
    items = items_of(given.exercise_revision)
    newest = _newest_attempts(given, [enrolment for enrolment, _name in people])
    scores = _scores([attempt for attempt, _sum in newest.values()])
    return GradeTable(
        items,
        [
            GradeRow(name, [_points(scores.get((attempt, item.pk)), item.points) for item in items], points)
            for enrolment, name in people
            for attempt, points in [newest.get(enrolment, (0, None))]
        ],
    )


def _newest_attempts(given: Assignment, enrolments: list[int]) -> dict[int, tuple[int, Decimal | None]]:
    """(attempt, points) by enrolment; where the newest is still open, nothing."""
    attempts = given.attempts.filter(enrolment__in=enrolments).order_by("number")
    rows = {row[0]: row[1:] for row in attempts.values_list("enrolment", "pk", "points", "state")}
    return {
        enrolment: (attempt, points)
        for enrolment, (attempt, points, state) in rows.items()
        if state == Attempt.State.SUBMITTED
    }


def _scores(attempts: list[int]) -> dict[tuple[int, int], object]:
    """By attempt and item, as the database has them; the second vote where it was answered, as the total counts it."""
    rows = Response.objects.filter(attempt__in=attempts, score__isnull=False).order_by("round")
    # Django's own conversion of forty thousand decimals takes longer than all the rest.
    score = ExpressionWrapper(F("score"), output_field=TextField())
    return {
        (attempt, item): value
        for attempt, item, value, vote, revision in rows.values_list(
            "attempt_id", "item_id", score, "round", "revision"
        )
        if vote == 1 or revision
    }


@lru_cache(maxsize=4096)
def _points(score: object, of: Decimal) -> Decimal | None:
    """Kept, since a class has few different scores."""
    return None if score is None else points_of(Fraction(str(score)), of)

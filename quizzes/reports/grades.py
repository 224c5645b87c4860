"""The grade book of an assignment: students by name, items in order, points in the cells."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quizzes.models import Assignment, Attempt, Enrolment, Item, Response
from quizzes.reports.hand_ins import hand_ins_of
from quizzes.reports.items import items_of
from quizzes.scoring.totals import points as points_of


@dataclass(frozen=True, slots=True)
class GradeRow:
    """`cells` are points by item, None where nothing is judged; `points` is their sum as the attempt keeps it."""

    enrolment: Enrolment
    attempt: Attempt | None
    cells: list[Decimal | None]

    @property
    def name(self) -> str:
        return self.enrolment.user.display_name

    @property
    def points(self) -> Decimal | None:
        return self.attempt.points if self.attempt and self.attempt.is_submitted else None


@dataclass(frozen=True, slots=True)
class GradeTable:
    items: list[Item]
    rows: list[GradeRow]

    @property
    def possible(self) -> Decimal:
        return sum((item.points for item in self.items), Decimal(0))


def grades_of(given: Assignment) -> GradeTable:
    """Every student of the class by name, with the newest attempt. Four queries."""
    items, hand_ins = items_of(given.exercise_revision), hand_ins_of(given)
    attempts = [one.attempt.pk for one in hand_ins if one.attempt and one.attempt.is_submitted]
    scores = _scores(attempts)
    return GradeTable(
        items,
        [
            GradeRow(
                one.enrolment, one.attempt,
                [_points(item, scores.get((one.attempt.pk if one.attempt else 0, item.pk))) for item in items],
            )
            for one in hand_ins
        ],
    )  # fmt: skip


def _scores(attempts: list[int]) -> dict[tuple[int, int], Decimal]:
    """By attempt and item; the second vote where it was answered, as the total counts it."""
    rows = Response.objects.filter(attempt__in=attempts, score__isnull=False).order_by("round")
    return {
        (attempt, item): score
        for attempt, item, score, vote, revision in rows.values_list(
            "attempt", "item", "score", "round", "revision"
        )
        if score is not None and (vote == 1 or revision)
    }


def _points(item: Item, score: Decimal | None) -> Decimal | None:
    return None if score is None else points_of(Fraction(score), item.points)

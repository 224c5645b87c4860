"""How far students get with each skill, from one assignment to the next: what they can do before they are told.

Counted is the first attempt that was handed in, by its first vote; what came after feedback or a talk is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from quizsite.models import User
from quizzes.items import KINDS
from quizzes.models import Assignment, Enrolment, Response, RuleCard

WIDTH, HEIGHT, LEFT, PAD = 320, 132, 34, 12
"""Of a chart, in its own units; `LEFT` is for the numbers of the scale."""

Means = Mapping[tuple[int, str], tuple[int, int]]
"""(score in percent, answers) by assignment and skill."""


@dataclass(frozen=True, slots=True)
class Step:
    """One assignment. `others` is the class in percent, beside one student; `x` and `y` are places in the chart."""

    number: int
    title: str
    at: datetime
    percent: int
    answers: int
    others: int | None
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class SkillGrowth:
    """`line` and `others_line` are what a polyline takes."""

    skill: Any
    steps: list[Step]
    line: str
    others_line: str
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class ScaleLine:
    """A line across the chart, with the place of its number."""

    percent: int
    y: int


def growth_of_class(assignments: QuerySet[Assignment]) -> list[SkillGrowth]:
    """Two queries."""
    given = _in_order(assignments)
    return _by_skill(given, _means(_counted(given)), {})


def growth_of_student(enrolment: Enrolment) -> list[SkillGrowth]:
    """For the teacher: beside the class. Three queries."""
    given = _in_order(Assignment.objects.filter(classroom=enrolment.classroom_id))
    rows = _counted(given)
    return _by_skill(given, _means(rows.filter(attempt__enrolment=enrolment)), _means(rows))


def own_growth(user: User) -> list[SkillGrowth]:
    """For the student: over all classes, and only where policy tells them how they did. Two queries."""
    nothing = Assignment.Feedback.NOTHING
    told = Q(released_at=None) & ~Q(feedback_submitted=nothing) | Q(released_at__isnull=False) & ~Q(
        feedback_released=nothing
    )
    given = _in_order(Assignment.objects.for_student(user).filter(told))
    return _by_skill(given, _means(_counted(given).of_student(user)), {})


def _in_order(assignments: QuerySet[Assignment]) -> list[Assignment]:
    return list(assignments.select_related("exercise_revision").order_by("opens_at", "pk"))


def _counted(given: Iterable[Assignment]):
    return Response.objects.filter(
        attempt__assignment__in=[one.pk for one in given], attempt__state="submitted", attempt__number=1, round=1,
        score__isnull=False,
    )  # fmt: skip


def _means(rows: QuerySet[Response]) -> Means:
    sums: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    counts: dict[tuple[int, str], int] = defaultdict(int)
    grouped = rows.order_by().values_list("attempt__assignment", "item__kind")
    for assignment, kind, total, count in grouped.annotate(total=Sum("score"), count=Count("pk")):
        if kind in KINDS:
            sums[assignment, KINDS[kind].SKILL] += total
            counts[assignment, KINDS[kind].SKILL] += count
    return {key: (round(100 * sums[key] / count), count) for key, count in counts.items()}


def _by_skill(given: list[Assignment], means: Means, others: Means) -> list[SkillGrowth]:
    given = [one for one in given if any((one.pk, skill) in means for skill in RuleCard.Skill)]
    found = [(skill, _steps(given, skill, means, others)) for skill in RuleCard.Skill]
    return [
        SkillGrowth(
            skill.label, steps, _line((one.x, one.y) for one in steps),
            _line((one.x, _y(one.others)) for one in steps if one.others is not None),
        )
        for skill, steps in found
        if steps
    ]  # fmt: skip


def _steps(given: list[Assignment], skill: str, means: Means, others: Means) -> list[Step]:
    return [
        Step(
            number=at, title=one.exercise_revision.title, at=one.opens_at,
            percent=means[one.pk, skill][0], answers=means[one.pk, skill][1],
            others=others[one.pk, skill][0] if (one.pk, skill) in others else None,
            x=_x(at, len(given)), y=_y(means[one.pk, skill][0]),
        )
        for at, one in enumerate(given, 1)
        if (one.pk, skill) in means
    ]  # fmt: skip


def _x(number: int, of: int) -> int:
    """The same place for an assignment in every chart of a page."""
    room = WIDTH - LEFT - 2 * PAD
    return round(LEFT + PAD + (room * (number - 1) / (of - 1) if of > 1 else room / 2))


def _y(percent: int) -> int:
    return round(HEIGHT - PAD - (HEIGHT - 2 * PAD) * percent / 100)


def _line(points: Iterable[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


SCALE = [ScaleLine(percent, _y(percent)) for percent in (0, 50, 100)]

"""Whose answers came on paper, and whose are still to be typed in."""

from dataclasses import dataclass
from typing import Any

from quizzes.models import Assignment, Attempt, Enrolment, Response
from quizzes.reports.hand_ins import hand_ins_of


@dataclass(frozen=True, slots=True)
class PaperStudent:
    """Who has answered on the screen cannot be typed in."""

    enrolment: Enrolment
    attempt: Attempt | None
    answered: int

    @property
    def is_typed(self) -> bool:
        return self.attempt is not None and self.attempt.typed_at is not None

    @property
    def is_on_screen(self) -> bool:
        return not self.is_typed and self.answered > 0

    @property
    def is_open(self) -> bool:
        return not self.is_typed and not self.is_on_screen


def paper_students(given: Assignment) -> list[PaperStudent]:
    """By name. Two queries."""
    return [PaperStudent(one.enrolment, one.attempt, one.answered) for one in hand_ins_of(given)]


def after(students: list[PaperStudent], enrolment: Enrolment) -> PaperStudent | None:
    """The next by name who is still to be typed in, from the start again after the last."""
    at = next((place for place, one in enumerate(students) if one.enrolment.pk == enrolment.pk), 0)
    return next((one for one in students[at + 1 :] + students[:at] if one.is_open), None)


def stored_answers(given: Assignment, enrolment: Enrolment) -> dict[int, dict[str, Any]]:
    """By the item's id, what was typed in before."""
    rows = Response.objects.filter(
        attempt__assignment=given, attempt__enrolment=enrolment, attempt__typed_at__isnull=False, round=1
    )
    return dict(rows.values_list("item", "answer"))

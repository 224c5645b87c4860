"""What a student finds at home: for each class what can be done, what comes, and what is behind them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from quizsite.models import User
from quizzes.models import Assignment, Attempt, Classroom, Enrolment


@dataclass(frozen=True, slots=True)
class Task:
    """One assignment. `attempt` is the student's last, or None before they start."""

    assignment: Assignment
    attempt: Attempt | None
    at: datetime

    @property
    def state(self) -> str:
        """`start`, `go on`, `coming`, `done` or `missed`."""
        if self.attempt:
            return "done" if self.attempt.is_submitted or self._is_over(self.attempt) else "go on"
        if self.assignment.opens_at > self.at:
            return "coming"
        return "start" if self.assignment.is_open(self.at) else "missed"

    def _is_over(self, attempt: Attempt) -> bool:
        return attempt.ends_at is not None and attempt.ends_at <= self.at

    @property
    def has_feedback(self) -> bool:
        return self.attempt is not None and self.attempt.feedback != Assignment.Feedback.NOTHING


@dataclass(frozen=True, slots=True)
class ClassTasks:
    classroom: Classroom
    now: list[Task]
    coming: list[Task]
    behind: list[Task]

    @property
    def is_empty(self) -> bool:
        return not (self.now or self.coming or self.behind)


def tasks_of(user: User, at: datetime) -> list[ClassTasks]:
    """By class, in the order of their names. Three queries."""
    enrolments = Enrolment.objects.of_student(user).order_by("classroom__name", "pk")
    last = {}
    for attempt in Attempt.objects.of_student(user).with_timing().order_by("number"):
        last[attempt.assignment_id] = attempt
    by_class: dict[int, list[Task]] = defaultdict(list)
    for assignment in Assignment.objects.for_student(user).with_details():
        by_class[assignment.classroom_id].append(Task(assignment, last.get(assignment.pk), at))
    return [_sorted(one.classroom, by_class[one.classroom_id]) for one in enrolments]


def _sorted(classroom: Classroom, tasks: list[Task]) -> ClassTasks:
    return ClassTasks(
        classroom,
        now=[one for one in tasks if one.state in ("start", "go on")],
        coming=[one for one in reversed(tasks) if one.state == "coming"],
        behind=[one for one in tasks if one.state in ("done", "missed")],
    )

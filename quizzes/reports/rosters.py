"""Who is in a class, as its teacher sees them."""

from dataclasses import dataclass
from datetime import datetime

from quizzes.models import Classroom, Enrolment


@dataclass(frozen=True, slots=True)
class RosterRow:
    """`waits`: too many wrong PINs were tried under this name."""

    enrolment: Enrolment
    waits: bool


@dataclass(frozen=True, slots=True)
class Roster:
    rows: list[RosterRow]
    class_waits: bool

    @property
    def joined(self) -> int:
        return sum(1 for row in self.rows if row.enrolment.joined_at)

    @property
    def somebody_waits(self) -> bool:
        return self.class_waits or any(row.waits for row in self.rows)


def roster(classroom: Classroom, at: datetime) -> Roster:
    """The students by name. One query."""
    students = classroom.enrolments.students().with_people()
    rows = [RosterRow(enrolment, enrolment.must_wait(at)) for enrolment in students]
    return Roster(rows, classroom.closed_until(at) is not None)

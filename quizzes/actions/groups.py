"""Who works with whom."""

from collections.abc import Mapping
from datetime import datetime
from random import Random

from django.db import transaction

from quizsite.models import User
from quizzes.models import Classroom, Enrolment, Group

MOST = 20


@transaction.atomic
def deal(
    *, classroom: Classroom, number: int, name: str, chance: Random, by: User, at: datetime
) -> list[Group]:
    """So many groups as even as can be, by chance, instead of those there were. `name` has a %(number)d in it."""
    classroom.groups.all().delete()
    groups = Group.objects.bulk_create(
        Group(classroom=classroom, name=name % {"number": at_place}) for at_place in range(1, number + 1)
    )
    students = list(classroom.enrolments.students().order_by("pk"))
    chance.shuffle(students)
    for place, student in enumerate(students):
        student.group = groups[place % number]
    Enrolment.objects.bulk_update(students, ["group"])
    return groups


@transaction.atomic
def place(*, classroom: Classroom, places: Mapping[Enrolment, Group | None], by: User, at: datetime) -> None:
    """Put these students into these groups of the same class; None is no group."""
    for student, group in places.items():
        if student.classroom_id != classroom.pk or (group and group.classroom_id != classroom.pk):
            raise ValueError("A group has members of its own class only.")
        student.group = group
    Enrolment.objects.bulk_update(places, ["group"])


def dissolve(*, classroom: Classroom, by: User, at: datetime) -> None:
    classroom.groups.all().delete()

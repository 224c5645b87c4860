"""A class: making it, its name, putting it away and bringing it back."""

from datetime import datetime

from django.db import transaction

from quizsite.models import User
from quizzes.models import Classroom, Enrolment


class NoSuchTeacher(Exception):
    """Nobody with an account of their own has this e-mail address."""


class TeachesAlready(Exception):
    """The person is a teacher of the class, the one it belongs to or another."""


@transaction.atomic
def open_class(*, name: str, by: User, at: datetime) -> Classroom:
    """A new class with `by` as its teacher."""
    classroom = Classroom.objects.create(name=name, created_at=at)
    Enrolment.objects.create(classroom=classroom, user=by, role=Enrolment.Role.TEACHER, enrolled_at=at)
    return classroom


def rename(*, classroom: Classroom, name: str, by: User, at: datetime) -> None:
    classroom.name = name
    classroom.save(update_fields=["name"])


def archive(*, classroom: Classroom, by: User, at: datetime) -> None:
    """Over, and kept: nobody joins, nothing is given; results can be read. Archiving twice keeps the first time."""
    Classroom.objects.filter(pk=classroom.pk, archived_at=None).update(archived_at=at)


def bring_back(*, classroom: Classroom, by: User, at: datetime) -> None:
    classroom.archived_at = None
    classroom.save(update_fields=["archived_at"])


@transaction.atomic
def add_co_teacher(*, classroom: Classroom, email: str, by: User, at: datetime) -> Enrolment:
    """Raises NoSuchTeacher, TeachesAlready."""
    person = User.objects.with_account().filter(email=email.lower(), is_active=True).first()
    if person is None:
        raise NoSuchTeacher
    enrolment, made = Enrolment.objects.get_or_create(
        classroom=classroom, user=person, defaults={"role": Enrolment.Role.CO_TEACHER, "enrolled_at": at}
    )
    if not made:
        raise TeachesAlready
    return enrolment


def remove_co_teacher(*, enrolment: Enrolment, by: User, at: datetime) -> None:
    """What they gave and graded stays with the class."""
    enrolment.delete()

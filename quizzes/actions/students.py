"""One student in a class: name and extra time, another class, and everything about them gone."""

import logging
from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction

from quizsite.models import User
from quizzes.actions.rosters import ClassFull, NameTaken, checked_name
from quizzes.importing.names import key_of
from quizzes.importing.roster import MOST_NAMES
from quizzes.models import Classroom, Enrolment, Group

logger = logging.getLogger(__name__)


class OtherClass(Exception):
    """The group belongs to another class."""


class InBoth(Exception):
    """The student is in the other class already."""


@transaction.atomic
def edit_student(
    *, enrolment: Enrolment, name: str, extra_time: int, group: Group | None, by: User, at: datetime
) -> None:
    """`extra_time` is in percent. Raises NotAName, NameTaken, OtherClass."""
    if group and group.classroom_id != enrolment.classroom_id:
        raise OtherClass
    name = checked_name(name)
    _refuse_a_name_that_is_taken(enrolment.classroom, name, enrolment)
    enrolment.user.display_name = name
    enrolment.user.save(update_fields=["display_name"])
    enrolment.extra_time, enrolment.group = extra_time, group
    enrolment.save(update_fields=["extra_time", "group"])


def _refuse_a_name_that_is_taken(classroom: Classroom, name: str, enrolment: Enrolment) -> None:
    Classroom.objects.select_for_update().get(pk=classroom.pk)
    others = classroom.enrolments.students().exclude(pk=enrolment.pk)
    if key_of(name) in {key_of(one) for one in others.values_list("user__display_name", flat=True)}:
        raise NameTaken(name)


@transaction.atomic
def move(*, enrolment: Enrolment, to: Classroom, by: User, at: datetime) -> Enrolment:
    """Into the other class, where a new card is needed. Raises InBoth, NameTaken, ClassFull.

    Work done here belongs to this class: who has done some stays in it, too, and is in both.
    """
    if to.enrolments.filter(user=enrolment.user).exists():
        raise InBoth
    _refuse_a_name_that_is_taken(to, enrolment.user.display_name, enrolment)
    if to.enrolments.students().count() >= MOST_NAMES:
        raise ClassFull
    moved = Enrolment.objects.create(
        classroom=to,
        user=enrolment.user,
        role=Enrolment.Role.STUDENT,
        extra_time=enrolment.extra_time,
        enrolled_at=at,
    )
    if not enrolment.attempts.exists():
        enrolment.delete()
    return moved


@transaction.atomic
def erase(*, enrolment: Enrolment, by: User, at: datetime) -> None:
    """Take the student out of the class, with all they did in it; the person, too, unless they are in another class."""
    user, classroom = enrolment.user, enrolment.classroom_id
    enrolment.delete()
    if not user.enrolments.exists():
        erase_person(person=user)
    logger.info("student erased", extra={"classroom": classroom, "by": by.pk})


@transaction.atomic
def erase_person(*, person: User) -> None:
    """A student, with all they did in every class, their sessions, and what the administration noted about them."""
    number, key = person.pk, str(person.pk)
    person.delete()
    LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=key).delete()
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == str(number):
            session.delete()

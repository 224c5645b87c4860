"""Students come into a class from its list of names: all of them or none."""

import logging
from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from quizsite.models import User
from quizzes.importing.names import LONGEST, clean_name, is_name, key_of
from quizzes.importing.roster import MOST_NAMES
from quizzes.models import Classroom, Enrolment

logger = logging.getLogger(__name__)


class ClassFull(Exception):
    """More students than a class can have; `most` is how many it can."""

    most = MOST_NAMES


class NameTaken(Exception):
    """Two students of a class would be called the same, so that nobody could say which is which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotAName(Exception):
    """Empty, too long, an address or a formula."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@transaction.atomic
def add_students(*, classroom: Classroom, names: Sequence[str], by: User, at: datetime) -> list[Enrolment]:
    """One new student for each name, without a PIN yet. Raises ClassFull, NameTaken, NotAName."""
    Classroom.objects.select_for_update().get(pk=classroom.pk)
    taken = {key_of(name) for name in classroom.student_names()}
    if len(taken) + len(names) > MOST_NAMES:
        raise ClassFull
    cleaned = [checked_name(name) for name in names]
    for name in cleaned:
        if key_of(name) in taken:
            raise NameTaken(name)
        taken.add(key_of(name))
    users = User.objects.bulk_create(
        User(display_name=name, password=make_password(None), joined_at=at) for name in cleaned
    )
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(classroom=classroom, user=user, role=Enrolment.Role.STUDENT, enrolled_at=at)
        for user in users
    )
    logger.info("students added", extra={"classroom": classroom.pk, "number": len(enrolments), "by": by.pk})
    return enrolments


def checked_name(name: str) -> str:
    """Raises NotAName."""
    cleaned = clean_name(name)
    if not is_name(cleaned) or len(cleaned) > LONGEST:
        raise NotAName(name)
    return cleaned

"""What is not needed any more goes: classes that stand still are put away, those put away long ago are erased."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from quizsite.models import User
from quizzes.actions.students import erase_person
from quizzes.models import Classroom

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many classes were put away, and how many erased with how many people."""

    archived: int
    erased: int
    people: int


def sweep(*, at: datetime, archive_after: int, erase_after: int, dry_run: bool = False) -> Swept:
    """Both are in days, and 0 is never: after so long without anybody doing something; after so long put away."""
    nothing = Classroom.objects.none()
    idle = Classroom.objects.idle_since(at - timedelta(days=archive_after)) if archive_after else nothing
    old = Classroom.objects.ended_before(at - timedelta(days=erase_after)) if erase_after else nothing
    if dry_run:
        return Swept(idle.count(), old.count(), _people_of(list(old)))
    people = 0
    erased = list(old)
    for classroom in erased:
        people += erase_class(classroom=classroom)
    archived = Classroom.objects.filter(pk__in=list(idle.values_list("pk", flat=True))).update(archived_at=at)
    logger.info("retention swept", extra={"archived": archived, "erased": len(erased), "people": people})
    return Swept(archived, len(erased), people)


@transaction.atomic
def erase_class(*, classroom: Classroom) -> int:
    """With everything in it; how many students had no other class, and went with it."""
    students = list(User.objects.students().filter(enrolments__classroom=classroom))
    classroom.delete()
    alone = [one for one in students if not one.enrolments.exists()]
    for person in alone:
        erase_person(person=person)
    return len(alone)


def _people_of(classrooms: list[Classroom]) -> int:
    """Students who are in these classes only."""
    others = Classroom.objects.exclude(pk__in=[one.pk for one in classrooms])
    elsewhere = User.objects.filter(enrolments__classroom__in=others)
    inside = User.objects.students().filter(enrolments__classroom__in=classrooms)
    return inside.exclude(pk__in=elsewhere).distinct().count()

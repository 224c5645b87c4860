"""What a teacher does for one student while the class is working."""

from datetime import datetime, timedelta
from math import ceil

from django.db import transaction

from quizsite.models import User
from quizzes.actions.assignments import NoEnd
from quizzes.actions.attempts import AlreadyHandedIn
from quizzes.models import Attempt


@transaction.atomic
def give_one_more_time(*, attempt: Attempt, minutes: int, by: User, at: datetime) -> Attempt:
    """This student gets so many minutes more, from now if their time was over. Raises NoEnd, AlreadyHandedIn."""
    stored = Attempt.objects.with_timing().select_for_update(of=("self",)).get(pk=attempt.pk)
    if stored.is_submitted:
        raise AlreadyHandedIn
    if stored.ends_at is None:
        raise NoEnd
    overdue = ceil(max(timedelta(0), at - stored.ends_at) / timedelta(minutes=1))
    stored.extra_minutes += overdue + minutes
    stored.save(update_fields=["extra_minutes"])
    return stored


def nudge(*, attempt: Attempt, by: User, at: datetime) -> None:
    """The student's page shows it with the next thing it hears from us. Raises AlreadyHandedIn."""
    waiting = Attempt.objects.open().filter(pk=attempt.pk)
    if not waiting.update(nudged_at=at):
        raise AlreadyHandedIn

"""The exit ticket: asking, and answering while it is asked."""

from datetime import datetime

from django.db import transaction

from quizsite.models import User
from quizzes.models import Assignment, Attempt, ExitTicket


class NotAsked(Exception):
    """The discussion is not at its exit ticket, or not any more."""


def ask(*, assignment: Assignment, question: str, by: User, at: datetime) -> None:
    """Left empty, the app's own question is asked."""
    Assignment.objects.filter(pk=assignment.pk).update(exit_question=question)


@transaction.atomic
def write(*, attempt: Attempt, text: str, at: datetime) -> ExitTicket:
    """The later one replaces the earlier. Whoever has handed in writes theirs all the same. Raises NotAsked."""
    given = Assignment.objects.select_for_update().get(pk=attempt.assignment_id)
    if given.phase != Assignment.Phase.EXIT:
        raise NotAsked
    ticket, _made = ExitTicket.objects.update_or_create(
        attempt=attempt, defaults={"text": text, "written_at": at}
    )
    return ticket

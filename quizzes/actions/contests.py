"""A student objects to a key."""

from datetime import datetime

from django.db import transaction

from quizzes.models import Assignment, Contest, Response


class NothingToContest(Exception):
    """The student has not been told the key."""


@transaction.atomic
def contest(*, response: Response, reason: str, at: datetime) -> Contest:
    """One per answer; while nobody has decided, the reason may be written anew. Raises NothingToContest.

    `response` comes with its attempt and assignment.
    """
    if response.feedback != Assignment.Feedback.KEY:
        raise NothingToContest
    found, made = Contest.objects.get_or_create(response=response, defaults={"reason": reason, "made_at": at})
    if not made and found.state == Contest.State.OPEN:
        found.reason, found.made_at = reason, at
        found.save(update_fields=["reason", "made_at"])
    return found

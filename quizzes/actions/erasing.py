"""Erasing an exercise for good: whole, from the top, and only while nothing hangs on it."""

from django.db import router, transaction
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector

from quizsite.models import User
from quizzes.models import Exercise, ExerciseRevision, Item


class InUse(Exception):
    """A class was given it, or somebody answered it: withdraw it instead."""


@transaction.atomic
def erase_exercise(*, exercise: Exercise, by: User) -> None:
    """Delete it with all its revisions and items, also published ones; copies stay. Raises InUse.

    The database lets a published revision go only after its exercise, and the items after their revision.
    """
    database = router.db_for_write(Exercise, instance=exercise)
    try:
        Collector(using=database).collect([exercise])
    except (ProtectedError, RestrictedError) as error:
        raise InUse from error
    revisions = list(exercise.revisions.values_list("pk", flat=True))
    items = Item.objects.filter(revision__in=revisions).values_list("pk", flat=True)
    goes = [
        Exercise.objects.filter(pk=exercise.pk),
        ExerciseRevision.objects.filter(pk__in=revisions),
        Item.objects.filter(pk__in=list(items)),
    ]
    exercise.copies.update(based_on=None)
    for rows in goes:
        rows._raw_delete(database)  # in this order; `delete` would begin with the items

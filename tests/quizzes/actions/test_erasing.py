"""The one way a published exercise goes: whole."""

import pytest
from django.db import IntegrityError, connection, transaction

from quizzes.actions.erasing import InUse, erase_exercise
from quizzes.actions.exercises import copy_exercise
from quizzes.models import Exercise, ExerciseRevision, Item
from tests.factories import AssignmentFactory, AttemptFactory, ExerciseRevisionFactory
from tests.quizzes.conftest import NOW


@pytest.fixture
def published(tess):
    revision = ExerciseRevisionFactory(
        exercise__owner=tess, exercise__article__shared=True, items=2, published=True
    )
    ExerciseRevisionFactory(exercise=revision.exercise, items=1)
    return revision.exercise


def test_erased_exercise_is_gone_with_everything(published, ada):
    erase_exercise(exercise=published, by=ada)
    connection.check_constraints()
    assert [model.objects.count() for model in (Exercise, ExerciseRevision, Item)] == [0, 0, 0]


def test_erasing_leaves_copies_with_their_note(published, theo, ada):
    copied = copy_exercise(exercise=published, by=theo, at=NOW)
    erase_exercise(exercise=published, by=ada)
    copied.refresh_from_db()
    assert (copied.based_on, copied.based_on_note) == (None, f"“{published.title}” by Tess")
    assert copied.draft.items.count() == 2


@pytest.mark.parametrize("answered", [False, True])
def test_exercise_that_a_class_was_given_stays(published, ada, answered):
    given = AssignmentFactory(exercise_revision=published.published)
    if answered:
        AttemptFactory(assignment=given, submitted=True)
    before = [model.objects.count() for model in (Exercise, ExerciseRevision, Item)]
    with pytest.raises(InUse):
        erase_exercise(exercise=published, by=ada)
    connection.check_constraints()
    assert [model.objects.count() for model in (Exercise, ExerciseRevision, Item)] == before


def test_half_an_exercise_cannot_go(published):
    """What the database lets through from the top, its foreign keys refuse in the end."""
    with transaction.atomic():
        Exercise.objects.filter(pk=published.pk)._raw_delete("default")
        with pytest.raises(IntegrityError):
            connection.check_constraints()
        transaction.set_rollback(True)

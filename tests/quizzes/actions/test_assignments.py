from datetime import timedelta

import pytest

from quizzes.actions import assignments
from quizzes.models import Assignment
from tests.factories import AssignmentFactory, AttemptFactory, ExerciseRevisionFactory
from tests.factories.attempts import EIGHT

AT = EIGHT + timedelta(minutes=5)


def test_assign_gives_the_newest_published_revision(tess, classroom):
    exercise = ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True).exercise
    newest = ExerciseRevisionFactory(exercise=exercise, items=1, published=True)
    ExerciseRevisionFactory(exercise=exercise, items=1)
    given = assignments.assign(
        exercise=exercise, classroom=classroom, mode="practice", by=tess, at=AT, tries=2
    )
    assert (given.exercise_revision, given.tries, given.feedback_during) == (newest, 2, "key")


@pytest.mark.parametrize(
    "state", [{"published": False}, {"published": True, "exercise__withdrawn_at": EIGHT}]
)
def test_assign_what_is_not_published_raises(tess, classroom, state):
    exercise = ExerciseRevisionFactory(exercise__owner=tess, items=1, **state).exercise
    with pytest.raises(assignments.NotPublished):
        assignments.assign(exercise=exercise, classroom=classroom, mode="graded", by=tess, at=AT)


@pytest.mark.parametrize("mode", Assignment.Mode.values)
def test_every_mode_has_its_preset(tess, classroom, mode):
    exercise = ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True).exercise
    given = assignments.assign(exercise=exercise, classroom=classroom, mode=mode, by=tess, at=AT)
    assert (given.phase == "join") == (mode == "discussion")


def test_close_hands_in_what_is_open(tess):
    attempt = AttemptFactory()
    given = assignments.close(assignment=attempt.assignment, by=tess, at=AT)
    attempt.refresh_from_db()
    assert (given.closes_at, given.is_open(AT), attempt.state) == (AT, False, "submitted")


def test_close_before_it_opened_is_never_open(tess):
    given = assignments.close(assignment=AssignmentFactory(), by=tess, at=EIGHT - timedelta(days=1))
    assert not given.is_open(EIGHT - timedelta(days=1))


def test_release_and_take_back(tess):
    attempt = AttemptFactory(submitted=True)
    assert attempt.feedback == "nothing"
    attempt.assignment = assignments.release(assignment=attempt.assignment, by=tess, at=AT)
    assert attempt.feedback == "key"
    attempt.assignment = assignments.take_back(assignment=attempt.assignment, by=tess, at=AT)
    assert attempt.feedback == "nothing"


def test_key_phase_is_the_release(tess):
    given = AssignmentFactory(discussion=True)
    given = assignments.move_phase(assignment=given, phase="reveal", by=tess, at=AT)
    assert given.released_at == AT
    given = assignments.move_phase(assignment=given, phase="look", by=tess, at=AT)
    assert given.released_at is None


def test_phases_are_for_discussions(tess):
    with pytest.raises(assignments.NoPhases):
        assignments.move_phase(assignment=AssignmentFactory(), phase="freeze", by=tess, at=AT)


def test_feedback_of_an_item_in_practice():
    """Right or wrong while tries are left, the key once the answer stands."""
    attempt = AttemptFactory(assignment=AssignmentFactory(practice=True))
    response = attempt.responses.get()
    assert response.feedback == "nothing"
    response.tries = 1
    assert response.feedback == "score"
    response.settled_at = AT
    assert response.feedback == "key"


test_feedback_of_an_item_in_practice.pytestmark = pytest.mark.django_db

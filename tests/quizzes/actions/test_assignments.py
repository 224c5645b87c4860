from datetime import timedelta

import pytest

from quizzes.actions import assignments
from quizzes.models import Assignment
from tests.factories import AssignmentFactory, AttemptFactory, ClassroomFactory, ExerciseRevisionFactory
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


def test_assign_to_an_archived_class_raises(tess, exercise_given):
    exercise_given.classroom.archived_at = EIGHT
    with pytest.raises(assignments.Archived):
        assignments.assign(**again(exercise_given), mode="graded", by=tess, at=AT)


@pytest.mark.parametrize("closes_at", [EIGHT, AT])
def test_assign_with_a_window_that_is_over_raises(tess, exercise_given, closes_at):
    with pytest.raises(assignments.WindowOver):
        assignments.assign(**again(exercise_given), mode="graded", by=tess, at=AT, closes_at=closes_at)


def test_assign_to_classes_gives_to_all_or_none(tess, exercise_given):
    classes = [ClassroomFactory(), ClassroomFactory(archived_at=EIGHT)]
    exercise = exercise_given.exercise_revision.exercise
    with pytest.raises(assignments.Archived):
        assignments.assign_to_classes(exercise=exercise, classrooms=classes, mode="graded", by=tess, at=AT)
    assert Assignment.objects.count() == 1


@pytest.fixture
def exercise_given(tess):
    """Tess's own exercise, so that she can give it again."""
    revision = ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True)
    return AssignmentFactory(exercise_revision=revision)


def again(given):
    return {"exercise": given.exercise_revision.exercise, "classroom": given.classroom}


def test_edit_before_anybody_began_changes_everything(tess, exercise_given):
    given = assignments.edit(
        assignment=exercise_given,
        mode="discussion",
        by=tess,
        at=AT,
        closes_at=AT + timedelta(hours=1),
        minutes=5,
    )
    given.refresh_from_db()
    assert (given.mode, given.phase, given.phase_at, given.minutes) == ("discussion", "join", AT, 5)
    given = assignments.edit(assignment=given, mode="practice", by=tess, at=AT, closes_at=None)
    given.refresh_from_db()
    assert (given.mode, given.phase, given.tries, given.closes_at) == ("practice", "", 3, None)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"mode": "practice"}, "mode"),
        ({"opens_at": AT}, "opens_at"),
        ({"asks_certainty": True}, "asks_certainty"),
        ({"outlet_blind": True}, "outlet_blind"),
        ({"minutes": 19}, "minutes"),
        ({"tries": 1}, "tries"),
    ],
)
def test_edit_after_somebody_began_keeps_what_was_met(tess, change, field):
    given = AttemptFactory(assignment=AssignmentFactory(minutes=20, tries=2)).assignment
    with pytest.raises(assignments.Started) as problem:
        assignments.edit(
            assignment=given, by=tess, at=AT, **{"mode": "graded", "tries": 2, "minutes": 20} | change
        )
    assert problem.value.field == field


def test_edit_after_somebody_began_may_give_more_and_tell_more(tess):
    given = AttemptFactory(assignment=AssignmentFactory(minutes=20)).assignment
    given = assignments.edit(
        assignment=given, mode="graded", by=tess, at=AT, minutes=None, tries=2, feedback_submitted="score"
    )
    given.refresh_from_db()
    assert (given.minutes, given.tries, given.feedback_submitted) == (None, 2, "score")


def test_edit_leaves_an_end_that_passed_as_it_is(tess):
    """Feedback can still be changed afterwards; the form shows the end without its seconds."""
    ended = EIGHT + timedelta(minutes=1, seconds=7)
    given = AttemptFactory(assignment=AssignmentFactory(closes_at=ended)).assignment
    given = assignments.edit(
        assignment=given,
        mode="graded",
        by=tess,
        at=AT,
        closes_at=ended.replace(second=0),
        feedback_submitted="key",
    )
    assert (given.closes_at, given.feedback_submitted) == (ended, "key")
    with pytest.raises(assignments.WindowOver):
        assignments.edit(
            assignment=given, mode="graded", by=tess, at=AT, closes_at=EIGHT + timedelta(minutes=3)
        )


def test_unassign_only_while_nobody_has_begun(tess, exercise_given):
    begun = AttemptFactory().assignment
    with pytest.raises(assignments.Started):
        assignments.unassign(assignment=begun, by=tess, at=AT)
    assignments.unassign(assignment=exercise_given, by=tess, at=AT)
    assert list(Assignment.objects.all()) == [begun]


def test_more_time_moves_the_end_and_the_minutes(tess):
    given = AssignmentFactory(closes_at=EIGHT + timedelta(minutes=30), minutes=20)
    given = assignments.give_more_time(assignment=given, minutes=2, by=tess, at=AT)
    assert (given.closes_at, given.minutes) == (EIGHT + timedelta(minutes=32), 22)


def test_more_time_after_the_end_counts_from_now(tess):
    given = AssignmentFactory(closes_at=EIGHT + timedelta(minutes=1))
    given = assignments.give_more_time(assignment=given, minutes=2, by=tess, at=AT)
    assert given.closes_at == AT + timedelta(minutes=2)


def test_more_time_without_an_end_raises(tess, exercise_given):
    with pytest.raises(assignments.NoEnd):
        assignments.give_more_time(assignment=exercise_given, minutes=2, by=tess, at=AT)


def test_open_again_lets_go_on_whom_closing_had_stopped(tess, exercise_given):
    stopped = AttemptFactory(assignment=exercise_given)
    earlier = AttemptFactory(assignment=exercise_given, state="submitted", submitted_at=EIGHT)
    assignments.close(assignment=exercise_given, by=tess, at=AT)
    given = assignments.open_again(assignment=exercise_given, by=tess, at=AT + timedelta(minutes=1))
    stopped.refresh_from_db()
    earlier.refresh_from_db()
    assert (given.closes_at, stopped.state, earlier.state) == (None, "open", "submitted")

"""What the live board says about each student, and when it says something else."""

from datetime import timedelta

import pytest

from quizzes.actions import attempts as acts
from quizzes.models import Attempt, Response
from quizzes.reports.board import board_of, seats_of, version_of
from tests.factories import AssignmentFactory, AttemptFactory, EnrolmentFactory
from tests.factories.attempts import EIGHT

pytestmark = pytest.mark.django_db
NOW = EIGHT + timedelta(minutes=20)


@pytest.fixture
def given(classroom):
    return AssignmentFactory(classroom=classroom, items=2)


@pytest.fixture
def attempt(given, ana):
    return AttemptFactory.by(ana, given, seen_at=NOW - timedelta(seconds=10))


def state_of(given, at=NOW):
    return [one.state for one in seats_of(given, at)]


def save(attempt, position, at):
    row = attempt.responses.get(item__position=position)
    Response.objects.filter(pk=row.pk).update(revision=1, saved_at=at, answer={"source": "Ida Renn"})


def test_student_who_has_not_begun_is_absent(given, ana):
    assert state_of(given) == ["absent"]


def test_attempt_at_another_assignment_is_not_this_one(given, ana, classroom):
    AttemptFactory.by(ana, AssignmentFactory(classroom=classroom))
    assert state_of(given) == ["absent"]


def test_student_who_saved_just_now_is_working(given, attempt):
    save(attempt, 1, NOW - timedelta(minutes=2))
    assert state_of(given) == ["working"]


def test_student_who_saved_nothing_for_long_is_stuck(given, attempt):
    save(attempt, 1, NOW - timedelta(minutes=4))
    assert state_of(given) == ["stuck"]


def test_student_is_not_stuck_while_nobody_may_answer(classroom, ana):
    given = AssignmentFactory(classroom=classroom, discussion=True, phase="freeze")
    AttemptFactory.by(ana, given, seen_at=NOW)
    assert state_of(given) == ["working"]


def test_student_is_not_stuck_who_has_answered_everything(given, attempt):
    save(attempt, 1, EIGHT)
    save(attempt, 2, EIGHT)
    assert state_of(given) == ["done"]


def test_page_that_is_not_heard_of_is_gone(given, attempt):
    assert state_of(given, NOW + timedelta(seconds=60)) == ["gone"]


def test_attempt_that_is_handed_in_says_so(given, attempt):
    acts.submit(attempt=attempt, at=NOW)
    assert state_of(given) == ["handed_in"]


def test_newest_attempt_counts(given, attempt, ana):
    acts.submit(attempt=attempt, at=NOW)
    AttemptFactory.by(ana, given, seen_at=NOW, started_at=NOW)
    assert state_of(given) == ["working"]


def test_board_shows_what_is_answered_and_where_each_student_is(given, attempt):
    save(attempt, 1, NOW)
    Attempt.objects.update(position=2)
    board = board_of(given, seats_of(given, NOW))
    assert [(one.position, one.is_answered, one.is_here) for one in board.seats[0].cells] == [
        (1, True, False), (2, False, True),
    ]  # fmt: skip
    assert [(one.position, one.answered, one.here, one.all) for one in board.items] == [
        (1, 1, 0, 1),
        (2, 0, 1, 1),
    ]


def test_second_vote_is_counted_by_itself(classroom, ana):
    given = AssignmentFactory(classroom=classroom, discussion=True, phase="second_vote")
    attempt = AttemptFactory.by(ana, given)
    save(attempt, 1, EIGHT)
    assert board_of(given, seats_of(given, NOW)).items[0].answered == 0


# --- when it looks different -----------------------------------------------------------------------------------------


def version(given, at=NOW):
    given.refresh_from_db()
    return version_of(given, seats_of(given, at))


def test_version_stays_while_pages_only_tell_that_they_are_there(given, attempt):
    before = version(given)
    attempt.look(position=1, device="a", moved=True, at=NOW)
    assert version(given, NOW + timedelta(seconds=5)) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda given, attempt: save(attempt, 1, NOW),
        lambda given, attempt: attempt.look(position=2, device="a", moved=True, at=NOW),
        lambda given, attempt: acts.submit(attempt=attempt, at=NOW),
        lambda given, attempt: EnrolmentFactory(classroom=given.classroom),
        lambda given, attempt: Attempt.objects.update(nudged_at=NOW),
        lambda given, attempt: Attempt.objects.update(seen_at=NOW - timedelta(minutes=2)),
        lambda given, attempt: type(given).objects.update(closes_at=NOW + timedelta(hours=1)),
    ],
    ids=["save", "place", "handing in", "joining", "nudge", "silence", "end"],
)
def test_version_changes_with_what_is_shown(given, attempt, change):
    before = version(given)
    change(given, attempt)
    assert version(given) != before


def test_board_costs_the_same_for_one_student_as_for_three(given, attempt, django_assert_num_queries):
    for _more in range(2):
        with django_assert_num_queries(3):
            board_of(given, seats_of(given, NOW))
        AttemptFactory(assignment=given)

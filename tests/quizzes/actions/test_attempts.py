"""Start, save, check, hand in. The list of autosave's behaviours, each by itself."""

from datetime import timedelta
from uuid import UUID

import pytest

from quizzes.actions import assignments, attempts
from quizzes.models import Attempt, Enrolment, Response, SavedAnswer
from tests.factories import AssignmentFactory, AttemptFactory, EnrolmentFactory
from tests.factories.attempts import EIGHT

AT = EIGHT + timedelta(minutes=5)
RIGHT = {"source": "Ida Renn", "kind": "named person", "chain": []}
WRONG = {"source": "Olu Bask", "kind": "named person", "chain": []}
Fate = SavedAnswer.Fate


@pytest.fixture
def attempt(db):
    return AttemptFactory()


@pytest.fixture
def response(attempt):
    return row(attempt)


def row(attempt, **narrowed):
    return Response.objects.with_attempt().get(attempt=attempt, **narrowed)


def save(response, revision, answer=WRONG, act=None, at=AT, **more):
    return attempts.save_response(
        response=response, act=act or UUID(int=revision), revision=revision, answer=answer, at=at, **more
    )


def stored(response):
    response.refresh_from_db()
    return response.revision, response.answer


def fates(response):
    return list(response.saves.order_by("pk").values_list("revision", "fate"))


def test_start_makes_a_row_for_every_answer(db):
    assignment = AssignmentFactory(items=3)
    enrolment = EnrolmentFactory(classroom=assignment.classroom)
    attempt = attempts.start(assignment=assignment, enrolment=enrolment, at=AT)
    rows = attempt.responses.in_order().values_list("item__position", "revision", "answer", "saved_at")
    assert list(rows) == [(1, 0, {}, None), (2, 0, {}, None), (3, 0, {}, None)]


def test_start_again_goes_on_with_the_open_attempt(attempt):
    again = attempts.start(assignment=attempt.assignment, enrolment=attempt.enrolment, at=AT)
    assert (again, Attempt.objects.count()) == (attempt, 1)


@pytest.mark.parametrize("minutes", [-1, 61])
def test_start_outside_the_window_raises(db, minutes):
    assignment = AssignmentFactory(closes_at=EIGHT + timedelta(hours=1))
    enrolment = EnrolmentFactory(classroom=assignment.classroom)
    with pytest.raises(attempts.NotOpen):
        attempts.start(assignment=assignment, enrolment=enrolment, at=EIGHT + timedelta(minutes=minutes))


def test_start_after_handing_in_begins_anew_only_in_practice(db):
    practised = AttemptFactory(assignment=AssignmentFactory(practice=True), submitted=True)
    graded = AttemptFactory(submitted=True)
    again = attempts.start(assignment=practised.assignment, enrolment=practised.enrolment, at=AT)
    assert (again.number, again.state) == (2, "open")
    with pytest.raises(attempts.AlreadyHandedIn):
        attempts.start(assignment=graded.assignment, enrolment=graded.enrolment, at=AT)


def test_save_replaces_the_last(response):
    save(response, 1, WRONG)
    saved = save(response, 2, RIGHT, certainty="high", flagged=True)
    assert saved == attempts.Saved(Fate.KEPT, 2, RIGHT, AT)
    assert stored(response) == (2, RIGHT)
    assert (response.certainty, response.flagged, response.saved_at) == ("high", True, AT)
    assert fates(response) == [(1, Fate.KEPT), (2, Fate.KEPT)]


def test_save_repeats_harmlessly(response):
    first = save(response, 1, RIGHT)
    again = save(response, 1, RIGHT, at=AT + timedelta(seconds=3))
    assert again == first
    assert fates(response) == [(1, Fate.KEPT)]


def test_save_from_a_stale_tab_is_remembered_and_not_kept(response):
    save(response, 5, RIGHT)
    saved = save(response, 5, WRONG, act=UUID(int=99))
    assert saved == attempts.Saved(Fate.STALE, 5, RIGHT, AT)
    assert stored(response) == (5, RIGHT)
    assert [one.answer for one in response.saves.filter(fate=Fate.STALE)] == [WRONG]


def test_save_loses_to_handing_in(attempt, response):
    save(response, 1, RIGHT)
    attempts.submit(attempt=attempt, at=AT)
    saved = save(row(attempt), 2, WRONG)
    assert (saved.fate, saved.answer) == (Fate.LATE, RIGHT)
    assert stored(response) == (1, RIGHT)


def test_save_of_a_page_that_was_read_before_handing_in_loses(attempt, response):
    """The row in hand still says open; the database decides."""
    attempts.submit(attempt=attempt, at=AT)
    assert save(response, 1, RIGHT).fate == Fate.LATE
    assert stored(response) == (0, {})


def test_save_after_the_time_is_kept_apart(db):
    attempt = AttemptFactory(assignment=AssignmentFactory(minutes=10))
    response = row(attempt)
    save(response, 1, RIGHT, at=EIGHT + timedelta(minutes=9, seconds=59))
    late = save(response, 2, WRONG, at=EIGHT + timedelta(minutes=10))
    assert (late.fate, late.revision) == (Fate.LATE, 1)
    assert stored(response) == (1, RIGHT)


def test_extra_time_stretches_the_minutes_and_the_window(db):
    assignment = AssignmentFactory(minutes=10, closes_at=EIGHT + timedelta(minutes=10))
    slow = AttemptFactory(assignment=assignment, enrolment__extra_time=50)
    assert slow.ends_at == EIGHT + timedelta(minutes=15)
    assert save(row(slow), 1, RIGHT, at=EIGHT + timedelta(minutes=14)).fate == Fate.KEPT


def test_save_that_was_late_counts_after_reopening(attempt, response):
    attempts.submit(attempt=attempt, at=AT)
    assert save(row(attempt), 1, RIGHT).fate == Fate.LATE
    attempts.reopen(attempt=attempt, at=AT)
    assert save(row(attempt), 1, RIGHT).fate == Fate.KEPT
    assert fates(response) == [(1, Fate.KEPT)]


def test_save_while_pens_are_down_is_late(tess):
    attempt = AttemptFactory(assignment=AssignmentFactory(discussion=True))
    response = row(attempt)
    save(response, 1, RIGHT)
    assignments.move_phase(assignment=attempt.assignment, phase="freeze", by=tess, at=AT)
    assert save(response, 2, WRONG).fate == Fate.LATE  # a page from before
    assert save(row(attempt), 3, WRONG).fate == Fate.LATE  # a page from after
    assert stored(response) == (1, RIGHT)


def test_second_vote_has_rows_of_its_own(tess):
    attempt = AttemptFactory(assignment=AssignmentFactory(discussion=True))
    first = row(attempt)
    save(first, 1, WRONG)
    assignments.move_phase(assignment=attempt.assignment, phase="second_vote", by=tess, at=AT)
    second = row(attempt, round=2)
    assert save(second, 1, RIGHT).fate == Fate.KEPT
    assert save(row(attempt, round=1), 2, RIGHT, act=UUID(int=7)).fate == Fate.LATE
    assert (stored(first), stored(second)) == ((1, WRONG), (1, RIGHT))


@pytest.fixture
def practised(db):
    return row(AttemptFactory(assignment=AssignmentFactory(practice=True)))


def test_check_tells_and_counts_a_try(practised):
    save(practised, 1, WRONG)
    scored = attempts.check(response=practised, at=AT)
    practised.refresh_from_db()
    assert (scored.score, practised.tries, practised.settled_at) == (0, 1, None)


def test_check_of_the_last_try_lets_the_answer_stand(practised):
    save(practised, 1, WRONG)
    for _try in range(3):
        attempts.check(response=practised, at=AT)
    with pytest.raises(attempts.NotCheckable):
        attempts.check(response=practised, at=AT)
    assert save(practised, 2, RIGHT).fate == Fate.LATE


def test_check_of_a_right_answer_lets_it_stand(practised):
    save(practised, 1, RIGHT)
    assert attempts.check(response=practised, at=AT).score == 1
    practised.refresh_from_db()
    assert practised.settled_at == AT


def test_check_is_not_for_graded_work(response):
    save(response, 1, WRONG)
    with pytest.raises(attempts.NotCheckable):
        attempts.check(response=response, at=AT)


def test_submit_scores_and_adds_up(attempt, response):
    save(response, 1, RIGHT)
    handed_in = attempts.submit(attempt=attempt, at=AT)
    response.refresh_from_db()
    handed_in.refresh_from_db()
    assert (handed_in.state, handed_in.submitted_at, handed_in.points) == ("submitted", AT, 1)
    assert (response.score, response.settled_at) == (1, AT)
    assert list(response.scores.values_list("origin", "value")) == [("automatic", 1)]


def test_submit_twice_changes_nothing(attempt, response):
    save(response, 1, RIGHT)
    attempts.submit(attempt=attempt, at=AT)
    again = attempts.submit(attempt=attempt, at=AT + timedelta(minutes=1))
    assert (again.submitted_at, response.scores.count()) == (AT, 1)


def test_submit_overdue_takes_only_those_whose_time_is_over(db):
    assignment = AssignmentFactory(minutes=10)
    AttemptFactory(assignment=assignment)
    slow = AttemptFactory(assignment=assignment, enrolment__extra_time=100)
    assert attempts.submit_overdue(assignment=assignment, at=EIGHT + timedelta(minutes=12)) == 1
    assert list(Attempt.objects.open()) == [slow]


def test_erasing_a_student_erases_what_they_did(attempt, response):
    save(response, 1, RIGHT)
    attempts.submit(attempt=attempt, at=AT)
    attempt.enrolment.user.delete()
    assert [model.objects.count() for model in (Enrolment, Attempt, Response, SavedAnswer)] == [0, 0, 0, 0]

"""Each constraint of assignments, attempts, answers and scores, broken once."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests import factories
from tests.factories.attempts import EIGHT, TEN_PAST

pytestmark = pytest.mark.django_db

BROKEN = [
    ("assignment_mode_valid", "AssignmentFactory", {"mode": "exam"}),
    ("assignment_feedback_during_valid", "AssignmentFactory", {"feedback_during": "all"}),
    ("assignment_feedback_submitted_valid", "AssignmentFactory", {"feedback_submitted": "all"}),
    ("assignment_feedback_released_valid", "AssignmentFactory", {"feedback_released": "all"}),
    ("assignment_phase_valid", "AssignmentFactory", {"discussion": True, "phase": "lunch"}),
    ("assignment_phase_valid", "AssignmentFactory", {"discussion": True, "phase_at": None}),
    ("assignment_phase_with_mode", "AssignmentFactory", {"phase": "read", "phase_at": EIGHT}),
    ("assignment_phase_with_mode", "AssignmentFactory", {"mode": "discussion"}),
    ("assignment_closes_after_opening", "AssignmentFactory", {"closes_at": EIGHT}),
    ("assignment_minutes_in_range", "AssignmentFactory", {"minutes": 0}),
    ("assignment_minutes_in_range", "AssignmentFactory", {"minutes": 601}),
    ("assignment_tries_in_range", "AssignmentFactory", {"tries": 0}),
    ("attempt_state_valid", "AttemptFactory", {"state": "asleep"}),
    ("attempt_state_valid", "AttemptFactory", {"state": "submitted"}),
    ("attempt_state_valid", "AttemptFactory", {"submitted_at": TEN_PAST}),
    ("attempt_counted_from_one", "AttemptFactory", {"number": 0}),
    ("attempt_counted_from_one", "AttemptFactory", {"position": 0}),
    ("attempt_points_not_negative", "AttemptFactory", {"points": -1}),
    ("response_round_one_or_two", "ResponseFactory", {"round": 3}),
    ("response_certainty_valid", "ResponseFactory", {"certainty": "very"}),
    ("response_saved_with_revision", "ResponseFactory", {"saved_at": TEN_PAST}),
    ("response_saved_with_revision", "ResponseFactory", {"revision": 1, "saved_at": None}),
    ("response_score_in_range", "ResponseFactory", {"score": 2}),
    ("savedanswer_fate_valid", "SavedAnswerFactory", {"fate": "lost"}),
    ("savedanswer_certainty_valid", "SavedAnswerFactory", {"certainty": "very"}),
    ("savedanswer_revision_from_one", "SavedAnswerFactory", {"revision": 0}),
    ("score_origin_valid", "ScoreFactory", {"origin": "oracle"}),
    ("score_value_in_range", "ScoreFactory", {"value": 2}),
    ("contest_state_valid", "ContestFactory", {"state": "shelved"}),
    ("contest_state_valid", "ContestFactory", {"state": "accepted"}),
    ("contest_reason_not_empty", "ContestFactory", {"reason": ""}),
]


@pytest.fixture
def asked():
    """With an item, which a response made by itself would not have."""
    attempt = factories.AttemptFactory()
    attempt.responses.all().delete()
    return attempt


@pytest.mark.parametrize(("constraint", "factory", "fields"), BROKEN)
def test_constraint_broken_is_refused(constraint, factory, fields, asked):
    more = {"attempt": asked} if factory == "ResponseFactory" else {}
    named = f"quizzes_{constraint}"
    if connection.vendor == "postgresql":
        # A wrong phase or state breaks its pair, too, and PostgreSQL names the first by the alphabet.
        named = rf"{named}|quizzes_{constraint.partition('_')[0]}_\w+_(valid|with_mode)"
    with pytest.raises(IntegrityError, match=named), transaction.atomic():
        getattr(factories, factory)(**fields, **more)


def test_second_open_attempt_is_refused():
    first = factories.AttemptFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.AttemptFactory(assignment=first.assignment, enrolment=first.enrolment, number=2)


def test_same_number_of_attempt_twice_is_refused():
    first = factories.AttemptFactory(submitted=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.AttemptFactory(assignment=first.assignment, enrolment=first.enrolment, number=1)


def test_response_twice_in_one_vote_is_refused(asked):
    row = factories.ResponseFactory(attempt=asked)
    assert factories.ResponseFactory(attempt=asked, item=row.item, round=2).pk
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ResponseFactory(attempt=asked, item=row.item)


def test_same_act_twice_is_refused():
    save = factories.SavedAnswerFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.SavedAnswerFactory(response=save.response, act=save.act)


def test_two_automatic_scores_that_stand_are_refused():
    score = factories.ScoreFactory(replaced_at=TEN_PAST)
    assert factories.ScoreFactory(response=score.response).pk
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ScoreFactory(response=score.response)

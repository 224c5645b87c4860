from decimal import Decimal

import pytest

from quizzes.actions import scores
from quizzes.models import Response
from tests.factories import AssignmentFactory, AttemptFactory
from tests.factories.attempts import TEN_PAST
from tests.quizzes.actions.test_attempts import RIGHT, WRONG


@pytest.fixture
def attempt(db):
    return AttemptFactory(
        assignment=AssignmentFactory(items=2), submitted=True, responses__revision=1, responses__answer=RIGHT
    )


def judge(attempt):
    scores.judge(responses=attempt.responses.all(), at=TEN_PAST)
    attempt.refresh_from_db()
    return attempt.points


def test_judge_adds_up_the_points(attempt):
    assert judge(attempt) == 2


def test_judge_again_keeps_the_rows(attempt):
    judge(attempt)
    before = list(attempt.responses.values_list("scores__pk", flat=True))
    judge(attempt)
    assert list(attempt.responses.values_list("scores__pk", flat=True)) == before


def test_judge_of_a_changed_answer_replaces_the_score_and_keeps_the_old(attempt):
    judge(attempt)
    first = attempt.responses.in_order()[0]
    Response.objects.filter(pk=first.pk).update(answer=WRONG)
    assert judge(attempt) == 1
    kept = first.scores.order_by("pk").values_list("value", "replaced_at")
    assert list(kept) == [(1, TEN_PAST), (0, None)]


def test_teachers_mark_counts_before_the_automatic_one(attempt, tess):
    judge(attempt)
    first = attempt.responses.in_order()[0]
    scores.mark(response=first, value=Decimal("0.5"), by=tess, at=TEN_PAST)
    Response.objects.filter(pk=first.pk).update(answer=WRONG)
    assert judge(attempt) == Decimal("1.5")


@pytest.mark.parametrize("items", [1, 4])
def test_judge_costs_the_same_for_many(db, items, django_assert_num_queries):
    attempt = AttemptFactory(
        assignment=AssignmentFactory(items=items), responses__revision=1, responses__answer=RIGHT
    )
    with django_assert_num_queries(11):
        scores.judge(responses=attempt.responses.all(), at=TEN_PAST)

"""Growth per skill: what is counted, who sees it, and what the pages cost."""

import pytest
from django.urls import reverse

from quizzes.actions import scores
from quizzes.models import Enrolment, Response
from quizzes.reports import growth
from tests.factories import AssignmentFactory, AttemptFactory
from tests.factories.attempts import EIGHT, TEN_PAST
from tests.quizzes.actions.test_attempts import RIGHT, WRONG


def hand_in(given, who, answer, **fields):
    attempt = AttemptFactory.by(
        who, given, submitted=True, responses__revision=1, responses__answer=answer, **fields
    )
    scores.judge(responses=Response.objects.filter(attempt=attempt), at=TEN_PAST)
    return attempt


@pytest.fixture
def given(classroom, ana, ben):
    """Ana: wrong, then right. Somebody else: right both times. The second one is practice and was done again."""
    Enrolment.objects.create(classroom=classroom, user=ben)
    first = AssignmentFactory(classroom=classroom)
    second = AssignmentFactory(classroom=classroom, practice=True, opens_at=EIGHT.replace(day=11))
    hand_in(first, ana, WRONG)
    hand_in(first, ben, RIGHT)
    hand_in(second, ana, RIGHT)
    hand_in(second, ben, RIGHT)
    hand_in(second, ben, WRONG, number=2)
    return first, second


def percents(skills):
    return {str(one.skill): [step.percent for step in one.steps] for one in skills}


def test_class_grows_by_first_attempts_only(given, classroom):
    assert percents(growth.growth_of_class(classroom.assignments.all())) == {"attribution": [50, 100]}


def test_second_vote_is_not_counted(given, classroom, ana):
    row = Response.objects.filter(attempt__enrolment__user=ana).earliest("pk")
    Response.objects.create(
        attempt=row.attempt, item=row.item, round=2, revision=1, saved_at=TEN_PAST, score=1
    )
    assert percents(growth.growth_of_class(classroom.assignments.all())) == {"attribution": [50, 100]}


def test_student_stands_beside_the_class(given, classroom, ana):
    (skill,) = growth.growth_of_student(classroom.enrolments.get(user=ana))
    assert [(one.percent, one.others) for one in skill.steps] == [(0, 50), (100, 100)]
    (low, high), (before, after) = ([one.y for one in skill.steps], [one.x for one in skill.steps])
    assert (low > high, before < after) == (True, True)
    assert skill.line == f"{before},{low} {after},{high}"


def test_student_sees_only_what_they_are_told(given, ana):
    assert percents(growth.own_growth(ana)) == {"attribution": [100]}  # the graded one is not released
    given[0].released_at = TEN_PAST
    given[0].save(update_fields=["released_at"])
    assert percents(growth.own_growth(ana)) == {"attribution": [0, 100]}


def test_student_page_shows_nobody_else(given, as_user, ana):
    page = as_user(ana).get(reverse("quizzes:student_growth")).content.decode()
    assert "100 %" in page
    assert "50 %" not in page


def test_pages_cost_the_same_for_many(given, classroom, as_user, tess, ana, django_assert_num_queries):
    pages = {
        (tess, reverse("quizzes:classroom_growth", args=[classroom.public_id])): 5,
        (tess, reverse("quizzes:enrolment_growth", args=[classroom.public_id, ana.public_id])): 7,
        (ana, reverse("quizzes:student_growth")): 4,
    }
    for more in (0, 3):
        for _assignment in range(more):
            hand_in(AssignmentFactory(classroom=classroom, released=True), ana, RIGHT)
        for (person, url), queries in pages.items():
            client = as_user(person)
            with django_assert_num_queries(queries):
                client.get(url)


def test_empty_class_says_so(classroom, as_user, tess):
    page = as_user(tess).get(reverse("quizzes:classroom_growth", args=[classroom.public_id])).content.decode()
    assert "Nothing is scored yet" in page

"""Groups of students who mixed up the same, on the page."""

import pytest
from django.urls import reverse

from quizzes.actions import scores
from quizzes.models import Response
from tests.factories import AssignmentFactory
from tests.factories.attempts import TEN_PAST
from tests.quizzes.reports.test_statistics import hand_in, said


@pytest.fixture
def given(classroom):
    """Three took the writer for the source of an item or of both; one was right."""
    assignment = AssignmentFactory(classroom=classroom, items=2)
    writer, right = said("the writer", "the writer"), said("Ida Renn")
    for answers in ([writer, right], [writer, writer], [right, writer], [right, right]):
        hand_in(assignment, answers)
    scores.judge(responses=Response.objects.all(), at=TEN_PAST)
    return assignment


@pytest.fixture
def opened(given, as_user, tess):
    client = as_user(tess)
    url = reverse("quizzes:assignment_misconceptions", args=[given.public_id])
    return lambda **sent: client.get(url, sent)


def test_group_holds_each_student_once(opened):
    shown = opened()
    (group,) = shown.context["page"].groups
    assert str(group.about.title) == "Took the writer for the source, though somebody is named"
    assert (len(group.students), group.answers, group.percent) == (3, 4, 75)
    assert [item.position for item in group.items] == [1, 2]


def test_names_are_hidden_until_asked_for(given, opened):
    names = sorted(
        one.enrolment.user.display_name for one in given.attempts.select_related("enrolment__user")
    )
    hidden, shown = opened().content.decode(), opened(names="shown").content.decode()
    assert [name for name in names if name in hidden] == []
    assert len([name for name in names if name in shown]) == 3


def test_page_costs_the_same_for_many(given, opened, django_assert_num_queries):
    for students in (0, 3):
        for _student in range(students):
            hand_in(given, [said("the writer", "the writer"), said("Olu Bask")])
        scores.judge(responses=Response.objects.all(), at=TEN_PAST)
        with django_assert_num_queries(9):
            opened(names="shown")


def test_nothing_mixed_up_is_said(classroom, as_user, tess):
    assignment = AssignmentFactory(classroom=classroom)
    client, url = as_user(tess), reverse("quizzes:assignment_misconceptions", args=[assignment.public_id])
    assert "Nobody has handed in yet" in client.get(url).content.decode()
    hand_in(assignment, [said("Ida Renn")])
    assert "Nothing was mixed up" in client.get(url).content.decode()

"""Typing in a stack of papers."""

import pytest
from django.urls import reverse

from quizzes.actions import papers
from quizzes.models import Attempt, SavedAnswer
from tests.factories import AssignmentFactory, AttemptFactory, EnrolmentFactory
from tests.factories.attempts import TEN_PAST
from tests.quizzes.actions.test_attempts import RIGHT


@pytest.fixture
def given(classroom, ana):
    """Over already. Cosmo Lind is in the class, too."""
    EnrolmentFactory(classroom=classroom, user__display_name="Cosmo Lind")
    return AssignmentFactory(classroom=classroom, items=2, closes_at=TEN_PAST)


def url(given, who):
    return reverse("quizzes:assignment_paper_student", args=[given.public_id, who.public_id])


def cosmo(given):
    return given.classroom.enrolments.get(user__display_name="Cosmo Lind").user


def right(given):
    options = given.exercise_revision.items.first().task["options"]
    return "abcdefgh"[options.index("Ida Renn")] + " 1"


def test_typed_in_counts_like_the_rest_and_leads_to_the_next(given, as_user, tess, ana):
    response = as_user(tess).post(url(given, ana), {"item1": right(given), "item2": ""})
    assert response.url == url(given, cosmo(given))
    attempt = Attempt.objects.get()
    assert (attempt.state, attempt.typed_by, attempt.points) == ("submitted", tess, 1)
    first, second = attempt.responses.in_order()
    assert (first.answer, first.score, first.seconds, first.choice) == (RIGHT, 1, None, "Ida Renn")
    assert (second.revision, second.score) == (0, 0)
    (save,) = SavedAnswer.objects.all()
    assert (save.device, save.fate, save.answer) == ("paper", "kept", RIGHT)


def test_typed_in_again_shows_the_lines_and_replaces_what_changed(given, as_user, tess, ana):
    client = as_user(tess)
    client.post(url(given, ana), {"item1": right(given), "item2": right(given)})
    form = client.get(url(given, ana)).context["form"]
    assert [row.field.value() for row in form.rows()] == [right(given), right(given)]
    client.post(url(given, ana), {"item1": right(given), "item2": "- 1"})
    attempt = Attempt.objects.get()
    assert [one.revision for one in attempt.responses.in_order()] == [1, 2]
    assert (attempt.points, SavedAnswer.objects.count()) == (1, 3)


def test_bad_line_is_422_and_nothing_is_kept(given, as_user, tess, ana):
    response = as_user(tess).post(url(given, ana), {"item1": right(given), "item2": "zz top"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "none of the options" in page or "letter for the source" in page
    assert right(given) in page
    assert not Attempt.objects.exists()


def test_answers_on_the_screen_are_not_replaced(given, as_user, tess, ana):
    AttemptFactory.by(ana, given, submitted=True, responses__revision=1, responses__answer=RIGHT)
    response = as_user(tess).post(url(given, ana), {"item1": "", "item2": ""})
    assert response.status_code == 409
    assert Attempt.objects.get().typed_at is None
    page = as_user(tess).get(reverse("quizzes:assignment_paper", args=[given.public_id])).content.decode()
    assert url(given, ana) not in page
    assert url(given, cosmo(given)) in page


def test_attempt_that_was_only_opened_is_taken_over(given, as_user, tess, ana):
    AttemptFactory.by(ana, given)
    as_user(tess).post(url(given, ana), {"item1": right(given), "item2": ""})
    assert Attempt.objects.get().points == 1


def test_page_of_the_student_says_who_typed(given, as_user, tess, ana):
    as_user(tess).post(url(given, ana), {"item1": right(given), "item2": ""})
    address = reverse(
        "quizzes:assignment_review_attempt", args=[given.public_id, Attempt.objects.get().public_id]
    )
    assert f"typed in by {tess}" in as_user(tess).get(address).content.decode()


def test_teachers_mark_stands_when_it_is_typed_in_again(given, tess, ana):
    from quizzes.actions import scores

    enrolment = given.classroom.enrolments.get(user=ana)
    item = given.exercise_revision.items.first()
    attempt = papers.type_in(assignment=given, enrolment=enrolment, answers={}, by=tess, at=TEN_PAST)
    row = attempt.responses.get(item=item)
    scores.mark(response=row, value="0.5", by=tess, at=TEN_PAST)
    papers.type_in(assignment=given, enrolment=enrolment, answers={item.pk: RIGHT}, by=tess, at=TEN_PAST)
    row.refresh_from_db()
    assert (row.score, row.answer) == (0.5, RIGHT)


def test_pages_cost_the_same_for_many(given, as_user, tess, ana, django_assert_num_queries):
    client = as_user(tess)
    for students in (0, 3):
        for _student in range(students):
            EnrolmentFactory(classroom=given.classroom)
        with django_assert_num_queries(5):
            client.get(reverse("quizzes:assignment_paper", args=[given.public_id]))
        with django_assert_num_queries(6):
            client.get(url(given, ana))

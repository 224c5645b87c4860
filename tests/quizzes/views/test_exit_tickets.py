"""The exit ticket, and how a student's page hears about the lesson."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Assignment, Attempt, ExitTicket
from tests.factories import AssignmentFactory, AttemptFactory, ExitTicketFactory
from tests.factories.attempts import EIGHT
from tests.quizzes.views.test_saving import act, address, place_of, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(classroom):
    return AssignmentFactory(classroom=classroom, discussion=True, phase="exit", released_at=EIGHT)


@pytest.fixture
def attempt(ana, given):
    return AttemptFactory.by(ana, given)


def exit_of(attempt):
    return reverse("quizzes:attempt_exit", args=[attempt.public_id])


def test_student_answers_the_last_question_and_changes_it(as_user, ana, attempt):
    client = as_user(ana)
    assert "check first" in client.get(exit_of(attempt)).content.decode()
    for words in ("Line 3.", "Line 4."):
        assert client.post(exit_of(attempt), {"text": words}).url == attempt_page(attempt)
    assert list(ExitTicket.objects.values_list("attempt", "text")) == [(attempt.pk, "Line 4.")]
    assert "Line 4." in client.get(exit_of(attempt)).content.decode()


def attempt_page(attempt):
    return reverse("quizzes:attempt_detail", args=[attempt.public_id])


def test_way_to_the_last_question_stands_on_the_page_only_then(as_user, ana, attempt):
    client = as_user(ana)
    assert exit_of(attempt) in client.get(attempt_page(attempt)).content.decode()
    Assignment.objects.update(phase="compare")
    assert exit_of(attempt) not in client.get(attempt_page(attempt)).content.decode()


def test_last_question_before_its_time_is_not_there(as_user, ana, attempt):
    Assignment.objects.update(phase="compare")
    client = as_user(ana)
    assert client.get(exit_of(attempt)).url == attempt_page(attempt)
    assert client.post(exit_of(attempt), {"text": "early"}).url == attempt_page(attempt)
    assert not ExitTicket.objects.exists()


@pytest.mark.parametrize("words", ["", "   ", "x" * 501])
def test_empty_or_endless_answer_is_422(as_user, ana, attempt, words):
    assert as_user(ana).post(exit_of(attempt), {"text": words}).status_code == 422
    assert not ExitTicket.objects.exists()


def test_handed_in_is_no_obstacle(as_user, ana, given):
    attempt = AttemptFactory.by(ana, given, submitted=True)
    as_user(ana).post(exit_of(attempt), {"text": "Line 3."})
    assert ExitTicket.objects.get().text == "Line 3."


def test_teacher_asks_a_question_and_reads_what_was_written(as_user, tess, ana, attempt):
    ExitTicketFactory(attempt=attempt, text="Line 7.")
    page = reverse("quizzes:assignment_exit", args=[attempt.assignment.public_id])
    client = as_user(tess)
    client.post(page, {"exit_question": "Who is missing?"})
    assert "Line 7." in client.get(page).content.decode()
    assert "Who is missing?" in as_user(ana).get(exit_of(attempt)).content.decode()


def test_endless_question_is_422(as_user, tess, given):
    page = reverse("quizzes:assignment_exit", args=[given.public_id])
    assert as_user(tess).post(page, {"exit_question": "x" * 201}).status_code == 422
    assert Assignment.objects.get().exit_question == ""


# --- what the page hears ---------------------------------------------------------------------------------------------


def test_news_are_told_once(as_user, ana, attempt, django_assert_num_queries):
    client, news = as_user(ana), reverse("quizzes:attempt_news", args=[attempt.public_id])
    first = client.get(news)
    assert (first.status_code, first.content) == (204, b"")
    with django_assert_num_queries(3):
        assert client.get(news, headers={"If-None-Match": first["ETag"]}).status_code == 304
    Attempt.objects.get().look(position=1, device="a", moved=True, at=timezone.now())
    assert client.get(news, headers={"If-None-Match": first["ETag"]}).status_code == 304
    Assignment.objects.update(phase="look")
    assert client.get(news, headers={"If-None-Match": first["ETag"]}).status_code == 204


def test_nudge_comes_with_the_place_and_with_a_save(as_user, ana, attempt):
    Assignment.objects.update(phase="answer", released_at=None)
    client, place = as_user(ana), {"position": 1, "device": "tablet"}
    assert put(client, place_of(attempt), place).json()["nudged_at"] is None
    Attempt.objects.update(nudged_at=EIGHT)
    assert put(client, place_of(attempt), place).json()["nudged_at"].startswith("2026-03-04T08:00")
    assert put(client, address(attempt), act()).json()["nudged_at"].startswith("2026-03-04T08:00")


@pytest.mark.parametrize(
    ("ago", "phase", "hidden"), [(1, "answer", ""), (11, "answer", " hidden"), (1, "freeze", " hidden")]
)
def test_fresh_nudge_stands_on_the_page_while_they_answer(as_user, ana, attempt, ago, phase, hidden):
    Assignment.objects.update(phase=phase, released_at=None)
    Attempt.objects.update(nudged_at=timezone.now() - timedelta(minutes=ago))
    html = as_user(ana).get(attempt_page(attempt)).content.decode()
    assert f'id="attempt-nudge" role="status"{hidden}>' in html

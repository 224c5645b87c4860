"""Who a PIN, and a session made with one, may stand for."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import authenticate

from quizzes.backends import ClassroomBackend
from tests.factories import EnrolmentFactory, UserFactory

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def sign_in(enrolment, pin="123456"):
    return authenticate(None, enrolment=enrolment, pin=pin, at=NOON)


def test_right_pin_gives_the_student():
    enrolment = EnrolmentFactory(pin="123456")
    assert sign_in(enrolment) == enrolment.user
    assert enrolment.user.backend == "quizzes.backends.ClassroomBackend"


def test_wrong_pin_gives_nobody():
    assert sign_in(EnrolmentFactory(pin="123456"), "123457") is None


@pytest.mark.parametrize("person", [{"is_active": False}, {"teacher": True}, {"administrator": True}])
def test_pin_never_stands_for_a_closed_account_or_one_with_an_address(person):
    user = UserFactory(**person)
    assert sign_in(EnrolmentFactory(user=user, pin="123456")) is None
    assert ClassroomBackend().get_user(user.pk) is None


def test_session_of_a_student_is_over_when_the_account_is_closed(client):
    student = EnrolmentFactory(pin="123456").user
    client.force_login(student, backend="quizzes.backends.ClassroomBackend")
    assert client.get("/me/").status_code == 200
    student.is_active = False
    student.save()
    assert client.get("/me/").status_code == 302


def test_password_sign_in_does_not_reach_the_pins():
    assert authenticate(None, email="", password="123456") is None

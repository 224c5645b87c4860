import pytest

from tests.factories import ClassroomFactory, EnrolmentFactory

HOME = "/me/"


def test_front_door_leads_a_student_home(as_user, ana):
    assert as_user(ana).get("/").url == HOME


def test_student_home_shows_own_running_classes_only(as_user, ana, classroom, elsewhere):
    ended = ClassroomFactory(name="Long ago", archived_at="2026-01-01T00:00Z")
    EnrolmentFactory(classroom=ended, user=ana)
    response = as_user(ana).get(HOME)
    assert [one.classroom for one in response.context["enrolments"]] == [classroom]
    assert "Nothing to do yet." in response.content.decode()


def test_student_home_in_no_class_says_what_to_do(as_user, tess, classroom):
    assert "You are in no class" in as_user(tess).get(HOME).content.decode()


def test_student_home_sends_nobody_to_sign_in(client, db):
    assert client.get(HOME).url == "/accounts/login/?next=/me/"


def test_student_home_refuses_other_methods(as_user, ana):
    assert as_user(ana).post(HOME).status_code == 405


@pytest.mark.parametrize("classes", [1, 3])
def test_student_home_costs_three_queries(as_user, ana, classes, django_assert_num_queries):
    for _class in range(classes - 1):
        EnrolmentFactory(user=ana)
    client = as_user(ana)
    with django_assert_num_queries(3):
        client.get(HOME)

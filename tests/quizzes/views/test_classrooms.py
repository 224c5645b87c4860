import pytest
from django.urls import reverse

from tests.factories import AssignmentFactory, ClassroomFactory, EnrolmentFactory

LIST = "/classes/"


def detail(classroom):
    return reverse("quizzes:classroom_detail", args=[classroom.public_id])


def test_classroom_list_shows_own_open_classes_only(as_user, tess, classroom, elsewhere):
    ClassroomFactory(name="Long ago", teacher=tess, archived_at="2026-01-01T00:00Z")
    response = as_user(tess).get(LIST)
    assert list(response.context["classrooms"]) == [classroom]


def test_classroom_list_without_a_class_says_what_to_do(as_user, theo):
    content = as_user(theo).get(LIST).content.decode()
    assert "No class yet" in content


def test_classroom_detail_shows_code_and_roster(as_user, tess, classroom, ana):
    content = as_user(tess).get(detail(classroom)).content.decode()
    assert classroom.code_in_groups in content
    assert "Ana" in content


def test_classroom_detail_never_shows_a_digest(as_user, tess, classroom, ana):
    digest = classroom.enrolments.get(user=ana).pin_digest
    assert digest
    assert digest not in as_user(tess).get(detail(classroom)).content.decode()


@pytest.mark.parametrize("who", ["ana", "ben", "theo"])
def test_classroom_detail_is_404_for_everyone_else(as_user, classroom, ana, ben, theo, who):
    person = {"ana": ana, "ben": ben, "theo": theo}[who]
    assert as_user(person).get(detail(classroom)).status_code == 404


def test_classroom_pages_send_nobody_to_sign_in(client, classroom):
    for path in (LIST, detail(classroom)):
        assert client.get(path).url == f"/accounts/login/?next={path}"


def test_classroom_pages_refuse_other_methods(as_user, tess, classroom):
    assert as_user(tess).post(LIST).status_code == 405
    assert as_user(tess).post(detail(classroom)).status_code == 405


@pytest.mark.parametrize("students", [1, 3])
def test_classroom_detail_costs_five_queries(as_user, tess, classroom, students, django_assert_num_queries):
    for _student in range(students):
        EnrolmentFactory(classroom=classroom)
        AssignmentFactory(classroom=classroom)
    client = as_user(tess)
    with django_assert_num_queries(5):
        client.get(detail(classroom))

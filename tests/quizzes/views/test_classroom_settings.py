import pytest
from django.urls import reverse

from quizzes.models import Classroom, Enrolment
from tests.factories import ClassroomFactory, EnrolmentFactory, UserFactory


def page(classroom, name):
    return reverse(f"quizzes:classroom_{name}", args=[classroom.public_id])


@pytest.fixture
def cora(classroom):
    return EnrolmentFactory(
        classroom=classroom, user=UserFactory(teacher=True, display_name="Cora"), role="co_teacher"
    ).user


def test_classroom_new_makes_a_class_of_ones_own(as_user, tess):
    response = as_user(tess).post("/classes/new/", {"name": "9c"})
    made = Classroom.objects.get()
    assert (made.name, response.url) == ("9c", page(made, "detail"))
    assert made.is_owned_by(tess)


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_classroom_new_refuses_what_is_no_name(as_user, tess, name):
    assert as_user(tess).post("/classes/new/", {"name": name}).status_code == 422
    assert not Classroom.objects.exists()


def test_classroom_edit_renames(as_user, cora, classroom):
    as_user(cora).post(page(classroom, "edit"), {"name": "8b and 8c"})
    classroom.refresh_from_db()
    assert classroom.name == "8b and 8c"


def test_classroom_archive_and_bring_back(as_user, tess, classroom):
    client = as_user(tess)
    client.post(page(classroom, "archive"))
    assert [list(client.get(f"/classes/{query}").context["classrooms"]) for query in ("", "?ended=1")] == [
        [],
        [classroom],
    ]
    client.post(page(classroom, "bring_back"))
    assert [list(client.get(f"/classes/{query}").context["classrooms"]) for query in ("", "?ended=1")] == [
        [classroom],
        [],
    ]


def test_classroom_archive_is_for_the_teacher_it_belongs_to(as_user, cora, classroom):
    assert as_user(cora).post(page(classroom, "archive")).status_code == 403
    classroom.refresh_from_db()
    assert classroom.archived_at is None


def test_classroom_teachers_adds_a_colleague(as_user, tess, theo, classroom):
    as_user(tess).post(page(classroom, "teachers"), {"email": theo.email.upper()})
    assert classroom.enrolments.get(user=theo).role == "co_teacher"
    assert as_user(theo).get(page(classroom, "detail")).status_code == 200


@pytest.mark.parametrize("who", ["nobody@school.example", "closed@school.example", "own"])
def test_classroom_teachers_refuses(as_user, tess, classroom, who):
    UserFactory(teacher=True, email="closed@school.example", is_active=False)
    email = tess.email if who == "own" else who
    response = as_user(tess).post(page(classroom, "teachers"), {"email": email})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["email"])
    assert classroom.enrolments.teaching().count() == 1


@pytest.mark.parametrize("by", ["tess", "cora"])
def test_classroom_teacher_remove_ends_what_a_colleague_may_see(as_user, request, tess, cora, classroom, by):
    address = reverse("quizzes:classroom_teacher_remove", args=[classroom.public_id, cora.public_id])
    as_user(request.getfixturevalue(by)).post(address)
    assert as_user(cora).get(page(classroom, "detail")).status_code == 404


def test_classroom_teacher_remove_leaves_the_owner_and_the_students(as_user, cora, tess, ana, classroom):
    for person in (tess, ana):
        address = reverse("quizzes:classroom_teacher_remove", args=[classroom.public_id, person.public_id])
        assert as_user(cora).post(address).status_code == 404
    assert Enrolment.objects.filter(user__in=[tess, ana]).count() == 2


def test_classroom_detail_of_an_archived_class_offers_nothing_to_give(as_user, tess):
    classroom = ClassroomFactory(teacher=tess, archived_at="2026-01-01T00:00Z")
    words = as_user(tess).get(page(classroom, "detail")).content.decode()
    assert "This class has ended" in words
    assert "Give an exercise" not in words

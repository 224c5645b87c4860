import json

import pytest
from django.urls import reverse

from quizsite.models import User
from quizzes.models import Enrolment
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    EnrolmentFactory,
    GroupFactory,
)


def page(classroom, person, name="edit"):
    return reverse(f"quizzes:enrolment_{name}", args=[classroom.public_id, person.public_id])


def test_enrolment_edit_saves(as_user, tess, classroom, ana):
    group = GroupFactory(classroom=classroom)
    as_user(tess).post(page(classroom, ana), {"name": "Ana B", "extra_time": "25", "group": group.pk})
    stored = classroom.enrolments.get(user=ana)
    assert (stored.user.display_name, stored.extra_time, stored.group) == ("Ana B", 25, group)


@pytest.mark.parametrize(
    "wrong", [{"name": "zoe"}, {"name": ""}, {"name": "x@y.example"}, {"extra_time": "301"}, {"group": "999"}]
)
def test_enrolment_edit_refuses(as_user, tess, classroom, ana, wrong):
    EnrolmentFactory(classroom=classroom, user__display_name="Zoe")
    response = as_user(tess).post(page(classroom, ana), {"name": "Ana", "extra_time": "0"} | wrong)
    assert (response.status_code, list(response.context["form"].errors)) == (422, list(wrong))
    ana.refresh_from_db()
    assert ana.display_name == "Ana"


def test_enrolment_edit_offers_only_groups_of_the_class(as_user, tess, classroom, ana):
    other = GroupFactory()
    response = as_user(tess).post(page(classroom, ana), {"name": "Ana", "extra_time": "0", "group": other.pk})
    assert list(response.context["form"].errors) == ["group"]


def test_enrolment_move_to_another_class_of_the_same_teacher(as_user, tess, classroom, ana):
    other = ClassroomFactory(teacher=tess)
    as_user(tess).post(page(classroom, ana, "move"), {"to": other.public_id})
    assert Enrolment.objects.get(user=ana).classroom == other


def test_enrolment_move_to_a_strangers_class_is_refused(as_user, tess, classroom, ana, elsewhere):
    response = as_user(tess).post(page(classroom, ana, "move"), {"to": elsewhere.public_id})
    assert response.status_code == 422
    assert Enrolment.objects.get(user=ana).classroom == classroom


def test_enrolment_export_is_a_file_with_this_class_only(as_user, tess, classroom, ana, elsewhere):
    here = AttemptFactory.by(ana, AssignmentFactory(classroom=classroom))
    EnrolmentFactory(classroom=elsewhere, user=ana)
    AttemptFactory.by(ana, AssignmentFactory(classroom=elsewhere))
    response = as_user(tess).get(page(classroom, ana, "export"))
    assert response["Content-Disposition"] == 'attachment; filename="student-data.json"'
    attempts = json.loads(response.content)["tables"]["quizzes.attempt"]
    assert [one["id"] for one in attempts] == [here.pk]


def test_enrolment_erase_asks_first(as_user, tess, classroom, ana):
    AttemptFactory.by(ana, AssignmentFactory(classroom=classroom))
    client = as_user(tess)
    assert "1 attempt with its answers" in client.get(page(classroom, ana, "erase")).content.decode()
    assert User.objects.filter(pk=ana.pk).exists()
    client.post(page(classroom, ana, "erase"))
    assert not User.objects.filter(pk=ana.pk).exists()


@pytest.mark.parametrize("name", ["edit", "export", "erase"])
def test_a_teacher_is_no_student_of_the_class(as_user, tess, classroom, name):
    assert as_user(tess).get(page(classroom, tess, name)).status_code == 404


def groups(classroom):
    return reverse("quizzes:classroom_groups", args=[classroom.public_id])


def test_classroom_groups_deals_places_and_dissolves(as_user, tess, classroom, ana):
    EnrolmentFactory.create_batch(3, classroom=classroom)
    client = as_user(tess)
    client.post(groups(classroom), {"do": "deal", "number": "2"})
    assert [(one.name, one.members.count()) for one in classroom.groups.all()] == [
        ("Group 1", 2),
        ("Group 2", 2),
    ]
    first = classroom.groups.first()
    places = {f"student_{one.pk}": first.pk for one in classroom.enrolments.students()}
    client.post(groups(classroom), {"do": "place", **places})
    assert first.members.count() == 4
    client.post(groups(classroom), {"do": "dissolve"})
    assert not classroom.groups.exists()


@pytest.mark.parametrize("sent", [{"do": "deal", "number": "1"}, {"do": "deal", "number": "21"}, {"do": "?"}])
def test_classroom_groups_refuses(as_user, tess, classroom, ana, sent):
    assert as_user(tess).post(groups(classroom), sent).status_code == 422
    assert not classroom.groups.exists()


@pytest.mark.parametrize("students", [1, 3])
def test_classroom_groups_costs_five_queries(as_user, tess, classroom, students, django_assert_num_queries):
    for group in GroupFactory.create_batch(students, classroom=classroom):
        EnrolmentFactory(classroom=classroom, group=group)
    client = as_user(tess)
    with django_assert_num_queries(5):
        client.get(groups(classroom))


def test_administration_saves_and_erases_from_all_classes(as_user, ada, classroom, ana):
    elsewhere = EnrolmentFactory(user=ana)
    chosen = {"_selected_action": [classroom.enrolments.get(user=ana).pk]}
    client, address = as_user(ada), reverse("admin:quizzes_enrolment_changelist")
    saved = json.loads(client.post(address, {"action": "save_everything_held", **chosen}).content)
    assert {row["classroom"] for row in saved[0]["tables"]["quizzes.enrolment"]} == {
        classroom.pk,
        elsewhere.classroom_id,
    }
    assert "Erase for good" in client.post(address, {"action": "erase_people", **chosen}).content.decode()
    assert User.objects.filter(pk=ana.pk).exists()
    client.post(address, {"action": "erase_people", "sure": "yes", **chosen})
    assert not User.objects.filter(pk=ana.pk).exists()

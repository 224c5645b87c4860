import re

import pytest
from django.urls import reverse

from quizzes.models import Classroom, Enrolment
from tests.factories import EnrolmentFactory

STEPS = ["classroom_cards", "classroom_new_code", "classroom_nicknames", "classroom_try_again"]


def at(name, classroom):
    return reverse(f"quizzes:{name}", args=[classroom.public_id])


def removal(classroom, user):
    return reverse("quizzes:enrolment_remove", args=[classroom.public_id, user.public_id])


@pytest.fixture
def fox(classroom):
    return EnrolmentFactory(classroom=classroom, nickname="Fox").user


def test_cards_ask_first_and_tick_who_has_none(as_user, tess, classroom, ana):
    new = EnrolmentFactory(classroom=classroom, user__display_name="New").user
    response = as_user(tess).get(at("classroom_cards", classroom))
    assert response.context["form"].initial["students"] == [str(new.public_id)]
    assert classroom.enrolments.get(user=ana).has_pin("123456")


def test_cards_for_the_student_the_class_page_names(as_user, tess, classroom, ana):
    response = as_user(tess).get(at("classroom_cards", classroom), {"student": str(ana.public_id)})
    assert response.context["form"].initial["students"] == [str(ana.public_id)]


def test_cards_show_name_code_address_and_pin_once(as_user, tess, classroom, ana):
    client, sent = as_user(tess), {"all": "yes", "replace": "on", "seen": "0"}
    content = client.post(at("classroom_cards", classroom), sent).content.decode()
    pin = re.search(r"\b(\d{3} \d{3})\b", content).group(1)
    assert classroom.enrolments.get(user=ana).has_pin(pin.replace(" ", ""))
    assert all(text in content for text in ("Ana", classroom.code_in_groups, "testserver/join/", "<svg"))
    again = client.post(at("classroom_cards", classroom), sent)
    assert again.status_code == 409
    assert classroom.enrolments.get(user=ana).has_pin(pin.replace(" ", ""))


@pytest.mark.parametrize(
    ("sent", "field"), [({"replace": "on"}, "students"), ({"all": "yes"}, "replace"), ({"students": ["x"]}, "students")]
)  # fmt: skip
def test_cards_say_what_is_missing(as_user, tess, classroom, ana, sent, field):
    response = as_user(tess).post(at("classroom_cards", classroom), {"seen": "0"} | sent)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert classroom.enrolments.get(user=ana).has_pin("123456")


def test_first_cards_replace_none(as_user, tess, classroom):
    EnrolmentFactory(classroom=classroom)
    response = as_user(tess).post(at("classroom_cards", classroom), {"all": "yes", "seen": "0"})
    assert len(response.context["cards"]) == 1


def test_cards_of_a_class_without_students_say_what_to_do(as_user, tess, classroom):
    assert "Nobody to make a card for" in as_user(tess).get(at("classroom_cards", classroom)).content.decode()


@pytest.mark.parametrize("students", [1, 35])
def test_cards_cost_eight_queries(as_user, tess, classroom, students, django_assert_num_queries):
    for _student in range(students):
        EnrolmentFactory(classroom=classroom)
    client = as_user(tess)
    with django_assert_num_queries(8):
        client.post(at("classroom_cards", classroom), {"all": "yes", "seen": "0"})


def test_new_code_replaces_the_old_one(as_user, tess, classroom):
    as_user(tess).post(at("classroom_new_code", classroom))
    assert Classroom.objects.get(pk=classroom.pk).code != classroom.code


@pytest.mark.parametrize(("sent", "allowed"), [("yes", True), ("no", False)])
def test_nicknames_are_switched(as_user, tess, classroom, sent, allowed):
    as_user(tess).post(at("classroom_nicknames", classroom), {"allow": sent})
    assert Classroom.objects.get(pk=classroom.pk).nicknames_allowed is allowed


def test_class_page_shows_who_joined_and_who_waits(as_user, tess, classroom, ana):
    Enrolment.objects.students().update(joined_at="2026-03-02T12:00Z", try_again_at="2099-01-01T00:00Z")
    client = as_user(tess)
    content = client.get(at("classroom_detail", classroom)).content.decode()
    assert "1 of 1 student has joined" in content
    assert "Somebody tried too many wrong PINs" in content
    client.post(at("classroom_try_again", classroom))
    assert "too many wrong PINs" not in client.get(at("classroom_detail", classroom)).content.decode()


def test_nickname_is_removed_after_asking(as_user, tess, classroom, fox):
    client = as_user(tess)
    assert "Remove “Fox”?" in client.get(removal(classroom, fox)).content.decode()
    client.post(removal(classroom, fox))
    assert not classroom.enrolments.filter(user=fox.pk).exists()


def test_student_of_the_roster_is_not_removed_here(as_user, tess, classroom, ana):
    assert as_user(tess).post(removal(classroom, ana)).status_code == 404


@pytest.mark.parametrize("who", ["ana", "ben", "theo"])
def test_card_pages_are_404_for_everyone_else(as_user, classroom, ana, ben, theo, fox, who):
    client = as_user({"ana": ana, "ben": ben, "theo": theo}[who])
    answers = [client.post(at(step, classroom)).status_code for step in STEPS]
    assert [*answers, client.post(removal(classroom, fox)).status_code] == [404] * 5


def test_card_pages_send_nobody_to_sign_in(client, classroom, fox):
    for path in [*(at(step, classroom) for step in STEPS), removal(classroom, fox)]:
        assert client.post(path).url == f"/accounts/login/?next={path}"


def test_card_steps_refuse_other_methods(as_user, tess, classroom):
    client = as_user(tess)
    assert [client.get(at(step, classroom)).status_code for step in STEPS[1:]] == [405] * 3
    assert client.put(at("classroom_cards", classroom)).status_code == 405

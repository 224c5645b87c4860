from urllib.parse import urlencode

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from quizzes.models import Enrolment
from tests.factories import AssignmentFactory, AttemptFactory, ClassroomFactory, EnrolmentFactory

JOIN = "/join/"
GONE = "This name is no longer in the list. Choose yours once more."


@pytest.fixture
def coded(classroom):
    """Tess's class, with a code to type."""
    classroom.code = "MEDA8B24"
    classroom.save()
    return classroom


def at_class(classroom):
    return reverse("quizzes:join_class", args=[classroom.code])


def name_and_pin(user, pin="123456"):
    return {"student": str(user.public_id), "pin": pin}


@pytest.mark.parametrize("typed", ["MEDA8B24", "meda8b24", " meda 8b24 ", "MEDA-8B24", "m.e.d.a 8b_24"])
def test_join_code_takes_the_code_however_it_is_typed(client, coded, typed):
    assert client.post(JOIN, {"code": typed}).url == "/join/MEDA8B24/"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Type the code of your class."),
        ("MEDA8B2", "A class code has 8 letters and numbers; this has 7."),
        ("MEDA8B25", "No class has this code."),
        ("MEDA8BO4", "No class has this code."),
    ],
)
def test_join_code_that_is_none_is_422_and_says_why(client, coded, typed, says):
    response = client.post(JOIN, {"code": typed})
    assert response.status_code == 422
    assert says in response.content.decode()


def test_join_class_shows_the_names_and_what_is_kept(client, coded, ana, ben):
    content = client.get(at_class(coded)).content.decode()
    assert "Ana" in content
    assert "Ben" not in content
    assert "Tess" not in content
    assert "It stays here until your school deletes your class." in content


def test_join_class_understands_the_address_in_small_letters(client, coded):
    assert client.get("/join/meda-8b24/").status_code == 200


def test_join_class_with_a_wrong_code_is_404_without_names(client, coded, ana):
    response = client.get("/join/MEDA8B25/")
    assert response.status_code == 404
    assert "No class has this code." in response.content.decode()
    assert "Ana" not in response.content.decode()


def test_join_class_that_is_archived_is_404_also_with_the_right_pin(client, ana, classroom):
    classroom.archived_at = "2026-01-01T00:00Z"
    classroom.save()
    response = client.post(at_class(classroom), name_and_pin(ana))
    assert response.status_code == 404
    assert "This class has ended" in response.content.decode()
    assert SESSION_KEY not in client.session


def test_join_class_with_name_and_pin_signs_in(client, classroom, ana):
    response = client.post(at_class(classroom), name_and_pin(ana, "123 456"), follow=True)
    assert response.redirect_chain == [("/me/", 302)]
    assert response.context["user"] == ana
    assert client.session["enrolment"] == classroom.enrolments.get(user=ana).pk
    assert classroom.enrolments.get(user=ana).joined_at


def test_join_class_shows_a_wrong_pin_at_the_pin(client, classroom, ana):
    response = client.post(at_class(classroom), name_and_pin(ana, "123457"))
    assert response.status_code == 422
    assert response.context["form"].errors == {
        "pin": ["This PIN does not belong to this name. Check both with your card."]
    }
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"pin": "123456"}, {"student": ["Choose your name from the list."]}),
        ({"student": "Ana", "pin": "123456"}, {"student": [GONE]}),
        ({"pin": "12345"}, {"pin": ["A PIN has 6 numbers and nothing else. Look at your card."]}),
        ({"pin": "¹²³⁴⁵⁶"}, {"pin": ["A PIN has 6 numbers and nothing else. Look at your card."]}),
    ],
)  # fmt: skip
def test_join_class_says_what_is_missing(client, classroom, ana, sent, errors):
    response = client.post(
        at_class(classroom), {"student": str(ana.public_id)} | sent if "pin" in errors else sent
    )
    assert response.status_code == 422
    assert response.context["form"].errors == errors


def test_join_class_with_a_name_of_another_class_is_refused(client, classroom, ana, ben):
    EnrolmentFactory(classroom__code="ZZZZ2222", user=ben, pin="654321")
    response = client.post(at_class(classroom), name_and_pin(ben, "654321"))
    assert response.context["form"].errors.keys() == {"student"}


def test_join_class_never_lets_in_a_person_with_an_account(client, classroom, ada):
    EnrolmentFactory(classroom=classroom, user=ada, pin="123456")
    response = client.post(at_class(classroom), name_and_pin(ada))
    assert response.status_code == 422
    assert SESSION_KEY not in client.session


def test_join_class_lets_nobody_in_whose_account_is_closed(client, classroom, ana):
    ana.is_active = False
    ana.save()
    assert client.post(at_class(classroom), name_and_pin(ana)).status_code == 422
    assert SESSION_KEY not in client.session


def test_joining_changes_the_session_key_and_forgets_who_was_here(client, classroom, ana, tess):
    client.force_login(tess)
    session = client.session
    session["remembered"] = "of Tess"
    session.save()
    before = client.session.session_key
    client.post(at_class(classroom), name_and_pin(ana))
    assert client.session.session_key != before
    assert "remembered" not in client.session
    assert client.session[SESSION_KEY] == str(ana.pk)


def test_joining_once_more_changes_the_session_key(client, classroom, ana):
    client.post(at_class(classroom), name_and_pin(ana))
    before = client.session.session_key
    client.post(at_class(classroom), name_and_pin(ana))
    assert client.session.session_key != before


def test_joining_lasts_a_school_day(client, classroom, ana):
    client.post(at_class(classroom), name_and_pin(ana))
    assert client.session.get_expiry_age() == 12 * 60 * 60


def test_join_class_after_five_wrong_pins_is_429_also_with_the_right_one(client, classroom, ana):
    for _try in range(5):
        assert client.post(at_class(classroom), name_and_pin(ana, "000000")).status_code == 422
    response = client.post(at_class(classroom), name_and_pin(ana))
    assert response.status_code == 429
    assert response.context["form"].non_field_errors() == [
        "Too many wrong PINs for this name. Wait 1 minute, then try again, or ask your teacher for a new card."
    ]
    assert SESSION_KEY not in client.session


def test_thirty_five_students_behind_one_address_join_within_a_minute(classroom):
    """Each by a browser of their own; no limit of ours or of allauth's counts addresses here."""
    students = [EnrolmentFactory(classroom=classroom, pin="123456").user for _student in range(35)]
    with time_machine.travel("2026-03-02T08:00:00Z", tick=False):
        answers = [Client().post(at_class(classroom), name_and_pin(user)).url for user in students]
    assert answers == ["/me/"] * 35


def test_join_pages_refuse_other_methods(client, classroom):
    assert client.put(JOIN).status_code == 405
    assert client.put(at_class(classroom)).status_code == 405


@pytest.mark.parametrize("students", [1, 35])
def test_join_class_costs_two_queries(client, classroom, students, django_assert_num_queries):
    for _student in range(students):
        EnrolmentFactory(classroom=classroom)
    with django_assert_num_queries(2):
        client.get(at_class(classroom))


def test_join_class_without_names_says_so(client, classroom):
    assert "No names yet" in client.get(at_class(classroom)).content.decode()


def test_teacher_enrolment_is_not_offered(client, classroom, theo):
    EnrolmentFactory(classroom=classroom, user=theo, role=Enrolment.Role.CO_TEACHER)
    assert "Theo" not in client.get(at_class(classroom)).content.decode()


def test_code_of_another_class_shows_its_own_names(client, classroom, ana):
    other = ClassroomFactory(code="ZZZZ2222")
    EnrolmentFactory(classroom=other, user__display_name="Zoe")
    content = client.get(at_class(other)).content.decode()
    assert "Zoe" in content
    assert "Ana" not in content


@pytest.fixture
def club(classroom):
    """Tess's class, with nicknames allowed."""
    classroom.allow_nicknames(True)
    return classroom


def with_nickname(client, classroom, nickname="Fox"):
    return client.post(reverse("quizzes:join_nickname", args=[classroom.code]), {"nickname": nickname})


def test_nickname_signs_in_and_its_pin_brings_back(client, club):
    response = with_nickname(client, club)
    fox = club.enrolments.get(origin="nickname")
    assert response.context["user"] == fox.user
    assert client.session["enrolment"] == fox.pk
    pin = response.context["pin"]
    assert pin in response.content.decode()
    elsewhere = Client()
    assert elsewhere.post(at_class(club), name_and_pin(fox.user, pin)).url == "/me/"


def test_nickname_changes_the_session_key(client, club, tess):
    client.force_login(tess)
    before = client.session.session_key
    with_nickname(client, club)
    assert client.session.session_key != before


@pytest.mark.parametrize("taken", ["Ana", "ANA", "Ána", "A n a", "Аna", "Tess"])
def test_nickname_that_somebody_has_is_refused(client, club, ana, taken):
    response = with_nickname(client, club, taken)
    assert response.status_code == 422
    assert response.context["nickname_form"].errors == {
        "nickname": ["Somebody in this class has this name. Choose another."]
    }
    assert SESSION_KEY not in client.session


def test_nickname_of_another_class_is_free(client, club, ben):
    assert with_nickname(client, club, "Ben").status_code == 200


def test_unwelcome_nickname_is_422_and_kept_in_the_field(client, club):
    response = with_nickname(client, club, "H1tler")
    assert response.status_code == 422
    assert 'value="H1tler"' in response.content.decode()
    assert not club.enrolments.students().exists()


def test_nickname_where_the_class_allows_none_is_403(client, classroom):
    assert with_nickname(client, classroom).status_code == 403
    assert "nickname/" not in client.get(at_class(classroom)).content.decode()


def test_nickname_in_an_archived_or_unknown_class_is_404(client, club):
    club.archived_at = "2026-01-01T00:00Z"
    club.save()
    assert with_nickname(client, club).status_code == 404
    assert client.post("/join/ZZZZ2222/nickname/", {"nickname": "Fox"}).status_code == 404


def test_nickname_page_refuses_other_methods(client, club):
    assert client.get(reverse("quizzes:join_nickname", args=[club.code])).status_code == 405


# --- thrown out, and in again -------------------------------------------------------------------------------------


def test_joining_again_leads_back_to_the_own_attempt(client, coded, ana):
    attempt = AttemptFactory.by(ana, AssignmentFactory(classroom=coded))
    place = reverse("quizzes:attempt_detail", args=[attempt.public_id])
    there = client.get(place).url
    assert f"/join/?next={place}" in client.get(there).content.decode()
    there = client.post(there, {"code": "MEDA8B24"}).url
    assert f"/join/MEDA8B24/?next={place}" in client.get(there).content.decode()
    assert client.post(there, name_and_pin(ana)).url == place


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example/", "/classes/", "theirs"]
)
def test_joining_again_leads_nowhere_else(wanted, client, coded, ana):
    if wanted == "theirs":
        wanted = reverse("quizzes:attempt_detail", args=[AttemptFactory().public_id])
    answer = client.post(f"{at_class(coded)}?{urlencode({'next': wanted})}", name_and_pin(ana))
    assert answer.url == reverse("quizzes:student_home")

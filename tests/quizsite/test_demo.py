"""The demo school: what `make demo` prints is true."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from articles.models import Article
from quizsite.models import User
from quizzes.models import Classroom, Contest, Exercise, Response, SavedAnswer

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo school")]


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    """What the command says. The school is made once for all tests here, and gone after the last."""
    told = StringIO()
    quick = override_settings(DEBUG=True, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with django_db_blocker.unblock(), quick, transaction.atomic():
        call_command("demo", port="8765", stdout=told)
        yield told.getvalue()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("who", "lands"), [("Teacher", "quizzes:classroom_list"), ("Administrator", "admin:index")]
)
def test_printed_person_signs_in_with_the_printed_password(client, printed, who, lands):
    email, password = re.search(rf"{who} .*?(\S+@\S+)  ·  (\S+)", printed).groups()
    client.post(reverse("account_login"), {"login": email, "password": password})
    assert client.get(reverse(lands)).status_code == 200


def test_printed_code_name_and_pin_belong_together(printed):
    code, name, pin = re.search(r"Class code +(\w+)  ·  student (.+), PIN (\d+)", printed).groups()
    enrolment = Classroom.objects.get(code=code).enrolments.get(user__display_name=name)
    assert enrolment.has_pin(pin)


def test_printed_addresses_have_the_chosen_port(printed):
    assert set(re.findall(r"http://127\.0\.0\.1:(\d+)", printed)) == {"8765"}


@pytest.mark.parametrize("what", ["The claim desk", "To give a class", "A lesson, live", "On the projector"])
def test_printed_place_opens_for_the_printed_teacher(client, printed, what):
    address = re.search(rf"{what} +http://127.0.0.1:8765(\S+)", printed)[1]
    client.force_login(User.objects.get(email="tess@school.example"))
    assert client.get(address).status_code == 200


def test_desk_of_the_printed_teacher_has_open_drafts_by_the_drafter(printed):
    article = Article.objects.editable_by(User.objects.get(email="tess@school.example")).get()
    marks = article.current.attributions.all()
    assert {(one.state, one.origin) for one in marks} == {("draft", "drafter")}
    assert len(marks) >= 8
    assert article.current.framingmarks.count() >= 2


def test_exercise_to_give_is_the_printed_teacher_s_own(printed):
    tess = User.objects.get(email="tess@school.example")
    assert Exercise.objects.to_give(tess).filter(owner=tess).exists()


def test_class_of_28_has_worked_in_the_three_modes(printed):
    """Some in the middle of it, one save too late, keys objected to, a second vote under way: every page has life."""
    classroom = Classroom.objects.get(code="MEDA8B24")
    assert classroom.enrolments.students().count() == 28
    begun = {
        one.mode: (one.attempts.count(), one.attempts.open().count()) for one in classroom.assignments.all()
    }
    assert begun == {"graded": (27, 0), "discussion": (26, 26), "practice": (19, 7)}
    assert SavedAnswer.objects.filter(fate="late").count() == 1
    assert Contest.objects.filter(state="open").count() == 3
    second = Response.objects.answered().filter(round=2)
    assert second.values("attempt").distinct().count() == 21


def test_class_takes_the_writer_or_the_outlet_for_the_source(printed):
    answers = Response.objects.filter(item__kind="find source", score=0, round=1).answered()
    taken = [one.answer["source"] for one in answers]
    assert len([one for one in taken if one in {"the writer", "Marrast Courier"}]) > len(taken) / 3


def test_second_run_keeps_what_was_changed(printed, settings, capsys):
    Classroom.objects.update(name="Renamed")
    people = User.objects.count()
    call_command("demo")
    assert "kept as it is" in capsys.readouterr().out
    assert User.objects.count() == people
    assert set(Classroom.objects.values_list("name", flat=True)) == {"Renamed"}


def test_demo_in_production_is_refused(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="only where WHO_SAYS_DEBUG is on"):
        call_command("demo")

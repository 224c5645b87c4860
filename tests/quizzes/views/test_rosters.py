import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from quizsite.models import User
from quizzes.models import Enrolment
from tests.factories import EnrolmentFactory


def page(classroom, name="roster"):
    return reverse(f"quizzes:classroom_{name}", args=[classroom.public_id])


def students(classroom):
    return sorted(classroom.enrolments.students().values_list("user__display_name", flat=True))


def test_classroom_roster_previews_and_writes_nothing(as_user, tess, classroom, ana):
    EnrolmentFactory(classroom=classroom, user__display_name="Zoe")
    sent = "Name;Vorname;E-Mail\nBrandt;Bela;b@b.example\nMaier;Lena;l@b.example\nMaier;Lena;m@b.example\n;;x@y.example"
    response = as_user(tess).post(page(classroom), {"names": sent.replace("Brandt;Bela", ";ANA")})
    plan = response.context["plan"]
    assert (plan.new, plan.present, plan.absent) == (("Lena Maier",), ("Ana",), ("Zoe",))
    assert [(one.line, one.suggestion) for one in plan.doubled] == [(4, "Lena Maier 2")]
    assert [one.reason for one in plan.roster.left_out] == ["no name"]
    words = response.content.decode()
    assert "E-Mail" in words
    assert "l@b.example" not in words
    assert students(classroom) == ["Ana", "Zoe"]


def test_classroom_roster_reads_a_file(as_user, tess, classroom):
    file = SimpleUploadedFile("8b.csv", "Müller, Jörg\n".encode("cp1252"))
    assert as_user(tess).post(page(classroom), {"file": file}).context["plan"].new == ("Jörg Müller",)


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"names": ""}, "names", "There is no name in here."),
        ({"names": "Ana\n" * 10_000}, "names", "This list has 10000 lines; a class has at most 500 students."),
        ({"names": "Mail,Class\na@b.example,8b"}, "names", "found: Mail, Class."),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")}, "file", "This file is no text that can be read."),
        ({"file": SimpleUploadedFile("a.xls", b"\xd0\xcf\x11\xe0")}, "file", "This is a spreadsheet."),
        ({"file": SimpleUploadedFile("a.csv", b"x" * 2_000_001)}, "file", "This file is larger than 2 MB"),
        ({"file": SimpleUploadedFile("a.csv", b"")}, "file", "The submitted file is empty."),
    ],
)  # fmt: skip
def test_classroom_roster_says_what_is_wrong(as_user, tess, classroom, sent, field, words):
    response = as_user(tess).post(page(classroom), sent)
    assert response.status_code == 422
    assert words in response.context["form"].errors[field][0]


def test_classroom_roster_add_writes_names_and_nothing_else(as_user, tess, classroom):
    response = as_user(tess).post(
        page(classroom, "roster_add"), {"name": ["Ana Brandt", "", " Bela  Okafor "]}
    )
    assert response.url == page(classroom, "detail")
    assert students(classroom) == ["Ana Brandt", "Bela Okafor"]
    person = User.objects.get(display_name="Bela Okafor")
    assert (person.email, person.has_usable_password(), person.is_teacher) == (None, False, False)


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (["Bela", "ana"], 409),
        (["Bela", "Lena Maier", "LENA  MAIER"], 409),
        (["Bela", "=1+1"], 422),
        (["Bela", "x" * 81], 422),
        ([f"Student {n}" for n in range(501)], 422),
    ],
    ids=["taken", "twice", "no name", "too long", "too many"],
)
def test_classroom_roster_add_is_all_or_nothing(as_user, tess, classroom, ana, names, status):
    response = as_user(tess).post(page(classroom, "roster_add"), {"name": names})
    assert response.status_code == status
    assert students(classroom) == ["Ana"]
    assert User.objects.students().count() == 1


def test_classroom_roster_add_shows_what_was_typed_again(as_user, tess, classroom, ana):
    response = as_user(tess).post(page(classroom, "roster_add"), {"name": ["Ana", "Bela"]})
    plan = response.context["plan"]
    assert (plan.new, plan.present) == (("Bela",), ("Ana",))


def test_a_new_student_can_be_given_a_pin(as_user, tess, classroom):
    as_user(tess).post(page(classroom, "roster_add"), {"name": ["Bela"]})
    enrolment = Enrolment.objects.get(user__display_name="Bela")
    enrolment.set_pin("123456")
    assert enrolment.has_pin("123456")


@pytest.mark.parametrize("students", [1, 40])
def test_classroom_roster_add_costs_the_same_for_many(
    as_user, tess, classroom, students, django_assert_max_num_queries
):
    client = as_user(tess)
    with django_assert_max_num_queries(12):
        client.post(page(classroom, "roster_add"), {"name": [f"Student {n}" for n in range(students)]})

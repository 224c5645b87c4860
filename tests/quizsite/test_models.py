import pytest
from django.db import IntegrityError, transaction

from quizsite.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_student_is_a_name_alone():
    student = UserFactory(display_name="Ana")
    assert (student.email, student.has_usable_password(), student.is_teacher) == (None, False, False)
    assert list(User.objects.students()) == [student]


def test_teacher_has_an_account():
    teacher = UserFactory(teacher=True)
    assert teacher.is_teacher
    assert list(User.objects.with_account()) == [teacher]


def test_closed_account_is_no_teacher():
    assert not UserFactory(teacher=True, is_active=False).is_teacher


@pytest.mark.parametrize(
    "fields",
    [
        {"email": ""},
        {"email": "Tess@school.example"},
        {"email": None, "is_staff": True},
        {"email": None, "is_editor": True},
    ],
)
def test_impossible_person_is_refused_by_the_database(fields):
    person = UserFactory(teacher=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=person.pk).update(**fields)


def test_create_user_writes_the_address_in_lower_case():
    user = User.objects.create_user("Tess@School.Example", "x", display_name="Tess")
    assert user.email == "tess@school.example"
    assert User.objects.get_by_natural_key("TESS@school.example") == user


def test_create_superuser_may_open_everything():
    admin = User.objects.create_superuser("ada@school.example", "x", display_name="Ada")
    assert (admin.is_staff, admin.is_superuser, admin.is_editor) == (True, True, True)

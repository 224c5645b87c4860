import pytest
from django.db import IntegrityError, transaction

from quizzes.models import Classroom, Enrolment
from quizzes.models.classroom import CODE_ALPHABET, code_as_typed, new_code, new_pin
from tests.factories import ClassroomFactory, EnrolmentFactory

pytestmark = pytest.mark.django_db


def test_new_code_has_eight_characters_without_look_alikes():
    codes = {new_code() for _code in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 8 and set(code) <= set(CODE_ALPHABET) for code in codes)
    assert len(set(CODE_ALPHABET)) == 31
    assert not set("0O1IL") & set(CODE_ALPHABET)


def test_code_is_read_in_two_groups():
    assert ClassroomFactory(code="ABCD2345").code_in_groups == "ABCD 2345"


@pytest.mark.parametrize("code", ["ABCD234", "ABCD2340", "abcd2345", "ABCDIL23"])
def test_code_out_of_form_is_refused_by_the_database(code):
    with pytest.raises(IntegrityError), transaction.atomic():
        ClassroomFactory(code=code)


def test_nameless_class_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        ClassroomFactory(name="")


def test_taught_by_knows_teachers_and_co_teachers_only(tess, theo, ana, classroom, elsewhere):
    EnrolmentFactory(classroom=elsewhere, user=tess, role=Enrolment.Role.CO_TEACHER)
    assert set(Classroom.objects.taught_by(tess)) == {classroom, elsewhere}
    assert set(Classroom.objects.taught_by(theo)) == {elsewhere}
    assert set(Classroom.objects.taught_by(ana)) == set()


def test_student_count_leaves_teachers_out(classroom, ana):
    EnrolmentFactory(classroom=classroom)
    assert Classroom.objects.with_student_count().get(pk=classroom.pk).student_count == 2


def test_student_count_is_whole_also_among_a_teachers_classes(tess, classroom, ana):
    EnrolmentFactory(classroom=classroom)
    assert Classroom.objects.taught_by(tess).with_student_count().get().student_count == 2


def test_nobody_is_in_a_class_twice(classroom, ana):
    with pytest.raises(IntegrityError), transaction.atomic():
        EnrolmentFactory(classroom=classroom, user=ana)


def test_unknown_role_is_refused_by_the_database(classroom):
    with pytest.raises(IntegrityError), transaction.atomic():
        EnrolmentFactory(classroom=classroom, role="visitor")


def test_pin_proves_itself_and_is_not_kept():
    enrolment = EnrolmentFactory(pin="482913")
    enrolment.refresh_from_db()
    assert enrolment.has_pin("482913")
    assert not enrolment.has_pin("482914")
    assert "482913" not in enrolment.pin_digest


def test_pin_of_one_student_has_another_digest_for_the_next():
    assert EnrolmentFactory(pin="482913").pin_digest != EnrolmentFactory(pin="482913").pin_digest


def test_no_pin_set_is_never_right():
    assert not EnrolmentFactory().has_pin("")


def test_pin_for_a_teacher_is_refused_by_the_database(classroom, tess):
    with pytest.raises(IntegrityError), transaction.atomic():
        classroom.enrolments.get(user=tess).set_pin("482913")


def test_new_pin_has_six_digits():
    assert all(len(pin) == 6 and pin.isdecimal() for pin in [new_pin() for _pin in range(50)])


def test_nickname_twice_in_a_class_is_refused_by_the_database(classroom):
    EnrolmentFactory(classroom=classroom, nickname="Fox")
    with pytest.raises(IntegrityError), transaction.atomic():
        EnrolmentFactory(classroom=classroom, nickname="fox")


@pytest.mark.parametrize(
    "fields",
    [
        {"origin": "letter"},
        {"origin": "nickname", "nickname_key": ""},
        {"origin": "roster", "nickname_key": "fox"},
        {"nickname": "Fox", "role": Enrolment.Role.TEACHER},
    ],
)
def test_origin_and_nickname_belong_together(classroom, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        EnrolmentFactory(classroom=classroom, **fields)


@pytest.mark.parametrize(
    ("typed", "code"), [("abcd-2345", "ABCD2345"), (" AB CD_23.45 ", "ABCD2345"), ("–", ""), ("äb", "ÄB")]
)
def test_code_as_typed(typed, code):
    assert code_as_typed(typed) == code

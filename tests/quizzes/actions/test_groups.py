from random import Random

import pytest
from django.db import IntegrityError

from quizzes.actions import groups
from quizzes.models import Enrolment
from tests.factories import ClassroomFactory, EnrolmentFactory, GroupFactory
from tests.factories.attempts import EIGHT


def sizes(classroom):
    return sorted(group.members.count() for group in classroom.groups.all())


@pytest.mark.parametrize(
    ("students", "number", "expected"), [(7, 3, [2, 2, 3]), (4, 4, [1, 1, 1, 1]), (2, 3, [0, 1, 1])]
)
def test_deal_is_as_even_as_can_be(tess, classroom, students, number, expected):
    GroupFactory(classroom=classroom, name="Group 1")
    EnrolmentFactory.create_batch(students, classroom=classroom)
    groups.deal(
        classroom=classroom, number=number, name="Group %(number)d", chance=Random(1), by=tess, at=EIGHT
    )
    assert sizes(classroom) == expected
    assert not classroom.enrolments.teaching().exclude(group=None).exists()


def test_deal_is_by_chance(tess, classroom):
    EnrolmentFactory.create_batch(8, classroom=classroom)
    dealt = set()
    for seed in range(3):
        groups.deal(classroom=classroom, number=2, name="%(number)d", chance=Random(seed), by=tess, at=EIGHT)
        dealt.add(tuple(classroom.enrolments.students().order_by("pk").values_list("group__name", flat=True)))
    assert len(dealt) == 3


def test_place_and_dissolve(tess, classroom, ana):
    student, group = classroom.enrolments.students().get(), GroupFactory(classroom=classroom)
    groups.place(classroom=classroom, places={student: group}, by=tess, at=EIGHT)
    assert group.members.get() == student
    groups.dissolve(classroom=classroom, by=tess, at=EIGHT)
    assert Enrolment.objects.get(pk=student.pk).group is None


@pytest.mark.parametrize("wrong", ["student", "group"])
def test_place_refuses_another_class(tess, classroom, ana, wrong):
    student, group = classroom.enrolments.students().get(), GroupFactory(classroom=classroom)
    if wrong == "student":
        student = EnrolmentFactory()
    else:
        group = GroupFactory(classroom=ClassroomFactory())
    with pytest.raises(ValueError, match="own class"):
        groups.place(classroom=classroom, places={student: group}, by=tess, at=EIGHT)


def test_a_teacher_is_in_no_group(tess, classroom):
    with pytest.raises(IntegrityError):
        classroom.enrolments.filter(user=tess).update(group=GroupFactory(classroom=classroom))

import factory

from quizzes.models import Classroom, Enrolment, Group
from quizzes.models.classroom import CODE_ALPHABET
from tests.factories.people import UserFactory


def code_number(n: int) -> str:
    """The n-th class code in the order of the alphabet."""
    places = []
    for _place in range(8):
        n, digit = divmod(n, len(CODE_ALPHABET))
        places.append(CODE_ALPHABET[digit])
    return "".join(reversed(places))


class ClassroomFactory(factory.django.DjangoModelFactory):
    """An open class; `teacher=` enrols its teacher."""

    class Meta:
        model = Classroom
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Class {n}")
    code = factory.Sequence(code_number)

    @factory.post_generation
    def teacher(classroom, create, user, **kwargs):
        if user:
            EnrolmentFactory(classroom=classroom, user=user, role=Enrolment.Role.TEACHER)


class EnrolmentFactory(factory.django.DjangoModelFactory):
    """A student's enrolment; `pin=` sets the PIN, `nickname=` is what they joined with."""

    class Meta:
        model = Enrolment
        skip_postgeneration_save = True

    class Params:
        nickname = ""

    classroom = factory.SubFactory(ClassroomFactory)
    user = factory.Maybe(
        "nickname",
        factory.SubFactory(UserFactory, display_name=factory.SelfAttribute("..nickname")),
        factory.SubFactory(UserFactory),
    )
    role = Enrolment.Role.STUDENT
    origin = factory.LazyAttribute(
        lambda enrolment: Enrolment.Origin.NICKNAME if enrolment.nickname else Enrolment.Origin.ROSTER
    )
    nickname_key = factory.LazyAttribute(lambda enrolment: enrolment.nickname.casefold())

    @factory.post_generation
    def pin(enrolment, create, pin, **kwargs):
        if pin:
            enrolment.set_pin(pin)


class GroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Group

    classroom = factory.SubFactory(ClassroomFactory)
    name = factory.Sequence(lambda n: f"Group {n}")

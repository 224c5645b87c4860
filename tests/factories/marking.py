"""Comments a teacher keeps, levels of the school's rubrics."""

import factory

from quizzes.models import KeptComment, RubricLevel
from tests.factories.people import UserFactory


class KeptCommentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = KeptComment

    owner = factory.SubFactory(UserFactory, teacher=True)
    text = factory.Sequence(lambda n: f"Look again at line {n}.")


class RubricLevelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RubricLevel

    position = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Level {n}")

import factory
from django.contrib.auth.hashers import make_password

from quizsite.models import User

PASSWORD = "correct horse battery staple"


class UserFactory(factory.django.DjangoModelFactory):
    """A student, unless a trait says otherwise. People with an account sign in with PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        raw_password = None  # none at all: an unusable one is stored
        teacher = factory.Trait(
            email=factory.Sequence(lambda n: f"teacher{n}@school.example"),
            display_name=factory.Sequence(lambda n: f"Teacher {n}"),
            raw_password=PASSWORD,
        )
        editor = factory.Trait(
            email=factory.Sequence(lambda n: f"editor{n}@school.example"),
            raw_password=PASSWORD,
            is_editor=True,
        )
        administrator = factory.Trait(
            email=factory.Sequence(lambda n: f"administrator{n}@school.example"),
            raw_password=PASSWORD,
            is_editor=True,
            is_staff=True,
            is_superuser=True,
        )

    display_name = factory.Sequence(lambda n: f"Student {n}")
    email = None
    password = factory.LazyAttribute(lambda person: make_password(person.raw_password))

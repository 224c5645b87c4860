"""One factory per model. Sequences and constants only: what a test does not say is always the same."""

from tests.factories.classes import ClassroomFactory, EnrolmentFactory
from tests.factories.people import UserFactory

__all__ = ["ClassroomFactory", "EnrolmentFactory", "UserFactory"]

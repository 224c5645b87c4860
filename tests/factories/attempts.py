"""Assignments, attempts and what is in them."""

import uuid
from datetime import UTC, datetime, timedelta

import factory

from quizzes.models import (
    Assignment,
    Attempt,
    Contest,
    Enrolment,
    ExitTicket,
    KeyChange,
    Response,
    SavedAnswer,
    Score,
)
from tests.factories.classes import ClassroomFactory, EnrolmentFactory
from tests.factories.exercises import ExerciseRevisionFactory
from tests.factories.people import UserFactory

EIGHT = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
TEN_PAST = EIGHT + timedelta(minutes=10)


class AssignmentFactory(factory.django.DjangoModelFactory):
    """A published exercise of one item given to a class: graded, open since eight, without an end.

    `items=` says how many items; traits: `practice`, `discussion` (phase answering), `released`.
    """

    class Meta:
        model = Assignment

    class Params:
        items = 1
        practice = factory.Trait(
            mode="practice", tries=3, hints=True, feedback_during="key", feedback_submitted="key"
        )
        discussion = factory.Trait(mode="discussion", phase="answer", phase_at=EIGHT)
        released = factory.Trait(released_at=TEN_PAST)

    classroom = factory.SubFactory(ClassroomFactory)
    # Not a SubFactory: how many items there are is decided after the revision is made, which a parameter cannot reach.
    exercise_revision = factory.LazyAttribute(
        lambda one: ExerciseRevisionFactory(items=one.items, published=True)
    )
    mode = Assignment.Mode.GRADED
    opens_at = EIGHT
    created_at = EIGHT


class AttemptFactory(factory.django.DjangoModelFactory):
    """An open attempt of a student in the assignment's class, with an unanswered row for each item."""

    class Meta:
        model = Attempt
        skip_postgeneration_save = True

    class Params:
        submitted = factory.Trait(state="submitted", submitted_at=TEN_PAST)

    assignment = factory.SubFactory(AssignmentFactory)
    enrolment = factory.SubFactory(
        EnrolmentFactory, classroom=factory.SelfAttribute("..assignment.classroom")
    )
    number = factory.LazyAttribute(
        lambda one: Attempt.objects.filter(assignment=one.assignment, enrolment=one.enrolment).count() + 1
    )
    started_at = EIGHT
    seen_at = EIGHT

    @classmethod
    def by(cls, user, assignment, **fields):
        """An attempt of somebody who is in the class already."""
        enrolment = Enrolment.objects.get(user=user, classroom=assignment.classroom)
        return cls(assignment=assignment, enrolment=enrolment, **fields)

    @factory.post_generation
    def responses(attempt, create, extracted, **fields):
        for item in attempt.assignment.exercise_revision.items.kept().in_order():
            ResponseFactory(attempt=attempt, item=item, **fields)


class ResponseFactory(factory.django.DjangoModelFactory):
    """Unanswered; `answer=` with `revision=` makes it answered at ten past eight."""

    class Meta:
        model = Response

    attempt = factory.SubFactory(AttemptFactory, assignment__items=0)
    item = factory.LazyAttribute(lambda row: row.attempt.assignment.exercise_revision.items.first())
    revision = 0
    saved_at = factory.LazyAttribute(lambda row: TEN_PAST if row.revision else None)


class SavedAnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SavedAnswer

    response = factory.LazyFunction(lambda: AttemptFactory().responses.get())
    act = factory.Sequence(lambda n: uuid.UUID(int=n + 1))
    revision = 1
    answer = factory.LazyFunction(lambda: {"source": "Ida Renn", "kind": "named person", "chain": []})
    fate = SavedAnswer.Fate.KEPT
    saved_at = TEN_PAST


class ScoreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Score

    class Params:
        by_teacher = factory.Trait(origin="teacher", made_by=factory.SubFactory(UserFactory, teacher=True))

    response = factory.LazyFunction(lambda: AttemptFactory(submitted=True).responses.get())
    origin = Score.Origin.AUTOMATIC
    value = 1
    made_at = TEN_PAST


class ContestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contest

    response = factory.LazyFunction(lambda: AttemptFactory(submitted=True).responses.get())
    reason = "Line 3 names somebody else."
    made_at = TEN_PAST


class KeyChangeFactory(factory.django.DjangoModelFactory):
    """Olu Bask is right, too, from now on."""

    class Meta:
        model = KeyChange

    assignment = factory.SubFactory(AssignmentFactory)
    item = factory.LazyAttribute(lambda one: one.assignment.exercise_revision.items.first())
    key = factory.LazyFunction(
        lambda: {
            "sources": [{"value": "Ida Renn", "reason": ""}, {"value": "Olu Bask", "reason": "Line 4."}],
            "kinds": [{"value": "named person", "reason": ""}],
            "chain": [],
        }
    )
    because = "Line 4 says so, too."
    made_at = TEN_PAST


class ExitTicketFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ExitTicket

    attempt = factory.SubFactory(AttemptFactory)
    text = "Line 3. I would ask the baker."
    written_at = TEN_PAST

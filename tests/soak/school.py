"""A class that is signed in and has begun.  python -m tests.soak.school STUDENTS ITEMS  prints it as JSON.

With `real` for the number of items they work on the first exercise that comes with the app.
"""

import json
import os
import sys
from importlib import import_module

import django

WITNESSES = [f"Witness {n}" for n in range(40)]


def fill(students: int, items: str) -> list[dict[str, str | int]]:
    """For each student the session's key, the attempt, and how many items it has."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from tests.factories import AssignmentFactory, AttemptFactory, EnrolmentFactory

    store = import_module(settings.SESSION_ENGINE).SessionStore
    revision = _real_revision() if items == "real" else _made_up_revision(int(items))
    assignment = AssignmentFactory(exercise_revision=revision)
    found = []
    for _student in range(students):
        attempt = AttemptFactory(
            assignment=assignment, enrolment=EnrolmentFactory(classroom=assignment.classroom)
        )
        session = store()
        session[SESSION_KEY] = str(attempt.enrolment.user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = attempt.enrolment.user.get_session_auth_hash()
        session.save()
        asked = attempt.responses.count()
        found.append({"session": session.session_key, "attempt": str(attempt.public_id), "items": asked})
    return found


def _made_up_revision(items: int):
    from tests.factories import ExerciseRevisionFactory

    task = {"options": [*WITNESSES, "the writer", "unnamed"], "chain": []}
    return ExerciseRevisionFactory(items=items, items__task=task, published=True)


def _real_revision():
    from django.utils import timezone

    from quizzes.actions.teaching_material import load_exercises
    from tests.factories import UserFactory

    published, _draft = load_exercises(by=UserFactory(teacher=True), at=timezone.now())
    return published.published


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quizsite.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    print(json.dumps(fill(int(sys.argv[1]), sys.argv[2])))

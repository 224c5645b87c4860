"""A class that is signed in and has begun.  python -m tests.soak.school STUDENTS ITEMS  prints it as JSON."""

import json
import os
import sys
from importlib import import_module

import django

WITNESSES = [f"Witness {n}" for n in range(40)]


def fill(students: int, items: int) -> list[dict[str, str]]:
    """For each student the session's key and the attempt."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from tests.factories import AssignmentFactory, AttemptFactory, EnrolmentFactory, ExerciseRevisionFactory

    store = import_module(settings.SESSION_ENGINE).SessionStore
    task = {"options": [*WITNESSES, "the writer", "unnamed"], "chain": []}
    revision = ExerciseRevisionFactory(items=items, items__task=task, published=True)
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
        found.append({"session": session.session_key, "attempt": str(attempt.public_id)})
    return found


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quizsite.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    print(json.dumps(fill(int(sys.argv[1]), int(sys.argv[2]))))

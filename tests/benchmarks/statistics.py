"""A teacher's pages of an assignment with many attempts:

    python -m tests.benchmarks.statistics [--attempts 2000] [--items 20]

Fills the throw-away database of the test settings and prints queries and the median CPU milliseconds of five runs.
"""

import argparse
import os
import random
import statistics as figures
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quizsite.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import (  # noqa: E402
    CaptureQueriesContext,
    get_runner,
    setup_test_environment,
    teardown_test_environment,
)
from django.urls import reverse  # noqa: E402

NAMES = ["Ida Renn", "Olu Bask", "the writer", "unnamed"]


def fill(attempts: int, items: int):
    from quizsite.models import User
    from quizzes.models import Attempt, Enrolment, Response
    from tests.factories import AssignmentFactory
    from tests.factories.attempts import EIGHT, TEN_PAST

    chance = random.Random(1)
    assignment = AssignmentFactory(items=items)
    asked = list(assignment.exercise_revision.items.in_order())
    people = User.objects.bulk_create(User(display_name=f"Student {n}") for n in range(attempts))
    enrolled = Enrolment.objects.bulk_create(
        Enrolment(classroom=assignment.classroom, user=person) for person in people
    )
    made = Attempt.objects.bulk_create(
        Attempt(
            assignment=assignment, enrolment=one, state="submitted", started_at=EIGHT, submitted_at=TEN_PAST,
            points=chance.randint(0, items),
        )
        for one in enrolled
    )  # fmt: skip
    Response.objects.bulk_create(
        (
            Response(
                attempt=attempt, item=item, revision=1, saved_at=TEN_PAST, seconds=chance.randint(5, 90),
                answer={"source": "Ida Renn", "kind": "named person", "chain": []}, choice=chance.choice(NAMES),
                certainty=chance.choice(["low", "middle", "high"]), score=chance.choice([0, 0.5, 1]),
            )
            for attempt in made
            for item in asked
        ),
        batch_size=500,
    )  # fmt: skip
    return assignment


PAGES = [
    ("assignment_results", []),
    ("assignment_review", []),
    ("assignment_review_item", [1]),
    ("assignment_key", [1]),
    ("assignment_grades", []),
    *(
        ("assignment_export", [shape])
        for shape in ("csv", "xlsx", "moodle", "canvas", "answers", "annotations")
    ),
]


def measure(assignment) -> None:
    from quizzes.reports.statistics import statistics
    from tests.factories import EnrolmentFactory, UserFactory

    teacher = UserFactory(teacher=True)
    EnrolmentFactory(classroom=assignment.classroom, user=teacher, role="teacher")
    client = Client()
    client.force_login(teacher)
    print(f"{connection.vendor}; median of five: queries, ms of CPU")
    report("statistics alone", lambda: statistics(assignment))
    for name, more in PAGES:
        url = reverse(f"quizzes:{name}", args=[assignment.public_id, *more])
        report(" ".join(map(str, [name, *more])), lambda url=url: client.get(url).content)


def report(name: str, act) -> None:
    took = []
    for _run in range(5):
        with CaptureQueriesContext(connection) as queries:
            began = time.process_time()
            act()
            took.append(1000 * (time.process_time() - began))
    print(f"{name:32} {len(queries):3} {figures.median(took):6.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attempts", type=int, default=2000)
    parser.add_argument("--items", type=int, default=20)
    given = parser.parse_args()
    setup_test_environment()
    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        measure(fill(given.attempts, given.items))
    finally:
        runner.teardown_databases(databases)
        teardown_test_environment()


if __name__ == "__main__":
    main()

"""The floor is what it says, and the script prints both lines. How large they are is never asserted."""

import json

import pytest

from tests.benchmarks import autosave
from tests.factories import AssignmentFactory, AttemptFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.benchmarks.floor")]


class InProcess:
    """A student whose requests go through Django's test client."""

    def __init__(self, client, attempt):
        self.client, self.attempt = client, attempt.public_id

    def ask(self, method, path, body=None):
        answer = self.client.generic(method, path, json.dumps(body), content_type="application/json")
        return answer.status_code, answer.content


@pytest.fixture
def asking(as_user, ana, classroom):
    attempt = AttemptFactory.by(ana, AssignmentFactory(classroom=classroom, items=3))
    return autosave.Asking(InProcess(as_user(ana), attempt), attempt.responses.first().pk, 1, "Ida Renn")


@pytest.mark.parametrize(("what", "queries"), [("floor page", 4), ("floor save", 3)])
def test_floor_asks_as_often_as_it_says(asking, django_assert_num_queries, what, queries):
    asking.what[what]()
    with django_assert_num_queries(queries):
        asking.what[what]()


def test_short_run_prints_page_and_save(asking):
    lines = autosave.table(autosave.measure(asking, rounds=2, requests=2)).splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| page", "| save"]
    assert asking.saves == 12

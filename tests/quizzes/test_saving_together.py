"""Two tabs, and saving against handing in, with real threads on the database in use."""

import json
import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from quizzes.actions import attempts, keys, scores
from quizzes.models import Attempt, Response, SavedAnswer, Score
from tests.factories import AssignmentFactory, AttemptFactory
from tests.quizzes.actions.test_keys import BOTH, OTHER

RIGHT = {"source": "Ida Renn", "kind": "named person", "chain": []}
WRONG = {"source": "Olu Bask", "kind": "named person", "chain": []}
PATIENCE = 60  # seconds until a thread that hangs fails the test

pytestmark = pytest.mark.django_db(transaction=True)


def together(*jobs):
    """Run the jobs at the same moment, each on its own connection; what they returned, in order."""
    gate, results = threading.Barrier(len(jobs)), [None] * len(jobs)

    def work(place, job):
        try:
            gate.wait(PATIENCE)
            results[place] = job()
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=each, daemon=True) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads)
    return results


def tab(user, attempt, position, revision, answer):
    """A save from a tab of its own, ready to be sent: (status, fate)."""
    client = Client()
    client.force_login(user)
    url = reverse("quizzes:attempt_response", args=[attempt.public_id, position])
    sent = {"act": str(uuid4()), "revision": revision, "answer": answer}

    def send():
        told = client.put(url, json.dumps(sent), content_type="application/json")
        return told.status_code, told.json()["fate"]

    return send


def test_two_tabs_with_the_same_revision_one_is_kept(ana, classroom):
    attempt = AttemptFactory.by(ana, AssignmentFactory(classroom=classroom, items=8))
    for position in range(1, 9):
        tabs = [tab(ana, attempt, position, 1, answer) for answer in (RIGHT, WRONG)]
        told = together(*tabs)
        assert sorted(told) == [(200, "kept"), (409, "stale")]
        winner = (RIGHT, WRONG)[told.index((200, "kept"))]
        assert Response.objects.get(item__position=position).answer == winner
    assert (
        SavedAnswer.objects.filter(fate="kept").count()
        == SavedAnswer.objects.filter(fate="stale").count()
        == 8
    )


def test_same_act_sent_twice_at_once_is_one_row(ana, classroom):
    attempt = AttemptFactory.by(ana, AssignmentFactory(classroom=classroom, items=5))
    for position in range(1, 6):
        send = tab(ana, attempt, position, 1, RIGHT)
        assert together(send, send) == [(200, "kept"), (200, "kept")]
    assert SavedAnswer.objects.count() == 5


def test_what_was_kept_while_handing_in_is_what_is_scored(ana, classroom):
    """Whatever the order: kept is in the score, and late is not."""
    fates = []
    for _time in range(12):
        attempt = AttemptFactory.by(ana, AssignmentFactory(classroom=classroom))
        told, _submitted = together(
            tab(ana, attempt, 1, 1, RIGHT),
            lambda attempt=attempt: attempts.submit(attempt=attempt, at=timezone.now()),
        )
        fates.append(told[1])
        score = Score.objects.get(response__attempt=attempt, origin="automatic").value
        assert (told[1], score) in {("kept", 1), ("late", 0)}
        assert Attempt.objects.get(pk=attempt.pk).points == score
    assert set(fates) <= {"kept", "late"}


def test_two_starts_at_once_are_one_attempt(ana, classroom):
    assignment = AssignmentFactory(classroom=classroom, items=3)
    enrolment = classroom.enrolments.get(user=ana)

    def begin():
        return attempts.start(assignment=assignment, enrolment=enrolment, at=timezone.now()).pk

    first, second = together(begin, begin)
    assert first == second
    assert Response.objects.count() == 3


def test_key_changed_while_students_hand_in_counts_for_everybody(ana, classroom, tess):
    assignment = AssignmentFactory(classroom=classroom)
    handing_in = [
        AttemptFactory(assignment=assignment, responses__revision=1, responses__answer=WRONG)
        for _student in range(4)
    ]
    change = {
        "assignment": assignment, "item": assignment.exercise_revision.items.get(), "key": BOTH, "because": "Line 4.",
        "by": tess,
    }  # fmt: skip
    together(
        *(lambda one=one: attempts.submit(attempt=one, at=timezone.now()) for one in handing_in),
        lambda: keys.change_key(**change, at=timezone.now()),
    )
    assert list(Response.objects.values_list("score", flat=True)) == [1] * 4
    assert list(Attempt.objects.values_list("points", flat=True)) == [1] * 4


def test_mark_given_during_a_regrade_stands(ana, classroom, tess):
    assignment = AssignmentFactory(classroom=classroom)
    attempt = AttemptFactory.by(
        ana, assignment, submitted=True, responses__revision=1, responses__answer=WRONG
    )
    scores.judge(responses=attempt.responses.all(), at=timezone.now())
    row, item = attempt.responses.get(), assignment.exercise_revision.items.get()
    for key in (BOTH, OTHER, BOTH):
        standing = row.scores.filter(origin="teacher", replaced_at=None).first()
        together(
            lambda seen=standing and standing.pk: scores.mark(
                response=row, value="0.25", seen=seen, by=tess, at=timezone.now()
            ),
            lambda key=key: keys.change_key(
                assignment=assignment, item=item, key=key, because="Line 4.", by=tess, at=timezone.now()
            ),
        )
        row.refresh_from_db()
        assert float(row.score) == 0.25

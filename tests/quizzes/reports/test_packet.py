"""The packet for who was absent: what is in it, what is suppressed, and when keys come in."""

import pytest
from django.urls import reverse

from quizzes.actions import scores
from quizzes.models import Response
from quizzes.reports.packet import may_tell, packet_of
from tests.factories import AssignmentFactory, ItemFactory, KeyChangeFactory
from tests.factories.attempts import TEN_PAST
from tests.factories.exercises import NOON, ExerciseRevisionFactory
from tests.quizzes.reports.test_statistics import hand_in, said

FRAMING = {
    "marks": [
        {
            "place": {"grace": 2, "alternatives": [{"core": [[0, 3]], "tolerance": [], "reason": ""}]},
            "devices": [{"value": "label", "reason": ""}],
            "optional": False,
        }
    ]
}


def given_with(classroom, answers, **fields):
    revision = ExerciseRevisionFactory(items=1)
    item = ItemFactory(
        revision=revision, kind="mark the framing", task={}, prompt="Which words steer?", key=FRAMING
    )
    revision.published_at, revision.published_by = NOON, revision.exercise.owner
    revision.save()
    given = AssignmentFactory(classroom=classroom, exercise_revision=revision, **fields)
    start = item.start
    marked = {"marks": [{"spans": [[start, start + len(item.quote.split()[0])]], "device": "label"}]}
    for source in answers:
        hand_in(given, [said(source), marked])
    scores.judge(responses=Response.objects.all(), at=TEN_PAST)
    return given


def test_counts_below_five_are_not_told(classroom):
    given = given_with(classroom, ["Ida Renn"] * 6 + ["Olu Bask"] * 2, released_at=TEN_PAST)
    source, framing = packet_of(given).decisions
    assert [(one.label, one.count, one.share) for one in source.chosen] == [("Ida Renn", 6, 75)]
    assert source.few == ["Olu Bask"]
    assert [(one.count, one.share) for one in framing.chosen] == [(8, 100)]


def test_class_of_four_answers_has_no_map(classroom):
    given = given_with(classroom, ["Ida Renn"] * 4, released_at=TEN_PAST)
    assert [(one.chosen, one.few) for one in packet_of(given).decisions] == [([], []), ([], [])]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, False),
        ({"released_at": TEN_PAST}, True),
        ({"released_at": TEN_PAST, "feedback_released": "score"}, False),
        ({"discussion": True}, False),
        ({"discussion": True, "phase": "reveal"}, True),
    ],
)
def test_keys_come_in_when_students_may_know_them(db, fields, told):
    given = AssignmentFactory(**fields)
    assert may_tell(given) is told
    assert bool(packet_of(given).decisions) is told


def test_page_holds_no_key_before_and_the_changed_key_after(classroom, as_user, tess):
    given = AssignmentFactory(classroom=classroom)
    KeyChangeFactory(assignment=given)
    client, url = as_user(tess), reverse("quizzes:assignment_packet", args=[given.public_id])
    before = client.get(url).content.decode()
    assert "Line 4 says so, too." not in before
    assert "not told keys before the release" in before
    given.released_at = TEN_PAST
    given.save(update_fields=["released_at"])
    assert "Line 4 says so, too." in client.get(url).content.decode()


def test_no_name_stands_in_it(classroom, as_user, tess):
    given = given_with(classroom, ["Ida Renn"] * 5, released_at=TEN_PAST)
    names = [one.enrolment.user.display_name for one in given.attempts.select_related("enrolment__user")]
    page = as_user(tess).get(reverse("quizzes:assignment_packet", args=[given.public_id])).content.decode()
    assert [name for name in names if name in page] == []


def test_packet_costs_the_same_for_many(classroom, as_user, tess, django_assert_num_queries):
    given = given_with(classroom, ["Ida Renn"], released_at=TEN_PAST)
    client, url = as_user(tess), reverse("quizzes:assignment_packet", args=[given.public_id])
    for students in (0, 3):
        for _student in range(students):
            hand_in(given, [said("Ida Renn"), {"marks": []}])
        with django_assert_num_queries(7):
            client.get(url)

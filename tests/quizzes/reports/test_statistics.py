"""Statistics of an assignment: by hand on a small class, and against NumPy on a made-up one."""

import random

import pytest

from quizzes.actions import scores
from quizzes.models import Response
from quizzes.reports.statistics import statistics
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ExerciseRevisionFactory,
    ItemFactory,
    KeyChangeFactory,
)
from tests.factories.attempts import TEN_PAST
from tests.quizzes.items.test_compare_coverage import KEY, RIGHT, TASK

NAMES = ["Ida Renn", "Olu Bask", "the writer", "unnamed"]


def said(source, kind="named person"):
    return {"source": source, "kind": kind, "chain": []}


def hand_in(assignment, answers, certainty=""):
    """One student; an answer for each item, None for no answer."""
    attempt = AttemptFactory(assignment=assignment, submitted=True)
    for row, answer in zip(attempt.responses.in_order(), answers, strict=True):
        if answer:
            row.revision, row.answer, row.saved_at, row.certainty = 1, answer, TEN_PAST, certainty
            row.save()
    return attempt


@pytest.fixture
def judged():
    def judge(assignment):
        scores.judge(responses=Response.objects.filter(attempt__assignment=assignment), at=TEN_PAST)
        return statistics(assignment)

    return judge


def test_statistics_of_nobody(db):
    found = statistics(AssignmentFactory(items=2))
    assert (found.handed_in, found.alpha, found.mean_points, found.possible_points) == (0, None, None, 2)
    assert [(one.answered, one.facility, one.discrimination) for one in found.items] == [(0, None, None)] * 2


def test_options_are_counted_with_those_who_said_nothing(db, judged):
    assignment = AssignmentFactory()
    for source in ("Ida Renn", "Ida Renn", "Olu Bask", None):
        hand_in(assignment, [source and said(source)])
    (item,) = judged(assignment).items
    counted = {one.label: (one.count, one.is_right) for one in item.choices[0].options}
    assert counted == {
        "Ida Renn": (2, True), "Olu Bask": (1, False), "the writer": (0, False), "somebody unnamed": (0, False),
        "no answer": (1, False),
    }  # fmt: skip


def test_changed_key_counts(db, judged):
    assignment = AssignmentFactory()
    hand_in(assignment, [said("Olu Bask")])
    KeyChangeFactory(assignment=assignment)
    (item,) = judged(assignment).items
    assert [one.label for one in item.choices[0].options if one.is_right] == ["Ida Renn", "Olu Bask"]
    assert item.facility == 1


def test_key_that_the_best_do_not_choose_is_flagged(db, judged):
    assignment = AssignmentFactory(items=3)
    for _student in range(4):
        hand_in(assignment, [said("Olu Bask"), said("Ida Renn"), said("Ida Renn")])
        hand_in(assignment, [said("Ida Renn"), said("unnamed"), said("unnamed")])
    first, *_others = judged(assignment).items
    assert first.flags == [
        "The key may be wrong: who chose “Olu Bask” did better on the rest than who chose the key."
    ]
    assert first.discrimination < 0


def test_sure_and_wrong_is_flagged(db, judged):
    assignment = AssignmentFactory()
    for _student in range(8):
        hand_in(assignment, [said("unnamed")], certainty="high")
    (item,) = judged(assignment).items
    assert [(row.label, row.count) for row in item.certainty] == [
        ("not sure", 0),
        ("fairly sure", 0),
        ("sure", 8),
    ]
    assert "Many were sure and wrong: a misconception rather than a guess." in item.flags


def test_statistics_agree_with_numpy(db, judged):
    numpy = pytest.importorskip("numpy")
    chance = random.Random(7)
    assignment = AssignmentFactory(items=5)
    for _student in range(12):
        answers = [
            said(chance.choice(NAMES), chance.choice(["named person", "document"])) for _item in range(5)
        ]
        hand_in(assignment, [chance.choice([answer, answer, None]) for answer in answers])
    found = judged(assignment)
    rows = Response.objects.order_by("attempt", "item__position").values_list("score", flat=True)
    table = numpy.array([float(score) for score in rows]).reshape(12, 5)
    assert [one.facility for one in found.items] == pytest.approx(list(table.mean(axis=0)))
    for at, item in enumerate(found.items):
        rest = numpy.delete(table, at, axis=1).mean(axis=1)
        assert item.discrimination == pytest.approx(numpy.corrcoef(table[:, at], rest)[0, 1], abs=1e-6)


@pytest.mark.parametrize("students", [1, 6])
def test_statistics_cost_the_same_for_many(db, judged, students, django_assert_num_queries):
    assignment = AssignmentFactory(items=2)
    for _student in range(students):
        hand_in(assignment, [said("Ida Renn")] * 2)
    judged(assignment)
    with django_assert_num_queries(4):
        statistics(assignment)


@pytest.fixture
def compared(db):
    """An assignment of one comparison: cells for three articles, and who leaves it out."""
    revision = ExerciseRevisionFactory()
    ItemFactory(revision=revision, kind="compare coverage", task=TASK, key=KEY)
    revision.published_at, revision.published_by = TEN_PAST, revision.made_by
    revision.save()
    return AssignmentFactory(exercise_revision=revision)


def test_each_cell_of_a_comparison_is_counted(compared, judged, django_assert_num_queries):
    for cell in ("same source", "same source", "contradicted", None):
        hand_in(compared, [cell and RIGHT | {"cells": RIGHT["cells"] | {"1": cell}}])
    (item,) = judged(compared).items
    assert [choice.label for choice in item.choices] == ["Dispatch", "Bell", "Channel", "Left out by"]
    assert {(one.label, one.count, one.is_right) for one in item.choices[0].chosen} == {
        ("same source", 2, True), ("contradicted", 1, False), ("no answer", 1, False),
    }  # fmt: skip
    assert [one.label for one in item.choices[1].options if one.is_right] == [
        "other source", "in the writer’s own voice",
    ]  # fmt: skip
    assert [(one.label, one.count) for one in item.choices[3].chosen] == [("Channel", 3), ("no answer", 1)]
    with django_assert_num_queries(5):
        statistics(compared)

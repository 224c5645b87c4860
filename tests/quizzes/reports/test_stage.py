"""What stands on the projector late in the lesson: how others tell it, and every key that is objected to."""

import pytest

from quizzes.models import Response
from quizzes.reports.stage import stage_of
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ContestFactory,
    ExerciseRevisionFactory,
    ItemFactory,
)
from tests.factories.attempts import EIGHT
from tests.factories.exercises import NOON
from tests.quizzes.items.test_compare_coverage import KEY, TASK

pytestmark = pytest.mark.django_db


@pytest.fixture
def given():
    """A source, and a claim that two other articles tell, too."""
    revision = ExerciseRevisionFactory(items=1)
    ItemFactory(revision=revision, kind="compare coverage", task=TASK, key=KEY)
    revision.published_at, revision.published_by = NOON, revision.made_by
    revision.save()
    return AssignmentFactory(exercise_revision=revision, discussion=True, phase="compare", released_at=EIGHT)


def compare(given, cells):
    for one in cells:
        attempt = AttemptFactory(assignment=given)
        row = attempt.responses.get(item__kind="compare coverage")
        Response.objects.filter(pk=row.pk).update(revision=1, saved_at=EIGHT, answer={"cells": one})
    return stage_of(given).compared[0].articles


def test_claim_stands_with_how_each_article_tells_it_and_what_the_class_said(given):
    cells = [{"1": "same source", "2": "other source"}] * 4 + [{"1": "absent", "2": "contradicted"}] * 2
    assert [(one.outlet, one.tells, one.agreed, one.answered) for one in compare(given, cells)] == [
        ("Dispatch", [("●", "same source")], 4, 6),
        ("Bell", [("○", "in the writer’s own voice"), ("◐", "other source")], 4, 6),
        ("Channel", [("–", "absent")], 0, 0),
    ]


def test_what_four_said_of_an_article_is_not_counted_out(given):
    assert [one.answered for one in compare(given, [{"1": "same source"}] * 4)] == [0, 0, 0]


def test_order_of_cues_and_pairs_stand_below_the_articles(given):
    claim = stage_of(given).compared[0]
    assert claim.asks_how
    assert [line.answer for line in claim.lines] == [
        "Channel", "claimed → said → revealed", "the pier = the landing stage", "Mayor Renn = the fearless mayor",
    ]  # fmt: skip


def test_second_vote_counts_before_the_first(given):
    articles = compare(given, [{"1": "absent"}] * 5)
    assert (articles[0].agreed, articles[0].answered) == (0, 5)
    for row in Response.objects.filter(item__kind="compare coverage"):
        answer = {"cells": {"1": "same source"}}
        Response.objects.create(
            attempt=row.attempt, item=row.item, round=2, revision=1, saved_at=EIGHT, answer=answer
        )
    assert stage_of(given).compared[0].articles[0].agreed == 5


@pytest.mark.parametrize(("phase", "queries"), [("look", 2), ("reveal", 4), ("compare", 6)])
def test_stage_costs_the_same_with_more_students(given, phase, queries, django_assert_num_queries):
    given.phase = phase
    for _more in range(2):
        AttemptFactory(assignment=given)
        with django_assert_num_queries(queries):
            stage_of(given)


def test_key_nobody_disputed_but_somebody_objects_to_is_shown_with_it(given):
    row = AttemptFactory(assignment=given).responses.get(item__kind="compare coverage")
    ContestFactory(response=row, reason="It is not absent.")
    stage = stage_of(given)
    assert stage.disputes == []
    assert [(one.passage.item.pk, one.objections) for one in stage.contested] == [
        (row.item_id, ["It is not absent."])
    ]
    assert stage.contested[0].revealed.key_lines
    given.phase = "look"
    assert stage_of(given).contested == []

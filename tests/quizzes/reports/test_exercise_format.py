"""The description of the exercise file against real files: every field described, and none that is not there."""

import pytest

from quizzes.actions.exercise_files import as_data
from quizzes.actions.exercises import propose_exercise
from quizzes.items import KINDS
from quizzes.reports import exercise_format
from tests.quizzes.conftest import NOW


@pytest.fixture
def data(story, tess):
    return as_data(propose_exercise(story=story, by=tess, at=NOW).draft)


def names(table):
    return [name for name, _meaning in table]


def test_every_field_of_a_real_file_is_described(data):
    described = {
        exercise_format.FILE: [data],
        exercise_format.TAGS: [data["tags"]],
        exercise_format.STORY: [data["story"]],
        exercise_format.ARTICLE: data["articles"],
        exercise_format.CARD: data["rule_cards"],
        exercise_format.ITEM: data["items"],
    }
    assert list(described) == exercise_format.TABLES
    for table, rows in described.items():
        assert [list(row) for row in rows] == [names(table.fields)] * len(rows)


def test_task_and_key_of_every_kind_are_described(data):
    assert {row["kind"] for row in data["items"]} <= set(exercise_format.TASKS_AND_KEYS)
    for row in data["items"]:
        task, key = exercise_format.TASKS_AND_KEYS[row["kind"]]
        assert (sorted(row["task"]), sorted(row["key"])) == (sorted(names(task)), sorted(names(key)))


def test_no_kind_is_left_out():
    assert list(exercise_format.TASKS_AND_KEYS) == list(KINDS)

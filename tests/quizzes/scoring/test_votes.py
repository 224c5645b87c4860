from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.scoring.votes import AGREES, DIVIDED, MOSTLY, TORN, Moved, Run, degree, marked_runs, shift

CHOICES = st.dictionaries(st.integers(0, 30), st.sampled_from(["a", "b", "c", None]))


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ([26], AGREES),
        ([25, 1], AGREES),
        ([20, 6], MOSTLY),
        ([13, 13], DIVIDED),
        ([16, 5, 5], DIVIDED),
        ([9, 9, 8], TORN),
        ([7, 7, 6, 6], TORN),
    ],
)
def test_degree_of_a_class(counts, found):
    assert degree(sum(n / sum(counts) * log2(sum(counts) / n) for n in counts)) == found


def test_shift_follows_each_student():
    first = {1: "writer", 2: "writer", 3: "officer", 4: "officer", 5: None}
    second = {1: "officer", 2: "writer", 3: None, 4: "resident", 5: "officer"}
    found = shift(first, second)
    assert found.choices == [
        Moved("officer", first=2, second=2, came=1, left=1),
        Moved("writer", first=2, second=1, came=0, left=1),
        Moved("resident", first=0, second=1, came=1, left=0),
    ]
    assert (found.voters, found.again, found.moved) == (4, 3, 2)


def test_shift_of_nobody_is_empty():
    assert shift({}, {1: "a"}).choices == []


@given(CHOICES, CHOICES)
def test_shift_loses_nobody(first, second):
    found = shift(first, second)
    assert sum(one.first for one in found.choices) == sum(one.second for one in found.choices) == found.voters
    assert all(one.first + one.came - one.left == one.second for one in found.choices)
    assert sum(one.came for one in found.choices) == sum(one.left for one in found.choices) == found.moved


@given(CHOICES)
def test_shift_to_the_same_moves_nobody(first):
    assert shift(first, first).moved == 0
    assert shift(first, {}).moved == 0


def test_marks_are_laid_over_each_other():
    marks = [[(0, 4)], [(2, 6), (3, 5)], [(9, 10)], []]
    assert marked_runs(marks) == [Run(0, 2, 1), Run(2, 4, 2), Run(4, 6, 1), Run(9, 10, 1)]


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda one: (one[0], sum(one))), max_size=4
)


@given(st.lists(SPANS, max_size=6))
def test_runs_count_every_code_point_once_for_each_student(marks):
    counted = {at: run.count for run in marked_runs(marks) for at in range(run.start, run.end)}
    everywhere = range(41)
    assert counted == {
        at: n for at in everywhere if (n := sum(any(a <= at < b for a, b in spans) for spans in marks))
    }

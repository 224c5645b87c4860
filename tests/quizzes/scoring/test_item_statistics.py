"""Statistics of an item, worked out by hand; `test_against_scipy` compares them on random data."""

from fractions import Fraction

import pytest

from quizzes.scoring.item_statistics import (
    OptionCount,
    discrimination,
    discriminations,
    facility,
    option_counts,
)


def test_facility_leaves_out_who_was_not_scored():
    assert facility([1, 0, None, Fraction(1, 2)]) == 0.5


@pytest.mark.parametrize("scores", [[], [None, None]])
def test_facility_of_nobody_is_none(scores):
    assert facility(scores) is None


def test_discrimination_of_an_item_the_best_solve():
    assert discrimination([1, 1, 0, 0], [4, 4, 1, 1]) == 1.0


def test_discrimination_worked_out_by_hand():
    # Means 1/2 and 2; the products of the deviations sum to 1, the squares to 1 and 2.
    found = discrimination([1, 0, 1, 0], [3, 2, 2, 1])
    assert found == pytest.approx(2**-0.5)


@pytest.mark.parametrize(
    ("item", "rest"), [([1, 1, 1], [1, 2, 3]), ([0, 1, 0], [0.1, 0.1, 0.1]), ([], []), ([1], [3])]
)
def test_discrimination_without_variation_is_none(item, rest):
    assert discrimination(item, rest) is None


def test_discrimination_of_lists_of_different_length_is_refused():
    with pytest.raises(ValueError, match="same student"):
        discrimination([1], [])


def test_discriminations_leave_the_item_out_of_its_rest():
    # With the item in its own total both would come out above 0.
    assert discriminations([[1, 0], [0, 1], [1, 0]]) == [-1.0, -1.0]


def test_discriminations_leave_out_who_was_not_scored():
    rows = [[1, 1, 1], [0, 0, None], [None, 1, 0], [1, None, None]]
    assert discriminations(rows)[0] == pytest.approx(1)


def test_discriminations_of_ragged_rows_are_refused():
    with pytest.raises(ValueError, match="every item"):
        discriminations([[1, 0], [1]])


def test_option_counts_show_the_stronger_students_on_a_wrong_option():
    counts = option_counts(
        ["Oskell", "the writer", "the writer", None], [0.2, 0.9, 0.7, 0.5], ["Oskell", "Farrin", "the writer"]
    )
    assert counts == [
        OptionCount("Oskell", 1, 0.25, 0.2),
        OptionCount("Farrin", 0, 0.0, None),
        OptionCount("the writer", 2, 0.5, 0.8),
        OptionCount(None, 1, 0.25, 0.5),
    ]


def test_option_counts_keep_a_choice_that_is_no_option_any_more():
    assert [one.option for one in option_counts(["old"], [1], ["new"])] == ["new", "old", None]


def test_option_counts_of_nobody():
    assert option_counts([], [], ["a"])[0] == OptionCount("a", 0, 0.0, None)


def test_option_counts_of_different_length_are_refused():
    with pytest.raises(ValueError, match="same student"):
        option_counts(["a"], [], ["a"])

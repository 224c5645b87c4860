"""The best pairing, against trying every one."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.scoring.assignment import best_pairs

WEIGHTS = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9), max_size=25)


def best_by_trying(weights):
    """The largest sum over every way to give each left index a right one; 0 for a pair that is not allowed."""
    return max(sum(weights.get(pair, 0) for pair in enumerate(order)) for order in permutations(range(5)))


def test_best_pairs_prefers_the_sum_to_the_largest_pair():
    assert best_pairs({(0, 0): 5, (0, 1): 4, (1, 0): 4}) == [(0, 1), (1, 0)]


def test_best_pairs_of_nothing_is_empty():
    assert best_pairs({}) == []


def test_best_pairs_refuses_a_pair_of_no_weight():
    with pytest.raises(ValueError, match="more than 0"):
        best_pairs({(0, 0): 0})


@given(WEIGHTS)
def test_best_pairs_uses_each_index_once_and_only_allowed_pairs(weights):
    pairs = best_pairs(weights)
    assert set(pairs) <= weights.keys()
    assert len({left for left, _ in pairs}) == len({right for _, right in pairs}) == len(pairs)


@given(WEIGHTS)
def test_best_pairs_is_optimal(weights):
    assert sum(weights[pair] for pair in best_pairs(weights)) == best_by_trying(weights)


@given(WEIGHTS)
def test_best_pairs_of_left_and_right_exchanged_has_the_same_sum(weights):
    flipped = {(right, left): weight for (left, right), weight in weights.items()}
    assert sum(weights[pair] for pair in best_pairs(weights)) == sum(
        flipped[pair] for pair in best_pairs(flipped)
    )

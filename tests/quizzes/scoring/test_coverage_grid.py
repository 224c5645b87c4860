"""Cells of claim × outlet, and pairs of labels."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.scoring.choices import Choice, ChoiceKey, Verdict
from quizzes.scoring.coverage_grid import score_grid, score_pairs

GRID = {
    ("warned", "Tidemark"): ChoiceKey((Choice("same source"),)),
    ("warned", "Bell"): ChoiceKey((Choice("in the writer's own voice"), Choice("other source"))),
    ("warned", "Channel"): ChoiceKey((Choice("absent"),)),
}
LABELS = {("closure", "blockade"), ("protesters", "dock workers")}
PAIRS = st.sets(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), max_size=6)


def test_score_grid_counts_per_cell():
    response = {("warned", "Tidemark"): "same source", ("warned", "Bell"): "other source"}
    result = score_grid(GRID, response)
    assert result.score == Fraction(2, 3)
    assert result.cells["warned", "Channel"].verdict is Verdict.UNANSWERED


def test_score_grid_ignores_a_given_cell():
    assert score_grid(GRID, {("denied", "Bell"): "absent"}).score == 0


def test_score_grid_without_cells_is_refused():
    with pytest.raises(ValueError, match="cell"):
        score_grid({}, {})


def test_score_pairs_found_missed_superfluous():
    result = score_pairs(LABELS, [("blockade", "closure"), ("closure", "dock workers")])
    assert result.score == Fraction(1, 4)
    assert result.found == (("blockade", "closure"),)
    assert result.missed == (("dock workers", "protesters"),)
    assert result.superfluous == (("closure", "dock workers"),)


def test_score_pairs_optional_pair_earns_and_costs_nothing():
    assert score_pairs(LABELS, [*LABELS, ("gate", "toll gate")], optional=[("toll gate", "gate")]).score == 1


def test_score_pairs_never_below_0():
    assert score_pairs({("a", "b")}, {("a", "c"), ("a", "d"), ("b", "d")}).score == 0


@pytest.mark.parametrize(("key", "cost"), [([], Fraction(1, 2)), (LABELS, Fraction(-1))])
def test_score_pairs_without_sense_is_refused(key, cost):
    with pytest.raises(ValueError, match="pair"):
        score_pairs(key, [], cost=cost)


@given(PAIRS.filter(bool), PAIRS, st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")))
def test_score_pairs_is_a_share_and_a_superfluous_pair_never_raises(key, response, more):
    before = score_pairs(key, response).score
    assert 0 <= before <= 1
    assert score_pairs(key, key).score == 1
    if more not in key:
        assert score_pairs(key, response | {more}).score <= before


@given(PAIRS.filter(bool), PAIRS)
def test_score_pairs_does_not_ask_which_label_stands_first(key, response):
    turned = {(right, left) for left, right in response}
    assert score_pairs(key, turned) == score_pairs(key, response)

"""Agreement of a class, worked out by hand and against the definition over single pairs."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.scoring.class_agreement import entropy, krippendorff_alpha, most_disputed

VOICES = st.sampled_from(["reported", "fact", "framing"])
UNITS = st.lists(st.lists(st.none() | VOICES, max_size=6), max_size=6)


def alpha_by_pairs(units):
    """1 - observed / expected disagreement, counting every ordered pair of values by itself."""
    paired = [values for unit in units if len(values := [v for v in unit if v is not None]) > 1]
    everything = [value for values in paired for value in values]
    observed = sum(
        (one != other) / (len(values) - 1) for values in paired for one, other in permutations(values, 2)
    )
    expected = sum(one != other for one, other in permutations(everything, 2))
    if not expected:
        return None
    return 1 - (observed / len(everything)) / (expected / (len(everything) * (len(everything) - 1)))


def test_krippendorff_alpha_worked_out_by_hand():
    # 4 units of 2, one of them disputed: observed 2/8; 3 a and 5 b: expected 30/56.
    units = ["aa", "ab", "bb", "bb"]
    assert krippendorff_alpha(units) == pytest.approx(1 - (2 / 8) / (30 / 56))


def test_krippendorff_alpha_of_full_agreement_is_1():
    assert krippendorff_alpha(["aaa", "bbb"]) == 1.0


def test_krippendorff_alpha_below_chance_is_negative():
    assert krippendorff_alpha(["ab", "ab"]) == pytest.approx(-0.5)


@pytest.mark.parametrize("units", [[], ["a", "b"], [["a", None]], ["aa", "aa"]])
def test_krippendorff_alpha_without_anything_to_disagree_on_is_none(units):
    assert krippendorff_alpha(units) is None


@given(UNITS)
def test_krippendorff_alpha_agrees_with_counting_pairs(units):
    expected = alpha_by_pairs(units)
    assert krippendorff_alpha(units) == (expected if expected is None else pytest.approx(expected))


@given(UNITS)
def test_krippendorff_alpha_does_not_depend_on_who_sits_where(units):
    turned = [unit[::-1] for unit in units[::-1]]
    assert krippendorff_alpha(units) == krippendorff_alpha(turned)


@given(UNITS)
def test_krippendorff_alpha_ignores_who_did_not_answer(units):
    assert krippendorff_alpha([[*unit, None] for unit in units]) == krippendorff_alpha(units)


@pytest.mark.parametrize(
    ("choices", "bits"),
    [("aaaa", 0), ("aabb", 1), ("abcd", 2), ([None, "a", "b"], 1), ("", None), ([None], None)],
)
def test_entropy(choices, bits):
    assert entropy(choices) == bits


def test_most_disputed_leaves_out_small_groups():
    passages = {1: "aaaaa", 2: "ababa", 3: "abcd", 4: [*"abcd", None], 5: "abcde"}
    assert [passage for passage, _ in most_disputed(passages)] == [5, 2, 1]


def test_most_disputed_of_equal_passages_keeps_their_order():
    assert most_disputed({9: "aabbb", 4: "bbbaa"}) == [(4, entropy("aabbb")), (9, entropy("aabbb"))]

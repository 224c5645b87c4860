"""Orders: who told whom, and cues by stance."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.scoring.ordering import Ordering, score_order

CHAIN = Ordering((("lawmakers",), ("agency",), ("channel",)))
LADDER = Ordering((("revealed", "showed"), ("said",), ("claimed",)))
ELEMENTS = st.lists(st.sampled_from("abcdef"), min_size=1, unique=True)


@pytest.mark.parametrize(
    ("response", "score"),
    [
        (["lawmakers", "agency", "channel"], 1),
        (["agency", "lawmakers", "channel"], Fraction(2, 3)),
        (["channel", "agency", "lawmakers"], 0),
        (["lawmakers", "channel"], Fraction(1, 3)),
        (["lawmakers", "agency", "channel", "minister"], Fraction(1, 2)),
        (["lawmakers", "agency", "channel", "agency"], 1),
        ([], 0),
    ],
)
def test_score_order_of_a_chain(response, score):
    assert score_order([CHAIN], response).score == score


@pytest.mark.parametrize(
    ("response", "score"),
    [
        (["revealed", "showed", "said", "claimed"], 1),
        (["showed", "revealed", "said", "claimed"], 1),
        (["showed", "said", "revealed", "claimed"], Fraction(4, 5)),
    ],
)
def test_score_order_within_a_tier_is_free(response, score):
    assert score_order([LADDER], response).score == score


@pytest.mark.parametrize(("response", "score"), [(["a"], 1), (["b"], 0), (["a", "b"], 0), ([], 0)])
def test_score_order_of_one_element_is_right_or_wrong(response, score):
    assert score_order([Ordering((("a",),))], response).score == score


def test_score_order_takes_the_best_alternative():
    other = Ordering((("agency",), ("channel",)), "the lawmakers are the topic")
    result = score_order([CHAIN, other], ["agency", "channel"])
    assert (result.score, result.alternative) == (1, 1)


@pytest.mark.parametrize("tiers", [(), ((),), (("a",), ()), (("a",), ("a",))])
def test_ordering_without_sense_is_refused(tiers):
    with pytest.raises(ValueError, match="ordering needs"):
        Ordering(tiers)


def test_score_order_without_alternative_is_refused():
    with pytest.raises(ValueError, match="alternative"):
        score_order([], ["a"])


@given(ELEMENTS, st.lists(st.sampled_from("abcdefgh"), max_size=8))
def test_score_order_is_a_share(key, response):
    assert 0 <= score_order([Ordering(tuple((one,) for one in key))], response).score <= 1


@given(ELEMENTS, st.data())
def test_score_order_is_the_same_with_key_and_response_exchanged(key, data):
    response = data.draw(st.permutations(key))
    there = score_order([Ordering(tuple((one,) for one in key))], response)
    back = score_order([Ordering(tuple((one,) for one in response))], key)
    assert there.score == back.score


@given(ELEMENTS, st.data())
def test_score_order_of_a_stranger_put_in_is_lower(key, data):
    response = data.draw(st.permutations(key))
    at = data.draw(st.integers(0, len(key)))
    ordering = [Ordering(tuple((one,) for one in key))]
    before = score_order(ordering, response).score
    after = score_order(ordering, [*response[:at], "stranger", *response[at:]]).score
    assert after < before or before == 0


def test_score_order_averages_to_a_half_over_all_orders():
    scores = [score_order([CHAIN], order).score for order in permutations(["lawmakers", "agency", "channel"])]
    assert sum(scores, Fraction(0)) / len(scores) == Fraction(1, 2)

"""Parts to items, scores to points, and rounding."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.scoring.totals import Part, combined, points, rounded

SHARES = st.fractions(0, 1, max_denominator=60)
PARTS = st.lists(st.tuples(SHARES, st.integers(1, 9)), min_size=1, max_size=6).map(
    lambda pairs: [Part(str(at), score, weight) for at, (score, weight) in enumerate(pairs)]
)


def test_combined_weighs_the_parts():
    parts = [Part("source", Fraction(1), 3), Part("kind", Fraction(0)), Part("chain", Fraction(1, 2), 2)]
    assert combined(parts) == Fraction(2, 3)


@pytest.mark.parametrize(("voice", "score"), [(0, 0), (1, Fraction(2, 3))])
def test_combined_part_earns_nothing_without_what_it_needs(voice, score):
    parts = [Part("voice", Fraction(voice), 1), Part("words", Fraction(1, 3), 1, needs="voice")]
    assert combined(parts) == score


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [Part("a", Fraction(1), 0)],
        [Part("a", Fraction(1)), Part("a", Fraction(0))],
        [Part("a", Fraction(1), needs="b")],
    ],
)
def test_combined_without_sense_is_refused(parts):
    with pytest.raises(ValueError, match=r"weight|needed"):
        combined(parts)


@pytest.mark.parametrize(("score", "weight"), [(Fraction(-1, 9), 1), (Fraction(10, 9), 1), (Fraction(1), -1)])
def test_part_out_of_range_is_refused(score, weight):
    with pytest.raises(ValueError, match="score is in"):
        Part("a", score, weight)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1/8", 2, "0.13"),
        ("1/3", 2, "0.33"),
        ("2/3", 0, "1"),
        ("1/2", 0, "1"),
        ("-1/8", 2, "-0.13"),
        ("-1/1000", 2, "0.00"),
        ("267/100", 2, "2.67"),
        ("2675/1000", 2, "2.68"),
        ("0", 2, "0.00"),
        ("12345678901234567890123456789/2", 0, "6172839450617283945061728395"),
    ],
)
def test_rounded_half_away_from_zero(value, places, text):
    assert str(rounded(Fraction(value), places)) == text


def test_points_of_a_third_of_ten():
    assert points(Fraction(1, 3), 10) == Decimal("3.33")
    assert points(Fraction(1, 3), Decimal("1.5")) == Decimal("0.50")


@given(PARTS)
def test_combined_is_a_share_between_the_worst_and_the_best_part(parts):
    scores = [part.score for part in parts]
    assert min(scores) <= combined(parts) <= max(scores)


@given(PARTS)
def test_combined_does_not_depend_on_the_order(parts):
    assert combined(parts) == combined(parts[::-1])


@given(st.decimals(-999, 999, places=4), st.integers(0, 3))
def test_rounded_agrees_with_decimal(value, places):
    expected = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert rounded(Fraction(value), places) == expected

"""The same figures from NumPy and SciPy. Skipped where they are not installed; the project does not need them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.scoring.assignment import best_pairs
from quizzes.scoring.class_agreement import entropy, krippendorff_alpha
from quizzes.scoring.item_statistics import discrimination, discriminations, facility
from quizzes.scoring.ordering import Ordering, score_order

numpy = pytest.importorskip("numpy")
scipy_optimize = pytest.importorskip("scipy.optimize")
scipy_stats = pytest.importorskip("scipy.stats")

SCORES = st.integers(0, 8).map(lambda eighths: eighths / 8)
ROWS = st.integers(2, 6).flatmap(
    lambda items: st.lists(st.lists(SCORES, min_size=items, max_size=items), min_size=3, max_size=30)
)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_best_pairs_agrees_with_linear_sum_assignment(rows, columns, seed):
    table = numpy.random.default_rng(seed).integers(1, 50, size=(rows, columns))
    chosen = scipy_optimize.linear_sum_assignment(table, maximize=True)
    weights = {(row, column): int(table[row, column]) for row in range(rows) for column in range(columns)}
    assert sum(weights[pair] for pair in best_pairs(weights)) == table[chosen].sum()


@given(st.lists(SCORES, min_size=1))
def test_facility_agrees_with_mean(scores):
    assert facility(scores) == pytest.approx(numpy.mean(scores))


@given(st.lists(st.tuples(st.booleans(), SCORES), min_size=3, max_size=40))
def test_discrimination_agrees_with_pointbiserialr(students):
    correct, rest = zip(*students, strict=True)
    found = discrimination(correct, rest)
    if len(set(correct)) < 2 or len(set(rest)) < 2:
        assert found is None
    else:
        assert found == pytest.approx(scipy_stats.pointbiserialr(correct, rest).statistic, abs=1e-9)


@given(ROWS)
def test_discriminations_agree_with_corrcoef(rows):
    table = numpy.array(rows)
    for at, found in enumerate(discriminations(rows)):
        item, rest = table[:, at], numpy.delete(table, at, axis=1).sum(axis=1)
        if numpy.ptp(item) == 0 or numpy.ptp(rest) == 0:
            assert found is None
        else:
            assert found == pytest.approx(numpy.corrcoef(item, rest)[0, 1], abs=1e-9)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=40))
def test_entropy_agrees_with_scipy(choices):
    counts = numpy.unique(choices, return_counts=True)[1]
    assert entropy(choices) == pytest.approx(scipy_stats.entropy(counts, base=2), abs=1e-12)


def alpha_by_matrix(table):
    """From the coincidence matrix; `table` is units × coders, -1 is missing."""
    coincidences = numpy.zeros((4, 4))
    for unit in table:
        counts = numpy.bincount(unit[unit >= 0], minlength=4)
        if counts.sum() > 1:
            coincidences += (numpy.outer(counts, counts) - numpy.diag(counts)) / (counts.sum() - 1)
    totals = coincidences.sum(axis=1)
    expected = totals.sum() ** 2 - (totals**2).sum()
    observed = coincidences.sum() - numpy.trace(coincidences)
    return None if not expected else 1 - (totals.sum() - 1) * observed / expected


@given(st.integers(1, 10), st.integers(1, 10), st.integers(0, 2**32 - 1))
def test_krippendorff_alpha_agrees_with_the_coincidence_matrix(units, coders, seed):
    table = numpy.random.default_rng(seed).integers(-1, 4, size=(units, coders))
    found = krippendorff_alpha([[None if value < 0 else int(value) for value in unit] for unit in table])
    expected = alpha_by_matrix(table)
    assert found == (expected if expected is None else pytest.approx(expected))


@given(st.integers(2, 8).flatmap(lambda size: st.permutations(range(size))))
def test_score_order_agrees_with_kendalltau(order):
    key = Ordering(tuple((str(place),) for place in range(len(order))))
    tau = scipy_stats.kendalltau(range(len(order)), order).statistic
    assert float(score_order([key], [str(place) for place in order]).score) == pytest.approx((tau + 1) / 2)

"""Scores the comparison of coverage: the cells of claim × outlet, and the pairs of labels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from quizzes.scoring.choices import ChoiceKey, ChoiceResult, score_choice

Cell = tuple[str, str]
LabelPair = tuple[str, str]

COST = Fraction(1, 2)
"""What a superfluous pair takes away, in found pairs."""


@dataclass(frozen=True, slots=True)
class GridResult:
    """`cells` in the key's order."""

    score: Fraction
    cells: dict[Cell, ChoiceResult]


def score_grid(key: Mapping[Cell, ChoiceKey], response: Mapping[Cell, str]) -> GridResult:
    """The share of cells that are right; an empty cell is wrong. Cells outside the key are given and count nothing."""
    if not key:
        raise ValueError("a grid needs a cell to fill")
    cells = {cell: score_choice(one, response.get(cell)) for cell, one in key.items()}
    return GridResult(sum((cell.score for cell in cells.values()), Fraction(0)) / len(cells), cells)


@dataclass(frozen=True, slots=True)
class PairsResult:
    """Pairs in alphabetical order, each with its smaller member first."""

    score: Fraction
    found: tuple[LabelPair, ...]
    missed: tuple[LabelPair, ...]
    superfluous: tuple[LabelPair, ...]


def score_pairs(
    key: Iterable[LabelPair],
    response: Iterable[LabelPair],
    *,
    optional: Iterable[LabelPair] = (),
    cost: Fraction = COST,
) -> PairsResult:
    """(pairs found - `cost` for each superfluous one) / pairs demanded, never below 0.

    (a, b) is (b, a). `optional` pairs are defensible but not demanded: they earn and cost nothing.
    """
    demanded, allowed = _unordered(key), _unordered(optional)
    if not demanded or cost < 0:
        raise ValueError("a key needs a pair, and a cost is 0 or more")
    given = _unordered(response)
    found, superfluous = given & demanded, given - demanded - allowed
    score = (len(found) - cost * len(superfluous)) / len(demanded)
    return PairsResult(
        max(Fraction(0), Fraction(score)),
        tuple(sorted(found)),
        tuple(sorted(demanded - given)),
        tuple(sorted(superfluous)),
    )


def _unordered(pairs: Iterable[LabelPair]) -> set[LabelPair]:
    return {(min(pair), max(pair)) for pair in pairs}

"""Scores an order: who told whom, or cues by stance."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Ordering:
    """Elements from first to last in tiers; within a tier any order is right. Each element stands once.

    Raises ValueError when it is empty, has an empty tier or an element twice.
    """

    tiers: tuple[tuple[str, ...], ...]
    reason: str = ""

    def __post_init__(self) -> None:
        elements = [element for tier in self.tiers for element in tier]
        if not elements or not all(self.tiers) or len(set(elements)) < len(elements):
            raise ValueError("an ordering needs elements, each once, and no empty tier")

    def rank(self) -> dict[str, int]:
        return {element: at for at, tier in enumerate(self.tiers) for element in tier}


@dataclass(frozen=True, slots=True)
class OrderResult:
    """`pairs_right` of `pairs` stand in the right order; `alternative` is the index of the best one."""

    score: Fraction
    alternative: int
    pairs_right: int
    pairs: int


def score_order(alternatives: Sequence[Ordering], response: Sequence[str]) -> OrderResult:
    """The share of pairs in the right order, best over the alternatives; reversed scores 0.

    An element left out makes its pairs wrong; one that does not belong adds wrong pairs; of an element given twice
    the first counts. One element alone is right or wrong.
    Source: the concordant pairs of Kendall (1938), Biometrika 30, 81-93, not corrected for chance.
    """
    if not alternatives:
        raise ValueError("a key needs an alternative")
    given = list(dict.fromkeys(response))
    found = [_with_alternative(at, ordering, given) for at, ordering in enumerate(alternatives)]
    return max(found, key=lambda one: (one.score, -one.alternative))


def _with_alternative(at: int, ordering: Ordering, given: Sequence[str]) -> OrderResult:
    rank = ordering.rank()
    known = [element for element in given if element in rank]
    right = sum(rank[one] < rank[other] for one, other in combinations(known, 2))
    tied = sum(rank[one] == rank[other] for one, other in combinations(rank, 2))
    everything = len(rank.keys() | set(given))
    pairs = everything * (everything - 1) // 2 - tied
    if not pairs:
        # One tier: nothing is before anything, so only belonging counts.
        return OrderResult(Fraction(len(known), len(rank)), at, 0, 0)
    return OrderResult(Fraction(right, pairs), at, right, pairs)

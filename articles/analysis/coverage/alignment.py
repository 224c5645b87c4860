"""Which passage here says what which passage there says.

Two passages are as near as the terms they share are rare in the two articles; each pair then stands back behind
better partners of either side. Nothing but the two articles is looked at, so a pair is computed once.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from articles.analysis.coverage.terms import DAY, NAME, Term
from articles.analysis.coverage.wording import Wording, cosines

Terms = frozenset[Term]
WEIGHTS = {NAME: 0.8, DAY: 0.5}
"""Names and days are shared by passages that say different things of the same people."""
ENOUGH = 3
"""From so many shared terms on, it counts that one passage is contained in the other."""
OF_TERMS = 3
"""So many measures of overlap are of terms; the wording is one more."""
BY_ONE_TERM = 0.5
"""What a pair counts that shares a single term of several."""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Passage `first` of one article with passage `second` of the other, by index.

    `nearness` in [0, 1] is how alike the two are, `score` what is left of it beside better partners.
    """

    first: int
    second: int
    nearness: float
    score: float


def weights_of(units: Sequence[Terms]) -> dict[Term, float]:
    """The rarer a term among the passages, the heavier."""
    found = Counter(term for unit in units for term in unit)
    return {
        term: WEIGHTS.get(term.kind, 1.0) * math.log(1 + len(units) / count) for term, count in found.items()
    }


def pairs_of(
    first: Sequence[Terms],
    second: Sequence[Terms],
    wording: tuple[Sequence[Wording], Sequence[Wording]] | None = None,
) -> list[Pair]:
    """All pairs that share a term, in order. Swapping the articles swaps the pairs and changes nothing else.

    `wording` are the words of both as they stand; None where they tell nothing, as in two languages.
    """
    near = _nearness(first, second, weights_of([*first, *second]))
    if wording:
        alike = cosines(*wording, near)
        near = {pair: (OF_TERMS * value + alike[pair]) / (OF_TERMS + 1) for pair, value in near.items()}
    best_first: dict[int, float] = defaultdict(float)
    best_second: dict[int, float] = defaultdict(float)
    for (a, b), value in near.items():
        best_first[a] = max(best_first[a], value)
        best_second[b] = max(best_second[b], value)
    return [
        Pair(a, b, value, value * math.sqrt(value / best_first[a] * value / best_second[b]))
        for (a, b), value in sorted(near.items())
    ]


def _nearness(
    first: Sequence[Terms], second: Sequence[Terms], weights: dict[Term, float]
) -> dict[tuple[int, int], float]:
    """The mean of three measures of overlap: cosine, Dice, and how much of the shorter one is shared."""
    places: dict[Term, list[int]] = defaultdict(list)
    for b, unit in enumerate(second):
        for term in sorted(unit):
            places[term].append(b)
    sizes, others = _sizes(first, weights), _sizes(second, weights)
    found: dict[tuple[int, int], float] = {}
    for a, unit in enumerate(first):
        shared: dict[int, list[float]] = defaultdict(lambda: [0, 0.0, 0.0])
        for term in sorted(unit):
            for b in places.get(term, ()):
                entry = shared[b]
                entry[0] += 1
                entry[1] += weights[term]
                entry[2] += weights[term] ** 2
        for b, (count, total, square) in shared.items():
            one, other = sizes[a], others[b]
            cosine = min(1.0, square / math.sqrt(one[1] * other[1]))
            dice = 2 * total / (one[0] + other[0])
            longer = max(len(unit), len(second[b]))
            contained = total / min(one[0], other[0]) * min(1.0, count / min(ENOUGH, longer))
            alone = count == 1 and longer > 1
            found[a, b] = (cosine + dice + contained) / 3 * (BY_ONE_TERM if alone else 1.0)
    return found


def _sizes(units: Sequence[Terms], weights: dict[Term, float]) -> list[tuple[float, float]]:
    return [
        (math.fsum(weights[t] for t in sorted(unit)), math.fsum(weights[t] ** 2 for t in sorted(unit)))
        for unit in units
    ]

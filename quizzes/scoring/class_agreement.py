"""How far a class agrees: over all passages in one number, and where it disagrees."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import fsum, log2


def krippendorff_alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Agreement on categories, corrected for chance: 1 is full agreement, 0 is chance, below 0 is worse.

    Each unit (a passage) holds one value for each student; None is a missing one. Units with fewer than two values
    cannot be paired and are left out. None when nothing can be paired or all values are the same, since then no
    disagreement could be expected. Exact until the last step.
    Source: Krippendorff (2004), Content Analysis, 2nd ed., ch. 11; nominal metric, any number of coders.
    """
    observed = Fraction(0)
    totals: Counter[Hashable] = Counter()
    for unit in units:
        counts = Counter(unit)
        del counts[None]
        if (size := counts.total()) < 2:
            continue
        observed += Fraction(_unlike_pairs(counts), size - 1)
        totals += counts
    expected = _unlike_pairs(totals)
    if not expected:
        return None
    return float(1 - observed * (totals.total() - 1) / expected)


def _unlike_pairs(counts: Counter[Hashable]) -> int:
    """How many ordered pairs hold two different values."""
    return counts.total() ** 2 - sum(count * count for count in counts.values())


def entropy(choices: Iterable[Hashable | None]) -> float | None:
    """Disagreement on one passage in bits: 0 when all chose the same, log2(k) when k choices are even.

    None stands for no answer and is left out; the result is None when nobody answered.
    Source: Shannon (1948), Bell System Technical Journal 27.
    """
    counts = Counter(choice for choice in choices if choice is not None)
    total = counts.total()
    if not total:
        return None
    return fsum(count / total * log2(total / count) for count in counts.values())


def most_disputed(
    passages: Mapping[int, Sequence[Hashable | None]], fewest: int = 5
) -> list[tuple[int, float]]:
    """Each passage with its entropy, the most disputed first, then in the order of the passages' numbers.

    Passages with fewer than `fewest` answers are left out: in a small group the map would name people.
    """
    answered = {
        passage: choices
        for passage, choices in passages.items()
        if sum(choice is not None for choice in choices) >= fewest
    }
    found = [
        (passage, bits) for passage, choices in answered.items() if (bits := entropy(choices)) is not None
    ]
    return sorted(found, key=lambda one: (-one[1], one[0]))

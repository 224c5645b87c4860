"""How alike two passages are as they are worded, every word of them: the small words, too, and repeated ones.

Terms leave out what says little; passages that were taken over agree in just that.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

Wording = Sequence[str]
"""The words of a passage in lower case, as they stand."""


def cosines(
    first: Sequence[Wording], second: Sequence[Wording], pairs: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    """For each of the pairs, in [0, 1]: the cosine of the words, each the heavier the rarer it is in both articles."""
    one, other = _vectors(first, second)
    sizes, others = [_size(vector) for vector in one], [_size(vector) for vector in other]
    found: dict[tuple[int, int], float] = {}
    for a, b in pairs:
        shared = one[a].keys() & other[b].keys()
        dot = math.fsum(one[a][word] * other[b][word] for word in shared)
        found[a, b] = min(1.0, dot / (sizes[a] * others[b])) if dot else 0.0
    return found


def _vectors(
    first: Sequence[Wording], second: Sequence[Wording]
) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    units = [Counter(wording) for wording in (*first, *second)]
    found = Counter(word for unit in units for word in unit)
    weight = {word: math.log(1 + len(units) / count) for word, count in found.items()}
    vectors = [{word: count * weight[word] for word, count in unit.items()} for unit in units]
    return vectors[: len(first)], vectors[len(first) :]


def _size(vector: dict[str, float]) -> float:
    return math.sqrt(math.fsum(value**2 for value in vector.values()))

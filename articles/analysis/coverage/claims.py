"""Gathers aligned passages of all articles into claims: the rows of the matrix of claim and outlet."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Place = tuple[int, int]
"""(index of the article, index of its passage)"""
NEAR = 0.25
"""Two groups become one claim where their passages are aligned this well on average."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two passages that say the same, by the machine with a score in [0, 1], or by a person."""

    first: Place
    second: Place
    score: float
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """The passages of one claim by article, each article's in its order; two articles at least.

    `origin` is the passage the others are seen from: the primary document's, or else the earliest.
    """

    origin: Place
    passages: Mapping[int, tuple[int, ...]]

    @property
    def size(self) -> int:
        return len(self.passages)


def claims_of(
    ties: Sequence[Tie],
    *,
    apart: frozenset[tuple[Place, Place]] = frozenset(),
    published: Sequence[date | None],
    primary: Sequence[bool],
) -> tuple[Claim, ...]:
    """The claims in the order of their origins: the primary document first, then by day, then as given.

    What a person tied is together whatever else; two passages in `apart` were told apart by a person and
    never come together through a third.
    """
    groups: dict[Place, frozenset[Place]] = {}
    scores = {frozenset((tie.first, tie.second)): 1.0 if tie.by_person else tie.score for tie in ties}
    parted = {frozenset(pair) for pair in apart}
    for tie in sorted(ties, key=lambda t: (not t.by_person, -t.score, t.first, t.second)):
        one = groups.get(tie.first, frozenset((tie.first,)))
        other = groups.get(tie.second, frozenset((tie.second,)))
        if one is other or not (tie.by_person or _belong(one, other, scores, parted)):
            continue
        both = one | other
        groups.update(dict.fromkeys(both, both))
    order = _order(published, primary)
    found = [_claim(group, order) for group in set(groups.values()) if len({a for a, _ in group}) > 1]
    return tuple(sorted(found, key=lambda claim: (order[claim.origin[0]], claim.origin[1])))


def _belong(
    one: frozenset[Place],
    other: frozenset[Place],
    scores: Mapping[frozenset[Place], float],
    parted: set[frozenset[Place]],
) -> bool:
    """Near on average over the pairs of different articles; a pair with no tie counts as 0."""
    pairs = [frozenset((a, b)) for a in one for b in other]
    if any(pair in parted for pair in pairs):
        return False
    across = [pair for pair in pairs if len({article for article, _ in pair}) == 2]
    return bool(across) and sum(scores.get(pair, 0.0) for pair in across) / len(pairs) >= NEAR


def _order(published: Sequence[date | None], primary: Sequence[bool]) -> list[int]:
    """The rank of each article: the primary document, then by day, days that are not known last."""
    keys = [(not primary[i], published[i] is None, published[i] or date.min, i) for i in range(len(primary))]
    ranks = {key: rank for rank, key in enumerate(sorted(keys))}
    return [ranks[key] for key in keys]


def _claim(group: frozenset[Place], order: Sequence[int]) -> Claim:
    passages: dict[int, list[int]] = defaultdict(list)
    for article, passage in sorted(group):
        passages[article].append(passage)
    origin = min(group, key=lambda place: (order[place[0]], place[1]))
    return Claim(origin, {article: tuple(found) for article, found in sorted(passages.items())})

"""Gathers aligned passages of all articles into claims: the rows of the matrix of claim and outlet."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Place = tuple[int, int]
"""(index of the article, index of its passage)"""
NEAR, VERY_NEAR = 0.25, 0.4
"""A draft ties a passage to the origin of a claim from this score on; and to another passage of the claim, where its
article has nothing nearer."""


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

    `origin` is the passage the others are seen from: the primary document's, or else the earliest article's.
    """

    origin: Place
    passages: Mapping[int, tuple[int, ...]]

    @property
    def size(self) -> int:
        return len(self.passages)


Ties = Mapping[Place, Mapping[Place, Tie]]


def claims_of(
    ties: Sequence[Tie],
    *,
    apart: frozenset[tuple[Place, Place]] = frozenset(),
    published: Sequence[date | None],
    primary: Sequence[bool],
) -> tuple[Claim, ...]:
    """The claims in the order of their origins: the primary document first, then by day, then as given.

    A draft puts a passage into one claim only, that of its nearest origin; a person may tie it to several. Two
    passages in `apart` were told apart by a person and never come together through a third.
    """
    order = _order(published, primary)
    by_place = _by_place(ties)
    parted = {frozenset(pair) for pair in apart}
    taken: set[Place] = set()
    found: list[Claim] = []
    for origin in sorted(by_place, key=lambda place: (order[place[0]], place[1])):
        members = _members(origin, by_place, order, taken, parted)
        if not members:
            continue
        members |= _further(origin, members, by_place, taken, parted)
        taken |= members | {origin}
        found.append(_claim(origin, members))
    return tuple(found)


def _by_place(ties: Sequence[Tie]) -> Ties:
    found: dict[Place, dict[Place, Tie]] = defaultdict(dict)
    for tie in ties:
        found[tie.first][tie.second] = tie
        found[tie.second][tie.first] = tie
    return found


def _members(
    origin: Place, ties: Ties, order: Sequence[int], taken: set[Place], parted: set[frozenset[Place]]
) -> set[Place]:
    """The passages of later articles that are tied to the origin itself, those a person tied first."""
    later = [(p, tie) for p, tie in ties[origin].items() if order[p[0]] > order[origin[0]]]
    found: set[Place] = set()
    for place, tie in sorted(later, key=lambda row: (not row[1].by_person, -row[1].score, row[0])):
        free = place not in taken and origin not in taken and _nearest(place, origin[0], ties) == origin
        together = not any(frozenset((place, other)) in parted for other in found)
        if tie.by_person or (tie.score >= NEAR and free and together):
            found.add(place)
    return found


def _nearest(place: Place, article: int, ties: Ties) -> Place:
    """The passage of that article this one is tied to best: by a person, or else by the highest score."""
    there = [other for other in ties[place] if other[0] == article]
    return max(there, key=lambda other: (ties[place][other].by_person, ties[place][other].score, -other[1]))


def _further(
    origin: Place, members: set[Place], ties: Ties, taken: set[Place], parted: set[frozenset[Place]]
) -> set[Place]:
    """Passages of articles that have none yet, by a close tie to one that is in the claim."""
    has = {article for article, _ in members} | {origin[0]}
    found: dict[int, tuple[float, Place]] = {}
    for member in sorted(members):
        for place, tie in sorted(ties[member].items()):
            free = place[0] not in has and place not in taken and frozenset((origin, place)) not in parted
            if free and tie.score >= VERY_NEAR and tie.score > found.get(place[0], (0.0, place))[0]:
                found[place[0]] = (tie.score, place)
    return {place for _score, place in found.values()}


def _order(published: Sequence[date | None], primary: Sequence[bool]) -> list[int]:
    """The rank of each article: the primary document, then by day, days that are not known last."""
    keys = [(not primary[i], published[i] is None, published[i] or date.min, i) for i in range(len(primary))]
    ranks = {key: rank for rank, key in enumerate(sorted(keys))}
    return [ranks[key] for key in keys]


def _claim(origin: Place, members: set[Place]) -> Claim:
    passages: dict[int, list[int]] = defaultdict(list)
    for article, passage in sorted({origin, *members}):
        passages[article].append(passage)
    return Claim(origin, {article: tuple(found) for article, found in sorted(passages.items())})

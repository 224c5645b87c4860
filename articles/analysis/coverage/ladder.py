"""The verbs each outlet gives the same source for the same content, from distancing to endorsing."""

from collections.abc import Sequence
from dataclasses import dataclass

STANCES = ("distances", "acknowledges", "endorses")


@dataclass(frozen=True, slots=True)
class Step:
    """The cue one article gives. `stance` is one of STANCES."""

    article: int
    cue: str
    stance: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of one claim and source, from distances to endorses; two articles at least."""

    claim: int
    source: str
    steps: tuple[Step, ...]

    @property
    def spread(self) -> int:
        """How far apart its ends are: 0, 1 or 2."""
        ranks = [STANCES.index(step.stance) for step in self.steps]
        return max(ranks) - min(ranks)


def ladder_of(claim: int, source: str, steps: Sequence[Step]) -> Ladder | None:
    """None where fewer than two articles give a cue. Each article counts once, with its first cue."""
    first: dict[int, Step] = {}
    for step in steps:
        if step.cue:
            first.setdefault(step.article, step)
    if len(first) < 2:
        return None
    ordered = sorted(first.values(), key=lambda step: (STANCES.index(step.stance), step.article))
    return Ladder(claim, source, tuple(ordered))

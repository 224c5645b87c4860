"""How well the marked words agree with a key: the relation strictly, the boundaries leniently.

Trained annotators agree on which words belong together far more than on where exactly they end (PolNeAR: relation
92 %, token alpha 0.75), so a key has a core that must be hit and a tolerance that may be taken along.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from articles.analysis.spans import Span
from quizzes.scoring.words import Words

GRACE = 2
"""So many words beyond the tolerance cost nothing; the verdict still names them."""

BESIDE_BELOW = Fraction(1, 4)
"""Below this the response is taken for another idea, not for the same one with other boundaries, and scores 0."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One defensible answer: its core must be hit, its tolerance may be taken along.

    `reason` says why it is defensible. Raises ValueError without a core.
    """

    core: tuple[Span, ...]
    tolerance: tuple[Span, ...] = ()
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.core:
            raise ValueError("an alternative needs a core")


@dataclass(frozen=True, slots=True)
class SpanKey:
    """The defensible answers, the preferred one first; `grace` in words. Raises ValueError without an answer."""

    alternatives: tuple[Alternative, ...]
    grace: int = GRACE

    def __post_init__(self) -> None:
        if not self.alternatives or self.grace < 0:
            raise ValueError("a key needs an alternative and a grace of 0 or more")


class Boundary(StrEnum):
    EXACT = "exact"
    TOO_MANY = "too many words"
    TOO_FEW = "too few words"
    BESIDE = "beside it"
    NOTHING = "nothing marked"


@dataclass(frozen=True, slots=True)
class SpanAgreement:
    """`alternative` is the index of the best match in the key, None when nothing was marked.

    `hit` and `missing` count words of its core, `surplus` the marked words beyond core and tolerance. With TOO_MANY
    and TOO_FEW the idea is right; both may be wrong at once, and the verdict names the larger.
    """

    score: Fraction
    boundary: Boundary
    alternative: int | None
    hit: int = 0
    missing: int = 0
    surplus: int = 0

    @property
    def off_by(self) -> int:
        """The n of *right idea, n words too many* or *too few*; 0 for the other verdicts."""
        return {Boundary.TOO_MANY: self.surplus, Boundary.TOO_FEW: self.missing}.get(self.boundary, 0)

    @property
    def core_share(self) -> Fraction:
        return Fraction(self.hit, self.hit + self.missing) if self.hit else Fraction(0)


def span_agreement(key: SpanKey, response: Sequence[Span], words: Words) -> SpanAgreement:
    """The best agreement over the key's alternatives; the earlier one when they agree equally."""
    if not response:
        return SpanAgreement(Fraction(0), Boundary.NOTHING, None)
    found = [_with_alternative(key, at, response, words) for at in range(len(key.alternatives))]
    best = max(found, key=lambda one: (one.score, one.hit, -one.missing - one.surplus))
    if best.boundary is Boundary.NOTHING:
        return SpanAgreement(Fraction(0), Boundary.NOTHING, None)
    return best


def _with_alternative(key: SpanKey, at: int, response: Sequence[Span], words: Words) -> SpanAgreement:
    alternative = key.alternatives[at]
    # A cue may be a colon: a span of the core without any word counts as one.
    wordless = [span for span in alternative.core if not words.inside([span])]
    core = words.inside(alternative.core) | {span.start for span in wordless}
    marked = words.inside(response) | {span.start for span in wordless if _touches(response, span)}
    well = marked & (core | words.inside(alternative.tolerance))
    hit, surplus = len(marked & core), len(marked) - len(well)
    score = Fraction(hit, len(core)) * Fraction(len(well), max(1, len(well) + max(0, surplus - key.grace)))
    boundary = _boundary(score, bool(marked), len(core) - hit, surplus)
    if boundary is Boundary.BESIDE:
        score = Fraction(0)
    return SpanAgreement(score, boundary, at, hit, len(core) - hit, surplus)


def _touches(response: Iterable[Span], span: Span) -> bool:
    return any(marked.overlaps(span) for marked in response)


def _boundary(score: Fraction, marked: bool, missing: int, surplus: int) -> Boundary:
    if not marked:
        return Boundary.NOTHING
    if not missing and not surplus:
        return Boundary.EXACT
    if score < BESIDE_BELOW:
        return Boundary.BESIDE
    return Boundary.TOO_MANY if surplus >= missing else Boundary.TOO_FEW

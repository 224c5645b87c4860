"""Scores several marks at once: which marks of the key were found, which were missed, which are superfluous."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from articles.analysis.spans import Span
from quizzes.scoring.assignment import Pair, best_pairs
from quizzes.scoring.span_agreement import Boundary, SpanAgreement, SpanKey, span_agreement
from quizzes.scoring.words import Words

CORE_SHARE = Fraction(1, 2)
"""A mark is found when this share of its core was marked."""

DEVICE_SHARE = Fraction(1, 3)
"""What of a found mark's worth is lost when its device is wrong."""

COST = Fraction(1, 2)
"""What a superfluous mark takes away, in found marks: marking everything does not pay."""


@dataclass(frozen=True, slots=True)
class KeyMark:
    """`devices` are those that can be defended; empty when the item does not ask for a device.

    An `optional` mark earns nothing and, when marked, costs nothing: defensible, but not demanded.
    """

    place: SpanKey
    devices: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ResponseMark:
    spans: tuple[Span, ...]
    device: str | None = None


@dataclass(frozen=True, slots=True)
class FoundMark:
    """`key` and `response` are indices; `worth` in [0, 1] of one mark."""

    key: int
    response: int
    agreement: SpanAgreement
    device_right: bool
    worth: Fraction


@dataclass(frozen=True, slots=True)
class MarksMatch:
    """`found` holds optional marks, too; `missed` only demanded ones; both in the key's order.

    The others are indices of the response: `superfluous` costs; `fragments` lie wholly inside a mark of the key, as
    when its two words were marked one by one, and cost nothing.
    """

    score: Fraction
    found: tuple[FoundMark, ...]
    missed: tuple[int, ...]
    superfluous: tuple[int, ...]
    fragments: tuple[int, ...]


def match_marks(
    key: Sequence[KeyMark],
    response: Sequence[ResponseMark],
    words: Words,
    *,
    core_share: Fraction = CORE_SHARE,
    device_share: Fraction = DEVICE_SHARE,
    cost: Fraction = COST,
) -> MarksMatch:
    """Pair marks one to one so that the score is the largest possible.

    The score is (worth of the demanded marks found - `cost` for each superfluous mark) / number of demanded marks,
    never below 0. Where nothing is demanded, it is 1 less the costs. Raises ValueError when `cost` is below 0 or a
    share is outside [0, 1].
    """
    if cost < 0 or not 0 <= core_share <= 1 or not 0 <= device_share <= 1:
        raise ValueError("a cost is 0 or more, and shares are in [0, 1]")
    marked = [words.inside(answer.spans) for answer in response]
    candidates = {
        (at, by): found
        for at, mark in enumerate(key)
        for by in _touching(mark, marked, words)
        if (found := _found(at, mark, by, response[by], words, core_share, device_share))
    }
    harmless = _harmless(key, marked, words)
    chosen = [candidates[pair] for pair in best_pairs(_weights(candidates, cost, harmless))]
    left = sorted(set(range(len(response))) - {one.response for one in chosen})
    superfluous = tuple(by for by in left if by not in harmless)
    fragments = tuple(by for by in left if by in harmless)
    demanded = [at for at, mark in enumerate(key) if not mark.optional]
    missed = tuple(sorted(set(demanded) - {one.key for one in chosen}))
    earned = sum((one.worth for one in chosen), Fraction(0)) - cost * len(superfluous)
    score = earned / len(demanded) if demanded else 1 + earned
    return MarksMatch(max(Fraction(0), score), tuple(chosen), missed, superfluous, fragments)


def _touching(mark: KeyMark, marked: Sequence[frozenset[int]], words: Words) -> list[int]:
    """The response marks worth comparing: those with a word of a core, or all where a core has no word."""
    cores = [words.inside([span]) for one in mark.place.alternatives for span in one.core]
    if not all(cores):
        return list(range(len(marked)))
    core = frozenset().union(*cores)
    return [by for by, inside in enumerate(marked) if not core.isdisjoint(inside)]


def _found(
    at: int,
    mark: KeyMark,
    by: int,
    answer: ResponseMark,
    words: Words,
    core_share: Fraction,
    device_share: Fraction,
) -> FoundMark | None:
    agreement = span_agreement(mark.place, answer.spans, words)
    if agreement.boundary in (Boundary.BESIDE, Boundary.NOTHING) or agreement.core_share < core_share:
        return None
    device_right = not mark.devices or answer.device in mark.devices
    worth = agreement.score * (1 if device_right else 1 - device_share)
    return FoundMark(at, by, agreement, device_right, Fraction(0) if mark.optional else worth)


def _harmless(key: Sequence[KeyMark], marked: Sequence[frozenset[int]], words: Words) -> set[int]:
    """The response marks whose words all lie inside the core and tolerance of one mark of the key."""
    places = [
        words.inside((*alternative.core, *alternative.tolerance))
        for mark in key
        for alternative in mark.place.alternatives
    ]
    return {by for by, inside in enumerate(marked) if any(inside <= place for place in places)}


def _weights(candidates: dict[Pair, FoundMark], cost: Fraction, harmless: set[int]) -> dict[Pair, int]:
    """What each pair adds to the score, as whole numbers: its worth, and the cost that it saves.

    Among equal sums more pairs win, so that a mark is called superfluous only when it must be.
    """
    adds = {
        pair: found.worth + (0 if found.response in harmless else cost) for pair, found in candidates.items()
    }
    scale = lcm(*(add.denominator for add in adds.values())) * (len(candidates) + 1)
    return {pair: int(add * scale) + 1 for pair, add in adds.items()}

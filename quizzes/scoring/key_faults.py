"""What is wrong with a key before anybody answers it, each fault with its place."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.analysis.spans import Span
from quizzes.scoring.choices import ChoiceKey
from quizzes.scoring.mark_matching import KeyMark
from quizzes.scoring.ordering import Ordering
from quizzes.scoring.span_agreement import Alternative, SpanKey
from quizzes.scoring.words import Words


class FaultKind(StrEnum):
    OUTSIDE = "outside the passage"
    TWICE = "the same as another"
    OVERLAP = "shares core words with another"
    NO_OPTION = "not among the options"


@dataclass(frozen=True, slots=True)
class Fault:
    """`at` is the index of the alternative or mark; `other` that of the earlier one it collides with."""

    kind: FaultKind
    at: int
    other: int | None = None


def span_key_faults(key: SpanKey, passage: Span, words: Words) -> list[Fault]:
    """An alternative outside the passage, or with the same core words as an earlier one."""
    outside = [
        Fault(FaultKind.OUTSIDE, at) for at, one in enumerate(key.alternatives) if _leaves(one, passage)
    ]
    cores = [words.inside(one.core) or frozenset(span.start for span in one.core) for one in key.alternatives]
    return outside + _repeated(cores)


def marks_key_faults(key: Sequence[KeyMark], passage: Span, words: Words) -> list[Fault]:
    """A mark outside the passage, or one that shares core words with an earlier one: it is not clear which was found.

    Only the preferred place of each mark is compared; further alternatives may well touch a neighbour.
    """
    faults = [
        Fault(FaultKind.OUTSIDE, at)
        for at, mark in enumerate(key)
        if any(_leaves(one, passage) for one in mark.place.alternatives)
    ]
    holder: dict[int, int] = {}
    for at, mark in enumerate(key):
        core = words.inside(mark.place.alternatives[0].core)
        if shared := {holder[word] for word in core if word in holder}:
            faults.append(Fault(FaultKind.OVERLAP, at, min(shared)))
        for word in core:
            holder.setdefault(word, at)
    return faults


def choice_key_faults(key: ChoiceKey, options: Collection[str]) -> list[Fault]:
    """An alternative that no student can choose."""
    return [
        Fault(FaultKind.NO_OPTION, at)
        for at, choice in enumerate(key.alternatives)
        if choice.value not in options
    ]


def order_key_faults(alternatives: Sequence[Ordering], options: Collection[str]) -> list[Fault]:
    """An ordering with an element that is not given, or equal to an earlier one."""
    unknown = [
        Fault(FaultKind.NO_OPTION, at)
        for at, ordering in enumerate(alternatives)
        if not ordering.rank().keys() <= set(options)
    ]
    return unknown + _repeated([frozenset(ordering.rank().items()) for ordering in alternatives])


def _leaves(alternative: Alternative, passage: Span) -> bool:
    return not all(passage.covers(span) for span in (*alternative.core, *alternative.tolerance))


def _repeated(answers: Sequence[frozenset[int]] | Sequence[frozenset[tuple[str, int]]]) -> list[Fault]:
    first: dict[object, int] = {}
    for at, answer in enumerate(answers):
        first.setdefault(answer, at)
    return [
        Fault(FaultKind.TWICE, at, first[answer]) for at, answer in enumerate(answers) if first[answer] != at
    ]

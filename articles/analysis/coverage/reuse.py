"""Passages taken over word for word: sentences that share runs of five words, with the edits in between."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from articles.analysis.coverage.pieces import Piece
from articles.analysis.document import Document
from articles.analysis.spans import Span

Words = tuple[str, ...]
RUN = 5
CONTAINED = 0.3
"""So much of the shorter sentence's runs of five words is in the other, from which it was taken over."""
FEWEST = 2
EITHER, FIRST, SECOND = "either", "first", "second"


@dataclass(frozen=True, slots=True)
class Reuse:
    """Neighbouring sentences of each side. `contained` is the share of runs of five words both have.

    `earlier` is first or second by the day of publication; either where the days are one or not known.
    `quoted`: almost all shared words are inside quotation marks, so both may just quote one source.
    `credited`: the later one names the earlier one's outlet in or right before the passage.
    """

    first: Span
    second: Span
    contained: float
    earlier: str
    quoted: bool
    credited: bool


def reused(
    one: Piece, first_runs: Sequence[frozenset[Words]], other: Piece, second_runs: Sequence[frozenset[Words]]
) -> tuple[Reuse, ...]:
    """In the order of the first. Nothing for a primary document: what is taken from it is quoted.

    The runs are those of each sentence.
    """
    if one.primary or other.primary:
        return ()
    matches = _matches(first_runs, second_runs)
    found: list[Reuse] = []
    for first, second in _joined(matches):
        a = Span(one.document.sentences[first[0]].start, one.document.sentences[first[-1]].end)
        b = Span(other.document.sentences[second[0]].start, other.document.sentences[second[-1]].end)
        found.append(
            Reuse(
                first=a,
                second=b,
                contained=_contained(one.document, a, other.document, b),
                earlier=earlier_of(one, other),
                quoted=_is_quoted(one.document, a, other.document, b),
                credited=_is_credited(one, a, other, b),
            )
        )
    return tuple(found)


def earlier_of(one: Piece, other: Piece) -> str:
    if one.published is None or other.published is None or one.published == other.published:
        return EITHER
    return FIRST if one.published < other.published else SECOND


def runs_of(document: Document, span: Span) -> list[Words]:
    """All runs of five words in the span, in order; punctuation does not count."""
    words = [
        document.words[at].lower
        for at in document.word_range(span)
        if any(character.isalnum() for character in document.words[at].text)
    ]
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _matches(first: Sequence[frozenset[Words]], second: Sequence[frozenset[Words]]) -> list[tuple[int, int]]:
    """Pairs of sentences, each sentence with its best partner, if it was taken over."""
    places: dict[Words, set[int]] = defaultdict(set)
    for number, runs in enumerate(second):
        for run in runs:
            places[run].add(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for number, runs in enumerate(first):
        for run in runs:
            for partner in places.get(run, ()):
                shared[number, partner] += 1
    kept = [
        (a, b)
        for (a, b), count in sorted(shared.items())
        if count >= FEWEST and count / min(len(first[a]), len(second[b])) >= CONTAINED
    ]
    best: dict[tuple[str, int], int] = defaultdict(int)
    for a, b in kept:
        best["a", a] = max(best["a", a], shared[a, b])
        best["b", b] = max(best["b", b], shared[a, b])
    return [(a, b) for a, b in kept if shared[a, b] in (best["a", a], best["b", b])]


def _joined(matches: list[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Matches that neighbour each other on both sides become one passage, with the sentences of each side."""
    groups: list[list[tuple[int, int]]] = []
    for a, b in matches:
        near = [group for group in groups if any(abs(a - x) <= 1 and abs(b - y) <= 1 for x, y in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(match for group in near for match in group), (a, b)])
    return sorted((sorted({a for a, _ in group}), sorted({b for _, b in group})) for group in groups)


def _contained(one: Document, a: Span, other: Document, b: Span) -> float:
    first, second = set(runs_of(one, a)), set(runs_of(other, b))
    return len(first & second) / max(1, min(len(first), len(second)))


def _is_quoted(one: Document, a: Span, other: Document, b: Span) -> bool:
    """Whether without what stands in quotation marks nothing is left that was taken over."""
    rest = set(_unquoted_runs(one, a)) & set(_unquoted_runs(other, b))
    return len(rest) < FEWEST


def _unquoted_runs(document: Document, span: Span) -> list[Words]:
    runs: list[Words] = []
    at = span.start
    for quotation in document.quotations_in(span):
        if quotation.start > at:
            runs += runs_of(document, Span(at, quotation.start))
        at = max(at, quotation.end)
    if at < span.end:
        runs += runs_of(document, Span(at, span.end))
    return runs


def _is_credited(one: Piece, a: Span, other: Piece, b: Span) -> bool:
    order = earlier_of(one, other)
    if order == EITHER:
        return _names(one, a, other.outlet) or _names(other, b, one.outlet)
    return _names(other, b, one.outlet) if order == FIRST else _names(one, a, other.outlet)


def _names(piece: Piece, span: Span, outlet: str) -> bool:
    """Whether the outlet is named in the passage or the sentence before it."""
    before = max(0, piece.document.sentence_at(span.start) - 1)
    start = piece.document.sentences[before].start
    return bool(outlet) and outlet.lower() in piece.text[start : span.end].lower()

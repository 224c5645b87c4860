"""Two articles of a story, compared: what answers what, what was taken over, and whether they belong together."""

from dataclasses import dataclass

from articles.analysis import lexicons
from articles.analysis.coverage import reuse
from articles.analysis.coverage.alignment import pairs_of
from articles.analysis.coverage.events import Likeness, likeness_of
from articles.analysis.coverage.labels import Contrast, contrasts_of
from articles.analysis.coverage.passages import Passage
from articles.analysis.coverage.pieces import Piece
from articles.analysis.coverage.readings import Reading
from articles.analysis.coverage.relations import Alignment, relation_of
from articles.analysis.coverage.reuse import Reuse
from articles.analysis.coverage.terms import WORD

FLOOR = 0.06
"""Where people's alignments and others balance, chosen on half of SuperPAL's dev set."""
OTHER_EVENT_FLOOR = 0.5
CONFIDENCE = ((0.0, 0.0), (0.06, 0.5), (0.1, 0.6), (0.15, 0.72), (0.25, 0.9), (0.5, 0.97), (1.0, 0.99))
"""Score and the share of pairs that people aligned, between points a straight line."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`by_names_only`: the languages differ, or have no word lists, so that only names and numbers were used."""

    first: tuple[Passage, ...]
    second: tuple[Passage, ...]
    alignments: tuple[Alignment, ...]
    contrasts: tuple[Contrast, ...]
    reused: tuple[Reuse, ...]
    likeness: Likeness
    by_names_only: bool


def compare(reading: Reading, against: Reading) -> Comparison:
    """Deterministic; swapping the two swaps the sides and changes nothing else."""
    one, other = reading.piece, against.piece
    first, second = reading.passages, against.passages
    names_only = one.language != other.language or not lexicons.has_language(one.language)
    likeness = likeness_of(reading.topic, against.topic)
    alignments = _alignments(one, first, other, second, names_only, likeness.same_event or names_only)
    return Comparison(
        first=first,
        second=second,
        alignments=alignments,
        contrasts=() if names_only else contrasts_of(one, other, first, second, alignments),
        reused=reuse.reused(one, reading.runs, other, against.runs),
        likeness=likeness,
        by_names_only=names_only,
    )


def _alignments(
    one: Piece,
    first: tuple[Passage, ...],
    other: Piece,
    second: tuple[Passage, ...],
    names_only: bool,
    same_event: bool,
) -> tuple[Alignment, ...]:
    floor = FLOOR if same_event else OTHER_EVENT_FLOOR
    kept = [frozenset(t for t in p.terms if not names_only or t.kind != WORD) for p in (*first, *second)]
    found: list[Alignment] = []
    wording = None if names_only else (_wording(one, first), _wording(other, second))
    for pair in pairs_of(kept[: len(first)], kept[len(first) :], wording):
        if pair.score < floor:
            continue
        a, b = first[pair.first], second[pair.second]
        relation, difference = relation_of(one, a, other, b, pair.score)
        found.append(
            Alignment(pair.first, pair.second, pair.score, confidence_of(pair.score), relation, difference)
        )
    return tuple(found)


def _wording(piece: Piece, passages: tuple[Passage, ...]) -> list[tuple[str, ...]]:
    words = piece.document.words
    return [tuple(words[at].lower for at in passage.words) for passage in passages]


def confidence_of(score: float) -> float:
    for (low, at_low), (high, at_high) in zip(CONFIDENCE, CONFIDENCE[1:], strict=False):
        if score <= high:
            return round(at_low + (at_high - at_low) * (score - low) / (high - low), 3)
    return CONFIDENCE[-1][1]

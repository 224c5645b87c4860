"""What comes first: which claim the headline picks, and in which paragraph each claim stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.analysis import document as documents
from articles.analysis.coverage.alignment import pairs_of
from articles.analysis.coverage.claims import Claim
from articles.analysis.coverage.passages import Passage
from articles.analysis.coverage.pieces import Piece
from articles.analysis.coverage.terms import terms_of
from articles.analysis.spans import Span

HEADLINE = 0.1


@dataclass(frozen=True, slots=True)
class Placement:
    """For one article: the passage its headline picks, None where none is near; its number of paragraphs."""

    headline: int | None
    paragraphs: int


def placement_of(piece: Piece, passages: Sequence[Passage]) -> Placement:
    title = documents.read(piece.title, piece.language)
    whole = Span(0, len(piece.title)) if piece.title else None
    pairs = pairs_of([terms_of(title, [whole] if whole else [])], [passage.terms for passage in passages])
    best = max(pairs, key=lambda pair: (pair.nearness, -pair.second), default=None)
    picked = best.second if best and best.nearness >= HEADLINE else None
    return Placement(picked, len(piece.document.paragraphs))


def paragraph_of(claim: Claim, article: int, passages: Sequence[Passage]) -> int | None:
    """The paragraph, from 1, where an article first has the claim; None where it has not."""
    found = claim.passages.get(article)
    return min(passages[at].paragraph for at in found) + 1 if found else None

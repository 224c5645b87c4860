"""A piece with everything that is computed from it alone, so that twenty comparisons read it once."""

from dataclasses import dataclass
from functools import cached_property

from articles.analysis.coverage import events, reuse
from articles.analysis.coverage.passages import Passage, passages_of
from articles.analysis.coverage.pieces import Piece
from articles.analysis.coverage.terms import Term


@dataclass(frozen=True)
class Reading:
    """Each part is computed when it is first asked for."""

    piece: Piece

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return passages_of(self.piece)

    @cached_property
    def topic(self) -> dict[Term, float]:
        return events.topic_of(self.piece.document)

    @cached_property
    def runs(self) -> tuple[frozenset[tuple[str, ...]], ...]:
        """The runs of five words of each sentence."""
        document = self.piece.document
        return tuple(frozenset(reuse.runs_of(document, sentence)) for sentence in document.sentences)

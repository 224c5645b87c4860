"""The same claim, told how: by the same source, another one, in the writer's own voice, or the other way round."""

from dataclasses import dataclass

from articles.analysis.coverage.differences import Difference, difference_of
from articles.analysis.coverage.passages import Passage
from articles.analysis.coverage.pieces import Piece
from articles.analysis.coverage.sources import same_source
from articles.analysis.coverage.terms import DAY, NUMBER

SAME, OTHER, OWN, CONTRADICTED, ABSENT = (
    "same source",
    "other source",
    "the writer's own voice",
    "contradicted",
    "absent",
)
RELATIONS = (SAME, OTHER, OWN, CONTRADICTED, ABSENT)
SURE_OF_DIFFERENCE = 0.15
"""Passages nearer than this are about one thing, so that a differing number or a *not* contradicts."""
SHARED = 3
"""More terms than this, numbers aside, are shared by passages about one thing, unless one says all the other does."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Passage `first` of the one says what passage `second` of the other says, by index; with how sure it is."""

    first: int
    second: int
    score: float
    confidence: float
    relation: str
    difference: Difference | None


def relation_of(
    one: Piece, first: Passage, other: Piece, second: Passage, score: float
) -> tuple[str, Difference | None]:
    """One of RELATIONS but absent, and the difference where they contradict each other."""
    difference = difference_of(one.document, first, other.document, second)
    if difference and score >= SURE_OF_DIFFERENCE and _about_one_thing(first, second):
        return CONTRADICTED, difference
    return told_by(source_of(one, first), source_of(other, second)), None


def _about_one_thing(first: Passage, second: Passage) -> bool:
    one, other = (frozenset(t for t in p.terms if t.kind not in (NUMBER, DAY)) for p in (first, second))
    shared = one & other
    return len(shared) > SHARED or (bool(shared) and shared in (one, other))


def source_of(piece: Piece, passage: Passage) -> str | None:
    """The name of who says it, empty for somebody unnamed, None for the writer."""
    if passage.told is None:
        return None
    statement = piece.statements[passage.told]
    return None if statement.source_kind == "the writer" else statement.source


def told_by(first: str | None, second: str | None) -> str:
    if first is None or second is None:
        return OWN
    return SAME if same_source(first, second) else OTHER

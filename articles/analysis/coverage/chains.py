"""Who told whom, up to the reader."""

from dataclasses import dataclass

from articles.analysis.coverage.pieces import Piece
from articles.analysis.spans import Span


@dataclass(frozen=True, slots=True)
class Chain:
    """`links` runs from the first speaker to the one the article names last; the outlet is the end of it.

    `content` is what the first speaker said; an empty link is somebody without a name.
    """

    links: tuple[str, ...]
    content: tuple[Span, ...]


def chains_of(piece: Piece) -> tuple[Chain, ...]:
    """The statements told within others, in the article's order; the longest of those within each other."""
    inner = {statement.parent for statement in piece.statements if statement.parent is not None}
    found: list[Chain] = []
    for at, statement in enumerate(piece.statements):
        if statement.parent is None or at in inner:
            continue
        links = _links(piece, at)
        if len(links) > 1:
            found.append(Chain(links, statement.content))
    return tuple(found)


def _links(piece: Piece, at: int) -> tuple[str, ...]:
    """From the inside out; who is said to say something within their own words is one link."""
    links: list[str] = []
    seen: set[int] = set()
    here: int | None = at
    while here is not None and here not in seen:
        seen.add(here)
        statement = piece.statements[here]
        if not links or links[-1] != statement.source:
            links.append(statement.source)
        here = statement.parent
    return tuple(links)

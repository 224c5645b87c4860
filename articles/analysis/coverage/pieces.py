"""One article of a story, as it is compared: its text, who says what in it, when it came out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from articles.analysis import document as documents
from articles.analysis.attribution import DIRECT
from articles.analysis.document import Document
from articles.analysis.draft import Draft, draft
from articles.analysis.spans import Span

SURE_ENOUGH = 0.3
"""A draft less sure than this is not compared."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says something, and where. `parent` is the index of the statement whose content holds this one."""

    source: str
    source_kind: str
    source_spans: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: str
    parent: int | None
    direct: bool = False


@dataclass(frozen=True)
class Piece:
    """`published` is None where it is not known; `primary` says that this is the record the others refer to.

    `framing` are spans of the writer's words that somebody may want to hide, each with its device.
    """

    outlet: str
    title: str
    document: Document
    statements: tuple[Statement, ...]
    framing: tuple[tuple[Span, str], ...] = ()
    published: date | None = None
    primary: bool = False

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def language(self) -> str:
        return self.document.language


def drafted_piece(
    text: str,
    *,
    outlet: str = "",
    title: str = "",
    language: str | None = None,
    published: date | None = None,
    primary: bool = False,
) -> Piece:
    """A piece whose statements are the drafter's."""
    drafted = draft(text, language)
    return Piece(
        outlet=outlet,
        title=title,
        document=documents.read(text, drafted.language),
        statements=statements_of(drafted),
        framing=tuple((mark.span, mark.device) for mark in drafted.framing),
        published=published,
        primary=primary,
    )


def statements_of(drafted: Draft) -> tuple[Statement, ...]:
    kept = [i for i, found in enumerate(drafted.attributions) if found.confidence >= SURE_ENOUGH]
    new = {old: at for at, old in enumerate(kept)}
    found: list[Statement] = []
    for old in kept:
        one = drafted.attributions[old]
        found.append(
            Statement(
                source=one.source_name,
                source_kind=one.source_kind,
                source_spans=one.source,
                cue=one.cue,
                content=one.content,
                stance=one.stance,
                parent=new.get(one.parent) if one.parent is not None else None,
                direct=one.quotation == DIRECT,
            )
        )
    return tuple(found)


def depth_of(statements: Sequence[Statement], at: int) -> int:
    """How many statements hold this one. A ring, which nobody should store, ends the count."""
    depth, seen = 0, {at}
    parent = statements[at].parent
    while parent is not None and parent not in seen:
        seen.add(parent)
        depth, parent = depth + 1, statements[parent].parent
    return depth

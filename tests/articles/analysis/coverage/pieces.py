"""Pieces from short marked texts: `[Officials]source [said]cue [the bridge is safe]content.`"""

from datetime import date

from articles.analysis import document as documents
from articles.analysis.coverage import Piece, Reading, Statement
from articles.analysis.spans import Span
from articles.analysis.stance import stance_of
from tests.articles.analysis.bracketed import bracketed


def piece(
    marked: str,
    *,
    parents: tuple[int | None, ...] = (),
    names: tuple[str, ...] = (),
    kind: str = "named person",
    language: str = "en",
    outlet: str = "Tidemark",
    title: str = "",
    published: date | None = None,
    primary: bool = False,
) -> Piece:
    """A source's name is its words, unless `names` gives one; [words]mark is a label somebody marked."""
    found = bracketed(marked)
    document = documents.read(found.text, language)
    statements = [
        Statement(
            source=names[at] if at < len(names) else " ".join(span.of(found.text) for span in one.source),
            source_kind=kind,
            source_spans=one.source,
            cue=one.cue,
            content=one.content,
            stance=stance_of(document, one.cue).kind,
            parent=parents[at] if at < len(parents) else None,
        )
        for at, one in enumerate(found.attributions())
    ]
    marks: tuple[Span, ...] = found.of("mark")
    return Piece(
        outlet=outlet,
        title=title,
        document=document,
        statements=tuple(statements),
        framing=tuple((mark, "label") for mark in marks),
        published=published,
        primary=primary,
    )


def reading(marked: str, **fields) -> Reading:
    return Reading(piece(marked, **fields))

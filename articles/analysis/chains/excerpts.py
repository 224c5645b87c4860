"""Contents lifted out of a text to be read on their own, with the way back to the offsets of the text."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from articles.analysis.attribution.types import Attribution
from articles.analysis.document import Document
from articles.analysis.spans import Span, trimmed

MARKS = "\"“”„«»‟＂'‘’`"
GAP = ".\n\n"
"""Ends every content as a sentence of its own."""


@dataclass(frozen=True, slots=True)
class Excerpts:
    """Contents as paragraphs of one text. `pieces` are where they come from, `starts` where each begins here;
    `holders` says which attribution each piece is content of."""

    text: str
    pieces: tuple[Span, ...]
    starts: tuple[int, ...]
    holders: tuple[int, ...]

    def back(self, span: Span) -> tuple[tuple[Span, ...], int] | None:
        """The spans of the original text and their holder; None when the span reaches over two holders."""
        at = max(0, bisect_right(self.starts, span.start) - 1)
        found: list[Span] = []
        holder = self.holders[at]
        while at < len(self.pieces) and self.starts[at] < span.end:
            piece, start = self.pieces[at], self.starts[at]
            if self.holders[at] != holder:
                return None
            first = piece.start + max(0, span.start - start)
            last = piece.start + min(piece.end - piece.start, span.end - start)
            if first < last:
                found.append(Span(first, last))
            at += 1
        return (tuple(found), holder) if found else None


def excerpts_of(document: Document, attributions: Iterable[tuple[int, Attribution]]) -> Excerpts | None:
    """The contents of attributions given with their indices, less those that overlap an earlier one."""
    parts: list[str] = []
    pieces: list[Span] = []
    starts: list[int] = []
    holders: list[int] = []
    length = reached = 0
    for index, attribution in attributions:
        if attribution.content[0].start < reached:
            continue
        reached = attribution.content[-1].end
        for piece in _bare(document.text, attribution.content):
            joint = "" if not parts else " " if holders[-1] == index else GAP
            text = piece.of(document.text)
            parts += [joint, text]
            starts.append(length + len(joint))
            length += len(joint) + len(text)
            pieces.append(piece)
            holders.append(index)
    if not pieces:
        return None
    parts.append(".")
    return Excerpts("".join(parts), tuple(pieces), tuple(starts), tuple(holders))


def _bare(text: str, content: tuple[Span, ...]) -> list[Span]:
    """The spans without quotation marks at their ends, and without the comma before an interruption."""
    bare: list[Span] = []
    for i, span in enumerate(content):
        following = content[i + 1] if i + 1 < len(content) else None
        goes_on = (
            following is not None and text[following.start : following.end].lstrip(MARKS + " ")[:1].islower()
        )
        if kept := trimmed(text, span.start, span.end, MARKS + "," if goes_on else MARKS):
            bare.append(kept)
    return bare

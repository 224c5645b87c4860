"""A text as a page shows it: numbered lines, numbered paragraphs, and a place to point at for each sentence."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.analysis import changes
from articles.analysis.layout import blocks_of
from articles.analysis.lines import Line, break_lines
from articles.analysis.spans import Span
from articles.models.revision import Revision


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one line that belong to one sentence. `begins` is that sentence's number where it starts, else 0."""

    text: str
    begins: int


@dataclass(frozen=True, slots=True)
class NumberedLine:
    number: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class NumberedBlock:
    """A block of the text in its lines. Only paragraphs have a number of their own, counted from 1."""

    kind: str
    number: int
    lines: tuple[NumberedLine, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring blocks of one kind: the items of one list, the rows of one table."""

    kind: str
    blocks: tuple[NumberedBlock, ...]


@dataclass(frozen=True, slots=True)
class OriginalPiece:
    """A stretch of a paragraph of the original. `reason` is empty where it was kept.

    `start` is where the part that was left out begins; `whole` is whether this piece shows its beginning.
    """

    text: str
    reason: str = ""
    start: int = 0
    whole: bool = False


def laid_out(revision: Revision) -> list[Run]:
    """The revision's body in order. Runs no query."""
    lines = break_lines(revision.text)
    line_starts = [line.start for line in lines]
    sentence_starts = [span.start for span in revision.sentence_spans]
    blocks, paragraphs = [], 0
    for block in revision.body_blocks:
        paragraphs += block.kind == "paragraph"
        inside = lines[bisect_left(line_starts, block.start) : bisect_left(line_starts, block.end)]
        numbered = tuple(_numbered(revision.text, line, sentence_starts) for line in inside)
        blocks.append(NumberedBlock(block.kind, paragraphs if block.kind == "paragraph" else 0, numbered))
    return [Run(kind, tuple(run)) for kind, run in groupby(blocks, key=lambda block: block.kind)]


def original_of(revision: Revision) -> list[list[OriginalPiece]]:
    """The paragraphs of the original, each cut where something was left out."""
    left_out = sorted(revision.left_out)
    paragraphs = []
    for paragraph in blocks_of(revision.original):
        inside = [part for part in left_out if part[0] < paragraph.end and part[1] > paragraph.start]
        paragraphs.append(_pieces(revision.original, paragraph, inside))
    return paragraphs


def _pieces(original: str, paragraph: Span, left_out: Sequence[Sequence]) -> list[OriginalPiece]:
    pieces, at = [], paragraph.start
    for start, end, reason in left_out:
        first, last = max(start, at), min(end, paragraph.end)
        pieces.append(OriginalPiece(original[at:first]))
        pieces.append(OriginalPiece(original[first:last], reason, start, whole=start >= paragraph.start))
        at = last
    pieces.append(OriginalPiece(original[at : paragraph.end]))
    return [piece for piece in pieces if piece.text]


def sentences_of(revision: Revision) -> list[tuple[int, str]]:
    """(number, text) of each sentence, numbered from 1 through the whole text."""
    return [(number, span.of(revision.text)) for number, span in enumerate(revision.sentence_spans, start=1)]


def _numbered(text: str, line: Line, sentence_starts: Sequence[int]) -> NumberedLine:
    first, last = bisect_left(sentence_starts, line.start), bisect_left(sentence_starts, line.end)
    begins = {sentence_starts[at]: at + 1 for at in range(first, last)}
    cuts = sorted({line.start, *begins})
    stretches = (
        Stretch(text[start:end], begins.get(start, 0))
        for start, end in zip(cuts, [*cuts[1:], line.end], strict=True)
    )
    return NumberedLine(line.number, tuple(stretches))


def changes_between(old: str, new: str) -> list[tuple[changes.Change, ...]]:
    """What an edit did, by paragraphs; of unchanged ones only those beside a change are kept."""
    paragraphs = changes.changes_of(
        [span.of(old) for span in blocks_of(old)], [span.of(new) for span in blocks_of(new)]
    )
    edited = [any(change.kind != changes.SAME for change in paragraph) for paragraph in paragraphs]
    return [paragraph for at, paragraph in enumerate(paragraphs) if any(edited[max(0, at - 1) : at + 2])]

"""What became of the record's words: each quotation of an article, exact, trimmed or altered."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.analysis.changes import Change, words_changed
from articles.analysis.coverage.pieces import Piece
from articles.analysis.document import Document
from articles.analysis.spans import Span

EXACT, TRIMMED, ALTERED = "exact", "trimmed", "altered"
FEWEST_WORDS = 4
"""A shorter quotation could come from anywhere."""
ALIKE = 0.6
"""Share of common words from which a quotation is an altered one of a sentence rather than of nothing."""


@dataclass(frozen=True, slots=True)
class Trace:
    """`quotation` with its marks in the article, `origin` whole sentences of the record, and the words in between.

    Exact: whole sentences, word for word. Trimmed: word for word, but something before, behind or in the middle
    is cut off. Altered: other words stand between the quotation marks than were said.
    """

    quotation: Span
    origin: Span
    use: str
    changes: tuple[Change, ...]


def traces_of(piece: Piece, record: Piece) -> tuple[Trace, ...]:
    """The quotations that have an origin in the record, in the article's order."""
    found = (_trace(piece.document, Span(q.start, q.end), record.document) for q in piece.document.quotations)
    return tuple(trace for trace in found if trace)


def _trace(document: Document, quotation: Span, record: Document) -> Trace | None:
    said = _words(document, quotation)
    if len(said) < FEWEST_WORDS:
        return None
    whole = [(word, number) for number, s in enumerate(record.sentences) for word in _words(record, s)]
    words = [word for word, _ in whole]
    at = _position(words, said)
    if at is not None:
        first, last = whole[at][1], whole[at + len(said) - 1][1]
        cut = (at > 0 and whole[at - 1][1] == first) or (
            at + len(said) < len(whole) and whole[at + len(said)][1] == last
        )
        return _made(document, quotation, record, first, last, TRIMMED if cut else EXACT)
    return _nearest(document, quotation, said, record)


def _position(words: list[str], said: list[str]) -> int | None:
    size = len(said)
    return next((at for at in range(len(words) - size + 1) if words[at : at + size] == said), None)


def _nearest(document: Document, quotation: Span, said: list[str], record: Document) -> Trace | None:
    best: tuple[float, int, str] | None = None
    for number, sentence in enumerate(record.sentences):
        words = _words(record, sentence)
        matcher = SequenceMatcher(None, words, said, autojunk=False)
        if not words or matcher.real_quick_ratio() < ALIKE:
            continue
        common = sum(block.size for block in matcher.get_matching_blocks())
        share = common / max(1, min(len(words), len(said)))
        use = TRIMMED if common == len(said) else ALTERED
        if share >= ALIKE and common >= FEWEST_WORDS and (best is None or share > best[0]):
            best = (share, number, use)
    return _made(document, quotation, record, best[1], best[1], best[2]) if best else None


def _made(document: Document, quotation: Span, record: Document, first: int, last: int, use: str) -> Trace:
    origin = Span(record.sentences[first].start, record.sentences[last].end)
    words = words_changed(_bare(origin.of(record.text)), _bare(quotation.of(document.text)))
    return Trace(quotation, origin, use, words)


def _bare(text: str) -> str:
    """Without quotation marks around it, and without the mark that ends it."""
    return text.strip("\"'“”‘’«»„ ").rstrip(".,;!?")


def _words(document: Document, span: Span) -> list[str]:
    return [
        document.words[at].lower
        for at in document.word_range(span)
        if any(character.isalnum() for character in document.words[at].text)
    ]

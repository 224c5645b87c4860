"""Which words are the writer's own: not inside attributed content, not inside a quotation."""

from collections.abc import Iterable
from itertools import chain

from articles.analysis.attribution.types import Attribution
from articles.analysis.document import Document
from articles.analysis.spans import Span

SCARE_WORDS = 4
"""A quotation up to this many words may be scare quotes; a longer one is somebody's words, drafted or not."""


def own_words(document: Document, attributions: Iterable[Attribution]) -> list[bool]:
    """One flag for each word of the document: true where the writer speaks."""
    contents = chain.from_iterable(attribution.content for attribution in attributions)
    quoted = (quotation.span for quotation in document.quotations if quotation.words > SCARE_WORDS)
    taken = taken_characters(document, chain(contents, quoted))
    return [taken.find(1, word.start, word.end) < 0 for word in document.words]


def taken_characters(document: Document, spans: Iterable[Span]) -> bytearray:
    """One byte for each character of the text, 1 inside a span."""
    taken = bytearray(len(document.text))
    for span in spans:
        taken[span.start : span.end] = b"\1" * (min(span.end, len(taken)) - span.start)
    return taken

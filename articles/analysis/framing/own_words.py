"""Whose words: the writer's own, paraphrased in attributed content, or quoted."""

from collections.abc import Iterable
from itertools import chain

from articles.analysis.attribution.types import Attribution
from articles.analysis.document import Document
from articles.analysis.spans import Span

SCARE_WORDS = 4
"""A quotation up to this many words may be scare quotes; a longer one is somebody's words, drafted or not."""


OWN, PARAPHRASED, QUOTED = 0, 1, 2


def wording(document: Document, attributions: Iterable[Attribution]) -> bytearray:
    """One byte for each character of the text: whose words it belongs to, OWN, PARAPHRASED or QUOTED.

    Content without quotation marks is paraphrased: somebody's statement, in words that may be the writer's.
    """
    marked = bytearray(len(document.text))
    _mark(marked, chain.from_iterable(attribution.content for attribution in attributions), PARAPHRASED)
    _mark(marked, (found.span for found in document.quotations if found.words > SCARE_WORDS), QUOTED)
    return marked


def _mark(marked: bytearray, spans: Iterable[Span], value: int) -> None:
    for span in spans:
        end = min(span.end, len(marked))
        marked[span.start : end] = bytes([value]) * (end - span.start)

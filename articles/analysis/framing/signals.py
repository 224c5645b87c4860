"""All signals of a document outside quotations, gathered once for the marks and the voices."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from articles.analysis import lexicons
from articles.analysis.attribution.types import Attribution
from articles.analysis.document import Document
from articles.analysis.framing.matching import listed_signals
from articles.analysis.framing.own_words import OWN, PARAPHRASED, QUOTED, wording
from articles.analysis.framing.shapes import shaped_signals
from articles.analysis.framing.types import Signal


def find_signals(document: Document, attributions: Iterable[Attribution]) -> list[Signal]:
    """Signals in the writer's own and in paraphrased words, in order; none in a quotation.

    A text in a language without word lists has none.
    """
    if not lexicons.has_language(document.language):
        return []
    found = chain(listed_signals(document), shaped_signals(document))
    heard = _heard(document, found, wording(document, attributions))
    return sorted(heard, key=lambda signal: (signal.first, signal.last))


def _heard(document: Document, signals: Iterable[Signal], marked: bytearray) -> Iterator[Signal]:
    for signal in signals:
        start, end = document.words[signal.first].start, document.words[signal.last - 1].end
        if marked.find(PARAPHRASED, start, end) < 0 and marked.find(QUOTED, start, end) < 0:
            yield signal
        elif marked.find(OWN, start, end) < 0 and marked.find(QUOTED, start, end) < 0:
            yield replace(signal, paraphrased=True)

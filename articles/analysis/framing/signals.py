"""All signals of a document's own words, gathered once for the marks and the voices."""

from collections.abc import Iterable

from articles.analysis.attribution.types import Attribution
from articles.analysis.document import Document
from articles.analysis.framing.matching import listed_signals
from articles.analysis.framing.own_words import own_words
from articles.analysis.framing.shapes import shaped_signals
from articles.analysis.framing.types import Signal


def own_signals(document: Document, attributions: Iterable[Attribution]) -> list[Signal]:
    """Signals wholly in the writer's own words, in order."""
    own = own_words(document, attributions)
    found = [*listed_signals(document), *shaped_signals(document)]
    return sorted((signal for signal in found if all(own[signal.first : signal.last])), key=lambda s: (s.first, s.last))

"""Turns the signals of a document into framing marks."""

from collections.abc import Iterable, Sequence

from articles.analysis.attribution.types import Attribution
from articles.analysis.document import Document
from articles.analysis.framing.kinds import KINDS
from articles.analysis.framing.signals import find_signals
from articles.analysis.framing.types import FramingMark, Signal
from articles.analysis.spans import Span

SHOWN = 0.3
"""Marks less sure than this are not drafted."""


def find_framing(document: Document, attributions: Iterable[Attribution]) -> list[FramingMark]:
    """The framing marks in order, none inside attributed content, none overlapping another."""
    return marks_of(document, find_signals(document, attributions))


def marks_of(document: Document, signals: Sequence[Signal]) -> list[FramingMark]:
    marks: list[FramingMark] = []
    for signal in signals:
        kind = KINDS[signal.kind]
        confidence = kind.confidence[signal.weak]
        span = Span(document.words[signal.first].start, document.words[signal.last - 1].end)
        if signal.paraphrased or kind.device is None or confidence < SHOWN or (marks and marks[-1].span.end > span.start):
            continue
        marks.append(FramingMark(span, kind.device, confidence, kind.reason.format(words=span.of(document.text))))
    return marks

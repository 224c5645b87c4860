"""Turns the signals of a document into framing marks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from articles.analysis.attribution.types import Attribution
from articles.analysis.document import Document
from articles.analysis.framing.kinds import KINDS
from articles.analysis.framing.score import signal_weight
from articles.analysis.framing.signals import find_signals
from articles.analysis.framing.types import FramingMark, Signal
from articles.analysis.spans import Span

SHOWN = 0.35
"""Marks less sure than this are not drafted."""
COMPANY = 0.7
"""The weight of the other signals in its sentence from which a mark is surer: framing comes in clusters."""
SURER = 0.1


def find_framing(document: Document, attributions: Iterable[Attribution]) -> list[FramingMark]:
    """The framing marks in order, none touching attributed content, none overlapping another."""
    return marks_of(document, find_signals(document, attributions))


def marks_of(document: Document, signals: Sequence[Signal]) -> list[FramingMark]:
    """As `find_framing`, from signals found before."""
    sentences = groupby(signals, key=lambda signal: document.sentence_at(document.words[signal.first].start))
    marks: list[FramingMark] = []
    for _, group in sentences:
        for mark in _marks_of_sentence(document, list(group)):
            if not marks or marks[-1].span.end <= mark.span.start:
                marks.append(mark)
    return marks


def _marks_of_sentence(document: Document, signals: Sequence[Signal]) -> Iterator[FramingMark]:
    total = sum(signal_weight(signal) for signal in signals)
    for signal in signals:
        kind = KINDS[signal.kind]
        if kind.device is None or signal.paraphrased:
            continue
        accompanied = total - signal_weight(signal) >= COMPANY
        confidence = round(kind.confidence[signal.weak] + SURER * accompanied, 2)
        if confidence >= SHOWN:
            span = Span(document.words[signal.first].start, document.words[signal.last - 1].end)
            reason = kind.reason.format(words=span.of(document.text))
            yield FramingMark(span, kind.device, confidence, reason)

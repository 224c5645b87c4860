"""Turns the signals of a document into framing marks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from articles.analysis.attribution.types import Attribution
from articles.analysis.document import Document
from articles.analysis.framing.kinds import KINDS
from articles.analysis.framing.score import framing_score, signal_weight
from articles.analysis.framing.signals import find_signals
from articles.analysis.framing.types import FramingMark, Signal
from articles.analysis.spans import Span

COMPANY = 0.7
"""The weight of the other signals of a sentence at which an often plain word is drafted: framing clusters."""


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
    total = framing_score(signals, words=0)
    for signal in signals:
        kind = KINDS[signal.kind]
        confidence = kind.weak if signal.weak else kind.sure
        if kind.device is None or signal.paraphrased or not confidence:
            continue
        if (kind.alone and not signal.weak) or total - signal_weight(signal) >= COMPANY:
            span = Span(document.words[signal.first].start, document.words[signal.last - 1].end)
            reason = kind.reason.format(words=span.of(document.text))
            yield FramingMark(span, kind.device, confidence, reason)

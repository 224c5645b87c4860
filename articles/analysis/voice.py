"""The voice of each sentence: reported statement, the writer's statement of fact, framing, or mixed."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from articles.analysis.attribution.types import Attribution
from articles.analysis.document import Document
from articles.analysis.framing.own_words import OWN, wording
from articles.analysis.framing.score import THRESHOLD, framing_score
from articles.analysis.framing.signals import find_signals
from articles.analysis.framing.types import Signal
from articles.analysis.spans import Span

REPORTED, FACT, FRAMING, MIXED = "reported", "fact", "framing", "mixed"
MOSTLY = 0.5
"""The share of a sentence in others' words from which it is reported."""


@dataclass(frozen=True, slots=True)
class SentenceVoice:
    """A sentence, its voice, and the framing score of the writer's own words in it."""

    span: Span
    voice: str
    score: float


def voices(document: Document, attributions: Sequence[Attribution]) -> list[SentenceVoice]:
    """One voice for each sentence, in order."""
    return voices_of(document, attributions, find_signals(document, attributions))


def voices_of(
    document: Document, attributions: Sequence[Attribution], signals: Sequence[Signal]
) -> list[SentenceVoice]:
    """As `voices`, from signals found before."""
    firsts = [signal.first for signal in signals]
    marked = wording(document, attributions)
    found: list[SentenceVoice] = []
    for sentence in document.sentences:
        inside = document.word_range(sentence)
        heard = signals[bisect_left(firsts, inside.start) : bisect_left(firsts, inside.stop)]
        score = framing_score(heard, len(inside))
        share = 1 - marked.count(OWN, sentence.start, sentence.end) / (sentence.end - sentence.start)
        found.append(SentenceVoice(sentence, _voice(score, share), score))
    return found


def _voice(score: float, share: float) -> str:
    if score >= THRESHOLD:
        return MIXED if share else FRAMING
    return REPORTED if share >= MOSTLY else FACT

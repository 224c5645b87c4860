"""How much of the writer's own attitude a sentence shows: one number, and the threshold all voices share."""

from collections.abc import Iterable

from articles.analysis.framing.kinds import KINDS
from articles.analysis.framing.types import Signal

THRESHOLD = 0.75
"""From it on a sentence is framing, or mixed with others' words. Chosen on half of the sentences measured."""
PARAPHRASE = 0.3
"""What a signal in paraphrased content counts: the wording may be the source's."""
USUAL_LENGTH = 20
PER_WORD = 0.005
"""What each word beyond the usual length costs: a long sentence meets more listed words by chance."""


def signal_weight(signal: Signal) -> float:
    return KINDS[signal.kind].weight[signal.weak] * (PARAPHRASE if signal.paraphrased else 1.0)


def framing_score(signals: Iterable[Signal], words: int) -> float:
    """The sum of the weights of the signals of one sentence of so many words."""
    score = 0.0
    counted: set[str] = set()
    for signal in signals:
        if signal.kind not in counted:
            score += signal_weight(signal)
            if KINDS[signal.kind].once:
                counted.add(signal.kind)
    return score - PER_WORD * max(0, words - USUAL_LENGTH)

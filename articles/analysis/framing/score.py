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
    """The weight of the signals of one sentence of so many words.

    Paraphrased content adds to it only where the writer's own words show attitude too: a sentence whose
    attitude is all in the statement it reports stays reported.
    """
    sums = {False: 0.0, True: 0.0}
    counted: set[tuple[str, bool]] = set()
    for signal in signals:
        once = (signal.kind, signal.paraphrased)
        if once not in counted:
            sums[signal.paraphrased] += signal_weight(signal)
            if KINDS[signal.kind].once:
                counted.add(once)
    own = sums[False] - PER_WORD * max(0, words - USUAL_LENGTH)
    return own + max(0.0, sums[True]) if own > 0 else own

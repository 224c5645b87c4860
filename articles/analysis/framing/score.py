"""How much of the writer's own attitude a sentence shows: one number, and the threshold all voices share."""

from collections.abc import Iterable

from articles.analysis.framing.kinds import KINDS
from articles.analysis.framing.types import Signal

THRESHOLD = 0.7
"""A sentence at or above it is framing, or mixed with reported statements. Chosen on half of the sentences measured."""


def framing_score(signals: Iterable[Signal]) -> float:
    """The sum of the signals' weights; figures count against, once."""
    score = 0.0
    figures = 0.0
    for signal in signals:
        weight = KINDS[signal.kind].weight[signal.weak]
        if weight < 0:
            figures = min(figures, weight)
        else:
            score += weight
    return score + figures

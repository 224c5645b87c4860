"""Quotations that go on with the speaker of the sentence before."""

from collections.abc import Sequence

from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period, plain_words, quoted_words


def extend(periods: Sequence[Period], findings: Sequence[Finding]) -> None:
    """Adds to a finding the wholly quoted periods after it in its paragraph."""
    by_period: dict[int, list[Finding]] = {}
    for finding in findings:
        by_period.setdefault(finding.period, []).append(finding)
    speaker: Finding | None = None
    for i, period in enumerate(periods):
        if i and period.paragraph != periods[i - 1].paragraph and not _continues(periods[i - 1]):
            speaker = None
        if i in by_period:
            speaker = by_period[i][-1]
        elif is_quoted(period):
            if speaker is not None:
                speaker.content.append(period.span)
        else:
            speaker = None


def _continues(period: Period) -> bool:
    last = period.tokens[-1]
    return last.quotation is not None and last.quotation.continues


def is_quoted(period: Period) -> bool:
    """Nearly all of its words stand in quotation marks."""
    inside = quoted_words(period.tokens)
    return inside > 0 and 4 * plain_words(period.tokens) <= inside

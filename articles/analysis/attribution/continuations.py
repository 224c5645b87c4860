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
            speaker = _speaker(by_period[i])
        elif is_quoted(period):
            if speaker is not None:
                speaker.content.append(period.span)
        else:
            speaker = None


def _speaker(findings: Sequence[Finding]) -> Finding:
    """Who goes on speaking: the last whose quotation stands before its cue, else the last not inside another."""
    before = [finding for finding in findings if finding.rule == "quote_before"]
    if before:
        return before[-1]
    outer = [finding for finding in findings if not any(_inside(finding, other) for other in findings)]
    return (outer or list(findings))[-1]


def _inside(finding: Finding, other: Finding) -> bool:
    return finding is not other and bool(finding.cue) and any(span.covers(finding.cue[0]) for span in other.content)


def _continues(period: Period) -> bool:
    last = period.tokens[-1]
    return last.quotation is not None and last.quotation.continues


def is_quoted(period: Period) -> bool:
    """Nearly all of its words stand in quotation marks."""
    inside = quoted_words(period.tokens)
    return inside > 0 and 4 * plain_words(period.tokens) <= inside

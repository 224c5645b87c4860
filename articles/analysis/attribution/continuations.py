"""Quotations that go on with the speaker of the sentence or paragraph before, or that are signed after."""

from collections.abc import Mapping, Sequence

from articles.analysis.attribution.clauses import is_title
from articles.analysis.attribution.cues import group_start
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period, plain_words, quoted_words
from articles.analysis.attribution.phrases import has_finite
from articles.analysis.attribution.subjects import subject_before

SIGNED = "signature"
FOLLOWING = "following_quotation"
MAX_SIGNATURE = 12
MIN_FOLLOWING = 5


def extend(periods: Sequence[Period], findings: Sequence[Finding]) -> list[Finding]:
    """Adds the quotations that go on with a speaker to the speaker's finding; returns those that need one
    of their own.
    """
    by_period: dict[int, list[Finding]] = {}
    for finding in findings:
        by_period.setdefault(finding.period, []).append(finding)
    new: list[Finding] = []
    speaker: Finding | None = None
    earlier: Finding | None = None
    label: Finding | None = None
    for i, period in enumerate(periods):
        if i and period.paragraph != periods[i - 1].paragraph:
            earlier, label = speaker, None
            if not _continues(periods[i - 1]):
                speaker = None
        if label is not None:
            label.content.append(period.span)
        elif i in by_period:
            speaker = _speaker(by_period[i])
            label = _label(by_period[i], i)
        elif is_quoted(period):
            if speaker is not None:
                speaker.content.append(period.span)
            elif (
                i
                and periods[i - 1].tokens[-1].text == ":"
                and (announced := _announced(periods[i - 1], period, i, earlier))
            ):
                speaker = announced
                if announced is not earlier:
                    new.append(announced)
            elif signature := _signature(periods, i, by_period):
                speaker = signature
                new.append(signature)
            elif earlier is not None and quoted_words(period.tokens) >= MIN_FOLLOWING:
                speaker = _follow(periods[i - 1], period, earlier, i)
                if speaker is not earlier:
                    new.append(speaker)
        elif speaker is not None and _mostly_quoted(period):
            speaker.content.append(period.span)
        else:
            speaker = None
    return new


def _announced(before: Period, period: Period, index: int, earlier: Finding | None) -> Finding | None:
    """A paragraph that ends with a colon over a quotation: its first verb and subject are cue and source."""
    if earlier is not None and earlier.period == index - 1:
        earlier.content.append(period.span)
        return earlier
    tokens = before.tokens
    verb = next((i for i in range(1, len(tokens)) if tokens[i].tag in ("PAST", "PRES")), None)
    if verb is None:
        return None
    start, _ = group_start(tokens, verb)
    source = subject_before(tokens, start)
    if source is None:
        return None
    cue = before.offsets(start, len(tokens))
    return Finding("announced", tokens[verb].lower, index, [before.offsets(*source)], [cue], [period.span])


def _label(findings: Sequence[Finding], index: int) -> Finding | None:
    """A transcript's speaker goes on to the end of the paragraph; a headline is one period anyway."""
    labels = [finding for finding in findings if finding.rule == "colon" and finding.shape == "label"]
    return labels[0] if labels and index else None


def _speaker(findings: Sequence[Finding]) -> Finding:
    """Who goes on speaking: the last whose quotation stands before its cue, else the last not inside
    another.
    """
    before = [finding for finding in findings if finding.rule == "quote_before"]
    if before:
        return before[-1]
    outer = [finding for finding in findings if not any(_inside(finding, other) for other in findings)]
    return (outer or list(findings))[-1]


def _inside(finding: Finding, other: Finding) -> bool:
    return (
        finding is not other
        and bool(finding.cue)
        and any(span.covers(finding.cue[0]) for span in other.content)
    )


def _continues(period: Period) -> bool:
    last = period.tokens[-1]
    return last.quotation is not None and last.quotation.continues


def _follow(before: Period, period: Period, earlier: Finding, index: int) -> Finding:
    """A paragraph of quotation under somebody's paragraph: after a colon or a quotation theirs, else a
    guess apart.
    """
    last = before.tokens[-1]
    near = earlier.period == index - 1 and earlier.rule == "quote_before"
    if near or last.text == ":" or last.quotation is not None:
        earlier.content.append(period.span)
        return earlier
    return Finding(FOLLOWING, earlier.lemma, index, list(earlier.source), list(earlier.cue), [period.span])


def _signature(
    periods: Sequence[Period], index: int, by_period: Mapping[int, Sequence[Finding]]
) -> Finding | None:
    """*"…" — Jane Doe, baker*: a short line with a name under a paragraph of quotation."""
    after = index + 1
    while after < len(periods) and periods[after].paragraph == periods[index].paragraph:
        if not is_quoted(periods[after]):
            break
        after += 1
    if after >= len(periods) or after in by_period:
        return None
    tokens = periods[after].tokens
    first = 1 if tokens[0].tag == "DASH" else 0
    if (
        periods[after].paragraph > periods[index].paragraph + 1
        or len(tokens) - first > MAX_SIGNATURE
        or len(tokens) <= first
    ):
        return None
    if tokens[first].tag != "NAME" or has_finite(tokens, first, len(tokens)):
        return None
    if first == 0 and (periods[after].paragraph == periods[index].paragraph or len(tokens) < 2):
        return None
    if any(token.tag == "QUOTED" for token in tokens):
        return None
    last = len(tokens) - (tokens[-1].tag == "STOP")
    source = periods[after].offsets(first, last)
    cue = periods[after].offsets(0, 1) if first else periods[index].tokens[0]
    mark = type(source)(cue.start, cue.start + 1)
    return Finding(SIGNED, "—", index, [source], [mark], [periods[index].span])


def is_quoted(period: Period) -> bool:
    """Nearly all of its words stand in quotation marks."""
    inside = quoted_words(period.tokens)
    if inside == 0 or all(is_title(token) for token in period.tokens if token.quotation):
        return False
    return 4 * plain_words(period.tokens) <= inside


def _mostly_quoted(period: Period) -> bool:
    inside = quoted_words(period.tokens)
    return inside >= 6 and inside >= plain_words(period.tokens) and not has_finite(period.tokens, 0, 1)

"""Quotations that go on with the speaker of the sentence or paragraph before, or that are signed after."""

from collections.abc import Mapping, Sequence

from articles.analysis.attribution.clauses import is_title
from articles.analysis.attribution.cues import group_start
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period, plain_words, quoted_words
from articles.analysis.attribution.phrases import has_finite
from articles.analysis.attribution.subjects import subject_before
from articles.analysis.spans import Span

SIGNED = "signature"
FOLLOWING = "following_quotation"
MAX_SIGNATURE = 12
MIN_FOLLOWING = 5


def extend(periods: Sequence[Period], findings: Sequence[Finding]) -> list[Finding]:
    """Adds the quotations that go on with a speaker to the speaker's finding; returns those that need one
    of their own.
    """
    walk = _Walk(periods, findings)
    for index in range(len(periods)):
        walk.step(index)
    return walk.new


class _Walk:
    """Goes through the periods and remembers who speaks.

    `speaker` speaks in this paragraph, `earlier` spoke in the one before, `label` is a transcript's speaker;
    `waiting` are quoted paragraphs left open, whose speaker is named in the next one.
    """

    def __init__(self, periods: Sequence[Period], findings: Sequence[Finding]) -> None:
        self.periods = periods
        self.by_period: dict[int, list[Finding]] = {}
        for finding in findings:
            self.by_period.setdefault(finding.period, []).append(finding)
        self.new: list[Finding] = []
        self.speaker: Finding | None = None
        self.earlier: Finding | None = None
        self.label: Finding | None = None
        self.waiting: list[Span] = []

    def step(self, index: int) -> None:
        period = self.periods[index]
        before = self.periods[index - 1] if index else None
        goes_on = before is not None and _continues(before)
        if before is not None and period.paragraph != before.paragraph:
            self.earlier, self.label = self.speaker, None
            if not goes_on:
                self.speaker = None
        if not goes_on:
            self.waiting.clear()
        if self.label is not None:
            self.label.content[-1] = Span(self.label.content[-1].start, period.span.end)
        elif index in self.by_period:
            self._meet_speaker(index)
        elif is_quoted(period):
            self._meet_quotation(index)
        elif self.speaker is not None and _mostly_quoted(period):
            self.speaker.content.append(period.span)
        else:
            self.speaker = None

    def _meet_speaker(self, index: int) -> None:
        self.speaker = _speaker(self.by_period[index])
        self.label = _label(self.by_period[index], index)
        if self.waiting and self.speaker.rule == "quote_before":
            self.speaker.content[:0] = self.waiting
        self.waiting.clear()

    def _meet_quotation(self, index: int) -> None:
        period = self.periods[index]
        if self.speaker is not None:
            self.speaker.content.append(period.span)
            return
        found = self._new_speaker(index)
        if found is not None and found is not self.earlier:
            self.new.append(found)
        self.speaker = found

    def _new_speaker(self, index: int) -> Finding | None:
        """Who speaks in a paragraph that opens with a quotation and names nobody."""
        period = self.periods[index]
        before = self.periods[index - 1] if index else None
        if before is not None and before.tokens[-1].text == ":":
            announced = _announced(before, period, index, self.earlier)
            if announced is not None:
                return announced
        if signature := _signature(self.periods, index, self.by_period):
            return signature
        if _continues(period):
            self.waiting.append(period.span)
            return None
        if before is not None and self.earlier is not None and quoted_words(period.tokens) >= MIN_FOLLOWING:
            return _follow(before, period, self.earlier, index)
        return None


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
    mark = Span(cue.start, cue.start + 1)
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

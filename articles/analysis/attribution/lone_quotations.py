"""Quotations that no cue verb claims: the clause's own verb ties them to its subject."""

from collections.abc import Sequence

from articles.analysis.attribution.clauses import is_title
from articles.analysis.attribution.cues import group_start
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period
from articles.analysis.attribution.phrases import Tokens, is_finite
from articles.analysis.attribution.quotation_bounds import end_of_quoted_phrase
from articles.analysis.attribution.subjects import subject_before
from articles.analysis.spans import Span

RULE = "lone_quotation"
MIN_WORDS = 3
VERBAL = frozenset({"PRES", "PAST", "PART", "ING", "BASE"})


def find(period: Period, index: int, findings: Sequence[Finding]) -> list[Finding]:
    """One finding for each verb with an unclaimed quotation of some words after it."""
    tokens = period.tokens
    found: list[Finding] = []
    taken: list[Span] = [span for finding in findings for span in (*finding.content, *finding.source)]
    for i, token in enumerate(tokens):
        if token.quotation is None or token.quotation.words < MIN_WORDS or is_title(token):
            continue
        if any(span.start <= token.start and token.end <= span.end for span in taken):
            continue
        verb = _verb_before(tokens, i)
        if verb is None:
            continue
        finding = _finding(period, index, verb, i)
        if finding is not None:
            found.append(finding)
            taken.extend(finding.content)
    return found


def _verb_before(tokens: Tokens, i: int) -> int | None:
    """The nearest verb; none where it is a mere *is* or *has*: *He is a "hands-on" man*."""
    for j in range(i - 1, max(-1, i - 30), -1):
        if tokens[j].tag in VERBAL:
            return j
        if tokens[j].tag == "AUX" and is_finite(tokens[j]):
            return None
        if tokens[j].tag in ("STOP", "COLON") and tokens[j].text != ":":
            return None
    return None


def _finding(period: Period, index: int, verb: int, quotation: int) -> Finding | None:
    tokens = period.tokens
    start, passive = group_start(tokens, verb)
    source = (
        None if passive or tokens[verb].tag == "PART" and start == verb else subject_before(tokens, start)
    )
    if tokens[verb].tag == "ING" and source is None:
        first = next((k for k in range(start) if is_finite(tokens[k])), None)
        source = subject_before(tokens, group_start(tokens, first)[0]) if first is not None else None
    if source is None:
        return None
    first = _first(tokens, verb, quotation)
    end = end_of_quoted_phrase(tokens, first, len(tokens))
    finding = Finding(RULE, tokens[verb].lower, index, shape="mixed")
    finding.source.append(period.offsets(*source))
    finding.cue.append(period.offsets(start, verb + 1))
    finding.content.append(period.offsets(first, max(end, quotation + 1)))
    return finding


def _first(tokens: Tokens, verb: int, quotation: int) -> int:
    """The object from the verb on, or from the nearest joint before a distant quotation."""
    if quotation - verb <= 6:
        return verb + 1
    for i in range(quotation - 1, verb, -1):
        if tokens[i].tag in ("COLON", "COMMA", "ADP", "DASH"):
            return i + 1
    return verb + 1

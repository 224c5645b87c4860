"""Nouns that announce a statement: `the claim that …`, `his warning that …`."""

from collections.abc import Sequence

from articles.analysis import lexicons
from articles.analysis.attribution.clauses import is_comma
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period
from articles.analysis.attribution.phrases import is_finite, phrase_before
from articles.analysis.attribution.subjects import subject_before

RULE = "noun_cue"


def find(period: Period, index: int, language: str, findings: Sequence[Finding]) -> list[Finding]:
    tokens = period.tokens
    nouns = lexicons.entries(language, "cues_nouns")
    found: list[Finding] = []
    for i in range(1, len(tokens) - 2):
        if tokens[i].tag != "THAT" or is_finite(tokens[i + 1]):
            continue
        noun = tokens[i - 1].lower
        if tokens[i - 1].tag != "NOUN" or not (noun in nouns or noun.removesuffix("s") in nouns):
            continue
        if any(span.start == tokens[i].start for other in findings for span in other.content):
            continue
        finding = Finding(RULE, noun, index, shape="clause")
        first = i - 1
        while first > 0 and tokens[first - 1].tag in ("ADJ", "DET", "NUM"):
            first -= 1
        if first > 0 and tokens[first - 1].tag == "POSS":
            finding.source.append(period.offsets(first - 1, first))
        elif first > 0 and tokens[first - 1].tag == "GEN":
            start = phrase_before(tokens, first - 1)
            if start is not None:
                finding.source.append(period.offsets(start, first))
        elif first > 0 and tokens[first - 1].tag in ("PAST", "PRES", "ING"):
            source = subject_before(tokens, first - 1)
            if source is not None:
                finding.source.append(period.offsets(*source))
            first -= 1
        finding.cue.append(period.offsets(first, i))
        end = len(tokens)
        for k in range(i + 1, len(tokens) - 1):
            if is_comma(tokens[k]) and (is_finite(tokens[k + 1]) or _frame_begins(findings, tokens[k + 1].start)):
                end = k
                break
        while end > i + 1 and tokens[end - 1].tag in ("STOP", "COMMA"):
            end -= 1
        if end > i + 1 and finding.source:
            finding.content.append(period.offsets(i, end))
            found.append(finding)
    return found


def _frame_begins(findings: Sequence[Finding], start: int) -> bool:
    """Source or cue of another finding begins there: *…, she said*."""
    return any(span.start == start for finding in findings for span in (*finding.source, *finding.cue))

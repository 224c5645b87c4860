"""Adverbs that report without naming anybody: `The club is reportedly spending …`."""

from collections.abc import Sequence

from articles.analysis.attribution.clauses import is_comma
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period
from articles.analysis.attribution.phrases import Tokens, is_finite, phrase_before

RULE = "adverb"
ADVERBS = frozenset({"reportedly", "allegedly", "purportedly"})
EDGES = frozenset({"STOP", "COLON", "COMMA", "DASH", "THAT", "WH", "SUB", "CONJ", "OPEN"})


def find(period: Period, index: int, findings: Sequence[Finding]) -> list[Finding]:
    """One finding for each such adverb: its clause without it, and no source."""
    tokens = period.tokens
    found: list[Finding] = []
    for i, token in enumerate(tokens):
        if token.lower not in ADVERBS or any(token.start == span.start for f in findings for span in f.cue):
            continue
        if any(span.start <= token.start < span.end for f in findings for span in (*f.content, *f.cue)):
            continue
        if i + 1 >= len(tokens) or not _is_clausal(tokens, i):
            continue
        finding = Finding(RULE, token.lower, index, shape="around")
        finding.cue.append(period.offsets(i, i + 1))
        start = _clause_start(tokens, i)
        if start < i:
            finding.content.append(period.offsets(start, i))
        finding.content.append(period.offsets(i + 1, _clause_end(tokens, i + 1)))
        found.append(finding)
    return found


def _is_clausal(tokens: Tokens, i: int) -> bool:
    """It belongs to a verb, and not to an adjective: *the allegedly stolen car*."""
    return tokens[i - 1].tag not in ("DET", "POSS", "ADJ") if i else True


def _clause_start(tokens: Tokens, i: int) -> int:
    start = i
    while start > 0 and tokens[start - 1].tag in ("AUX", "MODAL", "ADV"):
        start -= 1
    phrase = phrase_before(tokens, start)
    return phrase if phrase is not None else start


def _clause_end(tokens: Tokens, start: int) -> int:
    end = len(tokens)
    for i in range(start, len(tokens) - 1):
        if is_comma(tokens[i]) and (is_finite(tokens[i + 1]) or tokens[i + 1].tag in ("CONJ", "ING")):
            end = i
            break
    while end > start + 1 and tokens[end - 1].tag in EDGES:
        end -= 1
    return end

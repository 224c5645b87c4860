"""`S: content`: headlines, transcripts, and quotations that a colon introduces."""

from collections.abc import Sequence

from articles.analysis.attribution.clauses import begins_clause, speaks
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period
from articles.analysis.attribution.phrases import Tokens, has_finite, phrase_before

RULE = "colon"
MAX_SOURCE = 9
MIN_QUOTED = 3
NOT_SOURCES = frozenset((
    "note", "update", "updated", "related", "watch", "photo", "photos", "video", "read", "more",
    "correction", "here", "this", "that", "these", "those", "q", "a", "by", "breaking", "exclusive",
    "live", "opinion", "contact", "question", "answer", "source", "credit", "caption", "topics", "tags",
    "subject", "re",
))  # fmt: skip


def find(period: Period, index: int, findings: Sequence[Finding], opens_paragraph: bool) -> list[Finding]:
    """The colons that only a name or short phrase stands before."""
    tokens = period.tokens
    found: list[Finding] = []
    for i in range(1, len(tokens) - 1):
        if tokens[i].text != ":" or tokens[i + 1].start == tokens[i].end and not speaks(tokens[i + 1]):
            continue
        if any(
            span.start <= tokens[i + 1].start < span.end for finding in findings for span in finding.content
        ):
            continue
        start = _source_start(tokens, i)
        if start is None:
            continue
        shape = _shape(tokens, start, i, opens_paragraph)
        if shape is None:
            continue
        end = _end(tokens, i + 1, shape)
        if end <= i + 1:
            continue
        finding = Finding(RULE, ":", index, shape=shape)
        finding.source.append(period.offsets(start, i))
        finding.cue.append(period.offsets(i, i + 1))
        finding.content.append(period.offsets(i + 1, end))
        found.append(finding)
        break
    return found


def _source_start(tokens: Tokens, colon: int) -> int | None:
    """Where the phrase before the colon begins, when it opens the period or follows a dash or *From*."""
    last = tokens[colon - 1]
    if colon == 1 and last.text in ("Q", "A"):
        return 0
    if last.tag not in ("NAME", "NOUN", "CLOSE") or last.lower in NOT_SOURCES:
        return None
    start = phrase_before(tokens, colon, max(0, colon - MAX_SOURCE))
    if start is None or tokens[start].lower in NOT_SOURCES or has_finite(tokens, start, colon):
        return None
    if start == 0 or tokens[start - 1].tag in ("DASH", "STOP", "QUOTED", "COLON", "ADV"):
        return start
    if tokens[start - 1].lower in ("from", "per", "via") and (start == 1 or tokens[start - 2].tag != "NOUN"):
        return start
    return None


def _shape(tokens: Tokens, start: int, colon: int, opens_paragraph: bool) -> str | None:
    following = tokens[colon + 1]
    if speaks(following) and following.quotation is not None and following.quotation.words >= MIN_QUOTED:
        return "quote"
    if opens_paragraph and colon == 1 and tokens[0].text in ("Q", "A"):
        return "label"
    if (
        start
        or not opens_paragraph
        or colon > 5
        or tokens[colon - 1].tag != "NAME"
        or tokens[0].tag != "NAME"
    ):
        return None
    if begins_clause(tokens, colon + 1, len(tokens)) or has_finite(tokens, colon + 1, len(tokens)):
        return "label"
    return None


def _end(tokens: Tokens, start: int, shape: str) -> int:
    end = len(tokens)
    if shape == "quote":
        end = max(k for k in range(start, len(tokens)) if speaks(tokens[k])) + 1
    while end > start and tokens[end - 1].tag == "STOP":
        end -= 1
    return end

"""`S: content`: headlines, transcripts, and quotations that a colon introduces."""

from articles.analysis.attribution.clauses import begins_clause, speaks
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period
from articles.analysis.attribution.phrases import has_finite, phrase_before

RULE = "colon"
MAX_SOURCE = 8
NOT_SOURCES = frozenset("note update related watch photo photos video read more correction here this that these those q a".split())


def find(period: Period, index: int) -> list[Finding]:
    """The first colon of a period that a name or short phrase stands before, alone."""
    tokens = period.tokens
    for i in range(1, min(MAX_SOURCE, len(tokens) - 1)):
        if tokens[i].text == ":" and tokens[i + 1].start > tokens[i].end:
            break
        if tokens[i].tag in ("COMMA", "STOP", "QUOTED", "COLON"):
            return []
    else:
        return []
    if has_finite(tokens, 0, i) or phrase_before(tokens, i, 0) != 0:
        return []
    if tokens[i - 1].tag not in ("NAME", "NOUN", "CLOSE") or tokens[0].lower in NOT_SOURCES or tokens[i - 1].lower in NOT_SOURCES:
        return []
    quoted = speaks(tokens[i + 1])
    named = tokens[i - 1].tag == "NAME" and tokens[0].tag == "NAME"
    if not quoted and not (named and begins_clause(tokens, i + 1, len(tokens))):
        return []
    end = len(tokens)
    while end > i + 1 and tokens[end - 1].tag == "STOP":
        end -= 1
    if end <= i + 1:
        return []
    finding = Finding(RULE, ":", index, shape="quote" if quoted else "clause")
    finding.source.append(period.offsets(0, i))
    finding.cue.append(period.offsets(i, i + 1))
    finding.content.append(period.offsets(i + 1, end))
    return [finding]

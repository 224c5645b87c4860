"""`According to S, …` and `…, according to S.`"""

from articles.analysis.attribution.before import content_start
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period
from articles.analysis.attribution.phrases import Range, Tokens, has_finite, is_finite, phrase_after
from articles.analysis.attribution.subjects import subject_after

RULE = "according_to"


def find(period: Period, index: int) -> list[Finding]:
    tokens = period.tokens
    end = len(tokens)
    while end > 0 and tokens[end - 1].tag == "STOP":
        end -= 1
    found: list[Finding] = []
    for i in range(len(tokens) - 2):
        if tokens[i].lower != "according" or tokens[i + 1].lower != "to":
            continue
        opening = all(token.tag in ("CONJ", "ADV", "COMMA", "DASH") for token in tokens[:i])
        source = _source(tokens, i + 2, opening)
        if source is None:
            continue
        finding = Finding(RULE, "accord", index, shape="after" if opening else "before")
        finding.source.append(period.offsets(*source))
        finding.cue.append(period.offsets(i, i + 2))
        parts = _after(tokens, source, end) if opening else _around(tokens, i, source, end)
        finding.content.extend(period.offsets(*part) for part in parts)
        if finding.content:
            found.append(finding)
    return found


def _after(tokens: Tokens, source: Range, end: int) -> list[Range]:
    """What follows the comma after *According to S*."""
    comma = source[1]
    while comma < end and tokens[comma].tag != "COMMA":
        comma += 1
    start = _past_apposition(tokens, comma, end) + 1
    return [(start, end)] if start < end else []


def _around(tokens: Tokens, at: int, source: Range, end: int) -> list[Range]:
    """What stands before *according to S*, and what goes on after it when that is no whole clause."""
    stop = at
    while stop > 0 and tokens[stop - 1].tag in ("COMMA", "DASH"):
        stop -= 1
    start = content_start(tokens, 0, stop)
    complete = has_finite(tokens, start, stop) or any(token.quotation for token in tokens[start:stop])
    open_end = stop > start and tokens[stop - 1].tag in ("THAT", "SUB", "CONJ")
    parts = [(start, stop)] if start < stop and not open_end else []
    after = source[1]
    goes_on = after + 1 < end and tokens[after].tag == "COMMA"
    if goes_on and (not complete or open_end or is_finite(tokens[after + 1])):
        parts.append((after + 1, end))
    return parts


MAX_SOURCE = 14


def _source(tokens: Tokens, start: int, opening: bool) -> Range | None:
    """The phrase after *to*, with a participle that says when and by whom: *figures released on Friday*."""
    found = (start, phrase_after(tokens, start)) if opening else subject_after(tokens, start)
    if found is None or found[1] is None:
        return None
    end = found[1]
    i = end
    while i < min(len(tokens), start + MAX_SOURCE) and tokens[i].tag not in (
        "COMMA",
        "STOP",
        "COLON",
        "QUOTED",
        "WH",
        "THAT",
        "DASH",
    ):
        if tokens[i].tag in ("AUX", "MODAL", "PRES", "CONJ"):
            return (start, end)
        i += 1
    if i < len(tokens) and tokens[i].tag in ("COMMA", "STOP") and i > end:
        return (start, i)
    return (start, end)


def _past_apposition(tokens: Tokens, comma: int, end: int) -> int:
    """The comma after an apposition to the source: *According to Jane Doe, an engineer, the bridge is
    safe*.
    """
    if comma + 1 >= end or tokens[comma + 1].tag not in ("DET", "POSS"):
        return comma
    past = phrase_after(tokens, comma + 1)
    if past is not None and past < end and tokens[past].tag == "COMMA" and has_finite(tokens, past, end):
        return past
    return comma

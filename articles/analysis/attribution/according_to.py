"""`According to S, …` and `…, according to S.`"""

from articles.analysis.attribution.before import content_start
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period
from articles.analysis.attribution.phrases import Range, Tokens, has_finite, is_finite, phrase_after
from articles.analysis.attribution.subjects import subject_after

RULE = "according_to"


def find(period: Period, index: int) -> list[Finding]:
    tokens = period.tokens
    found: list[Finding] = []
    for i in range(len(tokens) - 2):
        if tokens[i].lower != "according" or tokens[i + 1].lower != "to":
            continue
        source = _source(tokens, i + 2, opening=i < 3)
        if source is None:
            continue
        finding = Finding(RULE, "accord", index, shape="after" if i < 3 else "before")
        finding.source.append(period.offsets(*source))
        finding.cue.append(period.offsets(i, i + 2))
        end = len(tokens)
        while end > 0 and tokens[end - 1].tag == "STOP":
            end -= 1
        if i < 3:
            start = source[1]
            while start < end and tokens[start].tag != "COMMA":
                start += 1
            start = _past_apposition(tokens, start, end)
            if start + 1 < end:
                finding.content.append(period.offsets(start + 1, end))
        else:
            stop = i
            while stop > 0 and tokens[stop - 1].tag in ("COMMA", "DASH"):
                stop -= 1
            start = content_start(tokens, 0, stop)
            complete = has_finite(tokens, start, stop) or any(t.tag == "QUOTED" for t in tokens[start:stop])
            open_end = stop > start and tokens[stop - 1].tag in ("THAT", "SUB", "CONJ")
            if start < stop and not open_end:
                finding.content.append(period.offsets(start, stop))
            after = source[1]
            if (
                after + 1 < end
                and tokens[after].tag == "COMMA"
                and (not complete or open_end or is_finite(tokens[after + 1]))
            ):
                finding.content.append(period.offsets(after + 1, end))
        if finding.content:
            found.append(finding)
    return found


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

"""`According to S, …` and `…, according to S.`"""

from articles.analysis.attribution.before import content_start
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period
from articles.analysis.attribution.phrases import has_finite, is_finite
from articles.analysis.attribution.subjects import subject_after

RULE = "according_to"


def find(period: Period, index: int) -> list[Finding]:
    tokens = period.tokens
    found: list[Finding] = []
    for i in range(len(tokens) - 2):
        if tokens[i].lower != "according" or tokens[i + 1].lower != "to":
            continue
        source = subject_after(tokens, i + 2)
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
            if start + 1 < end:
                finding.content.append(period.offsets(start + 1, end))
        else:
            stop = i
            while stop > 0 and tokens[stop - 1].tag in ("COMMA", "DASH"):
                stop -= 1
            start = content_start(tokens, 0, stop)
            complete = has_finite(tokens, start, stop) or any(t.tag == "QUOTED" for t in tokens[start:stop])
            if start < stop and tokens[stop - 1].tag != "THAT":
                finding.content.append(period.offsets(start, stop))
            after = source[1]
            if after + 1 < end and tokens[after].tag == "COMMA" and (not complete or tokens[stop - 1].tag == "THAT" or is_finite(tokens[after + 1])):
                finding.content.append(period.offsets(after + 1, end))
        if finding.content:
            found.append(finding)
    return found

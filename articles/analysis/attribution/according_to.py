"""`According to S, …` and `…, according to S.`"""

from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period
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
            if stop > 0:
                finding.content.append(period.offsets(0, stop))
            if source[1] < end and tokens[source[1]].tag == "COMMA" and source[1] + 1 < end:
                finding.content.append(period.offsets(source[1] + 1, end))
        if finding.content:
            found.append(finding)
    return found

"""Reporting verbs with their subject: `S said that …`, `"…," S said.`, `…, said S, …`, `S, adding that …`."""

from articles.analysis.attribution import before, complements
from articles.analysis.attribution.cues import verb_cues
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.frames import Frame, frame_of
from articles.analysis.attribution.periods import Period


def find(period: Period, index: int, language: str) -> list[Finding]:
    """Findings of one period. First the cues with their content before them, then those with a complement
    after.
    """
    tokens = period.tokens
    cues = verb_cues(tokens, language)
    if not cues:
        return []
    frames: list[Frame] = []
    for cue in cues:
        frame = frame_of(tokens, cue, frames)
        if frame is not None:
            frames.append(frame)
    parenthetical = before.contents(tokens, frames)
    found: list[Finding] = []
    for at, frame in enumerate(frames):
        content = parenthetical.get(at)
        if content is None:
            content = complements.content_of(tokens, frames, at, parenthetical)
        if content is None:
            continue
        finding = Finding(content.rule, frame.cue.lemma, index, shape=content.shape)
        if frame.source is not None:
            finding.source.append(period.offsets(*frame.source))
        finding.cue.append(period.offsets(frame.cue_start, max(content.cue_end, frame.cue.end)))
        finding.content.extend(period.offsets(*part) for part in content.parts)
        found.append(finding)
    return found

"""Reporting verbs with their subject: `S said that …`, `"…," S said.`, `…, said S, …`, `S, adding that …`."""

from articles.analysis.attribution import contents
from articles.analysis.attribution.cues import Cue, verb_cues
from articles.analysis.attribution.findings import Finding
from articles.analysis.attribution.periods import Period
from articles.analysis.attribution.phrases import Tokens, is_finite
from articles.analysis.attribution.subjects import Range, subject_after, subject_before
from articles.analysis.spans import Span


def find(period: Period, index: int, language: str) -> list[Finding]:
    tokens = period.tokens
    cues = verb_cues(tokens, language)
    found: list[Finding] = []
    edge = 0
    main: Range | None = None
    for at, cue in enumerate(cues):
        following = cues[at + 1] if at + 1 < len(cues) else None
        if cue.head < edge:
            continue
        source, cue_end, left_end = _frame(tokens, cue, main, edge)
        content = contents.content_of(tokens, cue, cue_end, left_end, source, edge, cues[at + 1 :])
        if content is None:
            continue
        if source is not None and main is None:
            main = source
        finding = Finding(content.rule, cue.lemma, index, shape=content.shape)
        if source is not None:
            finding.source.append(period.offsets(*source))
        start = cue.start
        if source is not None and source[1] > cue.start >= source[0]:
            start = cue.head
        finding.cue.append(period.offsets(start, max(content.cue_end, cue.head + 1)))
        finding.content.extend(period.offsets(*part) for part in content.parts)
        found.append(finding)
        del following
    return found


def _frame(tokens: Tokens, cue: Cue, main: Range | None, edge: int) -> tuple[Range | None, int, int]:
    """Source range, where the content after may begin, and where a content before ends."""
    inverted = _inverted_subject(tokens, cue)
    if inverted is not None:
        return inverted, inverted[1], cue.start
    if cue.passive or (cue.tag == "PART" and not _has_auxiliary(tokens, cue)):
        return _by_phrase(tokens, cue), cue.head + 1, cue.start
    subject = _subject(tokens, cue, main, edge)
    left_end = subject[0] if subject is not None and subject[1] <= cue.start else cue.start
    return subject, cue.head + 1, left_end


def _has_auxiliary(tokens: Tokens, cue: Cue) -> bool:
    return any(tokens[i].tag in ("AUX", "MODAL") for i in range(cue.start, cue.head))


def _subject(tokens: Tokens, cue: Cue, main: Range | None, edge: int) -> Range | None:
    before = tokens[cue.start - 1] if cue.start else None
    if cue.tag == "ING" and (cue.start == cue.head or tokens[cue.start].tag == "ADV"):
        return main or _main_subject(tokens, cue, edge)
    if before is not None and before.tag == "CONJ":
        return _shared_subject(tokens, cue.start - 1, edge) or main
    return subject_before(tokens, cue.start, edge)


def _main_subject(tokens: Tokens, cue: Cue, edge: int) -> Range | None:
    """The subject of the first finite verb before a participle, or after it when the participle opens the period."""
    for i in range(edge, cue.start):
        if is_finite(tokens[i]):
            return subject_before(tokens, i, edge)
    for i in range(cue.head + 1, len(tokens)):
        if tokens[i].tag == "COMMA":
            from articles.analysis.attribution.phrases import phrase_after

            end = phrase_after(tokens, i + 1)
            if end is not None and end < len(tokens) and (is_finite(tokens[end]) or tokens[end].tag in ("COMMA", "ADV")):
                return (i + 1, end)
    return None


def _shared_subject(tokens: Tokens, conjunction: int, edge: int) -> Range | None:
    """*She smiled and said*: the subject of the verb before."""
    for i in range(conjunction - 1, edge - 1, -1):
        if is_finite(tokens[i]):
            start = i
            while start > edge and tokens[start - 1].tag in ("AUX", "MODAL", "ADV"):
                start -= 1
            if start > edge and tokens[start - 1].tag == "CONJ":
                continue
            return subject_before(tokens, start, edge)
    return None


def _inverted_subject(tokens: Tokens, cue: Cue) -> Range | None:
    """*"…," said Jane Doe*: the phrase after the verb, where a statement stands before it."""
    if cue.tag not in ("PAST", "PRES") or cue.start != cue.head or cue.head == 0 or "object" in cue.classes and "statement" not in cue.classes and tokens[cue.head - 1].tag != "QUOTED":
        return None
    before = tokens[cue.head - 1]
    if before.tag not in ("QUOTED", "COMMA", "DASH"):
        return None
    if cue.head + 1 >= len(tokens) or tokens[cue.head + 1].tag not in ("NAME", "DET", "NOUN", "POSS", "ADJ", "PRON", "NUM"):
        return None
    subject = subject_after(tokens, cue.head + 1)
    if subject is None:
        return None
    end = subject[1]
    if end < len(tokens) and (is_finite(tokens[end]) or tokens[end].tag in ("THAT", "QUOTED") and before.tag != "QUOTED"):
        return None
    if before.tag == "COMMA" and end < len(tokens) and tokens[end].tag not in ("STOP", "COMMA", "WH", "COLON"):
        return None
    return subject


def _by_phrase(tokens: Tokens, cue: Cue) -> Range | None:
    for i in range(cue.head + 1, min(cue.head + 4, len(tokens))):
        if tokens[i].lower == "by":
            return subject_after(tokens, i + 1)
        if tokens[i].tag not in ("ADV", "TIME"):
            break
    return None


__all__ = ["Span", "find"]

"""A cue with its source: the frame that stands around or before a content."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.analysis import lexicons
from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.phrases import Range, Tokens, is_finite, phrase_after
from articles.analysis.attribution.subjects import subject_after, subject_before

BY_REACH = 4
ASKING = frozenset(
    {"ask", "tell", "inform", "warn", "advise", "quote", "remind", "report", "say", "cite", "urge"}
)


@dataclass(frozen=True, slots=True)
class Frame:
    """`left` is where frame and source begin, `right` where they end; a content stands before, after or
    around them.
    """

    cue: Cue
    source: Range | None
    left: int
    right: int
    inverted: bool = False

    @property
    def cue_start(self) -> int:
        """The cue's first token, past a source that stands inside the verb group."""
        if self.source is not None and self.cue.start <= self.source[0] < self.cue.head:
            return self.source[1]
        return self.cue.start


def frame_of(tokens: Tokens, cue: Cue, earlier: Sequence[Frame] = ()) -> Frame | None:
    """The frame of a cue; `earlier` are those before it in the period. None when the verb can't be a cue
    here.
    """
    inverted = _inverted_subject(tokens, cue)
    if inverted is not None:
        return Frame(cue, inverted, cue.start, inverted[1], True)
    right = cue.end
    if (
        cue.start == cue.head
        and cue.head
        and tokens[cue.head - 1].lower == "as"
        and right < len(tokens)
        and tokens[right].lower == "by"
    ):
        agent = subject_after(tokens, right + 1)
        return Frame(cue, agent, cue.start, agent[1]) if agent else None
    if cue.passive or (cue.tag == "PART" and not _has_auxiliary(tokens, cue)):
        agent = _agent(tokens, cue)
        if agent is None and cue.lemma not in ASKING and "statement" not in cue.classes:
            return None
        return Frame(cue, agent, cue.start, agent[1] if agent else right)
    subject = _subject(tokens, cue, earlier)
    left = subject[0] if subject is not None and subject[1] <= cue.start else cue.start
    return Frame(cue, subject, left, right)


def _has_auxiliary(tokens: Tokens, cue: Cue) -> bool:
    return any(tokens[i].tag in ("AUX", "MODAL") for i in range(cue.start, cue.head))


def _subject(tokens: Tokens, cue: Cue, earlier: Sequence[Frame]) -> Range | None:
    main = next((frame for frame in earlier if frame.source is not None), None)
    start = cue.start
    tag = tokens[start - 1].tag if start else "STOP"
    if cue.tag == "ING" and not _has_auxiliary(tokens, cue):
        if tag in ("NOUN", "NAME", "PRON"):
            return _speaker_of_utterance(tokens, cue) or subject_before(tokens, start)
        if tag == "GEN" or tag == "POSS":
            return None
        if tag == "ADP" and (nearest := _shared_subject(tokens, start)):
            return nearest
        return _main_subject(tokens, cue, main)
    if tag == "CONJ":
        return (
            _same_speaker(cue, earlier)
            or _shared_subject(tokens, start - 1)
            or (main.source if main else None)
        )
    if cue.lemma == "ask" and cue.tag in ("PAST", "PART") and (start == 0 or tag in ("WH", "SUB", "COMMA")):
        return None
    return subject_before(tokens, start)


def _speaker_of_utterance(tokens: Tokens, cue: Cue) -> Range | None:
    """*She released a statement saying*: who released it."""
    if tokens[cue.start - 1].lower not in lexicons.entries("en", "nouns_of_utterance"):
        return None
    for i in range(cue.start - 1, max(-1, cue.start - 10), -1):
        if is_finite(tokens[i]):
            start = i
            while start > 0 and tokens[start - 1].tag in ("AUX", "MODAL", "ADV"):
                start -= 1
            return subject_before(tokens, start)
        if tokens[i].tag in ("COMMA", "STOP", "COLON"):
            break
    return None


def _main_subject(tokens: Tokens, cue: Cue, main: Frame | None) -> Range | None:
    """The subject of a participle: that of the first cue, else of the first finite verb, before or after
    it.
    """
    if main is not None and main.cue.head < cue.head:
        return main.source
    if nearest := _shared_subject(tokens, cue.start):
        return nearest
    for i in range(cue.head + 1, len(tokens)):
        if tokens[i].tag == "COMMA":
            end = phrase_after(tokens, i + 1)
            if (
                end is not None
                and end < len(tokens)
                and (is_finite(tokens[end]) or tokens[end].tag in ("COMMA", "ADV"))
            ):
                return (i + 1, end)
    return None


def _same_speaker(cue: Cue, earlier: Sequence[Frame]) -> Range | None:
    """*S told the paper it was over and said …*: the source of the last cue in the same tense."""
    for frame in reversed(earlier):
        if frame.cue.tag == cue.tag and frame.cue.classes & {"statement", "addressee", "clause"}:
            return frame.source
    return None


def _shared_subject(tokens: Tokens, conjunction: int) -> Range | None:
    """*She smiled and said*: the subject of the verb before, past verbs of clauses inside its object."""
    for i in range(conjunction - 1, max(-1, conjunction - 80), -1):
        if not is_finite(tokens[i]):
            continue
        start = i
        while start > 0 and tokens[start - 1].tag in ("AUX", "MODAL", "ADV"):
            start -= 1
        if start > 0 and tokens[start - 1].tag == "CONJ":
            continue
        subject = subject_before(tokens, start)
        if subject is not None and not _is_embedded(tokens, subject[0]):
            return subject
    return None


def _is_embedded(tokens: Tokens, start: int) -> bool:
    """The clause whose subject begins at `start` is the object of a verb before: *said (that) he left*."""
    if start == 0:
        return False
    before = tokens[start - 1]
    return before.tag in ("THAT", "WH") or tokens[start].tag in ("WH", "THAT") or is_finite(before)


def _inverted_subject(tokens: Tokens, cue: Cue) -> Range | None:
    """*"…," said Jane Doe*: the phrase after the verb, where a statement stands before it."""
    head = cue.head
    if cue.tag not in ("PAST", "PRES") or cue.start != head or cue.end >= len(tokens):
        return None
    if head == 0:
        subject = subject_after(tokens, cue.end) if tokens[cue.end].tag == "NAME" else None
        announced = subject is not None and subject[1] < len(tokens) and tokens[subject[1]].text == ":"
        return subject if announced else None
    before, after = tokens[head - 1], tokens[cue.end]
    if before.tag == "QUOTED":
        if after.tag not in ("NAME", "DET", "NOUN", "POSS", "ADJ", "PRON", "NUM"):
            return None
    elif (
        before.tag not in ("COMMA", "DASH")
        or "statement" not in cue.classes
        and cue.lemma not in ("write", "report")
    ) or after.tag not in ("NAME", "DET", "NOUN", "POSS", "ADJ"):
        return None
    subject = subject_after(tokens, cue.end)
    if subject is None:
        return None
    end = subject[1]
    if (end < len(tokens) and is_finite(tokens[end])) or any(
        t.tag == "TIME" for t in tokens[subject[0] : end]
    ):
        return None
    if (
        before.tag != "QUOTED"
        and end < len(tokens)
        and tokens[end].tag not in ("STOP", "COMMA", "WH", "COLON")
    ):
        return None
    return subject


def _agent(tokens: Tokens, cue: Cue) -> Range | None:
    """The agent of a passive: *was described by the mayor as*."""
    for i in range(cue.head + 1, min(cue.head + BY_REACH, len(tokens))):
        if tokens[i].lower == "by" and i + 1 < len(tokens) and tokens[i + 1].tag != "ING":
            return subject_after(tokens, i + 1)
        if tokens[i].tag not in ("ADV", "TIME"):
            break
    return None

"""Contents that are an object and no clause: `called for an end to the war`, `called it “a mistake”`."""

from articles.analysis import lexicons
from articles.analysis.attribution.clauses import speaks
from articles.analysis.attribution.contents import Content
from articles.analysis.attribution.frames import Frame
from articles.analysis.attribution.phrases import Tokens, is_finite, phrase_after
from articles.analysis.attribution.quotation_bounds import end_before_next_verb

EVIDENTIAL = frozenset((
    "show", "reveal", "find", "indicate", "suggest", "report", "document", "detail", "highlight",
    "illustrate",
))  # fmt: skip
NAMING = frozenset(("call", "label", "brand", "dub"))
"""With one object only these mean something else: *called his mother*."""
NO_OBJECT = frozenset({"COMMA", "STOP", "COLON", "SUB", "WH", "CONJ", "DASH", "CLOSE", "AUX"})
NO_OBJECT_WORDS = frozenset((
    "in", "into", "at", "from", "by", "with", "during", "out", "up", "off", "back", "away", "as",
))  # fmt: skip


def object_content(tokens: Tokens, frame: Frame, end: int) -> Content | None:
    """The phrase that names what was said: *called for an end to the war*."""
    if not _can_pass_judgement(tokens, frame):
        return None
    start = frame.right
    while start < end and tokens[start].tag in ("TIME", "ADV"):
        start += 1
    if start >= end or tokens[start].tag in NO_OBJECT or tokens[start].lower in NO_OBJECT_WORDS:
        return None
    if frame.cue.lemma == "call" and tokens[start].tag == "TO":
        return None
    for i in range(start, end):
        if tokens[i].tag == "COMMA" and i + 1 < end and tokens[i + 1].tag in ("ING", "WH", "CONJ"):
            end = i
            break
    end = end_before_next_verb(tokens, start, end)
    if frame.cue.lemma in NAMING and (phrase_after(tokens, start) or end) >= end:
        return None
    cue_end = frame.cue.end
    if tokens[start].lower in ("for", "of", "on", "about", "against") and start + 1 < end:
        cue_end, start = start + 1, start + 1
    return Content("object", "phrase", ((start, end),), cue_end)


def _can_pass_judgement(tokens: Tokens, frame: Frame) -> bool:
    """Somebody is named who calls, blames or demands; *a group called X* and *referring to X* have nobody."""
    if frame.source is None or (frame.cue.tag == "ING" and frame.cue.lemma == "refer to"):
        return False
    first = tokens[frame.source[0]]
    if first.lower in ("that", "which", "it", "this"):
        return False
    before = tokens[frame.source[0] - 1].tag if frame.source[0] else "STOP"
    return first.tag == "PRON" or before not in ("ADP", "TO", "PAST", "PRES", "PART", "ING", "BASE", "AUX")


def is_evidence(tokens: Tokens, frame: Frame) -> bool:
    """*Records show a gap*: a document as the source makes these verbs cues with a mere object, too."""
    if frame.source is None or frame.cue.lemma not in EVIDENTIAL:
        return False
    nouns = lexicons.entries("en", "nouns_of_evidence")
    return any(tokens[i].lower in nouns for i in range(*frame.source))


def reaches_quotation(tokens: Tokens, start: int, end: int) -> bool:
    """No other verb stands between the cue and the quotation."""
    for i in range(start, end):
        if speaks(tokens[i]):
            return True
        if is_finite(tokens[i]) or (
            tokens[i].tag in ("THAT", "SUB") and tokens[i].lower not in ("as", "like")
        ):
            return False
    return False

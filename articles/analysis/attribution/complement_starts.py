"""Where the complement of a cue begins: past the person addressed, time, place and manner."""

from articles.analysis.attribution.clauses import is_comma, speaks
from articles.analysis.attribution.frames import Frame
from articles.analysis.attribution.phrases import Tokens, is_finite, phrase_after

MANNER_REACH = 25
"""How far *that* or a quotation is looked for: *said in a statement on Monday that*."""
DURATIONS = frozenset(("years", "months", "weeks", "days", "hours", "minutes", "decades", "time"))
CIRCUMSTANCE = frozenset((
    "in", "on", "at", "during", "after", "before", "from", "with", "to", "through", "via", "by", "of",
    "about", "under", "outside", "near",
))  # fmt: skip
PHRASE_STARTS = frozenset({"DET", "NOUN", "NAME", "POSS", "ADJ", "TIME", "NUM", "PRON"})


def complement_start(tokens: Tokens, frame: Frame, end: int) -> tuple[int, bool]:
    """Where the complement begins, past addressee, time and manner; and whether *that*, a colon or a
    quotation marks it.
    """
    cue = frame.cue
    after = frame.right
    start = after
    if start >= end:
        return end, False
    if tokens[start].tag == "THAT" or tokens[start].lower == "that":
        return start, True
    if "addressee" in cue.classes:
        start = _past_addressee(tokens, start, end)
    past = past_adverbials(tokens, start, end)
    if past < end:
        token = tokens[past]
        if token.tag == "THAT" and not (past > after and past + 1 < end and is_finite(tokens[past + 1])):
            return past, True
        if token.tag == "COLON" and token.text == ":":
            return min(past + 1, end), True
        if token.tag == "WH" or token.lower in ("if", "whether"):
            return past, past == after or "addressee" in cue.classes
        if speaks(token):
            return past, True
        if is_comma(token):
            if past + 1 < end and (speaks(tokens[past + 1]) or tokens[past + 1].tag == "THAT"):
                return past + 1, True
            found = _marker_after(tokens, past + 1, end, "addressee" in cue.classes)
            if found is not None:
                return found, True
            return past + 1, False
    found = _marker_after(tokens, start, end, "addressee" in cue.classes)
    if found is not None:
        return found, True
    return past, False


def _marker_after(tokens: Tokens, start: int, end: int, addressed: bool = False) -> int | None:
    """A quotation or *that* after a comma or colon, with only phrases before: *said of the plan, "…"*.

    After a verb with the person addressed *that* needs no comma: *told a hearing in May that*.
    """
    for i in range(start, min(start + MANNER_REACH, end)):
        token = tokens[i]
        if speaks(token) and i > 0 and (is_comma(tokens[i - 1]) or tokens[i - 1].text == ":"):
            return i
        if (
            token.tag == "THAT"
            and i > 0
            and (addressed or tokens[i - 1].tag == "COMMA")
            and i + 1 < end
            and not is_finite(tokens[i + 1])
        ):
            return i
        if token.text == ":" and i + 1 < end and speaks(tokens[i + 1]):
            return i + 1
        if is_finite(token) or token.tag in ("SUB", "STOP", "WH", "QUOTED"):
            return None
    return None


def _past_addressee(tokens: Tokens, start: int, end: int) -> int:
    if tokens[start].tag == "PRON":
        return start + (tokens[start].lower not in ("he", "she", "they", "we", "i"))
    if tokens[start].tag == "ING" and start + 1 < end and tokens[start + 1].tag == "NOUN":
        start += 1
    if tokens[start].tag not in ("NOUN", "NAME", "DET", "POSS", "ADJ", "NUM"):
        return start
    past = phrase_after(tokens, start)
    if past is None or past >= end:
        return start
    if is_finite(tokens[past]):
        return _split_addressee(tokens, start, past)
    return past


def _split_addressee(tokens: Tokens, start: int, past: int) -> int:
    """*told voters Clinton would …*: a name after a plain noun begins the statement."""
    for i in range(start + 1, past):
        if tokens[i].tag == "NAME" and tokens[i - 1].tag == "NOUN":
            return i
    return start


def past_adverbials(tokens: Tokens, start: int, end: int) -> int:
    while start < end:
        tag = tokens[start].tag
        if tag == "TIME" or (
            tag == "ADV"
            and start + 1 < end
            and tokens[start + 1].tag in ("TIME", "ADP", "COMMA", "THAT", "QUOTED", "ADV")
        ):
            start += 1
        elif tag in ("DET", "ADJ", "ADV") and start + 1 < end and tokens[start + 1].tag == "TIME":
            start += 2
        elif tokens[start].lower == "for" and (past := _past_duration(tokens, start + 1, end)):
            start = past
        elif tokens[start].lower in ("since", "until", "before", "after") and tag == "SUB":
            past = phrase_after(tokens, start + 1)
            if past is None or past >= end or is_finite(tokens[past]):
                break
            start = past
        elif (
            tag == "ADP"
            and tokens[start].lower in CIRCUMSTANCE
            and start + 1 < end
            and tokens[start + 1].tag in PHRASE_STARTS
        ):
            past = start + 2 if tokens[start + 1].tag == "TIME" else phrase_after(tokens, start + 1)
            if past is None or past >= end:
                break
            start = past
        else:
            break
    return start


def _past_duration(tokens: Tokens, start: int, end: int) -> int | None:
    """*for (many) years*: time, and not what somebody argues for."""
    for i in range(start, min(start + 4, end)):
        if tokens[i].tag == "TIME" or tokens[i].lower in DURATIONS:
            return i + 1
    return None

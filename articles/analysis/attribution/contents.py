"""The content of a cue verb: before it, after it, or around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.analysis.attribution.cues import Cue
from articles.analysis.attribution.phrases import (
    Tokens,
    begins_clause,
    has_finite,
    is_finite,
    phrase_after,
)
from articles.analysis.attribution.subjects import Range

QUOTE_ENDS = frozenset(",.?!—-…")
MANNER_REACH = 25


@dataclass(frozen=True, slots=True)
class Content:
    """Token ranges; `cue_end` says how far the cue reaches (told reporters on Monday)."""

    rule: str
    shape: str
    parts: tuple[Range, ...]
    cue_end: int


def content_of(
    tokens: Tokens,
    cue: Cue,
    after: int,
    left_end: int,
    source: Range | None,
    edge: int,
    later: Sequence[Cue],
) -> Content | None:
    before = _content_before(tokens, cue, left_end, edge)
    if before is not None:
        right = _continued(tokens, cue, after, before, later)
        parts = (before, right) if right is not None else (before,)
        shape = "around" if right is not None else "before"
        rule = "quote_before" if any(tokens[i].tag == "QUOTED" for i in range(*before)) else "clause_before"
        return Content(rule, shape, parts, cue.head + 1)
    if source is not None and source[0] > cue.head:
        return None
    return _content_after(tokens, cue, after, later)


def _content_before(tokens: Tokens, cue: Cue, left_end: int, edge: int) -> Range | None:
    """A quotation or clause that ends with a comma just before source and cue."""
    if left_end <= edge or cue.tag not in ("PAST", "PRES", "PART"):
        return None
    last = tokens[left_end - 1]
    start = _content_start(tokens, edge, left_end)
    if start >= left_end:
        return None
    if last.tag == "QUOTED" and (last.text[-2:-1] in QUOTE_ENDS or last.text[-3:-2] in QUOTE_ENDS or last.quotation is not None and last.quotation.words > 5):
        return (start, left_end)
    if last.tag in ("COMMA", "DASH") and left_end - 1 > start:
        if cue.head + 1 < len(tokens) and _opens_complement(tokens, cue.head + 1):
            return None
        if tokens[left_end - 2].tag == "QUOTED":
            return (start, left_end - 1)
        if has_finite(tokens, start, left_end - 1) and _parenthetical_after(tokens, cue, left_end):
            if tokens[start].tag in ("SUB",) or tokens[start].lower in ("when", "asked", "who"):
                return None
            return (start, left_end - 1)
        if _parenthetical_after(tokens, cue, left_end) and cue.lemma == "say" and cue.head + 1 < len(tokens) and tokens[cue.head + 1].tag == "COMMA":
            return (start, left_end - 1)
    return None


def _parenthetical_after(tokens: Tokens, cue: Cue, left_end: int) -> bool:
    """Nothing that could be the verb's own complement follows it."""
    i = cue.head + 1
    if i >= len(tokens):
        return True
    if tokens[i].tag in ("STOP", "COMMA", "DASH", "COLON", "ADP", "TIME", "ADV", "SUB", "CLOSE"):
        return True
    return left_end == cue.start


def _opens_complement(tokens: Tokens, i: int) -> bool:
    return tokens[i].tag in ("THAT", "QUOTED")


def _content_start(tokens: Tokens, edge: int, end: int) -> int:
    """Skips a dateline and an opening conjunction."""
    for i in range(edge, min(edge + 12, end)):
        if tokens[i].tag == "DASH" and i + 1 < end and all(
            t.tag in ("NAME", "COMMA", "OPEN", "CLOSE", "STOP", "NUM", "TIME") for t in tokens[edge:i]
        ):
            return i + 1
    start = edge
    while start < end and tokens[start].tag in ("COMMA", "STOP", "COLON"):
        start += 1
    return start


def _continued(tokens: Tokens, cue: Cue, after: int, before: Range, later: Sequence[Cue]) -> Range | None:
    """The rest of a content that source and cue interrupt."""
    end = _content_end(tokens, after, later)
    for i in range(after, end):
        if tokens[i].tag == "QUOTED":
            return (i, end)
        if tokens[i].tag == "COMMA":
            if i + 1 >= end:
                return None
            nxt = tokens[i + 1]
            quoted = any(t.tag == "QUOTED" for t in tokens[before[0] : before[1]])
            if nxt.tag == "QUOTED":
                return (i + 1, end)
            if quoted:
                continue
            if nxt.tag in ("ING", "PAST", "PART", "SUB", "WH", "ADP", "ADV") and has_finite(tokens, *before):
                return None
            return (i + 1, end)
        if tokens[i].tag in ("STOP", "COLON"):
            return None
    return None


def _content_after(tokens: Tokens, cue: Cue, after: int, later: Sequence[Cue]) -> Content | None:
    end = _content_end(tokens, after, later)
    start, marker = _complement_start(tokens, cue, after, end)
    if start >= end:
        return None
    quoted = any(tokens[i].tag == "QUOTED" for i in range(start, end))
    statement = "statement" in cue.classes
    clause = marker or begins_clause(tokens, start) or tokens[start].tag == "QUOTED"
    if statement or clause:
        if not statement and not clause:
            return None
        shape = "quote" if tokens[start].tag == "QUOTED" else "mixed" if quoted else "clause"
        if not clause and not quoted:
            shape = "phrase"
        return Content("cue_first", shape, ((start, end),), start if marker else max(cue.head + 1, min(start, after)))
    if quoted:
        return Content("quoted_object", "mixed", ((start, end),), cue.head + 1)
    if "object" in cue.classes:
        return Content("object", "phrase", ((start, end),), cue.head + 1)
    return None


def _complement_start(tokens: Tokens, cue: Cue, after: int, end: int) -> tuple[int, bool]:
    """Where the complement begins, past addressee, time and manner, and whether a marker (that, a quotation) opens it."""
    for i in range(after, min(after + MANNER_REACH, end)):
        token = tokens[i]
        if token.tag == "THAT" or (token.lower == "that" and i == after):
            return i, True
        if token.tag == "QUOTED" and (i == after or tokens[i - 1].tag in ("COMMA", "COLON")):
            return i, True
        if token.tag == "COLON" and token.text == ":":
            return min(i + 1, end), True
        if (token.tag == "WH" or token.lower in ("if", "whether")) and (i == after or "addressee" in cue.classes):
            return i, True
        if is_finite(token) or token.tag in ("SUB", "STOP", "WH"):
            break
    start = after
    if "addressee" in cue.classes and start < end and tokens[start].tag in ("NOUN", "NAME", "PRON", "DET", "POSS", "ADJ"):
        start = _past_addressee(tokens, start, end)
    start = _past_adverbials(tokens, start, end)
    if start < end and tokens[start].tag == "COMMA":
        start += 1
    return start, False


def _past_addressee(tokens: Tokens, start: int, end: int) -> int:
    if tokens[start].tag == "PRON":
        return start + 1
    past = phrase_after(tokens, start)
    return min(past, end) if past is not None else start


def _past_adverbials(tokens: Tokens, start: int, end: int) -> int:
    while start < end:
        tag = tokens[start].tag
        if tag == "TIME" or (tag == "ADV" and start + 1 < end and tokens[start + 1].tag in ("TIME", "ADP", "COMMA", "THAT")):
            start += 1
        elif tag == "ADP":
            past = phrase_after(tokens, start + 1)
            if past is None or past >= end:
                break
            start = past
        else:
            break
    return start


def _content_end(tokens: Tokens, after: int, later: Sequence[Cue]) -> int:
    """The end of the period, or where a new statement with a cue of its own begins."""
    end = len(tokens)
    for cue in later:
        if cue.head <= after:
            continue
        at = _coordinate_start(tokens, after, cue)
        if at is not None:
            end = min(end, at)
            break
    while end > after and tokens[end - 1].tag in ("STOP", "COMMA", "COLON"):
        end -= 1
    return end


def _coordinate_start(tokens: Tokens, after: int, cue: Cue) -> int | None:
    """Where the clause of a later cue begins, when it stands beside this content and not inside it."""
    i = cue.start - 1
    if i <= after:
        return None
    if cue.tag == "ING" and tokens[i].tag == "COMMA" and "statement" in cue.classes:
        return i
    if tokens[i].tag == "CONJ" and "statement" in cue.classes and cue.tag in ("PAST",):
        return i
    return None

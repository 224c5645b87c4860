"""Contents that stand before their source and cue, or around them."""

from collections.abc import Sequence

from articles.analysis.attribution.clauses import is_comma, speaks
from articles.analysis.attribution.clauses_before import clause_before, interrupts
from articles.analysis.attribution.contents import Content
from articles.analysis.attribution.cues import BESIDE_QUOTATION
from articles.analysis.attribution.frames import Frame
from articles.analysis.attribution.periods import Token
from articles.analysis.attribution.phrases import Range, Tokens, has_finite

TRAILING = frozenset(("ING", "PAST", "PART", "WH", "ADP", "ADV", "TIME"))
"""What begins so after the frame tells about the speaking: *he said, wiping his face*."""
TRAILING_WORDS = frozenset(("when", "while", "as", "after", "before", "although", "though", "since", "until"))
QUOTE_ENDS = frozenset(",.?!—-…–")


def contents(tokens: Tokens, frames: Sequence[Frame]) -> dict[int, Content]:
    """Content by index of the frame, for the frames that stand after or inside their content."""
    found: dict[int, Content] = {}
    edge = 0
    starts: dict[int, Range] = {}
    for at, frame in enumerate(frames):
        part = _before(tokens, frame, edge)
        if part is not None and at:
            part = _past_earlier_cue(tokens, frames[:at], frame, part)
        if part is not None:
            starts[at] = part
            edge = frame.right
    order = sorted(starts)
    for position, at in enumerate(order):
        following = frames[order[position + 1]].left if position + 1 < len(order) else None
        found[at] = _content(tokens, frames, at, starts[at], following)
    return found


def _past_earlier_cue(tokens: Tokens, earlier: Sequence[Frame], frame: Frame, part: Range) -> Range | None:
    """An earlier *S said* in front of the quotation leaves only the quotation; one in front of an inserted
    frame, nothing.
    """
    inside = [
        other
        for other in earlier
        if part[0] <= other.left and "statement" in other.cue.classes and not other.inverted
    ]
    if not inside:
        return part
    first = next((i for i in range(inside[-1].right, part[1]) if speaks(tokens[i])), None)
    if first is not None:
        return (first, part[1]) if first <= inside[-1].right + 1 else part
    return None if interrupts(tokens, frame) else part


def _content(tokens: Tokens, frames: Sequence[Frame], at: int, left: Range, following: int | None) -> Content:
    quoted = any(speaks(tokens[i]) for i in range(*left)) or tokens[left[0]].quotation is not None
    right = None
    if following is None:
        limit = _next_statement(tokens, frames, at)
        right = _resumed(tokens, frames[at], left, limit, quoted)
    rule = "quote_before" if quoted else "clause_before"
    parts = (left,) if right is None else (left, right)
    return Content(rule, "around" if right is not None else "before", parts, frames[at].cue.end)


def _next_statement(tokens: Tokens, frames: Sequence[Frame], at: int) -> int:
    """Where the next participle or coordinate cue takes over: *…, adding that …*."""
    for frame in frames[at + 1 :]:
        i = frame.cue.start - 1
        if i >= frames[at].right and (
            _is_bare_participle(frame) and tokens[i].tag == "COMMA" or tokens[i].tag == "CONJ"
        ):
            return i
        if (
            frame.source is not None
            and tokens[frame.source[0]].lower == "who"
            and frame.left > frames[at].right
        ):
            return frame.left - 1
        if (
            frame.left > frames[at].right + 1
            and tokens[frame.left - 1].lower in ("and", "but")
            and is_comma(tokens[frame.left - 2])
        ):
            return frame.left - 2
    return len(tokens)


def _is_bare_participle(frame: Frame) -> bool:
    return frame.cue.tag == "ING" and frame.cue.start == frame.cue.head


def _before(tokens: Tokens, frame: Frame, edge: int) -> Range | None:
    cue, left = frame.cue, frame.left
    if left <= edge or (cue.tag not in ("PAST", "PRES") and not (cue.tag == "PART" and cue.start < cue.head)):
        return None
    if cue.passive and cue.lemma not in ("quote", "ask"):
        return None
    if frame.source is not None and tokens[frame.source[0]].tag in ("WH", "THAT"):
        return None
    if tokens[left - 1].lower == "as" and left - 2 > edge and tokens[left - 2].tag in ("COMMA", "DASH"):
        left -= 1
    last = tokens[left - 1]
    start = content_start(tokens, edge, left)
    if start >= left:
        return None
    end = left - 1 if last.tag in ("COMMA", "DASH") else left
    quote = tokens[end - 1]
    whole = end - 1 == start and quote.quotation is not None and _ends_open(quote)
    if cue.classes == BESIDE_QUOTATION and end - 1 != start:
        return None
    if (speaks(quote) or whole) and end > start and (end < left or _ends_open(quote)):
        if _takes_complement(tokens, frame):
            return None
        return _quoted_before(tokens, start, end, edge)
    if end < left and end > start and not frame.cue.passive:
        return clause_before(tokens, frame, start, end)
    return None


def _ends_open(token: Token) -> bool:
    """It ends with a comma or question mark, as before *she said*, or is too long for a mere phrase."""
    long = token.quotation is not None and token.quotation.words > 5
    return long or token.text.rstrip("\"'”’»“")[-1:] in QUOTE_ENDS


def _quoted_before(tokens: Tokens, start: int, end: int, edge: int) -> Range:
    """The quotation with the clause that holds it; after an earlier frame or a colon the quotation alone."""
    first = start
    for i in range(start, end):
        if tokens[i].tag == "COLON" and tokens[i].text == ":" and i + 1 < end:
            first = i + 1
    if edge and first == start:
        while first < end - 1 and not speaks(tokens[first]):
            first += 1
    return (first, end)


def _takes_complement(tokens: Tokens, frame: Frame) -> bool:
    """*"…," but he said that …*: the verb has its content after it."""
    i = frame.right
    return not frame.inverted and i < len(tokens) and (tokens[i].tag == "THAT" or tokens[i].text == ":")


def content_start(tokens: Tokens, edge: int, end: int) -> int:
    """Past a dateline and marks at the beginning."""
    for i in range(edge, min(edge + 14, end)):
        if tokens[i].tag == "DASH" and i + 1 < end and all(t.tag in DATELINE for t in tokens[edge:i]):
            return i + 1
    start = edge
    while start < end and tokens[start].tag in ("COMMA", "STOP", "COLON", "DASH"):
        start += 1
    return start


DATELINE = frozenset({"NAME", "COMMA", "OPEN", "CLOSE", "STOP", "NUM", "TIME"})


def _resumed(tokens: Tokens, frame: Frame, left: Range, limit: int, quoted: bool) -> Range | None:
    """The rest of a content that source and cue interrupt."""
    end = limit
    while end > frame.right and tokens[end - 1].tag in ("STOP", "COMMA", "COLON", "DASH"):
        end -= 1
    for i in range(_past_relative(tokens, frame, end), end):
        token = tokens[i]
        if speaks(token):
            last = max(k for k in range(i, end) if speaks(tokens[k]))
            return (i, end if end - last <= 12 else last + 1)
        if quoted:
            continue
        if token.tag in ("STOP", "COLON"):
            return None
        if token.tag in ("COMMA", "DASH") and i + 1 < end:
            trails = tokens[i + 1].tag in TRAILING or tokens[i + 1].lower in TRAILING_WORDS
            return None if trails and has_finite(tokens, *left) else (i + 1, end)
    return None


def _past_relative(tokens: Tokens, frame: Frame, end: int) -> int:
    """*said Jane Doe, who had waited in a "long, long" line*: past what is told about the source."""
    i = frame.right
    if frame.inverted and i + 1 < end and "WH" in (tokens[i].tag, tokens[i + 1].tag):
        i += 2
        while i < end and tokens[i].tag not in ("COMMA", "STOP", "DASH"):
            i += 1
    return i

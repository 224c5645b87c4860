"""Contents that stand after their cue: that-clauses, bare clauses, quotations, and objects."""

from collections.abc import Mapping, Sequence

from articles.analysis import lexicons
from articles.analysis.attribution.clauses import (
    begins_clause,
    is_comma,
    main_clause_at,
    opening_subordinate,
    speaks,
)
from articles.analysis.attribution.contents import Content
from articles.analysis.attribution.frames import Frame
from articles.analysis.attribution.phrases import Tokens, is_finite, phrase_after
from articles.analysis.attribution.quotation_bounds import end_before_next_verb, end_of_quoted_phrase

EVIDENTIAL = frozenset("show reveal find indicate suggest report document detail highlight illustrate".split())
ATTITUDES = frozenset("think believe hope fear doubt guess worry wonder expect suspect".split())
MANNER_REACH = 25
CIRCUMSTANCE = frozenset("in on at during after before from with to through via by of about under outside near".split())


def content_of(
    tokens: Tokens, frames: Sequence[Frame], at: int, parenthetical: Mapping[int, Content]
) -> Content | None:
    frame = frames[at]
    cue = frame.cue
    if frame.inverted:
        return None
    limit = content_end(tokens, frames, at, parenthetical)
    if _in_as_clause(tokens, frame) and cue.classes & {"statement", "clause"}:
        return _after_as_clause(tokens, frame, limit)
    start, marked = _complement_start(tokens, frame, limit)
    if start >= limit:
        if tokens[-1].text == ":" and limit >= len(tokens) - 1:
            return Content("cue_first", "below", (), len(tokens))
        return None
    if tokens[start].quotation is not None and start == frame.right and cue.classes & {"statement", "clause"}:
        end = _quotation_end(tokens, start, _without_marks(tokens, start, limit))
        return Content("cue_first", "quote", ((start, max(end, start + 1)),), cue.end)
    end = _clause_end(tokens, frame, start, limit)
    end = _without_marks(tokens, start, end)
    if start >= end:
        return None
    if is_finite(tokens[start]) and frame.left and tokens[frame.left - 1].lower in ("which", "who", "that"):
        end = _without_marks(tokens, start, _relative_end(tokens, start, limit))
        return Content("relative_gap", "clause", ((frame.left - 1, frame.left), (start, end)), cue.end)
    if not marked and tokens[start - 1].tag == "COMMA":
        return None
    quoted = any(speaks(tokens[i]) for i in range(start, end))
    if end - start == 1 and not quoted and not marked and tokens[start].tag not in ("NOUN", "NAME"):
        return None
    if frame.source is None and not quoted and (cue.tag == "BASE" or tokens[cue.end : cue.end + 1] and tokens[cue.end].text == ":"):
        return None
    if frame.source is not None and frame.source[1] - frame.source[0] == 1 and tokens[frame.source[0]].lower == "you":
        return None
    clause = marked or speaks(tokens[start]) or begins_clause(tokens, start, end)
    cue_end = start if marked else max(cue.end, frame.right)
    if tokens[cue_end - 1].tag == "COMMA":
        cue_end -= 1
    if speaks(tokens[start]):
        end = _quotation_end(tokens, start, end)
    if not cue.classes & {"statement", "clause", "addressee"}:
        clause = speaks(tokens[start]) or (marked and quoted)
    if not clause and not quoted and "statement" in cue.classes and tokens[start].tag in ("SUB", "WH", "CONJ"):
        return None
    if cue.tag == "ING" and not clause and not quoted and tokens[cue.start - 1].tag not in ("COMMA", "DASH", "SUB", "ADP", "CONJ"):
        return None
    if "statement" in cue.classes or clause:
        shape = "quote" if speaks(tokens[start]) else "mixed" if quoted else "clause" if clause else "phrase"
        rule = "cue_first" if clause or quoted else "statement_phrase"
        return Content(rule, shape, ((start, end),), cue_end)
    if tokens[start].tag == "TO" and "addressee" in cue.classes:
        return Content("infinitive", "phrase", ((start, end_before_next_verb(tokens, start, end)),), cue.end)
    if quoted and _reaches_quotation(tokens, start, end):
        end = end_before_next_verb(tokens, start, end_of_quoted_phrase(tokens, start, end))
        return Content("quoted_object", "mixed", ((start, end),), cue.end)
    if not cue.passive and ("object" in cue.classes or _is_evidence(tokens, frame)):
        return _object(tokens, frame, end)
    return None


def _is_evidence(tokens: Tokens, frame: Frame) -> bool:
    """*Records show a gap*: a document as the source makes these verbs cues with a mere object, too."""
    if frame.source is None or frame.cue.lemma not in EVIDENTIAL:
        return False
    nouns = lexicons.entries("en", "nouns_of_evidence")
    return any(tokens[i].lower in nouns for i in range(*frame.source))


def _reaches_quotation(tokens: Tokens, start: int, end: int) -> bool:
    """No other verb stands between the cue and the quotation."""
    for i in range(start, end):
        if speaks(tokens[i]):
            return True
        if is_finite(tokens[i]) or tokens[i].tag in ("THAT", "SUB"):
            return False
    return False


def _object(tokens: Tokens, frame: Frame, end: int) -> Content | None:
    """The phrase that names what was said: *called for an end to the war*."""
    if not _can_pass_judgement(tokens, frame):
        return None
    start = frame.right
    while start < end and tokens[start].tag in ("TIME", "ADV"):
        start += 1
    if start >= end or tokens[start].tag in ("COMMA", "STOP", "COLON", "SUB", "WH", "CONJ", "DASH", "CLOSE", "AUX"):
        return None
    if tokens[start].lower in ("in", "into", "at", "from", "by", "with", "during", "out", "up", "off", "back", "away", "as"):
        return None
    if frame.cue.lemma == "call" and tokens[start].tag in ("TO",):
        return None
    for i in range(start, end):
        if tokens[i].tag == "COMMA" and i + 1 < end and tokens[i + 1].tag in ("ING", "WH", "CONJ"):
            end = i
            break
    end = end_before_next_verb(tokens, start, end)
    cue_end = frame.cue.end
    if tokens[start].lower in ("for", "of", "on", "about", "against") and start + 1 < end:
        cue_end, start = start + 1, start + 1
    return Content("object", "phrase", ((start, end),), cue_end)


def _in_as_clause(tokens: Tokens, frame: Frame) -> bool:
    i = frame.left - 1
    return i >= 0 and tokens[i].lower == "as" and (i == 0 or tokens[i - 1].tag in ("COMMA", "CONJ", "STOP", "DASH", "COLON"))


def _after_as_clause(tokens: Tokens, frame: Frame, limit: int) -> Content | None:
    """*As S noted in the Times, the bridge is safe*: the main clause is the content."""
    for i in range(frame.right, min(frame.right + MANNER_REACH, limit)):
        if tokens[i].tag == "COMMA":
            end = _without_marks(tokens, i + 1, limit)
            if end > i + 1:
                return Content("as_clause", "clause", ((i + 1, end),), frame.cue.end)
        if is_finite(tokens[i]) or tokens[i].tag in ("STOP", "THAT"):
            return None
    return None


def _can_pass_judgement(tokens: Tokens, frame: Frame) -> bool:
    """Somebody is named who calls, blames or demands; *a group called X* and *referring to X* have nobody."""
    if frame.source is None or (frame.cue.tag == "ING" and frame.cue.lemma == "refer to"):
        return False
    first = tokens[frame.source[0]]
    if first.lower in ("that", "which", "it", "this"):
        return False
    before = tokens[frame.source[0] - 1].tag if frame.source[0] else "STOP"
    return first.tag == "PRON" or before not in ("ADP", "TO", "PAST", "PRES", "PART", "ING", "BASE", "AUX")


def _without_marks(tokens: Tokens, start: int, end: int) -> int:
    while end > start and tokens[end - 1].tag in ("STOP", "COMMA", "COLON", "DASH"):
        end -= 1
    return end


def _quotation_end(tokens: Tokens, start: int, end: int) -> int:
    """The end of the last quotation, when what follows it only trails: *called it "a lie," before leaving*."""
    last = max((i for i in range(start, end) if speaks(tokens[i])), default=None)
    if last is None or last == end - 1:
        return end
    first = next(i for i in range(start, end) if speaks(tokens[i]))
    if is_comma(tokens[last]) or tokens[last + 1].tag in ("COMMA", "DASH", "CONJ") and first == start:
        return last + 1
    return end


def content_end(
    tokens: Tokens, frames: Sequence[Frame], at: int, parenthetical: Mapping[int, Content]
) -> int:
    """The end of the period, or where a frame or a new statement beside this one begins."""
    frame = frames[at]
    end = len(tokens)
    for k in range(at + 1, len(frames)):
        other = frames[k]
        if k in parenthetical and other.left > frame.right:
            own = parenthetical[k].parts[0]
            end = min(end, own[0] if own[0] > frame.right else other.left)
            break
        beside = _beside(tokens, frame, other)
        if beside is not None:
            end = min(end, beside)
            break
    return end


def _beside(tokens: Tokens, frame: Frame, other: Frame) -> int | None:
    """Where the clause of a later cue begins, when it stands beside this content and not inside it."""
    cue = other.cue
    i = cue.start - 1
    if i <= frame.right:
        return None
    if cue.tag == "ING" and is_comma(tokens[i]):
        return i + (tokens[i].tag == "QUOTED")
    if cue.tag == "ING" and tokens[i].lower in ("while", "by", "before") and tokens[i - 1].tag == "COMMA":
        return i - 1
    if tokens[i].tag == "CONJ" and cue.tag == frame.cue.tag and cue.classes & {"statement", "addressee", "clause"} and cue.lemma not in ATTITUDES:
        return i
    left = other.left
    if left < cue.start and left - 2 > frame.right and cue.tag in ("PAST", "PRES", "PART"):
        joint = tokens[left - 1]
        if joint.lower in ("and", "but", "while", "though", "although", "as") and is_comma(tokens[left - 2]):
            return left - 2 + (tokens[left - 2].tag == "QUOTED")
        if joint.lower in ("and", "but") and "statement" in cue.classes and cue.tag == frame.cue.tag:
            return left - 1
    return None


def _clause_end(tokens: Tokens, frame: Frame, start: int, limit: int) -> int:
    """The end of the clause that embeds the cue: an opening subordinate clause or a relative clause ends before."""
    subject = frame.source if frame.source is not None and frame.source[1] <= frame.cue.start else None
    first = subject[0] if subject else frame.cue.start
    if opening_subordinate(tokens, first, 0) or opening_subordinate(tokens, frame.cue.start, 0):
        for i in range(start, limit - 1):
            if is_comma(tokens[i]) and main_clause_at(tokens, i + 1):
                return i + (tokens[i].tag == "QUOTED")
    if subject and tokens[subject[0]].tag in ("WH", "THAT"):
        return _relative_end(tokens, start, limit)
    for i in range(start + 1, limit - 1):
        if tokens[i].tag == "COMMA" and tokens[i + 1].lower == "as" and i + 2 < limit and (
            tokens[i + 2].tag in ("AUX", "MODAL")
        ):
            return i
        if tokens[i].tag == "COLON" and tokens[i].text == ";":
            return i
    return limit


def _relative_end(tokens: Tokens, start: int, limit: int) -> int:
    for i in range(start, limit - 1):
        if is_comma(tokens[i]) and (is_finite(tokens[i + 1]) and tokens[i + 1].tag != "PRES" or tokens[i + 1].lower in ("is", "has", "and", "but")):
            return i + (tokens[i].tag == "QUOTED")
    return limit


def _complement_start(tokens: Tokens, frame: Frame, end: int) -> tuple[int, bool]:
    """Where the complement begins, past addressee, time and manner; and whether *that*, a colon or a quotation marks it."""
    cue = frame.cue
    after = frame.right
    start = after
    if start >= end:
        return end, False
    if tokens[start].tag == "THAT" or tokens[start].lower == "that":
        return start, not (cue.lemma in ("say", "tell") and False)
    if "addressee" in cue.classes:
        start = _past_addressee(tokens, start, end)
    past = _past_adverbials(tokens, start, end)
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
            found = _marker_after(tokens, past + 1, end)
            if found is not None:
                return found, True
            return past + 1, False
    found = _marker_after(tokens, start, end)
    if found is not None:
        return found, True
    return past, False


def _marker_after(tokens: Tokens, start: int, end: int) -> int | None:
    """A quotation or *that* after a comma or colon, with only phrases before: *said of the plan, "…"*."""
    for i in range(start, min(start + MANNER_REACH, end)):
        token = tokens[i]
        if speaks(token) and i > 0 and (is_comma(tokens[i - 1]) or tokens[i - 1].text == ":"):
            return i
        if token.tag == "THAT" and i > 0 and tokens[i - 1].tag == "COMMA" and i + 1 < end and not is_finite(tokens[i + 1]):
            return i
        if token.text == ":" and i + 1 < end and speaks(tokens[i + 1]):
            return i + 1
        if is_finite(token) or token.tag in ("SUB", "STOP", "WH", "QUOTED"):
            return None
    return None


def _past_addressee(tokens: Tokens, start: int, end: int) -> int:
    if tokens[start].tag == "PRON":
        return start + 1
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


def _past_adverbials(tokens: Tokens, start: int, end: int) -> int:
    while start < end:
        tag = tokens[start].tag
        if tag == "TIME" or (
            tag == "ADV" and start + 1 < end and tokens[start + 1].tag in ("TIME", "ADP", "COMMA", "THAT", "QUOTED", "ADV")
        ):
            start += 1
        elif tag in ("DET", "ADJ", "ADV") and start + 1 < end and tokens[start + 1].tag == "TIME":
            start += 2
        elif tokens[start].lower in ("since", "until", "before", "after") and tag == "SUB":
            past = phrase_after(tokens, start + 1)
            if past is None or past >= end or is_finite(tokens[past]):
                break
            start = past
        elif tag == "ADP" and tokens[start].lower in CIRCUMSTANCE and start + 1 < end and tokens[start + 1].tag in ("DET", "NOUN", "NAME", "POSS", "ADJ", "TIME", "NUM", "PRON"):
            past = start + 2 if tokens[start + 1].tag == "TIME" else phrase_after(tokens, start + 1)
            if past is None or past >= end:
                break
            start = past
        else:
            break
    return start

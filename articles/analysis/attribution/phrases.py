"""Noun phrases and clauses over the tokens of a period."""

from collections.abc import Sequence

from articles.analysis.attribution.periods import Token

Tokens = Sequence[Token]
Range = tuple[int, int]
"""Token indices, half-open."""
NOUN_END = frozenset({"NOUN", "NAME", "NUM", "PRON", "CLOSE"})
INSIDE = frozenset({"NOUN", "NAME", "ADJ", "NUM", "GEN", "POSS", "DET", "OTHER"})
EDGES = frozenset({"STOP", "COLON", "COMMA", "DASH", "THAT", "SUB", "OPEN"})
FINITE = frozenset({"PRES", "PAST", "AUX", "MODAL"})
VERBAL = frozenset({"PRES", "PAST", "AUX", "MODAL", "BASE", "PART", "ING"})
ATTACHING = frozenset((
    "of", "for", "in", "at", "from", "with", "on", "to", "against", "behind", "near", "around", "about",
    "within", "across", "by", "under",
))  # fmt: skip
QUOTE_MARKS = "\"'“”’‘»«"
COUNTED = frozenset((
    "those", "some", "many", "one", "all", "most", "both", "several", "few", "others", "half", "none", "each",
    "any", "two", "three", "four", "five", "either", "neither", "another",
))  # fmt: skip
"""With *of* behind them these are the head: *half of the voters*."""
NOT_FINITE = frozenset(("be", "been", "being", "having"))


def is_finite(token: Token) -> bool:
    return token.tag in FINITE and token.lower not in NOT_FINITE


def phrase_before(tokens: Tokens, end: int, edge: int = 0) -> int | None:
    """Where the noun phrase that ends just before `end` begins; None when there is none. Goes no further
    than `edge`.
    """
    start = _core_before(tokens, end, edge)
    while start is not None and start > edge + 1:
        joint = tokens[start - 1]
        if joint.tag in ("ADP", "TO") and joint.lower in ATTACHING:
            wider = _attached(tokens, start - 1, edge)
        elif joint.lower in ("and", "or", "&"):
            wider = _coordinated(tokens, start - 1, edge)
        else:
            break
        if wider is None:
            break
        start = wider
    return start


def _core_before(tokens: Tokens, end: int, edge: int) -> int | None:
    i = end - 1
    if i < edge:
        return None
    tag = tokens[i].tag
    if tag == "CLOSE":
        i = _opening(tokens, i, edge)
        if i <= edge:
            return None
        return _core_before(tokens, i, edge)
    if tag == "PRON" or tokens[i].lower in ("who", "which"):
        return i
    if tag not in NOUN_END and not _is_scare_quote(tokens[i]) and tag not in ("DET", "ADJ", "ING", "TIME"):
        return None
    if tag == "DET":
        return i
    while i > edge and (
        tokens[i - 1].tag in INSIDE or _modifies(tokens, i - 1) or _is_scare_quote(tokens[i - 1])
    ):
        if tokens[i].tag in ("DET", "POSS") and tokens[i - 1].tag not in ("DET", "ADJ", "NUM"):
            break
        if tokens[i].tag in ("DET", "POSS") and tokens[i - 1].tag == "NUM":
            break
        i -= 1
    if tokens[i].tag == "GEN":
        return None
    if i > edge and tokens[i - 1].tag == "ING" and tokens[i].tag == "NOUN":
        opens = i - 1 == edge or tokens[i - 2].tag in ("COMMA", "STOP", "QUOTED")
        return i - 1 if opens else i
    return i


def _is_scare_quote(token: Token) -> bool:
    """A word or two in quotation marks that stand inside a noun phrase."""
    return (
        token.quotation is not None
        and token.quotation.words <= 4
        and token.text.rstrip(QUOTE_MARKS)[-1:] not in ",.?!"
    )


def _modifies(tokens: Tokens, i: int) -> bool:
    """A participle or adverb inside a noun phrase: *the leading candidate*, *a newly elected mayor*."""
    if tokens[i].tag in ("ING", "PART", "PAST", "ADV", "BASE", "TIME"):
        return i > 0 and tokens[i - 1].tag in ("DET", "POSS", "GEN", "ADJ") and i + 1 < len(tokens)
    return False


def _opening(tokens: Tokens, close: int, edge: int) -> int:
    i = close
    while i > edge and tokens[i].tag != "OPEN":
        i -= 1
    return i


def _attached(tokens: Tokens, joint: int, edge: int) -> int | None:
    before = tokens[joint - 1]
    if before.tag in ("NOUN", "NAME", "NUM", "CLOSE") or before.lower in COUNTED:
        return _core_before(tokens, joint, edge)
    if (
        before.tag in ("ADJ", "PART", "PAST", "ING")
        and joint - 2 > edge - 1
        and joint >= 2
        and tokens[joint - 2].tag in ("NOUN", "NAME")
    ):
        return _core_before(tokens, joint - 1, edge)
    return None


def _coordinated(tokens: Tokens, joint: int, edge: int) -> int | None:
    """The first of two joined phrases, when it begins at a clause's edge."""
    start = _core_before(tokens, joint, edge)
    if start is None:
        return None
    while start > edge + 1 and tokens[start - 1].tag == "COMMA" and tokens[start].tag == "NAME":
        before = _core_before(tokens, start - 1, edge)
        if before is None or tokens[before].tag != "NAME":
            break
        start = before
    if start == edge or tokens[start - 1].tag in EDGES or tokens[start - 1].tag == "QUOTED":
        return start
    return None


def phrase_after(tokens: Tokens, start: int) -> int | None:
    """Where the noun phrase that begins at `start` ends (exclusive), with what is attached to it."""
    end = _core_after(tokens, start)
    while end is not None and end + 1 < len(tokens):
        joint = tokens[end]
        if joint.tag in ("ADP", "TO") and joint.lower in ATTACHING:
            wider = _core_after(tokens, end + 1)
        elif joint.lower in ("and", "&") and tokens[end + 1].tag in ("NAME", "NOUN", "ADJ", "DET", "POSS"):
            wider = _core_after(tokens, end + 1)
            if (
                wider is not None
                and wider < len(tokens)
                and (is_finite(tokens[wider]) or tokens[wider].tag == "ADV")
            ):
                break
        elif joint.tag == "OPEN":
            wider = _closing(tokens, end)
        else:
            break
        if wider is None:
            break
        end = wider
    return end


def _closing(tokens: Tokens, opened: int) -> int | None:
    for i in range(opened, min(opened + 12, len(tokens))):
        if tokens[i].tag == "CLOSE":
            return i + 1
    return None


def _core_after(tokens: Tokens, start: int) -> int | None:
    i = start
    if i >= len(tokens):
        return None
    if tokens[i].tag == "PRON":
        return i + 1
    seen_noun = False
    while i < len(tokens):
        tag = tokens[i].tag
        if tag in ("DET", "POSS"):
            if seen_noun:
                break
        elif tag == "GEN":
            seen_noun = False
        elif tag in ("NOUN", "NAME"):
            seen_noun = True
        elif tag == "TIME" and i + 1 < len(tokens) and tokens[i + 1].tag == "GEN":
            pass
        elif tag in ("ING", "PART", "PAST", "ADV", "BASE", "TIME"):
            if seen_noun or i == start:
                break
        elif tag == "QUOTED":
            if seen_noun:
                break
        elif tag not in ("ADJ", "NUM", "OTHER"):
            break
        i += 1
    return i if i > start else None


def has_finite(tokens: Tokens, start: int, end: int) -> bool:
    return any(is_finite(tokens[i]) for i in range(start, end))

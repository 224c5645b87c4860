"""The source of a cue verb: its subject before it, or after it where the order is inverted."""

from articles.analysis.attribution.apposition import NOMINAL_START, across_commas, clause_opening
from articles.analysis.attribution.phrases import (
    QUOTE_MARKS,
    Range,
    Tokens,
    is_finite,
    phrase_after,
    phrase_before,
)

REACH = 60
"""How many tokens before the verb its subject is looked for."""


def subject_before(tokens: Tokens, end: int, edge: int = 0) -> Range | None:
    """Token range of the subject that ends before `end`: next to the verb, or before an apposition or
    relative clause.
    """
    edge = max(edge, end - REACH)
    end = _skip_adverbials(tokens, end, edge)
    if end <= edge:
        return None
    before = tokens[end - 1]
    if before.tag in ("COMMA", "DASH"):
        return across_commas(tokens, end - 1, edge) or clause_opening(tokens, end - 1, edge)
    if before.quotation is not None and before.quotation.words <= 12 and end - 1 > edge:
        return across_commas(tokens, end - 1, edge) if before.text.rstrip(QUOTE_MARKS)[-1:] == "," else None
    if before.tag == "WH" or before.tag == "THAT":
        return (end - 1, end)
    if before.tag in ("PAST", "PART") and end - 1 > edge and tokens[end - 2].lower == "those":
        return (end - 2, end)
    if before.tag in ("PAST", "PART") and end - 1 > edge and tokens[end - 2].tag in ("NOUN", "NAME"):
        end -= 1
    start = phrase_before(tokens, end, edge)
    if start is None:
        return None
    return _before_relative(tokens, start, edge) or _before_participle(tokens, start, edge) or (start, end)


def _skip_adverbials(tokens: Tokens, end: int, edge: int) -> int:
    """Steps back over *on Monday*, *later*, *last week* between subject and verb."""
    while end > edge:
        tag = tokens[end - 1].tag
        if tag == "ADV":
            end -= 1
        elif tag == "TIME" and end - 1 > edge:
            end -= 1
            while end > edge and (
                tokens[end - 1].tag in ("ADP", "NUM", "TIME")
                or tokens[end - 1].lower in ("last", "this", "next", "earlier", "late", "early")
            ):
                end -= 1
        else:
            break
    return end


def _before_relative(tokens: Tokens, start: int, edge: int) -> Range | None:
    """The antecedent, where the phrase before the verb ends a relative clause: *the man who shot Reagan
    said*.
    """
    if start <= edge or not (
        is_finite(tokens[start - 1]) or tokens[start - 1].tag in ("ADP", "TO", "PART", "BASE", "ING")
    ):
        return None
    for i in range(start - 1, max(edge, start - 15), -1):
        if tokens[i].tag in ("COMMA", "STOP", "COLON", "DASH", "QUOTED", "SUB"):
            return None
        if tokens[i].tag in ("WH", "THAT") and tokens[i - 1].tag in ("NOUN", "NAME"):
            first = phrase_before(tokens, i, edge)
            return (first, i) if first is not None else None
    return None


def _before_participle(tokens: Tokens, start: int, edge: int) -> Range | None:
    """*Democrats trying to win the Senate say*: the phrase that opens the clause, with a participle or
    infinitive after.
    """
    if start <= edge or tokens[start - 1].tag not in ("ADP", "TO", "ING", "BASE", "PAST", "PART", "SUB"):
        return None
    first = start - 1
    while first > edge and tokens[first - 1].tag not in (
        "COMMA",
        "STOP",
        "COLON",
        "QUOTED",
        "DASH",
        "THAT",
        "CONJ",
    ):
        if is_finite(tokens[first - 1]) and tokens[first - 1].tag != "PAST":
            return None
        first -= 1
    if tokens[first].tag == "CONJ" or tokens[first].tag == "ADV":
        first += 1
    if first >= start or tokens[first].tag not in NOMINAL_START:
        return None
    end = phrase_after(tokens, first)
    if end is None or end >= start or tokens[end].tag not in ("ING", "PART", "PAST", "TO", "WH"):
        return None
    if tokens[end].tag == "PAST" and tokens[end + 1].tag not in ("ADP", "TIME"):
        return None
    return (first, end)


def subject_after(tokens: Tokens, start: int) -> Range | None:
    """Token range of the subject after an inverted verb, with its appositions: *said Jane Doe, the
    director.*
    """
    end = phrase_after(tokens, start)
    if end is None:
        return None
    while end + 1 < len(tokens) and tokens[end].tag == "COMMA":
        if (
            tokens[end + 1].tag == "NUM"
            and end + 2 < len(tokens)
            and tokens[end + 2].tag in ("COMMA", "STOP")
        ):
            end += 2
            continue
        if tokens[end + 1].tag not in ("DET", "NOUN", "NAME", "ADJ", "POSS"):
            break
        wider = phrase_after(tokens, end + 1)
        if wider is None or (wider < len(tokens) and is_finite(tokens[wider])):
            break
        end = wider
    return (start, end)

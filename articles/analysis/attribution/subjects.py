"""The source of a cue verb: its subject before it, or after it where the order is inverted."""

from articles.analysis.attribution.phrases import (
    EDGES,
    QUOTE_MARKS,
    Tokens,
    has_finite,
    is_finite,
    phrase_after,
    phrase_before,
)

REACH = 60
"""How many tokens before the verb its subject is looked for."""
MODIFIER_START = frozenset({"WH", "ADP", "ING", "PAST", "PART", "ADV", "SUB", "TIME", "AUX", "TO", "NUM", "CONJ"})
CLAUSE_OPENERS = frozenset("because although though while if unless whether whereas".split())
NOMINAL_START = frozenset({"NAME", "NOUN", "DET", "POSS", "ADJ", "NUM", "PRON"})
Range = tuple[int, int]


def subject_before(tokens: Tokens, end: int, edge: int = 0) -> Range | None:
    """Token range of the subject that ends before `end`: next to the verb, or before an apposition or relative clause."""
    edge = max(edge, end - REACH)
    end = _skip_adverbials(tokens, end, edge)
    if end <= edge:
        return None
    before = tokens[end - 1]
    if before.tag in ("COMMA", "DASH"):
        return _across_commas(tokens, end - 1, edge) or _clause_opening(tokens, end - 1, edge)
    if before.quotation is not None and before.quotation.words <= 12 and end - 1 > edge:
        return _across_commas(tokens, end - 1, edge) if before.text.rstrip(QUOTE_MARKS)[-1:] == "," else None
    if before.tag == "WH" or before.tag == "THAT":
        return (end - 1, end)
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
            while end > edge and (tokens[end - 1].tag in ("ADP", "NUM", "TIME") or tokens[end - 1].lower in ("last", "this", "next", "earlier", "late", "early")):
                end -= 1
        else:
            break
    return end


def _before_relative(tokens: Tokens, start: int, edge: int) -> Range | None:
    """The antecedent, where the phrase before the verb ends a relative clause: *the man who shot Reagan said*."""
    if start <= edge or not (is_finite(tokens[start - 1]) or tokens[start - 1].tag in ("ADP", "TO", "PART", "BASE", "ING")):
        return None
    for i in range(start - 1, max(edge, start - 15), -1):
        if tokens[i].tag in ("COMMA", "STOP", "COLON", "DASH", "QUOTED", "SUB"):
            return None
        if tokens[i].tag in ("WH", "THAT") and tokens[i - 1].tag in ("NOUN", "NAME"):
            first = phrase_before(tokens, i, edge)
            return (first, i) if first is not None else None
    return None


def _before_participle(tokens: Tokens, start: int, edge: int) -> Range | None:
    """*Democrats trying to win the Senate say*: the phrase that opens the clause, with a participle or infinitive after."""
    if start <= edge or tokens[start - 1].tag not in ("ADP", "TO", "ING", "BASE", "PAST", "PART", "SUB"):
        return None
    first = start - 1
    while first > edge and tokens[first - 1].tag not in ("COMMA", "STOP", "COLON", "QUOTED", "DASH", "THAT", "CONJ"):
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


def _across_commas(tokens: Tokens, comma: int, edge: int) -> Range | None:
    """The subject before stretches set off by commas: a name, its apposition, age, relative or participial clause."""
    last = comma
    while last > edge:
        opening = _opening_edge(tokens, last, edge)
        first = opening + 1
        if first >= last:
            return None
        kind = _stretch_kind(tokens, first, last)
        if kind == "phrase":
            return _with_apposition(tokens, first, last, edge)
        if kind == "relative":
            return _with_apposition(tokens, first, phrase_after(tokens, first) or last, edge)
        if kind == "clause":
            start = phrase_before(tokens, last, first)
            return (start, last) if start is not None else None
        if opening < edge or tokens[opening].tag not in ("COMMA", "DASH"):
            start = _subject_in_modifier(tokens, first, last)
            return start
        last = opening
    return None


def _clause_opening(tokens: Tokens, comma: int, edge: int) -> Range | None:
    """The phrase that opens the clause, when a comma follows it: *"…," Jane Doe, who ..., said*."""
    for i in range(comma - 1, edge - 1, -1):
        if tokens[i].tag in ("STOP", "COLON", "THAT", "SUB", "QUOTED") or i == edge:
            start = i if i == edge and tokens[i].tag in NOMINAL_START else i + 1
            end = phrase_after(tokens, start)
            if end is not None and end <= comma and tokens[end].tag in ("COMMA", "DASH", "WH"):
                return (start, end)
            return None
    return None


def _subject_in_modifier(tokens: Tokens, first: int, last: int) -> Range | None:
    """*On Monday Mr. X, ...*: the phrase at the end of an opening adverbial."""
    if tokens[first].tag in ("TIME", "ADV", "CONJ", "SUB"):
        start = phrase_before(tokens, last, first + 1)
        if start is not None and not has_finite(tokens, first, start):
            return (start, last)
    return None


def _opening_edge(tokens: Tokens, last: int, edge: int) -> int:
    """Index of the comma or other edge before `last`, or `edge` - 1."""
    i = last - 1
    while i >= edge:
        token = tokens[i]
        if token.tag == "CLOSE":
            while i > edge and tokens[i].tag != "OPEN":
                i -= 1
        elif token.tag == "SUB" and (token.lower not in CLAUSE_OPENERS or tokens[i + 1].lower == "of"):
            pass
        elif token.tag in EDGES or token.quotation is not None and token.text.rstrip(QUOTE_MARKS)[-1:] in ",.?!":
            if token.tag != "THAT" or not is_finite(tokens[i + 1]):
                return i
        i -= 1
    return edge - 1


def _stretch_kind(tokens: Tokens, first: int, last: int) -> str:
    tag = tokens[first].tag
    if tag == "CONJ" and first + 1 < last and tokens[first + 1].tag in ("DET", "NAME", "NOUN", "PRON", "POSS", "ADJ"):
        first += 1
        tag = tokens[first].tag
    if tag in MODIFIER_START and (tag != "NUM" or last - first <= 2):
        return "modifier"
    if tag == "ADJ" and not any(t.tag in ("NOUN", "NAME") for t in tokens[first:last]):
        return "modifier"
    inner = phrase_after(tokens, first)
    if inner is not None and inner < last and tokens[inner].tag in ("WH", "THAT", "ING", "PART", "PAST"):
        if tokens[inner].tag in ("WH", "THAT", "ING") or tokens[inner + 1].tag in ("ADP", "TIME"):
            return "relative"
    start = phrase_before(tokens, last, first)
    if start == first:
        return "phrase"
    if inner is not None and inner >= last:
        return "phrase"
    if has_finite(tokens, first, last):
        return "clause"
    return "phrase" if inner is not None else "modifier"


def _with_apposition(tokens: Tokens, first: int, last: int, edge: int) -> Range:
    """Widens an apposition to the name before it: *Jane Doe, the city's director,*."""
    start = first
    while start - 1 > edge and tokens[start - 1].tag == "COMMA":
        before = phrase_before(tokens, start - 1, edge)
        if before is None:
            opening = _opening_edge(tokens, start - 1, edge)
            if start - 2 - opening <= 3 and tokens[opening].tag == "COMMA" and tokens[start - 2].tag in ("NUM", "NAME"):
                start = opening + 1
                continue
            return (first, last)
        if before == edge or tokens[before - 1].tag in EDGES or tokens[before - 1].tag in ("CONJ", "QUOTED"):
            opened_by = tokens[before - 1].lower if before > edge else ""
            if tokens[before].tag in NOMINAL_START and opened_by not in ("as", "like", "than", "after", "before"):
                first = start = before
                continue
        return (first, last)
    return (first, last)


def subject_after(tokens: Tokens, start: int) -> Range | None:
    """Token range of the subject after an inverted verb, with its appositions: *said Jane Doe, the director.*"""
    end = phrase_after(tokens, start)
    if end is None:
        return None
    while end + 1 < len(tokens) and tokens[end].tag == "COMMA":
        if tokens[end + 1].tag == "NUM" and end + 2 < len(tokens) and tokens[end + 2].tag in ("COMMA", "STOP"):
            end += 2
            continue
        if tokens[end + 1].tag not in ("DET", "NOUN", "NAME", "ADJ", "POSS"):
            break
        wider = phrase_after(tokens, end + 1)
        if wider is None or (wider < len(tokens) and is_finite(tokens[wider])):
            break
        end = wider
    return (start, end)

"""The subject before stretches set off by commas: a name, its apposition, age, relative or participial
clause.
"""

from articles.analysis.attribution.phrases import (
    EDGES,
    QUOTE_MARKS,
    Range,
    Tokens,
    has_finite,
    is_finite,
    phrase_after,
    phrase_before,
)

MODIFIER_START = frozenset(
    {"WH", "ADP", "ING", "PAST", "PART", "ADV", "SUB", "TIME", "AUX", "TO", "NUM", "CONJ"}
)
CLAUSE_OPENERS = frozenset(("because", "although", "though", "while", "if", "unless", "whether", "whereas"))
NOMINAL_START = frozenset({"NAME", "NOUN", "DET", "POSS", "ADJ", "NUM", "PRON"})


def across_commas(tokens: Tokens, comma: int, edge: int) -> Range | None:
    """The subject before stretches set off by commas: a name, its apposition, age, relative or participial
    clause.
    """
    last = comma
    owed = False
    while last > edge:
        opening = _opening_edge(tokens, last, edge)
        first = opening + 1
        if first >= last:
            return None
        if tokens[first].tag == "WH":
            if last - first == 1:
                return (first, last)
            owed = False
        elif is_finite(tokens[first]):
            owed = True
        found = None if owed else _subject_in(tokens, first, last, edge)
        if found is not None:
            return found
        if opening < edge or tokens[opening].tag not in ("COMMA", "DASH"):
            return None if owed else _subject_in_modifier(tokens, first, last)
        last = opening
    return None


def _subject_in(tokens: Tokens, first: int, last: int, edge: int) -> Range | None:
    """The subject in one stretch between commas; None when the stretch only modifies another."""
    kind = "modifier" if _is_place(tokens, first, last) else _stretch_kind(tokens, first, last)
    if kind == "phrase":
        return _with_apposition(tokens, first, last, edge)
    if kind == "relative":
        return _with_apposition(tokens, first, phrase_after(tokens, first) or last, edge)
    if kind == "clause":
        start = phrase_before(tokens, last, first)
        return (start, last) if start is not None else None
    return None


def _opening_edge(tokens: Tokens, last: int, edge: int) -> int:
    """Index of the comma or other edge before `last`, or `edge` - 1."""
    i = last - 1
    while i >= edge:
        token = tokens[i]
        if token.tag == "CLOSE":
            while i > edge and tokens[i].tag != "OPEN":
                i -= 1
        elif (
            token.tag == "SUB"
            and (token.lower not in CLAUSE_OPENERS or tokens[i + 1].lower == "of")
            or token.tag == "THAT"
            and is_finite(tokens[i + 1])
        ):
            pass
        elif token.tag in EDGES or (
            token.quotation is not None and token.text.rstrip(QUOTE_MARKS)[-1:] in ",.?!"
        ):
            return i
        i -= 1
    return edge - 1


def _stretch_kind(tokens: Tokens, first: int, last: int) -> str:
    tag = tokens[first].tag
    if (
        tag == "CONJ"
        and first + 1 < last
        and tokens[first + 1].tag in ("DET", "NAME", "NOUN", "PRON", "POSS", "ADJ")
    ):
        first += 1
        tag = tokens[first].tag
    if tag in MODIFIER_START and (tag != "NUM" or last - first <= 2):
        return "modifier"
    if tag == "ADJ" and not any(t.tag in ("NOUN", "NAME") for t in tokens[first:last]):
        return "modifier"
    inner = phrase_after(tokens, first)
    if inner is not None and inner < last and _is_modified(tokens, inner):
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
            if (
                start - 2 - opening <= 3
                and tokens[opening].tag == "COMMA"
                and tokens[start - 2].tag in ("NUM", "NAME")
            ):
                start = opening + 1
                continue
            return (first, last)
        if before == edge or tokens[before - 1].tag in EDGES or tokens[before - 1].tag in ("CONJ", "QUOTED"):
            opened_by = tokens[before - 1].lower if before > edge else ""
            if tokens[before].tag in NOMINAL_START and opened_by not in (
                "as",
                "like",
                "than",
                "after",
                "before",
            ):
                first = start = before
                continue
        return (first, last)
    return (first, last)


def _subject_in_modifier(tokens: Tokens, first: int, last: int) -> Range | None:
    """*On Monday Mr. X, ...*: the phrase at the end of an opening adverbial."""
    if tokens[first].tag in ("TIME", "ADV", "CONJ", "SUB"):
        start = phrase_before(tokens, last, first + 1)
        if start is not None and not has_finite(tokens, first, start):
            return (start, last)
    return None


def clause_opening(tokens: Tokens, comma: int, edge: int) -> Range | None:
    """The phrase that opens the clause, when a comma or relative follows it: *"…," Jane Doe, who …, said*."""
    start = comma
    while start > edge and tokens[start - 1].tag not in ("STOP", "COLON", "QUOTED"):
        start -= 1
    if start < comma and tokens[start].tag in ("CONJ", "ADV"):
        start += 1
    if start >= comma or tokens[start].tag not in NOMINAL_START:
        return None
    end = phrase_after(tokens, start)
    if end is not None and end <= comma and tokens[end].tag in ("COMMA", "DASH", "WH"):
        return (start, end)
    return None


def _is_modified(tokens: Tokens, i: int) -> bool:
    """A relative clause or a participle begins at `i`: *a lawyer who …*, *figures released on Friday*."""
    tag = tokens[i].tag
    return tag in ("WH", "THAT", "ING") or (tag in ("PART", "PAST") and tokens[i + 1].tag in ("ADP", "TIME"))


def _is_place(tokens: Tokens, first: int, last: int) -> bool:
    """*in Aurora, Colorado,*: one or two names after a place that a preposition brings in."""
    if last - first > 2 or any(token.tag != "NAME" for token in tokens[first:last]) or first < 3:
        return False
    city = first - 2
    while city > 0 and tokens[city].tag == "NAME":
        city -= 1
    return city < first - 2 and tokens[city].lower in ("in", "of", "from", "near", "at")

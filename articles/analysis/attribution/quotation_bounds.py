"""How far a partly quoted content reaches."""

from articles.analysis.attribution.clauses import is_comma, speaks
from articles.analysis.attribution.phrases import Tokens, is_finite, phrase_after


def end_of_quoted_phrase(tokens: Tokens, start: int, end: int) -> int:
    """The end of the phrase that holds the last quotation of a verb's object.

    What belongs to the quoted phrase stays (*the "perversion" of taxation*); time, place and the next verb
    do not.
    """
    last = None
    for i in range(start, end):
        if speaks(tokens[i]):
            last = i
        elif (
            last is not None and (is_comma(tokens[i]) or is_finite(tokens[i])) and not _joins(tokens, i, end)
        ):
            break
    if last is None:
        return end
    if is_comma(tokens[last]):
        return last + 1
    i = last + 1
    while i < end and tokens[i].tag in ("NOUN", "NAME", "ADJ"):
        i += 1
    if i < end and tokens[i].lower in ("of", "to", "for", "about", "on", "against"):
        past = phrase_after(tokens, i + 1)
        if past is not None and tokens[i + 1].tag != "TIME":
            return min(past, end)
    return i


def _joins(tokens: Tokens, i: int, end: int) -> bool:
    """*"a," "b" and "c"*: another quotation follows at once."""
    return any(speaks(tokens[k]) for k in range(i + 1, min(i + 4, end)))


def end_before_next_verb(tokens: Tokens, start: int, end: int) -> int:
    """*pledged to build it and attacked …*: an object ends where another finite verb joins the cue's own."""
    for i in range(start + 1, end - 1):
        if tokens[i].tag == "CONJ" and tokens[i + 1].tag in ("PAST", "PRES", "AUX", "MODAL"):
            return i - 1 if tokens[i - 1].tag == "COMMA" else i
        if (
            tokens[i].tag == "CONJ"
            and tokens[i + 1].tag == "ADV"
            and i + 2 < end
            and tokens[i + 2].tag in ("PAST", "PRES")
        ):
            return i
    return end

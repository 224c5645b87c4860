"""Where clauses begin and end over the tokens of a period."""

from articles.analysis.attribution.periods import Token
from articles.analysis.attribution.phrases import Tokens, is_finite, phrase_after

NOUN_START = frozenset({"DET", "PRON", "NAME", "NOUN", "POSS", "NUM", "ADJ"})
SUBORDINATORS = frozenset((
    "while", "as", "after", "when", "although", "though", "if", "because", "since", "before", "until",
    "once", "whereas", "even", "until", "given",
))  # fmt: skip
NOT_CLAUSE_START = frozenset({"COMMA", "STOP", "COLON", "TO", "ING", "CONJ", "DASH", "PART", "PAST", "AUX"})


def is_comma(token: Token) -> bool:
    """A comma, or a quotation that ends with one inside its marks."""
    return token.tag in ("COMMA", "DASH") or (
        token.quotation is not None and token.text[-3:-1].strip("'’")[-1:] == ","
    )


def is_title(token: Token) -> bool:
    """A quotation that names a book, film or slogan: a few words, each with a capital."""
    if token.quotation is None or token.quotation.words > 8:
        return False
    words = [word for word in token.text.replace("-", " ").split() if any(c.isalpha() for c in word)]
    capitals = sum(1 for word in words if next(c for c in word if c.isalpha()).isupper())
    small = sum(1 for word in words if word.lower().strip("\"'“”‘’,.") in SMALL)
    return (
        len(words) > 1 and capitals >= 2 and capitals + small == len(words) and token.text[-2:-1] not in "!?"
    )


SMALL = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "for", "and", "or", "to", "with", "from", "by",
))  # fmt: skip


def speaks(token: Token) -> bool:
    """A quotation of somebody's words rather than a title."""
    return token.quotation is not None and not is_title(token)


def begins_clause(tokens: Tokens, start: int, end: int, limit: int = 25) -> bool:
    """Whether a clause with its own subject and finite verb begins at `start`.

    A form that may be a participle counts only right after its subject: *found the man guilty* has no clause.
    """
    if start >= end or tokens[start].tag in NOT_CLAUSE_START:
        return False
    subject_end = phrase_after(tokens, start)
    for i in range(start, min(start + limit, end)):
        token = tokens[i]
        if i > start and is_finite(token) and (token.tag != "PAST" or i == subject_end):
            return True
        if i > start and token.tag in ("STOP", "COLON", "SUB", "WH", "THAT", "DASH"):
            return False
        if token.tag == "COMMA" and (tokens[i - 1].tag != "NAME" or i != subject_end):
            return False
        if token.tag == "ADV" and i == subject_end:
            subject_end += 1
    return False


def main_clause_at(tokens: Tokens, start: int) -> bool:
    """Whether a subject directly followed by its verb stands at `start`."""
    if start >= len(tokens) or tokens[start].tag not in NOUN_START:
        return False
    end = phrase_after(tokens, start)
    if end is None:
        return False
    while end < len(tokens) and tokens[end].tag == "ADV":
        end += 1
    if end < len(tokens) and tokens[end].tag == "COMMA":
        return _resumes_after_apposition(tokens, end)
    return end < len(tokens) and is_finite(tokens[end])


def _resumes_after_apposition(tokens: Tokens, comma: int) -> bool:
    for i in range(comma + 1, min(comma + 16, len(tokens) - 1)):
        if tokens[i].tag == "COMMA":
            return is_finite(tokens[i + 1])
    return False


def opening_subordinate(tokens: Tokens, start: int, edge: int) -> bool:
    """Whether the clause whose subject or verb is at `start` opens the period under a subordinator: *While
    S said …*.
    """
    if tokens[start].tag in ("ING", "PART") or tokens[start].lower == "asked":
        return start - edge <= 1 and (start == edge or tokens[edge].tag in ("CONJ", "ADV", "WH", "SUB"))
    return (
        any(
            tokens[i].lower in SUBORDINATORS and (i == edge or tokens[i - 1].tag in ("CONJ", "COMMA", "ADV"))
            for i in range(max(edge, start - 3), start)
        )
        and start - edge <= 4
    )

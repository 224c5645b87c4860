"""A clause without quotation marks before its source and cue: `The bridge is safe, officials said.`"""

from articles.analysis.attribution.clauses import is_comma, speaks
from articles.analysis.attribution.complement_starts import past_adverbials
from articles.analysis.attribution.frames import Frame
from articles.analysis.attribution.phrases import Range, Tokens, has_finite, is_finite, phrase_after

WEAK = frozenset((
    "continue", "charge", "advise", "demonstrate", "testify", "ask", "prove", "agree",
    "start", "begin", "hold", "mean", "express", "feel", "learn", "see", "call", "describe", "want",
    "support", "seek", "request", "offer", "release", "need", "like", "question", "hear", "discover",
    "deny", "dispute", "mention", "defend", "reject", "oppose", "threaten", "endorse", "refuse",
    "decline", "determine", "realize", "realise", "rule", "guess", "figure", "demand", "preach",
    "teach", "volunteer", "submit", "doubt",
))  # fmt: skip
"""Verbs that take an indirect statement before them too rarely to be believed."""
SUBORDINATING = frozenset(("as", "after", "before", "since", "asked", "when"))


def clause_before(tokens: Tokens, frame: Frame, start: int, end: int) -> Range | None:
    cue = frame.cue
    if frame.source is None or cue.lemma in WEAK or not cue.classes & {"statement", "clause", "addressee"}:
        return None
    if not has_finite(tokens, start, end) and not _quotes_clause(tokens, start, end):
        if _ends_period(tokens, frame) and end - start > 3:
            return (start, end)
        return (start, end) if interrupts(tokens, frame) else None
    if not _closes_after(tokens, frame) or _quotation_follows(tokens, frame):
        return None
    if tokens[start].lower == "so" or _ends_period(tokens, frame) and _finite_verbs(tokens, start, end) > 1:
        return (start, end)
    opened = tokens[start].tag in ("SUB", "WH") or tokens[start].lower in SUBORDINATING
    if opened and not interrupts(tokens, frame) and not _has_main_clause(tokens, start, end):
        return None
    return (start, end)


def _has_main_clause(tokens: Tokens, start: int, end: int) -> bool:
    """After the subordinate clause that opens the stretch another clause follows a comma."""
    return any(is_comma(tokens[i]) and has_finite(tokens, i + 1, end) for i in range(start + 1, end - 1))


def _quotation_follows(tokens: Tokens, frame: Frame) -> bool:
    """*When it rained, she said of the bridge, "…"*, or *that*: the verb has its content after it."""
    i = past_adverbials(tokens, frame.right, len(tokens))
    if i < len(tokens) and tokens[i].tag == "THAT":
        return True
    return i + 1 < len(tokens) and tokens[i].tag == "COMMA" and speaks(tokens[i + 1])


def _ends_period(tokens: Tokens, frame: Frame) -> bool:
    """*…, an analyst says.*: nothing but the full stop follows a cue that always reports."""
    return (
        "statement" in frame.cue.classes
        and frame.right >= len(tokens) - 1
        and tokens[-1].tag in ("STOP", "NAME", "NOUN", "PAST")
    )


def interrupts(tokens: Tokens, frame: Frame) -> bool:
    """The frame stands inside a clause that goes on after it: *Many of them, he said, have left.*"""
    i = frame.right
    if i < len(tokens) and tokens[i].tag == "PRON" and "addressee" in frame.cue.classes:
        i += 1
    i = past_adverbials(tokens, i, len(tokens))
    return (
        i + 1 < len(tokens)
        and tokens[i].tag == "COMMA"
        and tokens[i + 1].quotation is None
        and tokens[i + 1].tag not in ("ING", "THAT")
        and has_finite(tokens, i + 1, len(tokens))
    )


def _closes_after(tokens: Tokens, frame: Frame) -> bool:
    """Nothing that could be the verb's own complement follows it."""
    i = frame.right
    if frame.inverted:
        return True
    if (
        i < len(tokens)
        and "addressee" in frame.cue.classes
        and tokens[i].tag in ("NAME", "NOUN", "DET", "PRON", "POSS")
    ):
        past = phrase_after(tokens, i)
        i = past if past is not None else i
    if i >= len(tokens):
        return True
    if tokens[i].tag in ("STOP", "COMMA", "DASH", "CLOSE") or tokens[i].text == ";":
        return True
    if tokens[i].lower in ("this", "last") and i + 1 < len(tokens) and tokens[i + 1].tag == "TIME":
        return True
    if tokens[i].tag in ("ADP", "TIME", "ADV", "SUB"):
        stop = next((k for k in range(i, len(tokens)) if tokens[k].tag in ("COMMA", "STOP")), len(tokens))
        return not has_finite(tokens, i, stop) or tokens[i].tag == "SUB"
    return False


def _quotes_clause(tokens: Tokens, start: int, end: int) -> bool:
    """A quotation of some words may hold the clause's verb."""
    return any(
        speaks(token) and token.quotation is not None and token.quotation.words > 2
        for token in tokens[start:end]
    )


def _finite_verbs(tokens: Tokens, start: int, end: int) -> int:
    return sum(1 for token in tokens[start:end] if is_finite(token))

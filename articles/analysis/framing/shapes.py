"""Signals that are no list's entry: persons, questions, superlatives, scare quotes."""

from collections.abc import Iterator

from articles.analysis.document import Document
from articles.analysis.framing.own_words import SCARE_WORDS
from articles.analysis.framing.types import Signal
from articles.analysis.spans import Span

FIRST_PERSON = frozenset("i we us our ours my mine me myself ourselves i'm".split())
SECOND_PERSON = frozenset("you your yours yourself yourselves".split())
OPENERS = frozenset("but yet and so or nor still instead rather worse meanwhile however".split())
SUPERLATIVE_TRAPS = frozenset(
    "interest protest request forest harvest honest modest contest arrest west east rest test guest quest best "
    "northwest southwest northeast southeast midwest invest suggest latest nearest oldest youngest priest chest nest "
    "digest conquest inquest behest bequest request attest detest molest divest ingest infest manifest tempest crest "
    "budapest everest amnest lest pest vest zest jest fest wrest forrest populist".split()
)


def shaped_signals(document: Document) -> Iterator[Signal]:
    """One-word signals of grammar, and those of a sentence as a whole, not in order."""
    for at, word in enumerate(document.words):
        lower = word.lower
        if lower in FIRST_PERSON and word.text != "US":
            yield Signal(at, at + 1, "first_person", False)
        elif lower[0].isdigit():
            yield Signal(at, at + 1, "figure", False)
        elif lower in SECOND_PERSON:
            yield Signal(at, at + 1, "second_person", False)
        elif lower.endswith("est") and document.tags[at] in ("ADJ", "NOUN") and _is_superlative(lower):
            yield Signal(at, at + 1, "superlative", False)
        elif lower == "most" and document.tags[at + 1 : at + 2] == ("ADJ",):
            yield Signal(at, at + 2, "superlative", False)
    for sentence in document.sentences:
        yield from _sentence_signals(document, sentence)
    for quotation in document.quotations:
        if quotation.words <= SCARE_WORDS and not quotation.open_end:
            inside = document.word_range(quotation.span)
            yield Signal(inside.start, inside.stop, "scare_quotes", quotation.words > 2)


def _is_superlative(lower: str) -> bool:
    return len(lower) > 5 and lower.rpartition("-")[2] not in SUPERLATIVE_TRAPS


def _sentence_signals(document: Document, sentence: Span) -> Iterator[Signal]:
    inside = document.word_range(sentence)
    if not inside:
        return
    last = document.words[inside.stop - 1]
    if document.words[inside.start].lower in OPENERS:
        yield Signal(inside.start, inside.start + 1, "opener", False)
    if last.text == "?":
        yield Signal(inside.stop - 1, inside.stop, "question", False)
    elif last.text == "!":
        yield Signal(inside.stop - 1, inside.stop, "exclamation", False)

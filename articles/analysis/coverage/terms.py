"""What a passage is compared by: stems, names, numbers and days, each as one term."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from articles.analysis import lexicons
from articles.analysis.coverage.numbers import times, value_of
from articles.analysis.coverage.stems import stem_of
from articles.analysis.document import Document
from articles.analysis.spans import Span

WORD, NAME, NUMBER, DAY = "word", "name", "number", "day"
EMPTY_TAGS = frozenset(("DET", "PRON", "POSS", "ADP", "CONJ", "SUB", "WH", "MODAL", "AUX", "TO", "GEN"))
EMPTY_WORDS = frozenset((
    "say", "said", "says", "saying", "told", "tell", "tells", "also", "not", "n't", "mr", "mrs", "ms", "one",
    "mr.", "mrs.", "ms.", "dr.", "dr",
))  # fmt: skip
DAYS = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december",
))  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """`key` is the same for what is the same: a stem, a folded name, a value, a day."""

    kind: str
    key: str


@cache
def empty_words(language: str) -> frozenset[str]:
    """Words of the closed classes: they say nothing about what a passage is about."""
    lines = (line.split() for line in lexicons.lines(language, "function_words"))
    return EMPTY_WORDS.union(*(words for tag, *words in lines if tag in EMPTY_TAGS))


def terms_of(
    document: Document, spans: Iterable[Span], *, names_and_numbers: bool = False
) -> frozenset[Term]:
    """The terms of the words in the spans. `names_and_numbers`: those only, as where two languages differ."""
    found: set[Term] = set()
    for span in spans:
        for at in document.word_range(span):
            term = term_at(document, at)
            if term and (term.kind != WORD or not names_and_numbers):
                found.add(term)
    return frozenset(found)


def term_at(document: Document, at: int) -> Term | None:
    """The term of one word; None for marks and words that say nothing."""
    word = document.words[at]
    if not any(character.isalnum() for character in word.text):
        return None
    known = lexicons.has_language(document.language)
    if known and word.lower in empty_words(document.language) and word.lower not in DAYS:
        return None
    value = value_of(word.lower)
    if value is not None:
        after = document.words[at + 1].lower if at + 1 < len(document.words) else ""
        return Term(NUMBER, f"{value * (times(after) or 1):g}")
    if word.lower in DAYS and word.text[0].isupper():
        return Term(DAY, word.lower)
    if is_name(document, at):
        return Term(NAME, folded(word.lower))
    return Term(WORD, stem_of(word.lower) if known else word.lower)


def is_name(document: Document, at: int) -> bool:
    """A capital that is not the sentence's: in languages with tags, what the tagger calls a name."""
    word = document.words[at]
    if not word.text[0].isupper():
        return False
    if document.tags:
        return document.tags[at] == "NAME"
    return (
        at > 0
        and document.words[at - 1].text not in ".!?:“\"'‘«»„"
        and word.start not in document.sentence_starts
    )


def folded(lower: str) -> str:
    return lower.removesuffix("'s").replace(".", "")

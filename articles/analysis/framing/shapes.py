"""Signals that are no list's entry: persons, figures, questions, exclamations, scare quotes."""

from collections.abc import Iterator

from articles.analysis import lexicons
from articles.analysis.document import Document
from articles.analysis.framing.names import is_headline
from articles.analysis.framing.own_words import SCARE_WORDS
from articles.analysis.framing.types import Signal
from articles.analysis.quotations import Quotation
from articles.analysis.spans import Span


def shaped_signals(document: Document) -> Iterator[Signal]:
    """Signals of one word, of a sentence as a whole, and of quotation marks; not in order."""
    first_person = lexicons.entries(document.language, "framing_first_person")
    second_person = lexicons.entries(document.language, "framing_second_person")
    argument = lexicons.entries(document.language, "framing_argument")
    dates = lexicons.entries(document.language, "framing_dates")
    for at, word in enumerate(document.words):
        if word.lower in first_person and word.text != "US":
            yield Signal(at, at + 1, "first_person", False)
        elif word.lower in second_person:
            yield Signal(at, at + 1, "second_person", False)
        elif word.lower in argument and word.text not in ("May", "Will"):
            yield Signal(at, at + 1, "argument", False)
        elif _is_date(document, at, dates):
            yield Signal(at, at + 1, "date", False)
        elif word.text[0].isdigit():
            yield Signal(at, at + 1, "figure", False)
    for sentence in document.sentences:
        yield from _sentence_signals(document, sentence)
    for quotation in document.quotations:
        if is_scare_quotes(document, quotation):
            inside = document.word_range(quotation.span)
            yield Signal(inside.start, inside.stop, "scare_quotes", quotation.words > 2)


def _is_date(document: Document, at: int, dates: frozenset[str]) -> bool:
    word = document.words[at]
    if word.text[0].isupper():
        return word.lower in dates
    return at > 0 and f"{document.words[at - 1].lower} {word.lower}" in dates


def _sentence_signals(document: Document, sentence: Span) -> Iterator[Signal]:
    inside = document.word_range(sentence)
    if not inside:
        return
    last = inside.stop - 1
    if document.words[inside.start].lower in lexicons.entries(document.language, "framing_openers"):
        yield Signal(inside.start, inside.start + 1, "opener", False)
    if document.words[last].text == "?":
        yield Signal(last, last + 1, "question", False)
    elif document.words[last].text == "!":
        yield Signal(last, last + 1, "exclamation", False)


def is_scare_quotes(document: Document, quotation: Quotation) -> bool:
    """A few words in marks, in lower case, that are neither a title nor an utterance of their own."""
    if quotation.words > SCARE_WORDS or quotation.open_end:
        return False
    inside = document.word_range(quotation.span)
    words = document.words[inside.start : inside.stop]
    if any(word.text in ("!", "?") for word in words):
        return False
    plain = [word for word in words if word.text[0].isalpha()]
    sentence = document.word_range(document.sentences[document.sentence_at(quotation.start)])
    if inside.start == sentence.start and inside.stop >= sentence.stop - 1:
        return False
    return bool(plain) and (plain[0].text[0].islower() or is_headline(document, sentence))

"""Periods: sentences joined where a quotation runs across their boundary, seen as tokens.

`"A. B," he said.` is two sentences and one period. A quotation is one token, so that the rules see the
frame around it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.analysis.document import Document
from articles.analysis.quotations import Quotation
from articles.analysis.spans import Span

MAX_TOKENS = 250
"""A longer period is cut, so that the work for one stays bounded."""


class Token(NamedTuple):
    """A word, a mark, or a whole quotation (tag QUOTED)."""

    start: int
    end: int
    text: str
    lower: str
    tag: str
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Period:
    tokens: tuple[Token, ...]
    span: Span
    paragraph: int

    def offsets(self, first: int, last: int) -> Span:
        """The span from the first token to the one before `last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


def periods_of(document: Document) -> list[Period]:
    found: list[Period] = []
    for span, paragraph in _joined_sentences(document):
        tokens = _tokens(document, span)
        for at in range(0, len(tokens), MAX_TOKENS):
            part = tokens[at : at + MAX_TOKENS]
            found.append(Period(tuple(part), Span(part[0].start, part[-1].end), paragraph))
    return found


def _joined_sentences(document: Document) -> Iterator[tuple[Span, int]]:
    paragraph = 0
    start = -1
    sentences = document.sentences
    for i, sentence in enumerate(sentences):
        if start < 0:
            start = sentence.start
        following = sentences[i + 1] if i + 1 < len(sentences) else None
        if following is not None:
            quotation = document.quotation_at(following.start)
            if quotation is not None and quotation.start < sentence.end and quotation.start < following.start:
                continue
        while document.paragraphs[paragraph].end <= start:
            paragraph += 1
        yield Span(start, sentence.end), paragraph
        start = -1


def _tokens(document: Document, span: Span) -> list[Token]:
    found: list[Token] = []
    skip_to = -1
    for i in document.word_range(span):
        word = document.words[i]
        if word.start < skip_to:
            continue
        quotation = document.quotation_at(word.start)
        if quotation is not None:
            text = document.text[quotation.start : quotation.end]
            found.append(Token(quotation.start, quotation.end, text, "", "QUOTED", quotation))
            skip_to = quotation.end
        else:
            found.append(Token(word.start, word.end, word.text, word.lower, document.tags[i]))
    return found


def quoted_words(tokens: Sequence[Token]) -> int:
    return sum(token.quotation.words for token in tokens if token.quotation)


def plain_words(tokens: Sequence[Token]) -> int:
    return sum(1 for token in tokens if token.quotation is None and token.text[0].isalnum())

"""One text with everything the stages share, computed once."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from articles.analysis import lexicons, quotations, sentences, tagging, words
from articles.analysis.quotations import Quotation
from articles.analysis.spans import Span
from articles.analysis.words import Word


@dataclass(frozen=True)
class Document:
    """A text, its paragraphs, sentences, quotations, words and their tags, each in the order of the text.

    `tags` has one tag for each word; it is empty for a language we have no word lists for.
    """

    text: str
    language: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    words: tuple[Word, ...]
    tags: tuple[str, ...]

    @cached_property
    def word_starts(self) -> tuple[int, ...]:
        return tuple(word.start for word in self.words)

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    @cached_property
    def quotation_starts(self) -> tuple[int, ...]:
        return tuple(quotation.start for quotation in self.quotations)

    def word_range(self, span: Span) -> range:
        """Indices of the words that begin inside the span."""
        return range(bisect_left(self.word_starts, span.start), bisect_left(self.word_starts, span.end))

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence at or before the offset; 0 when there is none before."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation, marks included, that the offset lies in."""
        at = bisect_right(self.quotation_starts, offset) - 1
        if at >= 0 and offset < self.quotations[at].end:
            return self.quotations[at]
        return None

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that overlap the span."""
        first = max(0, bisect_right(self.quotation_starts, span.start) - 1)
        last = bisect_left(self.quotation_starts, span.end)
        return tuple(quotation for quotation in self.quotations[first:last] if quotation.end > span.start)


def read(text: str, language: str = "en") -> Document:
    """The document of a text. Never raises on any text; a language without word lists gets no tags."""
    paragraphs = sentences.paragraphs_of(text)
    quoted = quotations.quotations_of(text, paragraphs)
    found = words.words_of(text, language)
    tags = tagging.tags_of(found, language) if lexicons.has_language(language) else []
    return Document(
        text=text,
        language=language,
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences.sentences_of(text, paragraphs, quoted)),
        quotations=tuple(quoted),
        words=tuple(found),
        tags=tuple(tags),
    )

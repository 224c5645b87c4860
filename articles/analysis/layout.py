"""How a stored text is laid out: its blocks, and the sentences in them."""

import re
from collections.abc import Sequence

from articles.analysis import quotations, sentences
from articles.analysis.spans import Span, trimmed

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def blocks_of(text: str) -> list[Span]:
    """The parts between blank lines, in order, without the white space around them."""
    found: list[Span] = []
    start = 0
    for match in BLANK_LINE.finditer(text):
        if span := trimmed(text, start, match.start()):
            found.append(span)
        start = match.end()
    if span := trimmed(text, start, len(text)):
        found.append(span)
    return found


def sentences_in(text: str, blocks: Sequence[Span]) -> list[Span]:
    """The sentences in order, each inside one block."""
    return sentences.sentences_of(text, blocks, quotations.quotations_of(text, blocks))

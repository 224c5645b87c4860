"""Finds quotations: pairs opening and closing marks of every style, paragraph by paragraph."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles.analysis.spans import Span

DOUBLE = re.compile(r"'{2,3}|``|[\"“”„«»‟＂]")
SINGLE = re.compile(r"(?<!\w)['‘](?=\w)(?!\d0s)|(?<=[\w.,!?…])['’](?!\w)")
WORDS = re.compile(r"\w+(?:['’]\w+)*")
OPENING = frozenset("“„«‟")
CLOSING = frozenset("”»")
MAX_SINGLE = 400
"""A single-quoted stretch longer than this is taken for stray apostrophes."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks. `words` counts the words inside; `open_end` says its closing mark is
    missing.
    """

    start: int
    end: int
    words: int
    open_end: bool = False
    continues: bool = False
    """It goes on in the next paragraph, which opens with a mark again."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def quotations_of(text: str, paragraphs: Iterable[Span]) -> list[Quotation]:
    """All outermost quotations in order, none crossing a paragraph's end."""
    found: list[Quotation] = []
    for paragraph in paragraphs:
        doubles = _doubles(text, paragraph)
        if found and doubles and found[-1].open_end and doubles[0].start == paragraph.start:
            last = found[-1]
            found[-1] = Quotation(last.start, last.end, last.words, True, True)
        found.extend(doubles or _singles(text, paragraph))
    return found


def _doubles(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    opened = -1
    depth = 0
    for match in DOUBLE.finditer(text, paragraph.start, paragraph.end):
        opens = _opens(text, match.start(), match.end(), paragraph, opened >= 0)
        if opened < 0:
            if opens:
                opened, depth = match.start(), 1
        elif opens:
            depth += 1
        else:
            depth -= 1
            if depth == 0 or not _another_close(text, match.end(), paragraph.end):
                found.append(_quotation(text, opened, match.end()))
                opened = -1
    if opened >= 0:
        found.append(_quotation(text, opened, paragraph.end, open_end=True))
    return [quotation for quotation in found if quotation.words]


def _another_close(text: str, start: int, end: int) -> bool:
    """Whether the next mark closes too: then the marks are nested and the outer one is still open."""
    match = DOUBLE.search(text, start, end)
    return match is not None and match.group() in CLOSING


def _opens(text: str, start: int, end: int, paragraph: Span, is_open: bool) -> bool:
    mark = text[start:end]
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if mark in CLOSING and (is_open or mark == "»" or not before.isspace() or after.isspace()):
        return False
    if mark in OPENING or mark == "``":
        return mark != "“" or not is_open or before.isspace() or not (after.isspace() or after in ".,;:")
    starts_word = before.isspace() or before in "([{-–—/'‘"
    if is_open:
        return False
    return starts_word or not (after.isspace() or after in ".,;:!?)")


def _singles(text: str, paragraph: Span) -> list[Quotation]:
    """Single-quoted stretches, tried only where a paragraph has no double marks."""
    found: list[Quotation] = []
    opened = -1
    for match in SINGLE.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        opens = at == paragraph.start or not (text[at - 1].isalnum() or text[at - 1] in ".,!?…")
        if opens:
            if opened < 0 or at - opened > MAX_SINGLE:
                opened = at
        elif opened >= 0 and text[at] == ("’" if text[opened] == "‘" else "'"):
            if at - opened <= MAX_SINGLE:
                found.append(_quotation(text, opened, match.end()))
            opened = -1
    return [quotation for quotation in found if quotation.words]


def _quotation(text: str, start: int, end: int, open_end: bool = False) -> Quotation:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(start, end, sum(1 for _ in WORDS.finditer(text, start, end)), open_end)

"""Numbered lines that stay what they are: the same text breaks in the same places on every screen and on paper."""

from dataclasses import dataclass

WIDTH = 66
BREAKS = " \t"  # not the no-break spaces


@dataclass(frozen=True, slots=True)
class Line:
    """Line `number` (from 1): half-open range [start, end) of the text, without white space at its ends.

    `paragraph` counts from 0 the stretches between line breaks that have words.
    """

    number: int
    start: int
    end: int
    paragraph: int


def break_lines(text: str, width: int = WIDTH) -> list[Line]:
    """The lines in order. Each takes as many whole words as fit into `width` code points.

    A word longer than the width is cut. Empty lines have no number. Raises ValueError when `width` is below 1.
    """
    if width < 1:
        raise ValueError(f"a line of {width} characters")
    lines: list[Line] = []
    paragraph, at = 0, 0
    for stretch in text.splitlines(keepends=True):
        before = len(lines)
        for start, end in _broken(text, at, at + len(stretch), width):
            lines.append(Line(len(lines) + 1, start, end, paragraph))
        paragraph += len(lines) > before
        at += len(stretch)
    return lines


def _broken(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    while end > start and text[end - 1].isspace():
        end -= 1
    found = []
    while True:
        while start < end and text[start].isspace():
            start += 1
        if start >= end:
            return found
        cut = _cut(text, start, end, width)
        found.append((start, start + len(text[start:cut].rstrip())))
        start = cut


def _cut(text: str, start: int, end: int, width: int) -> int:
    if end - start <= width:
        return end
    space = max(text.rfind(mark, start + 1, start + width + 1) for mark in BREAKS)
    return space if space > start else start + width

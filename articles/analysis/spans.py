"""Half-open ranges of a text, and the little arithmetic the stages need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) of a text.

    Offsets count Unicode code points from 0, not bytes and not JavaScript's UTF-16 units.
    Raises ValueError when empty, inverted or negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start}, {self.end}) is empty, inverted or negative")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


def trimmed(text: str, start: int, end: int, also: str = "") -> Span | None:
    """The span without white space, and without the characters in `also`, at its two ends; None when
    nothing is left.
    """
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return Span(start, end) if start < end else None


def without(outer: Span, holes: Iterable[Span]) -> list[Span]:
    """What is left of `outer` when every hole is cut out, in order."""
    left: list[Span] = []
    at = outer.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= outer.end:
            continue
        if hole.start > at:
            left.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < outer.end:
        left.append(Span(at, outer.end))
    return left


def merged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The spans in order, with those that overlap or have only white space between them made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and (span.start <= result[-1].end or text[result[-1].end : span.start].isspace()):
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)

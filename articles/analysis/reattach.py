"""Where the spans of a text are in its next revision, or that this is not certain.

Three things are certain, and nothing else is carried over: what lies before the first or behind the last change;
what lies in a paragraph that each revision has exactly once; and a quote whose surroundings, as far as they are
the same, make it unique in both. Everything is decided by looking at both whole texts, so one mark's place never
depends on the order of the marks.
"""

import enum
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from articles.analysis.layout import blocks_of
from articles.analysis.spans import Span

CONTEXT = 40  # characters looked at on either side of a quote
ENOUGH_CONTEXT = 12  # characters around a quote that must be the same …
ENOUGH_QUOTE = 25  # … unless the quote itself is as long as this
MOST_PLACES = 500


class Lost(enum.Enum):
    GONE = "gone"  # the words are not there any more
    TWICE = "twice"  # they could be meant in more than one place
    CHANGED = "changed"  # they are there, but what stood around them is not


@dataclass(frozen=True, slots=True)
class _Zones:
    """What both texts begin and end with, as far as it cannot be told differently."""

    head: int  # both texts are the same before this offset
    tail_old: int  # from here on, the old text …
    tail_new: int  # … is the same as the new one from here on


def reattach(old: str, new: str, spans: Sequence[Span]) -> list[Span | Lost]:
    """For each span of `old` its place in `new`, where the text is the same; else why there is none.

    Different spans never get the same place. Raises ValueError for a span outside `old`.
    """
    if any(span.end > len(old) for span in spans):
        raise ValueError("a span lies outside the old text")
    if old == new:
        return list(spans)
    zones = _zones(old, new)
    moved = _paragraphs(old, new)
    found: list[Span | Lost] = []
    for span in spans:
        placed = _in_zones(span, zones) or _in_paragraph(span, moved)
        found.append(placed or _by_context(old, new, span))
    return _without_collisions(spans, found)


def _zones(old: str, new: str) -> _Zones:
    """Where start and end overlap ("He said no. He said yes." → "He said yes."), neither is certain there."""
    shorter = min(len(old), len(new))
    head = _same_length(old, new, 0, 0, shorter)
    tail = _same_length_back(old, new, len(old), len(new), shorter)
    overlap = max(0, head + tail - shorter)
    head, tail = head - overlap, tail - overlap
    return _Zones(max(0, head), len(old) - max(0, tail), len(new) - max(0, tail))


def _in_zones(span: Span, zones: _Zones) -> Span | None:
    if span.end <= zones.head:
        return span
    if span.start >= zones.tail_old:
        shift = zones.tail_new - zones.tail_old
        return Span(span.start + shift, span.end + shift)
    return None


def _paragraphs(old: str, new: str) -> list[tuple[Span, int]]:
    """(paragraph of the old text, its start in the new one), for those that each text has exactly once."""
    before, after = blocks_of(old), blocks_of(new)
    times_before = Counter(block.of(old) for block in before)
    times_after = Counter(block.of(new) for block in after)
    starts = {block.of(new): block.start for block in after}
    return [
        (block, starts[words])
        for block in before
        if times_before[words := block.of(old)] == 1 and times_after[words] == 1
    ]


def _in_paragraph(span: Span, paragraphs: list[tuple[Span, int]]) -> Span | None:
    for paragraph, start in paragraphs:
        if paragraph.covers(span):
            shift = start - paragraph.start
            return Span(span.start + shift, span.end + shift)
    return None


def _by_context(old: str, new: str, span: Span) -> Span | Lost:
    quote = span.of(old)
    places = _places(new, quote)
    if not places:
        return Lost.GONE
    if len(places) > MOST_PLACES:
        return Lost.TWICE
    reach = [_same_around(old, new, span, place) for place in places]
    place, (left, right) = max(zip(places, reach, strict=True), key=lambda found: sum(found[1]))
    whole = new[place - left : place + len(quote) + right]
    if len(_places(old, whole)) > 1 or len(_places(new, whole)) > 1:
        return Lost.TWICE
    if left + right < ENOUGH_CONTEXT and len(quote) < ENOUGH_QUOTE:
        return Lost.CHANGED
    return Span(place, place + len(quote))


def _places(text: str, words: str) -> list[int]:
    """Every start, overlapping ones too; stops soon after MOST_PLACES."""
    found, at = [], text.find(words)
    while at >= 0 and len(found) <= MOST_PLACES:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _same_around(old: str, new: str, span: Span, place: int) -> tuple[int, int]:
    end = place + span.end - span.start
    left = _same_length_back(old, new, span.start, place, min(CONTEXT, span.start, place))
    right = _same_length(old, new, span.end, end, min(CONTEXT, len(old) - span.end, len(new) - end))
    return left, right


def _same_length(old: str, new: str, at: int, there: int, most: int) -> int:
    for length in range(most):
        if old[at + length] != new[there + length]:
            return length
    return most


def _same_length_back(old: str, new: str, at: int, there: int, most: int) -> int:
    for length in range(most):
        if old[at - 1 - length] != new[there - 1 - length]:
            return length
    return most


def _without_collisions(spans: Sequence[Span], found: list[Span | Lost]) -> list[Span | Lost]:
    came_from: dict[Span, set[Span]] = {}
    for span, place in zip(spans, found, strict=True):
        if isinstance(place, Span):
            came_from.setdefault(place, set()).add(span)
    return [
        Lost.TWICE if isinstance(place, Span) and len(came_from[place]) > 1 else place for place in found
    ]

"""*Reportedly* and its like: words that say somebody said so, and not who."""

from bisect import bisect_left
from collections.abc import Sequence

from articles.analysis import lexicons
from articles.analysis.attribution.types import INDIRECT, MIXED, Attribution
from articles.analysis.document import Document
from articles.analysis.spans import Span, trimmed

NEAR = 2
"""A cue verb within so many words takes the adverb for itself: *reportedly said*."""

WINDOW = 24
"""So many spans on either side of a word are looked at."""


def hearsay_in(document: Document, known: Sequence[Attribution]) -> list[Attribution]:
    """An attribution without source for every hearsay adverb that belongs to no cue found before.

    Its content is the rest of the sentence outside any source and cue; in another's content it stops at that
    one's end.
    """
    adverbs = lexicons.entries(document.language, "hearsay_adverbs")
    spots = [at for at, word in enumerate(document.words) if word.lower in adverbs]
    if not spots:
        return []
    surroundings = _Surroundings(known)
    found: list[Attribution] = []
    for at in spots:
        near = Span(
            document.words[max(0, at - NEAR)].start,
            document.words[min(len(document.words) - 1, at + NEAR)].end,
        )
        if surroundings.has_cue(near):
            continue
        if attribution := _around(document, at, surroundings):
            found.append(attribution)
    return found


class _Surroundings:
    """The sources, cues and contents found so far, to look up by place."""

    def __init__(self, known: Sequence[Attribution]) -> None:
        self.cues = sorted(span for attribution in known for span in attribution.cue)
        self.frames = sorted(
            span for attribution in known for span in (*attribution.source, *attribution.cue)
        )
        self.contents = sorted(span for attribution in known for span in attribution.content)

    def has_cue(self, near: Span) -> bool:
        at = bisect_left(self.cues, near)
        return any(self.cues[i].overlaps(near) for i in (at - 1, at) if 0 <= i < len(self.cues))

    def bounds(self, sentence: Span, at: int) -> Span:
        """The stretch a word can speak of: its sentence up to a content's end, a source or a cue."""
        start, end = sentence.start, sentence.end
        here = bisect_left(self.contents, Span(at, at + 1))
        for span in self.contents[max(0, here - WINDOW) : here + 1]:
            if span.start <= at < span.end:
                start, end = max(start, span.start), min(end, span.end)
        here = bisect_left(self.frames, Span(at, at + 1))
        for span in self.frames[max(0, here - WINDOW) : here + WINDOW]:
            if at < span.start:
                end = min(end, span.start)
            elif span.end <= at:
                start = max(start, span.end)
        return Span(start, max(end, start + 1))


def _around(document: Document, at: int, surroundings: _Surroundings) -> Attribution | None:
    word = document.words[at]
    if not document.sentences or document.quotation_at(word.start):
        return None
    bounds = surroundings.bounds(document.sentences[document.sentence_at(word.start)], word.start)
    before = trimmed(document.text, bounds.start, max(bounds.start, word.start), ",")
    after = trimmed(document.text, word.end, max(word.end, bounds.end), ",.!?;")
    if after is None:
        return None
    content = tuple(span for span in (before, after) if span)
    quoted = any(document.quotations_in(span) for span in content)
    return Attribution(
        source=(),
        cue=(Span(word.start, word.end),),
        content=content,
        quotation=MIXED if quoted else INDIRECT,
        confidence=0.6,
        rule="hearsay",
        lemma=word.lower,
    )

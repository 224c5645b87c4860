"""*The Herald quoted a spokesman as saying the plant was safe*: two attributions where one verb group is
seen.
"""

from collections.abc import Iterator
from dataclasses import replace

from articles.analysis.attribution.types import Attribution
from articles.analysis.document import Document
from articles.analysis.spans import Span

QUOTING = frozenset(("quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"))
REACH = 25
"""So many words back from *as saying* the quoting verb is looked for."""


def told_apart(document: Document, attribution: Attribution) -> Iterator[Attribution]:
    """The attribution itself, or the one who quotes and the one who is quoted."""
    words = document.words
    saying = _saying(document, attribution)
    verb = _quoting(document, attribution, saying) if saying else None
    if saying is None or verb is None or verb + 1 >= saying - 1 or not attribution.source:
        yield attribution
        return
    quoted = Span(words[verb + 1].start, words[saying - 2].end)
    end = attribution.content[-1].end
    cue = Span(words[verb].start, words[verb].end)
    yield replace(attribution, cue=(cue,), content=(Span(quoted.start, end),), rule="quoting", lemma="quote")
    yield replace(
        attribution,
        source=(quoted,),
        cue=(Span(words[saying - 1].start, words[saying].end),),
        rule="quoted_as",
        lemma="say",
        confidence=round(attribution.confidence * 0.9, 3),
    )


def _saying(document: Document, attribution: Attribution) -> int | None:
    """The index of *saying* in a cue that ends in *as saying*."""
    if not attribution.cue or attribution.content[0].start < attribution.cue[-1].start:
        return None
    inside = document.word_range(attribution.cue[-1])
    for at in inside:
        if at > 1 and document.words[at].lower == "saying" and document.words[at - 1].lower == "as":
            return at
    return None


def _quoting(document: Document, attribution: Attribution, saying: int) -> int | None:
    """The active quoting verb before *as saying*, behind the source."""
    words, tags = document.words, document.tags
    source_end = attribution.source[-1].end if attribution.source else 0
    for at in range(saying - 2, max(0, saying - REACH), -1):
        if words[at].start < source_end or tags[at] == "STOP":
            return None
        if words[at].lower in QUOTING:
            passive = tags[at - 1] == "AUX" and words[at - 1].lower in (
                "is",
                "was",
                "are",
                "were",
                "been",
                "being",
            )
            return None if passive else at
    return None

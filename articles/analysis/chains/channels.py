"""The outlet a statement went through: *told Reuters*, *seen by AP*, *in an interview with CNN*."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from articles.analysis.attribution.types import Attribution
from articles.analysis.cast.kinds import is_outlet_name
from articles.analysis.document import Document
from articles.analysis.spans import Span

REACH = 30
"""So many words beside source and cue are searched."""

TELLING = frozenset(("told", "tell", "tells", "telling", "informed"))
VERBS_BY = frozenset((
    "seen", "obtained", "reviewed", "published", "cited", "quoted", "carried", "released",
    "broadcast", "interviewed", "posted", "reported", "viewed", "shared", "leaked", "aired",
    "provided", "given", "sent",
))  # fmt: skip
PREPOSITIONS = frozenset(("with", "by", "to", "on", "in", "for", "from", "via"))
TALKS = frozenset((
    "interview", "statement", "email", "e-mail", "letter", "op-ed", "column", "article",
    "appearance", "remarks", "comments", "essay", "call", "text", "message", "conversation",
    "editorial", "interviews", "spoke", "speaking", "said", "wrote", "appeared", "appearing",
    "writing", "says", "published",
))  # fmt: skip
ORIGINS = frozenset(("citing", "quoting"))
ENDS = frozenset(("STOP", "COMMA", "COLON", "DASH", "QUOTE", "CLOSE", "OPEN"))
MAX_NAME = 6


Direction = Literal["through", "from"]


@dataclass(frozen=True, slots=True)
class Channel:
    """`source` names who else handled the statement, `cue` the words that tie them to it.

    It went *through* the outlet on its way here (told Reuters), or the attribution's source has it *from*
    them (citing officials).
    """

    source: Span
    cue: Span
    direction: Direction = "through"


def channels_of(document: Document, attributions: Sequence[Attribution]) -> dict[int, Channel]:
    """The channel of each attribution that names one, by the attribution's index."""
    if not document.tags:
        return {}
    found: dict[int, Channel] = {}
    for index, attribution in enumerate(attributions):
        if not attribution.cue:
            continue
        within = None if attribution.parent is None else attributions[attribution.parent].content
        if channel := _channel(document, attribution, within) or _origin(document, attribution):
            found[index] = channel
    return found


def _channel(document: Document, attribution: Attribution, within: tuple[Span, ...] | None) -> Channel | None:
    """The first outlet beside source and cue that a channel's words lead to.

    For an inner attribution it must stand inside the parent's content (`within`).
    """
    for at in _beside(document, attribution):
        start = _lead(document, at)
        place = document.words[at].start
        if start is None or (within and not any(span.start <= place < span.end for span in within)):
            continue
        if (name := _outlet_at(document, at)) and not any(
            name.overlaps(span) for span in attribution.content
        ):
            if any(name.covers(span) or span.start == name.start for span in attribution.source):
                continue
            cue = Span(document.words[start].start, document.words[at - 1].end)
            return Channel(name, cue)
    return None


def _origin(document: Document, attribution: Attribution) -> Channel | None:
    """*reported, citing officials*: where the source has it from."""
    words = document.words
    head = document.word_range(attribution.cue[-1]).stop
    for at in range(head, min(len(words) - 1, head + 3)):
        if words[at].lower in ORIGINS and words[at].end < words[at + 1].start:
            stop = at + 1
            while (
                stop < len(words)
                and stop - at < 12
                and document.tags[stop] not in ENDS
                and words[stop].lower != "as"
            ):
                stop += 1
            if stop > at + 1 and not any(
                span.start <= words[at].start < span.end for span in attribution.content
            ):
                cue = Span(words[at].start, words[at].end)
                return Channel(Span(words[at + 1].start, words[stop - 1].end), cue, "from")
        if words[at].text != ",":
            return None
    return None


def _beside(document: Document, attribution: Attribution) -> Iterator[int]:
    """The words of the sentence around source and cue that lie outside the content."""
    words = document.words
    sentence = document.sentences[document.sentence_at(attribution.cue[0].start)]
    inside = document.word_range(sentence)
    head = document.word_range(attribution.cue[0]).start
    for at in range(max(inside.start + 1, head - REACH), min(inside.stop, head + REACH)):
        start = words[at].start
        named = (
            words[at].text[0].isupper() or words[at].lower.startswith("al-") or words[at - 1].lower == "the"
        )
        if named and not any(span.start <= start < span.end for span in attribution.content):
            yield at


def _lead(document: Document, at: int) -> int | None:
    """Where the words begin that make the name at `at` a channel: *told*, *seen by*, *interview with*."""
    words = document.words
    before = at - 1
    if before > 0 and words[before].lower == "the":
        before -= 1
    if words[before].lower in TELLING:
        return before
    if words[before].lower not in PREPOSITIONS or before == 0:
        return None
    if words[before].lower == "by":
        return before - 1 if words[before - 1].lower in VERBS_BY else None
    for back in range(before - 1, max(-1, before - 5), -1):
        if words[back].lower in TALKS or words[back].lower in VERBS_BY:
            return back
    return None


def _outlet_at(document: Document, at: int) -> Span | None:
    """The outlet named from word `at` on: the longest run of words that is one's name."""
    words = document.words
    if words[at].lower == "the" and at + 1 < len(words):
        at += 1
    for stop in range(min(len(words), at + MAX_NAME), at, -1):
        last = words[stop - 1]
        run = words[at:stop]
        if not last.text[0].isalnum() or any(word.text in ",;:.!?" for word in run):
            continue
        joined = " ".join(word.lower for word in run)
        generic = stop == at + 1 and joined in (
            "newspaper",
            "broadcaster",
            "magazine",
            "network",
            "channel",
            "agency",
        )
        if (
            generic
            or (words[at].text[0].isupper() and is_outlet_name(joined))
            or (joined.startswith("al-") and is_outlet_name(joined))
        ):
            return Span(words[at].start, last.end)
    return None

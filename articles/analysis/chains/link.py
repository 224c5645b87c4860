"""Finds the attributions inside the content of others and sets who holds whom."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.analysis import lexicons
from articles.analysis.attribution import Attribution, find_attributions
from articles.analysis.cast.pronouns import FIRST_PERSONS, PRONOUNS
from articles.analysis.chains.excerpts import Excerpts, excerpts_of
from articles.analysis.chains.hearsay import hearsay_in
from articles.analysis.chains.quoted_as import told_apart
from articles.analysis.document import Document, read
from articles.analysis.spans import Span

INNER = 0.75
"""What is found inside another's words is that much less sure."""

MAX_OPEN = 24
"""So many contents may lie around one cue; deeper nesting is no article."""


def link_chains(document: Document, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with those inside their contents, each with the index of its parent in the list
    returned.

    Ordered by where the content begins. A content that runs past the end of the content around it is cut
    there. A parent's content covers its child's source, cue and content; parents never form a circle.
    """
    if not document.tags:
        return list(attributions)
    known = [part for attribution in attributions for part in told_apart(document, attribution)]
    known += hearsay_in(document, known)
    known = _sorted(known)
    outer = [(i, known[i]) for i, parent in enumerate(_parents(known)) if parent is None]
    known = _sorted([*known, *_inner(document, known, excerpts_of(document, outer))])
    known = _sorted(list(_cut(known, _parents(known))))
    parents = _parents(known)
    known = [a for a, parent in zip(known, parents, strict=True) if parent is None or _passes_on(document, a)]
    return [replace(known[i], parent=parent) for i, parent in enumerate(_covering(known, _parents(known)))]


def holders_of(linked: Sequence[Attribution]) -> dict[Span, Span]:
    """The parent's source for the source of every inner attribution: whom *I* means in somebody's words."""
    return {
        attribution.source[0]: linked[attribution.parent].source[0]
        for attribution in linked
        if attribution.source and attribution.parent is not None and linked[attribution.parent].source
    }


def _sorted(attributions: list[Attribution]) -> list[Attribution]:
    return sorted(
        attributions, key=lambda a: (a.content[0].start, -a.content[-1].end, a.cue[0].start if a.cue else 0)
    )


def _inner(document: Document, known: list[Attribution], excerpts: Excerpts | None) -> Iterator[Attribution]:
    """Attributions found when each content is read as a text of its own, and not known yet."""
    if excerpts is None:
        return
    cues = sorted(span for attribution in known for span in attribution.cue)
    for found in find_attributions(read(excerpts.text, document.language)):
        moved = _moved(excerpts, found)
        if moved is None or not moved.cue or _meets(cues, moved.cue):
            continue
        if moved.source and moved.source[0].of(document.text).lower() in FIRST_PERSONS | {"you"}:
            continue
        yield moved


def _passes_on(document: Document, inner: Attribution) -> bool:
    """Whether an attribution inside another's words tells of a further speaker, not of a mere wish or act."""
    if inner.rule in ("hearsay", "quoted_as"):
        return True
    if not inner.source:
        return False
    verbs = lexicons.entries(document.language, "chain_cues")
    if inner.lemma in verbs or inner.lemma.partition(" ")[0] in verbs:
        return True
    attitude = inner.lemma in lexicons.entries(document.language, "chain_attitudes")
    return attitude and inner.source[0].of(document.text).lower() not in PRONOUNS


def _moved(excerpts: Excerpts, found: Attribution) -> Attribution | None:
    """The attribution with the offsets of the text, when all of it comes from one content."""
    holders: set[int] = set()

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...] | None:
        result: list[Span] = []
        for span in spans:
            back = excerpts.back(span)
            if back is None:
                return None
            result.extend(back[0])
            holders.add(back[1])
        return tuple(result)

    source, cue, content = moved(found.source), moved(found.cue), moved(found.content)
    if source is None or cue is None or not content or len(holders) != 1:
        return None
    confidence = round(found.confidence * INNER, 3)
    return replace(found, source=source, cue=cue, content=content, confidence=confidence)


def _meets(cues: list[Span], cue: tuple[Span, ...]) -> bool:
    for span in cue:
        at = bisect_left(cues, span)
        if any(cues[i].overlaps(span) for i in (at - 1, at) if 0 <= i < len(cues)):
            return True
    return False


def _parents(known: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the index of the one with the smallest content around its cue."""
    holds = sorted((span.start, -span.end, i) for i, a in enumerate(known) for span in a.content)
    asks = sorted((a.cue[0].start, a.cue[-1].end, i) for i, a in enumerate(known) if a.cue)
    parents: list[int | None] = [None] * len(known)
    around: list[tuple[int, int]] = []
    at = 0
    for start, end, asking in asks:
        while at < len(holds) and holds[at][0] <= start:
            around.append((-holds[at][1], holds[at][2]))
            at += 1
        around = [(limit, i) for limit, i in around if limit > start][-MAX_OPEN:]
        fits = [
            (limit, i) for limit, i in around if i != asking and limit >= end and _may_hold(known, i, asking)
        ]
        if fits:
            parents[asking] = min(fits, key=lambda pair: (_extent(known[pair[1]]), pair[1]))[1]
    return parents


def _extent(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def _may_hold(known: Sequence[Attribution], outer: int, inner: int) -> bool:
    """Of two whose cues lie in each other's content, the one whose content begins first holds the other.

    *The mayor said the plan would work, according to the Herald*: the Herald tells what the mayor said.
    """
    holder, held = known[outer], known[inner]
    if not any(span.start <= holder.cue[0].start < span.end for span in held.content):
        return True
    return (holder.content[0].start, -_extent(holder), outer) < (held.content[0].start, -_extent(held), inner)


def _cut(known: list[Attribution], parents: list[int | None]) -> Iterator[Attribution]:
    """*X said …, according to Y*: a content that runs over its parent's cue ends where the parent's content
    does.
    """
    for attribution, parent in zip(known, parents, strict=True):
        holder = None if parent is None else known[parent]
        over = holder is not None and any(span.overlaps(holder.cue[0]) for span in attribution.content)
        kept = _common(attribution.content, holder.content) if holder is not None and over else ()
        yield replace(attribution, content=kept) if kept else attribution


def _common(one: tuple[Span, ...], other: tuple[Span, ...]) -> tuple[Span, ...]:
    """What two sorted rows of spans share."""
    shared: list[Span] = []
    for a in one:
        for b in other:
            start, end = max(a.start, b.start), min(a.end, b.end)
            if start < end:
                shared.append(Span(start, end))
    return tuple(shared)


def _covering(known: list[Attribution], parents: list[int | None]) -> list[int | None]:
    """The parents whose content covers all of the child; the others are none. No circle can remain."""
    kept: list[int | None] = []
    for attribution, parent in zip(known, parents, strict=True):
        whole = (*attribution.source, *attribution.cue, *attribution.content)
        covers = parent is not None and all(
            any(span.covers(part) for span in known[parent].content) for part in whole
        )
        kept.append(parent if covers else None)
    return kept

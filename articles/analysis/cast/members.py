"""Makes the members of the cast: their names, descriptions and mentions."""

from articles.analysis.cast.entities import Entity
from articles.analysis.cast.kinds import CUTS
from articles.analysis.cast.names import is_common_noun
from articles.analysis.cast.types import Member
from articles.analysis.document import Document
from articles.analysis.spans import Span

OPENING = frozenset(("DET", "POSS", "ADV", "NUM", "ADJ", "PRON"))
NAME_LENGTH = 80
"""A description longer than this is cut for a member's name."""


def member_of(document: Document, entity: Entity) -> Member:
    mentions = _outermost(sorted(entity.mentions))
    described = entity.description
    return Member(
        name=entity.name,
        kind=entity.kind,
        mentions=tuple(mentions),
        description=" ".join(described.of(document.text).split()) if described else entity.name,
        confidence=0.9 if entity.sure else 0.6,
    )


def _outermost(spans: list[Span]) -> list[Span]:
    """Sorted spans without those that begin inside the one before."""
    kept: list[Span] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            if span.end > kept[-1].end or span.start == kept[-1].start:
                kept[-1] = Span(kept[-1].start, max(span.end, kept[-1].end))
            continue
        kept.append(span)
    return kept


def name_of_phrase(document: Document, inside: range) -> str:
    """A source phrase as a name: without what a comma or relative clause adds; an article in lower case."""
    words = document.words
    stop = inside.start + 1
    while stop < inside.stop and not (
        words[stop].text in ",;:()—–" or words[stop].lower in ("who", "which", "that")
    ):
        stop += 1
    while stop > inside.start + 1 and words[stop - 1].lower in ("'s", *CUTS, ".", '"', "”"):
        stop -= 1
    text = " ".join(document.text[words[inside.start].start : words[stop - 1].end].split())
    first = text.split()[0]
    if first[0].isupper() and (document.tags[inside.start] in OPENING or is_common_noun(first.lower())):
        text = first.lower() + text[len(first) :]
    return text if len(text) <= NAME_LENGTH else text[:NAME_LENGTH].rsplit(" ", 1)[0] + " …"

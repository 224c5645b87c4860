"""Noun phrases that can be taken up by a pronoun: people, groups, bodies and documents without a name."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from articles.analysis import lexicons
from articles.analysis.cast.genders import Gender, gender_of_word
from articles.analysis.cast.kinds import SourceKind, kind_of_phrase, singular
from articles.analysis.document import Document
from articles.analysis.spans import Span

INNER = frozenset(("ADJ", "NUM", "NOUN", "NAME", "GEN", "PART", "ING"))
NOT_ALONE = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "sen", "rep", "gov", "dr", "gen", "rev", "chief", "whip", "major")
)
"""Titles that stand for nobody without a name."""

MAX_BEFORE = 8
"""So many words are searched for the beginning of a noun phrase."""


class Phrase(NamedTuple):
    """A noun phrase by the indices of its words; `head` is its last word in the singular."""

    start: int
    end: int
    head: str
    kind: SourceKind
    plural: bool
    definite: bool
    gender: Gender
    role: str = ""
    """The whole phrase in lower case, without its article."""


@cache
def _heads() -> frozenset[str]:
    names = ("person_nouns", "document_nouns", "organisation_nouns", "group_nouns")
    nouns = frozenset().union(*(lexicons.entries("en", name) for name in names))
    titles = ("titles_male", "titles_female", "person_titles")
    return nouns.union(*(lexicons.entries("en", name) for name in titles)) - NOT_ALONE


@cache
def may_head(lower: str) -> bool:
    return lower in _heads() or singular(lower) in _heads() or lower in lexicons.entries("en", "peoples")


def phrases_in(document: Document) -> Iterator[Phrase]:
    """Noun phrases headed by a noun of our lists, in the order of the text."""
    tags = document.tags
    for at, word in enumerate(document.words):
        if tags[at] not in ("NOUN", "NAME", "PRES", "BASE") or not may_head(word.lower):
            continue
        if at + 1 < len(tags) and tags[at + 1] in ("NOUN", "NAME", "GEN"):
            continue
        if phrase := phrase_at(document, at):
            yield phrase


def phrase_at(document: Document, at: int, bare: bool = False) -> Phrase | None:
    """The noun phrase whose head is the word `at`; None for a bare singular unless asked for."""
    tags, words = document.tags, document.words
    start = at
    while start > 0 and at - start < MAX_BEFORE and tags[start - 1] in INNER:
        start -= 1
    opens = start > 0 and tags[start - 1] in ("DET", "POSS")
    start -= opens
    lower = words[at].lower
    plural = singular(lower) != lower or lower in lexicons.entries("en", "peoples")
    if not (opens or plural or bare):
        return None
    kind, _ = kind_of_phrase(document, Span(words[start].start, words[at].end))
    definite = opens and words[start].lower in (
        "the",
        "this",
        "these",
        "that",
        "those",
        "his",
        "her",
        "their",
    )
    role = " ".join(word.lower for word in words[start + opens : at + 1])
    gender = gender_of_word(singular(lower))
    return Phrase(start, at + 1, singular(lower), kind, plural, definite, gender, role)

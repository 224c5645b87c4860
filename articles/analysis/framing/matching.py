"""Looks the framing lists up in a document."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from articles.analysis import lexicons, morphology
from articles.analysis.document import Document
from articles.analysis.framing.kinds import ADJECTIVE, LISTED, NOUN, VERB
from articles.analysis.framing.names import is_name
from articles.analysis.framing.types import Signal
from articles.analysis.words import Word, words_of

NOUN_BEFORE = frozenset({"DET", "POSS", "GEN", "NUM", "ADJ"})
"""After one of these, a verb's base or third-person form is a noun."""


class Entry(NamedTuple):
    """One form of one entry: the words after its first, its kind, and whether it is weak or needs a verb's place."""

    rest: tuple[str, ...]
    kind: str
    weak: bool
    bare_verb: bool


@cache
def index(language: str) -> dict[str, tuple[Entry, ...]]:
    """Every form by its first word, the longest first; of two lists with one form the earlier in `LISTED` keeps it."""
    found: dict[str, dict[tuple[tuple[str, ...], bool], Entry]] = {}
    for kind, row in LISTED.items():
        for line in lexicons.lines(language, f"framing_{kind}"):
            entry = line.removesuffix("?").rstrip()
            for form, bare_verb in forms(entry, row.inflect, language):
                first, *rest = (word.lower for word in words_of(form, language))
                group = found.setdefault(first, {})
                group.setdefault((tuple(rest), bare_verb), Entry(tuple(rest), kind, entry != line, bare_verb))
    return {
        first: tuple(sorted(group.values(), key=lambda entry: -len(entry.rest))) for first, group in found.items()
    }


def forms(entry: str, inflect: str, language: str) -> Iterator[tuple[str, bool]]:
    """The entry's forms, each with whether it could as well be a noun."""
    yield entry, inflect == VERB
    if inflect == VERB:
        past = participle = morphology.regular_past(entry)
        past, participle = morphology.irregular(language).get(entry, (past, participle))
        yield morphology.third_person(entry), True
        yield morphology.present_participle(entry), False
        yield past, past == entry
        yield participle, participle == entry
    elif inflect == NOUN:
        yield morphology.third_person(entry), False
    elif inflect == ADJECTIVE and " " not in entry:
        yield adverb(entry), False


def adverb(adjective: str) -> str:
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("le"):
        return adjective[:-1] + "y"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + "ly"


def listed_signals(document: Document) -> list[Signal]:
    """What the lists find, in order, the longest entry at each place, none overlapping another."""
    words, tags = document.words, document.tags
    entries = index(document.language)
    found: list[Signal] = []
    at = 0
    while at < len(words):
        for entry in entries.get(words[at].lower, ()):
            end = at + 1 + len(entry.rest)
            if not _follows(words, at + 1, entry.rest) or (entry.bare_verb and at and tags[at - 1] in NOUN_BEFORE):
                continue
            if not words[at].text[0].isupper() or not is_name(document, at, end, entry.kind):
                found.append(Signal(at, end, entry.kind, entry.weak))
                at = end - 1
                break
        at += 1
    return found


def _follows(words: tuple[Word, ...], at: int, rest: tuple[str, ...]) -> bool:
    return at + len(rest) <= len(words) and all(words[at + i].lower == part for i, part in enumerate(rest))

"""Looks the framing lists up in a document."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from articles.analysis import lexicons, morphology
from articles.analysis.document import Document
from articles.analysis.framing.kinds import ADJECTIVE, LISTED, NOUN, VERB
from articles.analysis.framing.names import is_name
from articles.analysis.framing.types import Signal
from articles.analysis.tagging import VERBS
from articles.analysis.words import words_of

NOUN_BEFORE = frozenset({"DET", "POSS", "GEN", "NUM", "ADJ"})
"""After one of these, a verb's base or third-person form is a noun."""


NOUN_ENDINGS = ("ous", "ful", "less", "y", "ish", "ive")
"""Adjectives with these endings make a noun in -ness that judges as they do."""
IN_VERB_GROUP = VERBS | {"AUX", "ADV"}
LONGEST_GROUP = 4
SHORT = 6
"""Adjectives of so many letters are compared with -er and -est."""


class Entry(NamedTuple):
    """One form of one entry: the words after its first, its kind, whether weak or only a verb."""

    rest: tuple[str, ...]
    kind: str
    weak: bool
    bare_verb: bool


@cache
def index(language: str) -> dict[str, dict[str, tuple[Entry, ...]]]:
    """Every form by its first and second word ("" when it has but one), the longest first.

    Of two lists with one form the earlier in `LISTED` keeps it.
    """
    found: dict[str, dict[str, dict[tuple[tuple[str, ...], bool], Entry]]] = {}
    for kind, row in LISTED.items():
        for line in lexicons.lines(language, f"framing_{kind}"):
            entry = line.removesuffix("?").rstrip()
            for form, bare_verb in forms(entry, row.inflect, language):
                first, *more = (word.lower for word in words_of(form, language))
                rest = tuple(more)
                group = found.setdefault(first, {}).setdefault(rest[0] if rest else "", {})
                group.setdefault((rest, bare_verb), Entry(rest, kind, entry != line, bare_verb))
    return {
        first: {second: _longest_first(g.values()) for second, g in s.items()} for first, s in found.items()
    }


def _longest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: -len(entry.rest)))


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
        if entry.endswith("ize"):
            yield entry[:-1] + "ation", False
    elif inflect == NOUN:
        yield morphology.third_person(entry), False
    elif inflect == ADJECTIVE and " " not in entry:
        yield adverb(entry), False
        yield from _compared(entry)
        if entry.endswith(NOUN_ENDINGS):
            yield _stem(entry) + "ness", False


def _compared(adjective: str) -> Iterator[tuple[str, bool]]:
    """Comparative and superlative of a short adjective."""
    if adjective.endswith("y") or len(adjective) <= SHORT:
        stem = _stem(adjective).removesuffix("e")
        yield stem + "er", False
        yield stem + "est", False


def _stem(adjective: str) -> str:
    return adjective[:-1] + "i" if adjective.endswith("y") else adjective


def adverb(adjective: str) -> str:
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("le") and adjective[-3:-2] not in "aeiou":
        return adjective[:-1] + "y"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + "ly"


def listed_signals(document: Document) -> list[Signal]:
    """What the lists find, in order, the longest entry at each place.

    They overlap only where a reading reaches over its verb (*appears to* be entrenched).
    """
    words = document.words
    entries = index(document.language)
    found: list[Signal] = []
    until = 0
    for at, word in enumerate(words):
        if at < until or (by_second := entries.get(word.lower)) is None:
            continue
        second = words[at + 1].lower if at + 1 < len(words) else ""
        for entry in chain(by_second.get(second, ()), by_second.get("", ())):
            if _stands_at(document, at, entry):
                until = at + 1 + len(entry.rest)
                found.append(Signal(at, _end_of_reading(document, until, entry), entry.kind, entry.weak))
                break
    return found


def _end_of_reading(document: Document, at: int, entry: Entry) -> int:
    """The end of the verb group after *appears to*, *seems to* and the like; else `at`."""
    if entry.kind != "interpretations" or document.words[at - 1].lower != "to":
        return at
    end = at
    while end < min(len(document.words), at + LONGEST_GROUP) and document.tags[end] in IN_VERB_GROUP:
        end += 1
    while end > at and document.tags[end - 1] == "ADV":
        end -= 1
    return end


def _stands_at(document: Document, at: int, entry: Entry) -> bool:
    words, end = document.words, at + 1 + len(entry.rest)
    if entry.rest and (
        end > len(words) or any(words[at + 1 + i].lower != part for i, part in enumerate(entry.rest))
    ):
        return False
    if entry.bare_verb and at and document.tags[at - 1] in NOUN_BEFORE:
        return False
    return not words[at].text[0].isupper() or not is_name(document, at, end, entry.kind)

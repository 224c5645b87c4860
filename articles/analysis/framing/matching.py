"""Looks the framing lists up in a document."""

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import NamedTuple

from articles.analysis import lexicons
from articles.analysis.document import Document
from articles.analysis.framing.coinages import is_coined
from articles.analysis.framing.inflection import forms
from articles.analysis.framing.kinds import LISTED
from articles.analysis.framing.names import is_name
from articles.analysis.framing.types import Signal
from articles.analysis.tagging import VERBS
from articles.analysis.words import words_of

NOUN_BEFORE = frozenset({"DET", "POSS", "GEN", "NUM", "ADJ"})
"""After one of these, a verb's base or third-person form is a noun."""
IN_VERB_GROUP = VERBS | {"AUX", "ADV"}
LONGEST_GROUP = 4


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


def listed_signals(document: Document) -> list[Signal]:
    """What the lists find, in order, the longest entry at each place.

    They overlap only where a reading reaches over its verb (*appears to* be entrenched).
    """
    words = document.words
    entries = index(document.language)
    found: list[Signal] = []
    until = 0
    for at, word in enumerate(words):
        if at < until:
            continue
        by_second = entries.get(word.lower)
        if by_second is None:
            if is_coined(word, document.language):
                found.append(Signal(at, at + 1, "coinages", False))
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

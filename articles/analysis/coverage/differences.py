"""Whether two passages that say the same thing contradict each other: by a number, or by a negation."""

from dataclasses import dataclass

from articles.analysis import lexicons
from articles.analysis.coverage.numbers import times, value_of
from articles.analysis.coverage.passages import Passage
from articles.analysis.coverage.terms import WORD, term_at
from articles.analysis.document import Document

NUMBERS, NEGATION = "numbers", "negation"
FEWEST_WORDS = 3
"""*Fit it* is too short to contradict *We had not fitted it*."""
NOBODY = frozenset(("nobody", "none", "nothing", "noone", "denied", "denies", "deny"))
REACH = 3
"""So many words behind a number its noun may stand: *two new ferries*."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`kind` is numbers or negation; the words are those of each passage that differ, empty for none."""

    kind: str
    first: str
    second: str


def difference_of(one: Document, first: Passage, other: Document, second: Passage) -> Difference | None:
    """What makes the two contradict each other, or None. Swapping them swaps the words."""
    if found := _numbers_differ(counts_of(one, first), counts_of(other, second)):
        return found
    if min(len(first.words), len(second.words)) < FEWEST_WORDS:
        return None
    denied, also = negation_of(one, first), negation_of(other, second)
    if bool(denied) != bool(also):
        return Difference(NEGATION, denied, also)
    return None


def counts_of(document: Document, passage: Passage) -> dict[str, dict[float, str]]:
    """The numbers of a passage by the stem of what they count, as values with their words."""
    found: dict[str, dict[float, str]] = {}
    inside = set(passage.words)
    for at in passage.words:
        value = value_of(document.words[at].lower)
        if value is None:
            continue
        after = [i for i in range(at + 1, at + 1 + REACH) if i in inside]
        scale = times(document.words[after[0]].lower) if after else None
        noun = next((i for i in after if _counts(document, i)), None)
        if noun is not None:
            term = term_at(document, noun)
            last = noun if term else at
            words = document.text[document.words[at].start : document.words[last].end]
            found.setdefault(term.key if term else "", {})[value * (scale or 1)] = " ".join(words.split())
    return found


def _counts(document: Document, at: int) -> bool:
    lower = document.words[at].lower
    term = term_at(document, at)
    return (
        term is not None
        and term.kind == WORD
        and times(lower) is None
        and document.tags[at : at + 1] != ("ADJ",)
    )


def _numbers_differ(
    first: dict[str, dict[float, str]], second: dict[str, dict[float, str]]
) -> Difference | None:
    for noun in sorted(first.keys() & second.keys()):
        one, other = first[noun], second[noun]
        if one.keys() != other.keys():
            return Difference(NUMBERS, ", ".join(one.values()), ", ".join(other.values()))
    return None


def negation_of(document: Document, passage: Passage) -> str:
    """The first word that negates in the passage, as it stands there; empty when none does."""
    if not lexicons.has_language(document.language):
        return ""
    listed = lexicons.entries(document.language, "negations") | NOBODY
    found = [document.words[at].text for at in passage.words if document.words[at].lower in listed]
    return found[0] if found else ""

"""The forms in which an entry of a framing list is looked up."""

from collections.abc import Iterator

from articles.analysis import morphology
from articles.analysis.framing.kinds import ADJECTIVE, NOUN, VERB

NOUN_ENDINGS = ("ous", "ful", "less", "y", "ish", "ive")
"""Adjectives with these endings make a noun in -ness that judges as they do."""
SHORT = 6
"""Adjectives of up to so many letters are compared with -er and -est."""


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

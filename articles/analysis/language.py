"""Guesses whether a text is English, the one language the drafter has word lists for."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import islice

ENGLISH = "en"
UNKNOWN = "und"
"""The code for an undetermined language (ISO 639-2)."""

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        (
            "the",
            "of",
            "and",
            "to",
            "that",
            "is",
            "was",
            "for",
            "with",
            "he",
            "it",
            "his",
            "they",
            "have",
            "from",
            "said",
            "she",
            "who",
            "not",
            "this",
            "by",
            "are",
            "but",
        )
    ),  # fmt: skip
    "de": frozenset(
        (
            "der",
            "die",
            "das",
            "und",
            "ist",
            "nicht",
            "ein",
            "eine",
            "den",
            "dem",
            "mit",
            "sich",
            "auf",
            "für",
            "von",
            "zu",
            "sagte",
            "werden",
            "auch",
            "wie",
        )
    ),  # fmt: skip
    "fr": frozenset(
        (
            "le",
            "la",
            "les",
            "des",
            "et",
            "est",
            "une",
            "dans",
            "que",
            "qui",
            "pour",
            "pas",
            "sur",
            "plus",
            "par",
            "avec",
            "ce",
            "au",
            "du",
            "selon",
        )
    ),  # fmt: skip
    "es": frozenset(
        (
            "el",
            "la",
            "los",
            "las",
            "de",
            "que",
            "y",
            "en",
            "un",
            "una",
            "por",
            "con",
            "para",
            "del",
            "se",
            "su",
            "al",
            "no",
            "según",
            "dijo",
        )
    ),  # fmt: skip
    "it": frozenset(
        (
            "il",
            "di",
            "che",
            "e",
            "la",
            "un",
            "una",
            "per",
            "non",
            "sono",
            "con",
            "del",
            "della",
            "è",
            "ha",
            "gli",
            "dei",
            "alla",
            "nel",
            "si",
        )
    ),  # fmt: skip
    "pt": frozenset(
        (
            "o",
            "a",
            "os",
            "as",
            "de",
            "que",
            "e",
            "do",
            "da",
            "em",
            "um",
            "uma",
            "para",
            "com",
            "não",
            "por",
            "no",
            "na",
            "se",
            "disse",
        )
    ),  # fmt: skip
    "nl": frozenset(
        (
            "de",
            "het",
            "een",
            "en",
            "van",
            "in",
            "is",
            "dat",
            "op",
            "te",
            "voor",
            "niet",
            "met",
            "zijn",
            "aan",
            "ook",
            "er",
            "maar",
            "zei",
            "wordt",
        )
    ),  # fmt: skip
}
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 2000
"""So many words from the beginning are looked at."""
MIN_SHARE = 0.08
"""English news has about a third of its words in the list; headlines and tables fewer."""
FEW = 12
"""A shorter text is taken for English unless another language's words say otherwise."""


def language_of(text: str) -> str:
    """`en` when the text reads like English, else `und`."""
    words = [match.group().lower() for match in islice(WORD.finditer(text), SAMPLE)]
    counts = Counter(words)
    hits = {code: sum(counts[word] for word in listed) for code, listed in FUNCTION_WORDS.items()}
    best_other = max(count for code, count in hits.items() if code != ENGLISH)
    latin = sum(1 for word in words if word.isascii())
    if words and 2 * latin < len(words):
        return UNKNOWN
    if hits[ENGLISH] < best_other:
        return UNKNOWN
    if len(words) < FEW or hits[ENGLISH] >= MIN_SHARE * len(words):
        return ENGLISH
    return UNKNOWN

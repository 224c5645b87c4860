"""Unlisted words that writers make to judge: *fearmonger*, *power-crazed*, *pseudo-expert*."""

from functools import cache

from articles.analysis import lexicons
from articles.analysis.words import Word

LONGEST_PLAIN = 6
"""Words of up to so many letters are not looked at."""


def is_coined(word: Word, language: str) -> bool:
    """Whether an unlisted word is made with an ending or a beginning that judges."""
    if len(word.lower) <= LONGEST_PLAIN or not word.text[0].islower():
        return False
    beginnings, endings = _coining_parts(language)
    return word.lower.endswith(endings) or word.lower.startswith(beginnings)


@cache
def _coining_parts(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lines = lexicons.lines(language, "framing_coinages")
    beginnings = tuple(line[:-1] for line in lines if line.endswith("*"))
    return beginnings, tuple(line[1:] for line in lines if line.startswith("*"))

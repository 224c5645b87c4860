"""Words and punctuation marks with their places in the text."""

import re
from functools import cache
from typing import NamedTuple

from articles.analysis import lexicons


class Word(NamedTuple):
    """One word, number or punctuation mark; `lower` is folded, with straight apostrophes, for look-up."""

    start: int
    end: int
    text: str
    lower: str


TOKEN = re.compile(
    r"""
      https?://\S{1,2000}                     # an address is one word
    | (?:[^\W\d_]\.){2,}                      # U.S.  a.m.
    | \w+(?:\.\w+)*\.(?:com|org|net|gov|edu|info|co\.uk|ru|de|fr|ca|tv)\b
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|%)?    # 2,500   10:30   1st   1990s
    | ['’](?:s|S)\b                           # the possessive ending
    | [@\#]?\w+?(?=n['’]t\b)                  # does|n't
    | n['’]t\b
    | ['’](?:re|ve|ll|d|m)\b
    | [@\#]?\w+(?:[-‐‑&]\w+)*                 # co-chair   @name   P&G
    | '{2,3}|``                                # two apostrophes or graves used as a quotation mark
    | \.{2,}|…
    | -{2,}|[–—―]
    | [^\w\s]
    """,
    re.VERBOSE,
)


NUMBER = re.compile(r"[Nn]os?\.\s?\d")
"""*No. 2*: the full stop belongs to the word."""


def words_of(text: str, language: str) -> list[Word]:
    """All words and marks in order; white space is left out. The full stop of an abbreviation stays with
    it.
    """
    abbreviations = _abbreviations(language)
    words: list[Word] = []
    for match in TOKEN.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        joins = word == "." and bool(words) and words[-1].end == start
        if joins and (_is_abbreviation(words[-1], abbreviations) or NUMBER.match(text, words[-1].start)):
            before = words.pop()
            start, word = before.start, before.text + word
        words.append(Word(start, end, word, word.lower().replace("’", "'")))
    return words


def _is_abbreviation(word: Word, abbreviations: frozenset[str]) -> bool:
    return word.lower.rpartition("-")[2] in abbreviations or (
        len(word.text) == 1 and word.text.isupper() and word.text != "I"
    )


@cache
def _abbreviations(language: str) -> frozenset[str]:
    if not lexicons.has_language(language):
        return frozenset()
    names = ("abbreviations", "abbreviations_before_names")
    return frozenset().union(*(lexicons.entries(language, name) for name in names))

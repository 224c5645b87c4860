"""Words and punctuation marks with their places in the text."""

import re
from typing import NamedTuple


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
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|%)?    # 2,500   10:30   1st   1990s
    | ['’](?:s|S)\b                           # the possessive ending
    | [@\#]?\w+?(?=n['’]t\b)                  # does|n't
    | n['’]t\b
    | ['’](?:re|ve|ll|d|m)\b
    | [@\#]?\w+(?:[-‐‑]\w+)*                  # co-chair   @name
    | ''|``                                   # two apostrophes or graves used as a quotation mark
    | \.{2,}|…
    | -{2,}|[–—]
    | [^\w\s]
    """,
    re.VERBOSE,
)


def words_of(text: str) -> list[Word]:
    """All words and marks in order; white space is left out."""
    words = []
    for match in TOKEN.finditer(text):
        word = match.group()
        words.append(Word(match.start(), match.end(), word, word.lower().replace("’", "'")))
    return words

"""Whether a title, a noun for a person or a first name tells that a man or a woman is meant."""

from functools import cache
from typing import Literal

from articles.analysis import lexicons

Gender = Literal["m", "f", ""]


@cache
def gender_of_word(word: str) -> Gender:
    """What a title or a noun for a person tells: *Mrs*, *spokesman*, *actress*."""
    if word in lexicons.entries("en", "titles_male") or word.endswith(("man", "sman")):
        return "" if word in ("human", "woman") or word.endswith("woman") else "m"
    return "f" if word in lexicons.entries("en", "titles_female") or word.endswith("woman") else ""


def gender_of_first_name(word: str) -> Gender:
    lower = word.lower()
    if lower in lexicons.entries("en", "names_male"):
        return "m"
    return "f" if lower in lexicons.entries("en", "names_female") else ""


@cache
def first_names() -> frozenset[str]:
    return lexicons.entries("en", "names_male") | lexicons.entries("en", "names_female")

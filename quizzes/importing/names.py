"""One name: as it is kept, and as it is compared."""

import re
import unicodedata

LONGEST = 80
_LIST_MARK = re.compile(r"^(?:\d{1,3}\s*[.):]\s*|[-*•–·]\s+)")
_SPACES = re.compile(r"\s+")


def clean_name(text: str) -> str:
    """Composed, with single spaces, without what cannot be seen and without the number or bullet of a list."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(" " if one.isspace() else one for one in text if one.isspace() or not _is_hidden(one))
    text = _LIST_MARK.sub("", _SPACES.sub(" ", text).strip())
    return text.strip('"“”„ ').strip()


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn")


def is_name(name: str) -> bool:
    """Begins with a letter (an apostrophe may come first) and is neither an address nor a formula."""
    start = name.lstrip("'’ʻ")
    return bool(start) and start[0].isalpha() and not set("@=<>{}\\") & set(name) and "://" not in name


def key_of(name: str) -> str:
    """Two names with the same key are the same to whoever picks one from a list."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", name)).strip().casefold()


def apart_from(name: str, taken: set[str]) -> str:
    """`name` with the first number that makes its key a new one. Not longer than a name may be."""
    number = 2
    while key_of(numbered := f"{name[: LONGEST - 4]} {number}") in taken:
        number += 1
    return numbered

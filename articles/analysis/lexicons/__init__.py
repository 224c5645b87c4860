"""Word lists by language: plain text files, one entry a line, opening with their basis as # lines."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def has_language(language: str) -> bool:
    return language.isalpha() and (FOLDER / language).is_dir()


@cache
def lines(language: str, name: str) -> tuple[str, ...]:
    """The entries of one list in the file's order.

    Raises FileNotFoundError when the language has no such list.
    """
    text = (FOLDER / language / f"{name}.txt").read_text(encoding="utf-8")
    stripped = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in stripped if line)


@cache
def entries(language: str, name: str) -> frozenset[str]:
    """The entries of one list, folded to lower case."""
    return frozenset(line.lower() for line in lines(language, name))


@cache
def phrases(language: str, name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Entries of several words by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in lines(language, name):
        parts = tuple(line.lower().split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}

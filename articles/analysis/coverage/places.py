"""Where something happens, in the words of one article: *at the toll gate*, *in the harbour town of Brennick*."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.analysis import lexicons
from articles.analysis.cast.kinds import singular
from articles.analysis.coverage.terms import NAME, folded, is_name, term_at
from articles.analysis.document import Document

AT, TO, FROM = "at", "to", "from"
SIDES = {
    AT: ("at", "in", "on", "near", "outside", "inside", "beside", "within", "around", "across", "throughout"),
    TO: ("to", "into", "onto", "toward", "towards"),
    FROM: ("from",),
}
SIDE_OF = {word: side for side, words in SIDES.items() for word in words}
BEFORE_NAME = frozenset(("in", "near", "outside", "inside", "across", "around", "throughout", "within"))
"""Behind these a name is a place's; *to* and *from* stand before people, too."""
INSIDE = frozenset(("DET", "POSS", "ADJ", "NUM", "GEN", "NOUN", "NAME", "PART", "ING"))
LONGEST = 6
WHOLE = frozenset((
    "camp", "city", "colony", "country", "county", "district", "enclave", "exclave", "island", "isle", "kingdom",
    "land", "nation", "outpost", "peninsula", "port", "province", "region", "republic", "resort", "settlement",
    "slum", "state", "suburb", "territory", "town", "township", "village",
))  # fmt: skip
"""Before *of* and a name these are the place itself; *the gates of Brennick* are a part of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """`words` are the indices from the article or adjective to the `head`; `side` is at, to or from it."""

    words: tuple[int, ...]
    head: int
    side: str


def places_of(document: Document, indices: Sequence[int], people: Iterable[str] = ()) -> list[Place]:
    """What stands behind a word of place, in the order of the text. `people` are names that are nobody's place."""
    if not lexicons.has_language(document.language):
        return []
    known = frozenset(folded(word) for name in people for word in name.lower().split())
    inside = frozenset(indices)
    found = []
    for at in indices:
        side = _side(document, at)
        words = _phrase(document, at + 1, inside) if side else ()
        if side and words and _is_place(document, at, words[-1], known):
            found.append(Place(words, words[-1], side))
    return found


def _side(document: Document, at: int) -> str:
    lower = document.words[at].lower
    if lower == "of" and at > 0 and document.words[at - 1].lower == "out":
        return FROM
    return SIDE_OF.get(lower, "")


def introductions_of(document: Document) -> list[tuple[str, tuple[int, ...]]]:
    """Each name of a place with the words it is first introduced by: *the port town of* or *, a harbour town,*."""
    if not lexicons.has_language(document.language):
        return []
    found: dict[str, tuple[int, ...]] = {}
    everywhere = frozenset(range(len(document.words)))
    for at, tag in enumerate(document.tags):
        words = _phrase(document, at, everywhere) if tag in ("DET", "POSS") else ()
        if words and document.words[words[-1]].lower in WHOLE and (name := _name_beside(document, words)):
            found.setdefault(name, words)
    return list(found.items())


def _name_beside(document: Document, words: Sequence[int]) -> str:
    """The name behind *of*, or before the comma; empty where there is none."""
    before, after = words[0] - 1, words[-1] + 1
    if after < len(document.words) and document.words[after].lower == "of":
        return _name(document, after + 1, 1)
    return _name(document, before - 1, -1) if before > 0 and document.words[before].text == "," else ""


def _name(document: Document, start: int, step: int) -> str:
    """The words of a name from `start` on, forwards or backwards."""
    words: list[str] = []
    at = start
    while 0 <= at < len(document.words) and is_name(document, at):
        words.append(document.words[at].text)
        at += step
    return " ".join(words[::step])


def _phrase(document: Document, start: int, inside: frozenset[int]) -> tuple[int, ...]:
    """From the first word behind the preposition to the last noun before anything else."""
    words: list[int] = []
    for at in range(start, min(start + LONGEST, len(document.words))):
        opens = document.tags[at] in ("DET", "POSS")
        if at not in inside or document.tags[at] not in INSIDE or (opens and words):
            break
        words.append(at)
    while words and document.tags[words[-1]] not in ("NOUN", "NAME"):
        words.pop()
    return tuple(words)


def _is_place(document: Document, before: int, head: int, people: frozenset[str]) -> bool:
    lower = document.words[head].lower
    nouns = lexicons.entries(document.language, "place_nouns")
    if lower in nouns or singular(lower) in nouns:
        return True
    term = term_at(document, head)
    if not is_name(document, head) or term is None or term.kind != NAME or term.key in people:
        return False
    return document.words[before].lower in BEFORE_NAME or term.key in lexicons.entries(
        document.language, "places"
    )

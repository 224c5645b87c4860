"""Finds the names in a text and takes them apart: who or what is named, by which title, man or woman."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from articles.analysis import lexicons
from articles.analysis.cast.genders import Gender, first_names, gender_of_first_name, gender_of_word
from articles.analysis.cast.kinds import is_outlet_name, singular
from articles.analysis.document import Document

NameKind = Literal["person", "organisation", "outlet", "place", "other"]

CLOSED = frozenset((
    "TIME",
    "DET", "PRON", "POSS", "ADP", "CONJ", "SUB", "WH", "MODAL", "AUX", "TO", "ADV", "THAT",
))  # fmt: skip
PARTICLES = frozenset((
    "de", "del", "de", "la", "la", "van", "von", "der", "den", "bin", "ibn", "al", "el", "da", "das",
    "dos", "du", "di", "y", "abu", "ul", "bint", "ben",
))  # fmt: skip
ARTICLES = frozenset(("al-", "el-", "as-", "ad-", "ar-"))
"""An Arabic article in lower case opens a name, too: *al-Abadi*."""

LINKS = frozenset(("of", "for", "on", "and", "&", "the"))
"""Join two halves of an organisation's name when its noun stands before: *Department of Justice*."""

SUFFIXES = frozenset(("jr", "sr", "jr.", "sr.", "ii", "iii", "iv"))
COURTESY = frozenset(("mr.", "mrs.", "ms.", "mr", "mrs", "ms", "miss"))
"""Stand before a surname even where it looks like a title: *Mr. Justice*."""

PARTY_WORDS = frozenset(("republican", "democrat", "democratic", "gop", "tory", "labour", "conservative"))
"""Before a full name these describe it: *Republican Ana Ortiz*."""

PLACED = frozenset(("in", "at", "near", "across", "outside"))
"""An unknown name behind one of these is a place's."""

SHORT_TITLES = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "dr": "doctor",
    "prof": "professor", "col": "colonel", "lt": "lieutenant", "capt": "captain", "sgt": "sergeant",
    "rev": "reverend", "adm": "admiral",
}  # fmt: skip

BEFORE_TITLES = frozenset((
    "former", "acting", "outgoing", "incoming", "then", "late", "deputy", "senior", "assistant",
    "associate", "longtime", "veteran", "ex", "junior", "chief",
))  # fmt: skip
OPENERS = frozenset(("STOP", "QUOTE", "COLON", "OPEN", "DASH"))
MAX_WORDS = 14
"""A longer run of capitals is a headline, not a name."""


class Name(NamedTuple):
    """One name where it stands; `start` and `end` are indices of words, title included.

    `words` is the name itself, `titles` what stands before it in lower case. `sure` says the kind shows in
    the text rather than being presumed.
    """

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    kind: NameKind
    gender: Gender
    sure: bool

    @property
    def last(self) -> str:
        """The surname, folded for look-up: *al-Abadi* and *Abadi* are one."""
        word = self.words[-1].lower().replace("’", "'")
        return word.removeprefix("al-").removeprefix("el-")


def names_in(document: Document, start: int, end: int, common: frozenset[str]) -> Iterator[Name]:
    """The names among the words [start, end), in order.

    `common` holds the words the text also writes in lower case: no names where a sentence begins.
    """
    words = document.words
    at = start
    while at < end:
        text = words[at].text
        if not text[0].isupper() and text[:3] not in ARTICLES:
            at += 1
            continue
        stop = _run_end(document, at, end, common, at == start)
        if stop == at:
            at += 1
            continue
        if stop - at <= MAX_WORDS:
            yield from _named(document, at, stop)
        at = stop


def _run_end(document: Document, at: int, limit: int, common: frozenset[str], first: bool) -> int:
    """Where the run of capitals that begins at `at` ends; `at` itself when none begins there."""
    if not _begins_name(document, at, common, first):
        return at
    words = document.words
    stop = at + 1
    while stop < limit:
        if _is_capital(document, stop) or (words[stop].lower in SUFFIXES and words[stop].text[0].isupper()):
            stop += 1
        elif stop + 1 < limit and (_links(document, at, stop) or _is_irish(document, stop)):
            stop += 2
        elif stop + 2 < limit and words[stop + 1].lower == "the" and _links(document, at, stop, 2):
            stop += 3
        else:
            break
    return stop


def _begins_name(document: Document, at: int, common: frozenset[str], first: bool) -> bool:
    if not _is_capital(document, at):
        return False
    opens = first or document.tags[at - 1] in OPENERS
    after = at + 1 if document.words[min(at + 1, len(document.words) - 1)].lower != "of" else at + 2
    follows = after < len(document.words) and _is_capital(document, after)
    lower = document.words[at].lower
    if opens and lower in BEFORE_TITLES:
        return False
    return not opens or follows or not (lower in common or is_common_noun(lower))


def _is_capital(document: Document, at: int) -> bool:
    word = document.words[at]
    first = word.text[0]
    if not (first.isupper() or (word.text[:3] in ARTICLES and word.text[3:4].isupper())):
        return False
    tag = document.tags[at]
    if tag in CLOSED:
        return word.text.isupper() and len(word.text) > 1 or word.lower in first_names() and tag == "MODAL"
    return True


def _is_irish(document: Document, stop: int) -> bool:
    """*O’Malley*: the apostrophe at `stop` is part of the name."""
    before, mark, after = document.words[stop - 1 : stop + 2]
    joined = before.end == mark.start and mark.end == after.start
    return joined and mark.text in "'’" and before.text in ("O", "D") and after.text[0].isupper()


def _links(document: Document, start: int, stop: int, gap: int = 1) -> bool:
    """Whether the lower-case word at `stop` is inside a name: *Mohammed bin Salman*, *Bank of England*."""
    if not _is_capital(document, stop + gap):
        return False
    lower = document.words[stop].lower
    if lower in PARTICLES:
        return gap == 1 or document.words[stop + 1].lower == "la"
    if lower not in LINKS:
        return False
    before = document.words[stop - 1].lower
    if lower in ("and", "&", "the"):
        return lower == "&"
    return before in _organisation_nouns() or (lower == "of" and before in ("secretary", "speaker"))


def _named(document: Document, start: int, stop: int) -> Iterator[Name]:
    """The name in one run of capitals, its titles split off; nothing when the run is only a title."""
    words = document.words
    while start < stop and words[start].lower in BEFORE_TITLES and stop - start > 1:
        start += 1
    if _opens_with_participle(document, start, stop):
        start += 1
    begin, titles = _after_titles(document, start, stop)
    if begin == start and stop - start > 2 and words[start].lower in PARTY_WORDS:
        begin = start + 1
    if begin > start and begin < stop and words[stop - 1].lower in _organisation_nouns():
        begin, titles = start, ()
    proper = _proper(document, begin, stop)
    if not proper and stop - start == 2 and words[start].lower in COURTESY:
        begin, titles, proper = stop - 1, (words[start].lower.rstrip("."),), (words[stop - 1].text,)
    if not proper:
        return
    before = words[start - 1].lower if start else ""
    if before in _person_nouns():
        titles = (*titles, _role(document, start - 1))
    kind, sure = _kind(proper, titles, document, start, stop)
    gender = _gender(proper, titles) if kind == "person" else ""
    yield Name(start, stop, proper, titles, kind, gender, sure)


def _opens_with_participle(document: Document, start: int, stop: int) -> bool:
    """*Entrusting Ana Ortiz with …*: the capital is the sentence's, not the name's."""
    first = document.words[start].lower
    opens = start == 0 or document.tags[start - 1] in OPENERS
    shaped = first.endswith(("ing", "ed")) and len(first) > 5 and first not in first_names()
    return opens and stop - start > 1 and shaped


def _role(document: Document, at: int) -> str:
    """The noun for a person before a name, with what describes it: *Republican presidential nominee*."""
    begin = at
    while begin and at - begin < 3 and document.tags[begin - 1] in ("ADJ", "NAME", "NOUN"):
        begin -= 1
    return " ".join(word.lower for word in document.words[begin : at + 1])


def _proper(document: Document, begin: int, stop: int) -> tuple[str, ...]:
    """The words of a name without *Jr.*; what an apostrophe joins is one word."""
    found: list[str] = []
    for word in document.words[begin:stop]:
        if found and (word.text in "'’" or found[-1][-1] in "'’"):
            found[-1] += word.text
        elif word.lower not in SUFFIXES:
            found.append(word.text)
    return tuple(found)


def _after_titles(document: Document, start: int, stop: int) -> tuple[int, tuple[str, ...]]:
    """Where the proper name begins behind the last title of the run, and the titles."""
    words = document.words
    by_first = lexicons.phrases("en", "person_titles")
    titles: list[str] = []
    begin = at = start
    while at < stop:
        lower = words[at].lower.rstrip(".")
        window = tuple(word.lower.rstrip(".") for word in words[at : min(stop, at + 3)])
        phrase = next((p for p in by_first.get(lower, ()) if window[: len(p)] == p), None)
        if phrase is None:
            at += 1
            continue
        after = at + len(phrase)
        if after >= stop and start < at and words[start].lower in first_names():
            break
        if after < stop and words[after].lower == "of":
            after = min(stop, after + 2)
        titles.append(SHORT_TITLES.get(lower, " ".join(phrase)))
        begin = at = after
    return begin, tuple(titles)


def _kind(
    proper: tuple[str, ...], titles: tuple[str, ...], document: Document, start: int, stop: int
) -> tuple[NameKind, bool]:
    """What is named, and whether that shows rather than being presumed."""
    lowered = tuple(word.lower() for word in proper)
    joined = " ".join(lowered)
    if titles:
        return "person", True
    if _is_initials(proper, joined):
        return ("outlet", True) if is_outlet_name(joined) else ("organisation", True)
    if len(proper) > 1 and lowered[0] in first_names() and lowered[-1] not in _organisation_nouns():
        return "person", True
    if is_outlet_name(joined) or _outlet_follows(document, stop):
        return "outlet", True
    places = lexicons.entries("en", "places")
    if joined.rstrip(".") in places or f"{lowered[0]} {lowered[-1]}" in places:
        return "place", True
    if any(word in _organisation_nouns() for word in lowered) or joined in lexicons.entries(
        "en", "speaking_places"
    ):
        return "organisation", True
    if any(word in lexicons.entries("en", "name_words_not_people") or _is_people(word) for word in lowered):
        return "other", True
    if _has_age_or_role_after(document, stop):
        return "person", True
    before = document.words[start - 1].lower if start else ""
    hails = start > 1 and before == "of" and document.tags[start - 2] == "COMMA"
    if before in PLACED or hails or (before == "from" and len(proper) == 1):
        return "place", False
    return ("person", False) if len(proper) <= 4 else ("other", False)


def _is_initials(proper: tuple[str, ...], joined: str) -> bool:
    bare = joined.replace(".", "")
    word = proper[0]
    return len(proper) == 1 and 2 <= len(bare) <= 6 and word.isupper() and joined not in first_names()


def _outlet_follows(document: Document, stop: int) -> bool:
    """*Sputnik news agency*: lower-case words of an outlet behind the name."""
    after = tuple(word.lower for word in document.words[stop : stop + 3])
    phrases = lexicons.phrases("en", "outlet_nouns").get(after[0], ()) if after else ()
    return (
        any(after[: len(phrase)] == phrase for phrase in phrases) and document.words[stop].text[0].islower()
    )


def _has_age_or_role_after(document: Document, stop: int) -> bool:
    """*Name, 54,* and *Name, a lawyer for*: what only people have."""
    words = document.words
    if stop + 2 >= len(words) or words[stop].text != ",":
        return False
    if (
        words[stop + 1].text.isdigit()
        and len(words[stop + 1].text) <= 2
        and words[stop + 2].text in (",", ".")
    ):
        return True
    if words[stop + 1].lower not in ("a", "an", "the", "who", "his", "her"):
        return False
    nearby = (word.lower for word in words[stop + 1 : stop + 7])
    return any(word in _person_nouns() or word == "who" for word in nearby)


def _gender(proper: tuple[str, ...], titles: tuple[str, ...]) -> Gender:
    for title in titles:
        if gender := gender_of_word(title) or gender_of_word(title.rpartition(" ")[2]):
            return gender
    return gender_of_first_name(proper[0]) if len(proper) > 1 else ""


@cache
def _organisation_nouns() -> frozenset[str]:
    return lexicons.entries("en", "organisation_nouns")


@cache
def _person_nouns() -> frozenset[str]:
    return lexicons.entries("en", "person_nouns")


def _is_people(word: str) -> bool:
    return word in lexicons.entries("en", "peoples") or (word.endswith(("ans", "ese")) and len(word) > 5)


@cache
def is_common_noun(lower: str) -> bool:
    """Whether a word that opens a sentence is a common noun of our lists."""
    base = singular(lower)
    lists = (
        "person_nouns",
        "group_nouns",
        "document_nouns",
        "organisation_nouns",
        "unnamed_sources",
        "person_titles",
    )
    return any(
        lower in lexicons.entries("en", name) or base in lexicons.entries("en", name) for name in lists
    )

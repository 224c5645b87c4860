"""What kind of source a phrase names, read from its head."""

from functools import cache
from typing import Literal, NamedTuple

from articles.analysis import lexicons
from articles.analysis.document import Document
from articles.analysis.spans import Span

SourceKind = Literal[
    "named person", "organisation", "news outlet", "document", "unnamed", "group", "the writer"
]
SOURCE_KINDS: tuple[SourceKind, ...] = (
    "named person",
    "organisation",
    "news outlet",
    "document",
    "unnamed",
    "group",
    "the writer",
)

CUTS = frozenset((
    "of", "in", "at", "from", "for", "by", "on", "with", "to", "about", "who", "which", "that", "whose",
    "where", "when", "as", "near", "during", "after", "including", "speaking", "familiar", "close",
    "briefed", "involved", "knowledgeable", "authorized", "authorised", "and", "or", "but",
))  # fmt: skip
"""What follows one of these words describes the head; it is not the head."""

QUANTITIES = frozenset((
    "number", "majority", "minority", "half", "third", "quarter", "percent", "%", "most", "many",
    "some", "several", "few", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "dozens", "scores", "hundreds", "thousands", "millions", "all", "each", "none", "any",
    "both", "others", "pair", "trio", "couple", "handful", "group", "share", "bulk", "rest", "list",
    "lot", "plurality", "part",
))  # fmt: skip
"""With *of* behind them these count what follows: *a number of lawmakers* are lawmakers."""

WITHHELD = frozenset((
    "official", "source", "aide", "insider", "diplomat", "informant", "staffer", "operative", "person",
))  # fmt: skip
"""In the plural, too, these are people whose names the writer keeps back."""


class Head(NamedTuple):
    """The head of a source: its place among the words, and where the phrase before any *of* or *who* ends."""

    word: int
    end: int


@cache
def singular(word: str) -> str:
    """The singular of a regular plural, or the word itself."""
    if word in ("people", "men", "women", "children", "data", "media"):
        return {"people": "person", "men": "man", "women": "woman", "children": "child"}.get(word, word)
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("people") and len(word) > 6:
        return word[:-6] + "person"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def is_outlet_name(joined: str) -> bool:
    """Whether a name in lower case is an outlet's: by the list, or by its last words (*news agency*)."""
    joined = joined.removeprefix("the ")
    if joined in lexicons.entries("en", "outlet_names") or joined.removesuffix(".com") != joined:
        return True
    words = joined.split()
    nouns = lexicons.entries("en", "outlet_nouns")
    return len(words) > 1 and (words[-1] in nouns or " ".join(words[-2:]) in nouns)


def head_of(document: Document, source: Span) -> Head | None:
    """The head word of a source: the last word before whatever describes it."""
    words = document.words
    found = document.word_range(source)
    start, end = found.start, found.stop
    while (
        end > start and not words[end - 1].text[0].isalnum() or end > start and words[end - 1].lower == "'s"
    ):
        end -= 1
    if start >= end:
        return None
    cut = _cut(document, start, end)
    if cut < end and words[cut].lower == "of":
        quantity = words[cut - 1].lower
        if quantity in QUANTITIES or singular(quantity) in QUANTITIES:
            cut = _cut(document, cut + 1, end)
    return Head(cut - 1, cut)


def _cut(document: Document, start: int, end: int) -> int:
    """Where the head phrase that begins at `start` ends: before a comma, a preposition, a relative."""
    words = document.words
    for at in range(start + 1, end):
        word = words[at]
        mark = word.text in ",;:()[]–—" and word.text != ""
        if (mark or (word.lower in CUTS and word.text[0].islower())) and words[at - 1].text != ".":
            return at
    return end


def kind_of_phrase(document: Document, source: Span) -> tuple[SourceKind, float]:
    """The kind a phrase without a person's name has, and how sure that is."""
    words = document.words
    head = head_of(document, source)
    if head is None:
        return "the writer", 0.5
    inside = document.word_range(source)
    phrase = [word.lower for word in words[inside.start : head.end]]
    joined = " ".join(word for word in phrase if word not in ("the", "a", "an", "."))
    if _is_withheld(document, inside.start, inside.stop, head):
        return "unnamed", 0.85
    lower = words[head.word].lower
    if _names_outlet(document, head, joined):
        return "news outlet", 0.85
    return _kind_of_head(lower, words[head.word].text, joined)


def _names_outlet(document: Document, head: Head, joined: str) -> bool:
    capital = document.words[head.word].text[0].isupper()
    name = joined.rpartition("'s ")[2]
    if is_outlet_name(name) and (capital or name in lexicons.entries("en", "outlet_nouns") or " " in name):
        return name.split()[-1] not in lexicons.entries("en", "document_nouns") or capital
    plain = name.split()[-1:] or [""]
    return plain[0] in lexicons.entries("en", "outlet_nouns") and plain[0] in GENERIC_OUTLETS


GENERIC_OUTLETS = frozenset((
    "newspaper", "newspapers", "broadcaster", "tabloid", "broadsheet", "magazine", "outlet", "outlets",
    "newswire", "tv", "television", "radio", "daily", "weekly", "podcast", "blog", "media", "press",
))  # fmt: skip
"""Words for outlets that no person, paper or group could be meant by."""


def _is_withheld(document: Document, start: int, stop: int, head: Head) -> bool:
    """Whether the writer keeps the name back: *people familiar with*, *speaking on condition of*."""
    words = document.words
    by_first = lexicons.phrases("en", "unnamed_sources")
    lowered = tuple(word.lower for word in words[start : min(stop, start + 40)])
    for i, lower in enumerate(lowered):
        for phrase in by_first.get(lower, ()):
            alone = len(phrase) == 1 and phrase[0] in (
                "one",
                "another",
                "source",
                "sources",
                "insider",
                "insiders",
            )
            if lowered[i : i + len(phrase)] == phrase and (not alone or start + i == head.word):
                return words[head.word].text[0].islower() or len(phrase) > 1
    return False


def _kind_of_head(lower: str, written: str, joined: str) -> tuple[SourceKind, float]:
    base = singular(lower)
    plural = base != lower
    entries = lexicons.entries
    if joined in entries("en", "speaking_places") or joined in entries("en", "places"):
        return "organisation", 0.75
    if lower in entries("en", "organisation_nouns") or (written.isupper() and len(written) > 1):
        return "organisation", 0.8
    if lower in entries("en", "peoples") or (written[0].isupper() and lower.endswith(("ans", "ese", "ists"))):
        return "group", 0.8
    if base in entries("en", "document_nouns") or lower in entries("en", "document_nouns"):
        return "document", 0.85
    people = entries("en", "person_nouns") | entries("en", "person_titles")
    if base in people or lower in people:
        return ("group", 0.85) if plural and base not in WITHHELD else ("unnamed", 0.85)
    if lower in entries("en", "group_nouns"):
        return "group", 0.75
    if base in entries("en", "organisation_nouns"):
        return "group", 0.6
    if written[0].isupper():
        return "named person", 0.5
    return ("group", 0.4) if plural else ("unnamed", 0.35)

"""The stance of a cue: does the writer merely pass the words on, vouch for them, or step back?

After the dialogic positions of appraisal linguistics (White 2003, Text 23:2; Martin & White 2005, ch. 3) and
the factive, non-factive and counter-factive reporting verbs of Thompson & Ye (1991) and Hyland (2002).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from articles.analysis import lexicons
from articles.analysis.document import Document
from articles.analysis.inflections import noun_forms, verb_forms
from articles.analysis.spans import Span

StanceKind = Literal["acknowledges", "endorses", "distances"]

LISTS: tuple[tuple[str, StanceKind, float], ...] = (
    ("stance_distances", "distances", 0.9),
    ("stance_endorses", "endorses", 0.9),
    ("stance_distances_mildly", "distances", 0.65),
    ("stance_endorses_mildly", "endorses", 0.6),
    ("stance_acknowledges", "acknowledges", 0.9),
)
"""Where a cue's stance is looked up, and how sure the list makes us."""

PREPOSITIONS = frozenset((
    "about", "against", "at", "before", "by", "during", "for", "from", "in", "into", "of", "on", "over",
    "through", "under", "with",
))  # fmt: skip
"""What follows one of these is beside the point of the cue: *said on the record*, *said in a speech*."""

MAX_GAP = 2
"""So many words may stand inside a phrase: *made a strong case*."""

AFTER = 6
"""So many words after the cue are searched for *without evidence* and its like."""

COMPLEMENTS = frozenset(("that", "to", "how"))
"""May belong to a cue's phrase though they open the content: *is said to*, *know that*."""


@dataclass(frozen=True, slots=True)
class Stance:
    """`decided_by` quotes the words that decided, as they stand in the text; empty when none did."""

    kind: StanceKind
    confidence: float
    rule: str
    decided_by: str = ""


class _Entry(NamedTuple):
    words: tuple[str, ...]
    kind: StanceKind
    confidence: float


class _Match(NamedTuple):
    start: int
    end: int
    entry: _Entry


def stance_of(document: Document, cue: Sequence[Span]) -> Stance:
    """The stance of a cue given as its spans; an empty cue (a colon, a bare quotation) acknowledges."""
    language = document.language
    indices = [i for span in cue for i in document.word_range(span)]
    words = tuple(document.words[i].lower for i in indices)
    if not any(word[0].isalpha() for word in words) or not document.tags:
        return Stance("acknowledges", 0.8 if document.tags else 0.5, "stance-no-verb")
    before = tuple(word.lower for word in document.words[max(0, indices[0] - 2) : indices[0]])
    after = tuple(word.lower for word in document.words[indices[-1] + 1 : indices[-1] + 1 + AFTER])
    found = _stance_of_words(words, before, after, language)
    return Stance(found.kind, found.confidence, found.rule, _as_written(found.decided_by, cue, document.text))


def _as_written(decided_by: str, cue: Sequence[Span], text: str) -> str:
    """The deciding words with the capitals of the text, where they stand together there."""
    for span in cue:
        at = span.of(text).lower().find(decided_by)
        if decided_by and at >= 0 and len(span.of(text).lower()) == len(span.of(text)):
            return text[span.start + at : span.start + at + len(decided_by)]
    return decided_by


def _stance_of_words(
    words: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...], language: str
) -> Stance:
    around = (*before[-1:], *words)
    if phrase := _adverb(around, "stance_adverbs_distances", language) or _phrase_after(after, language):
        return Stance("distances", 0.9, "stance-adverb", phrase)
    extended = words + after[:1] if after[:1] and after[0] in COMPLEMENTS else words
    match = _deciding(_matches(extended, language), words, language)
    if phrase := _adverb(around, "stance_adverbs_endorses", language):
        doubted = match is not None and match.entry.kind == "distances"
        return Stance("endorses", 0.6 if doubted else 0.85, "stance-adverb", phrase)
    if match is None:
        return Stance("acknowledges", 0.5, "stance-default")
    return _weighed(match, words, before, language)


def _weighed(match: _Match, words: tuple[str, ...], before: tuple[str, ...], language: str) -> Stance:
    """The stance of the matched entry, after negation."""
    decided_by = " ".join(words[match.start : match.end]).replace(" n't", "n't").replace(" '", "'")
    kind, confidence = match.entry.kind, match.entry.confidence
    negations = lexicons.entries(language, "negations")
    negated = any(word in negations for word in (*before, *words[: match.start]))
    if not negated or kind == "acknowledges":
        return Stance(kind, confidence, "stance-verb", decided_by)
    if kind == "distances":
        return Stance("acknowledges", 0.6, "stance-negated", decided_by)
    if " ".join(match.entry.words) in lexicons.entries(language, "stance_results"):
        return Stance("distances", 0.65, "stance-negated", decided_by)
    return Stance(kind, min(confidence, 0.7), "stance-verb", decided_by)


def _adverb(words: tuple[str, ...], name: str, language: str) -> str:
    """The first entry of the list that stands in `words`, or an empty string."""
    by_first = lexicons.phrases(language, name)
    for i, word in enumerate(words):
        for phrase in by_first.get(word, ()):
            if words[i : i + len(phrase)] == phrase:
                return " ".join(phrase)
    return ""


def _phrase_after(after: tuple[str, ...], language: str) -> str:
    """*claimed, without evidence, that*: a phrase of several words at once behind the cue, perhaps after a
    comma.
    """
    if after[:1] == (",",):
        after = after[1:]
    for phrase in lexicons.phrases(language, "stance_adverbs_distances").get(after[0], ()) if after else ():
        if len(phrase) > 1 and after[: len(phrase)] == phrase:
            return " ".join(phrase)
    return ""


@cache
def _entries(language: str) -> dict[str, tuple[_Entry, ...]]:
    """Every cue of the lists by each form its first word can take, the longest first."""
    table: dict[str, list[_Entry]] = {}
    for name, kind, confidence in LISTS:
        for line in lexicons.lines(language, name):
            words = tuple(line.lower().split())
            entry = _Entry(words, kind, confidence)
            for form in sorted(verb_forms(words[0], language) | noun_forms(words[0])):
                table.setdefault(form, []).append(entry)
    return {form: tuple(sorted(group, key=lambda entry: -len(entry.words))) for form, group in table.items()}


def _matches(words: tuple[str, ...], language: str) -> list[_Match]:
    """The longest entry at each word, from left to right, without overlaps."""
    table = _entries(language)
    found: list[_Match] = []
    at = 0
    while at < len(words):
        ends = ((_end_of(entry.words, words, at), entry) for entry in table.get(words[at], ()))
        match = next((_Match(at, end, entry) for end, entry in ends if end), None)
        if match:
            found.append(match)
        at = match.end if match else at + 1
    return found


def _end_of(phrase: tuple[str, ...], words: tuple[str, ...], start: int) -> int:
    """Where the phrase ends that begins at `start`, or 0. Its later words must follow in order, with small
    gaps.
    """
    at = start + 1
    for wanted in phrase[1:]:
        window = words[at : at + MAX_GAP + 1]
        if wanted not in window or any(not word[0].isalpha() for word in window[: window.index(wanted)]):
            return 0
        at += window.index(wanted) + 1
    return at


@cache
def _denials(language: str) -> frozenset[str]:
    verbs = lexicons.entries(language, "stance_denials")
    return frozenset(form for verb in verbs for form in verb_forms(verb.split()[0], language))


def _deciding(matches: list[_Match], words: tuple[str, ...], language: str) -> _Match | None:
    """The first match that takes a side with no denial or preposition before it; else the first."""
    if not matches:
        return None
    first = matches[0]
    if words[first.start] in _denials(language):
        return first
    aside = next((i for i in range(first.end, len(words)) if words[i] in PREPOSITIONS), len(words))
    matches = [match for match in matches if match.start < aside]
    return next((match for match in matches if match.entry.kind != "acknowledges"), first)

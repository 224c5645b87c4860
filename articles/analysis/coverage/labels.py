"""Other words in the same place: what one article calls *protested*, *held*, *a mob* and the other does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.analysis.coverage.passages import Passage
from articles.analysis.coverage.pieces import Piece
from articles.analysis.coverage.places import Place, introductions_of, places_of
from articles.analysis.coverage.relations import Alignment
from articles.analysis.coverage.sources import same_source
from articles.analysis.coverage.terms import DAY, NUMBER, WORD, Term, term_at
from articles.analysis.document import Document
from articles.analysis.framing.types import LABEL, LOADED_WORD, SCARE_QUOTES
from articles.analysis.spans import Span, trimmed

PERSON, GROUP, ACT, PLACE, THING = "person", "group", "act", "place", "thing"
SURE, MARKED = 0.35, 0.15
"""Passages must be so near for words in one place to be compared, and for words that are marked as framing."""
LONGEST = 3
"""More words than this in one place are another clause, not another name."""
LONGEST_INTRODUCTION = 8
FAR = 0.6
NAMING = frozenset((LABEL, LOADED_WORD, SCARE_QUOTES))
VERBS = frozenset(("BASE", "PRES", "PAST", "PART", "ING"))
NOUNS = frozenset(("NOUN", "NAME"))
Places = tuple[Sequence[Place], Sequence[Place]]
"""Of the one passage, and of the other."""
APART = "‘’“”\"'"


@dataclass(frozen=True, slots=True, order=True)
class Contrast:
    """The words of each side for one `kind` of thing; `about` is a name where it is a person's label."""

    first: Span
    second: Span
    kind: str
    about: str
    confidence: float


def contrasts_of(
    one: Piece,
    other: Piece,
    first: Sequence[Passage],
    second: Sequence[Passage],
    alignments: Sequence[Alignment],
) -> tuple[Contrast, ...]:
    """In the order of the first article, each pair of places once."""
    found: list[Contrast] = []
    said = [frozenset(term for p in passages for term in p.terms) for passages in (first, second)]
    for alignment in alignments:
        if alignment.score < MARKED:
            continue
        a, b = first[alignment.first], second[alignment.second]
        if alignment.score >= SURE:
            found += _groups(one, a, other, b, alignment.confidence / 2)
            places = _places_in(one, a), _places_in(other, b)
            found += _replaced(one, a, other, b, places, alignment.confidence)
            new = _new_to(one, places[0], said[1]), _new_to(other, places[1], said[0])
            found += _located(one, a, other, b, new, alignment.confidence / 2)
        found += _marked(one, a, other, b, alignment.confidence / 2)
        found += [_swapped(c) for c in _marked(other, b, one, a, alignment.confidence / 2)]
    found += _of_persons(one, other)
    found += _of_named_places(one, other)
    best: dict[tuple[Span, Span], Contrast] = {}
    for contrast in sorted(found, key=lambda c: (-c.confidence, c)):
        if not any(_same_place(contrast, kept) for kept in best.values()):
            best[contrast.first, contrast.second] = contrast
    return tuple(sorted(best.values()))


def _swapped(contrast: Contrast) -> Contrast:
    return Contrast(contrast.second, contrast.first, contrast.kind, contrast.about, contrast.confidence)


def _same_place(one: Contrast, other: Contrast) -> bool:
    return one.first.overlaps(other.first) and one.second.overlaps(other.second)


def _groups(one: Piece, a: Passage, other: Piece, b: Passage, confidence: float) -> list[Contrast]:
    """Two groups without a name that say the same: perhaps one group under two labels."""
    if a.told is None or b.told is None:
        return []
    first, second = one.statements[a.told], other.statements[b.told]
    groups = {first.source_kind, second.source_kind} == {"group"}
    if not groups or not first.source_spans or not second.source_spans:
        return []
    if same_source(first.source, second.source):
        return []
    return [Contrast(first.source_spans[0], second.source_spans[0], GROUP, "", confidence)]


def _replaced(
    one: Piece, a: Passage, other: Piece, b: Passage, places: Places, confidence: float
) -> list[Contrast]:
    """What stands between the same words on both sides, and is not the same."""
    keys = [[_key(piece.document, at) for at in p.words] for piece, p in ((one, a), (other, b))]
    here, there = ({place.head for place in found} for found in places)
    found: list[Contrast] = []
    blocks = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()
    for number, (tag, i, j, k, m) in enumerate(blocks):
        if tag != "replace" or not 0 < number < len(blocks) - 1 or max(j - i, m - k) > LONGEST:
            continue
        first, second = (
            _without_small(one.document, a.words[i:j]),
            _without_small(other.document, b.words[k:m]),
        )
        kind = _kind(one.document, first, other.document, second)
        if kind == THING and _head(one.document, first) in here and _head(other.document, second) in there:
            kind = PLACE
        spans = _span(one.document, first), _span(other.document, second)
        if kind and spans[0] and spans[1]:
            found.append(Contrast(spans[0], spans[1], kind, "", confidence))
    return found


def _located(
    one: Piece, a: Passage, other: Piece, b: Passage, places: Places, confidence: float
) -> list[Contrast]:
    """Where each says that it was: perhaps one place. Of two on a side, nothing tells which is meant."""
    if [len(found) for found in places] != [1, 1]:
        return []
    here, there = places[0][0], places[1][0]
    if here.side != there.side or abs(_share(a, here.head) - _share(b, there.head)) > FAR:
        return []
    spans = [
        _span(piece.document, _without_small(piece.document, place.words))
        for piece, place in ((one, here), (other, there))
    ]
    return [Contrast(spans[0], spans[1], PLACE, "", confidence)] if spans[0] and spans[1] else []


def _places_in(piece: Piece, passage: Passage) -> list[Place]:
    return places_of(piece.document, passage.words, [told.source for told in piece.statements])


def _new_to(piece: Piece, places: Sequence[Place], said: frozenset[Term]) -> list[Place]:
    """Those that the other article, whose terms are `said`, calls nowhere by this name."""
    return [place for place in places if term_at(piece.document, place.head) not in said]


def _marked(one: Piece, a: Passage, other: Piece, b: Passage, confidence: float) -> list[Contrast]:
    """An act that one names with a framing word, beside the verb of the other that answers to nothing."""
    found: list[Contrast] = []
    for mark, device in one.framing:
        if device not in NAMING or not a.span.covers(mark):
            continue
        here = [at for at in a.words if mark.start <= one.document.words[at].start < mark.end]
        free = [at for at in b.words if _is_free(other.document, at, a)]
        head = _head(one.document, here)
        if head is None or _class(one.document, head) != ACT or not _is_free(one.document, head, b):
            continue
        form = one.document.tags[head] == "ING"
        alike = [
            at
            for at in free
            if _class(other.document, at) == ACT and (other.document.tags[at] == "ING") == form
        ]
        place = _share(a, head)
        nearest = min(alike, key=lambda at: (abs(_share(b, at) - place), at), default=None)
        if nearest is None or abs(_share(b, nearest) - place) > FAR:
            continue
        span = _span(other.document, [nearest])
        if span:
            found.append(Contrast(mark, span, ACT, "", confidence))
    return found


def _is_free(document: Document, at: int, passage: Passage) -> bool:
    """Whether a word is something that the other passage does not say."""
    term = term_at(document, at)
    return term is not None and term.kind == WORD and term not in passage.terms


def _share(passage: Passage, at: int) -> float:
    """How far into the passage a word stands, from 0 to 1."""
    return passage.words.index(at) / max(1, len(passage.words) - 1)


def _class(document: Document, at: int) -> str:
    tag = document.tags[at]
    return ACT if tag in VERBS else THING if tag in NOUNS else ""


def _without_small(document: Document, indices: Sequence[int]) -> list[int]:
    """Without words that say nothing at both ends."""
    kept = list(indices)
    while kept and term_at(document, kept[0]) is None:
        kept = kept[1:]
    while kept and term_at(document, kept[-1]) is None:
        kept = kept[:-1]
    return kept


def _key(document: Document, at: int) -> str:
    term = term_at(document, at)
    return term.key if term else document.words[at].lower


def _kind(one: Document, first: Sequence[int], other: Document, second: Sequence[int]) -> str:
    """What both sides name, an act or a thing; empty where they do not name one of a kind."""
    heads = [_head(document, indices) for document, indices in ((one, first), (other, second))]
    kinds = {
        _class(document, head) for document, head in zip((one, other), heads, strict=True) if head is not None
    }
    if None in heads or len(kinds) != 1:
        return ""
    forms = {
        document.tags[head] == "ING"
        for document, head in zip((one, other), heads, strict=True)
        if head is not None
    }
    return kinds.pop() if len(forms) == 1 else ""


def _head(document: Document, indices: Sequence[int]) -> int | None:
    """The last noun, or else the last verb, that has a term of its own."""
    said = [at for at in indices if (term := term_at(document, at)) and term.kind not in (NUMBER, DAY)]
    nouns = [at for at in said if _class(document, at) == THING]
    verbs = [at for at in said if _class(document, at) == ACT]
    return nouns[-1] if nouns else verbs[-1] if verbs else None


def _span(document: Document, indices: Sequence[int]) -> Span | None:
    if not indices:
        return None
    return trimmed(document.text, document.words[indices[0]].start, document.words[indices[-1]].end, APART)


def _of_persons(one: Piece, other: Piece) -> list[Contrast]:
    """How each introduces the same person: *the noisy chairman of the dock union*, *Union chair*."""
    found: list[Contrast] = []
    for name, span in _introductions(one):
        for same, counterpart in _introductions(other):
            if same_source(name, same) and span.of(one.text).lower() != counterpart.of(other.text).lower():
                found.append(Contrast(span, counterpart, PERSON, name, 0.8))
    return found


def _of_named_places(one: Piece, other: Piece) -> list[Contrast]:
    """How each introduces the place of one name: *the port town of Brennick*, *Brennick, a village*."""
    names = dict(introductions_of(other.document))
    found: list[Contrast] = []
    for name, words in introductions_of(one.document):
        spans = [
            _span(document, _without_small(document, indices))
            for document, indices in ((one.document, words), (other.document, names.get(name, ())))
        ]
        if spans[0] and spans[1] and spans[0].of(one.text).lower() != spans[1].of(other.text).lower():
            found.append(Contrast(spans[0], spans[1], PLACE, name, 0.8))
    return found


def _introductions(piece: Piece) -> list[tuple[str, Span]]:
    """For each source with a name, the words around that name where it is introduced."""
    found: dict[str, Span] = {}
    for statement in piece.statements:
        if statement.source_kind != "named person" or statement.source in found:
            continue
        for span in statement.source_spans:
            if label := _label(piece.text, span, statement.source):
                found[statement.source] = label
                break
    return list(found.items())


def _label(text: str, span: Span, name: str) -> Span | None:
    """The part of a source beside the name: before it, or behind it after a comma."""
    words, at = span.of(text), span.of(text).lower().find(name.lower())
    if at < 0:
        return None
    before = trimmed(text, span.start, span.start + at, ", ")
    after = trimmed(text, span.start + at + len(name), span.end, ", ")
    found = after if after and words[at + len(name) :].startswith(",") else before
    return found if found and len(found.of(text).split()) <= LONGEST_INTRODUCTION else None

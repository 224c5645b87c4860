"""Cuts an article into passages: a stretch of one sentence that one voice tells."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from articles.analysis.coverage.pieces import Piece, Statement, depth_of
from articles.analysis.coverage.sources import same_source
from articles.analysis.coverage.terms import Term, term_at
from articles.analysis.document import Document
from articles.analysis.spans import Span
from articles.analysis.tagging import FINITE

RELATIVE = frozenset(("who", "which", "that"))
"""A remainder that opens with one of these describes the source."""

FEWEST_TERMS, FEWEST_OWN = 2, 3
"""Beside another passage of its sentence, so many terms are needed to say something; the writer's own words,
which may be no more than what surrounds a source, need a verb, too."""


@dataclass(frozen=True, slots=True)
class Passage:
    """`span` runs from the first to the last word told; `words` are the indices of the words themselves.

    `told` is the index of the statement, None in the writer's own voice. `sentence` and `paragraph` count from 0.
    """

    span: Span
    words: tuple[int, ...]
    terms: frozenset[Term]
    told: int | None
    sentence: int
    paragraph: int


def passages_of(piece: Piece) -> tuple[Passage, ...]:
    """The passages in the order of the text. Words that tie a source to what it says are in none."""
    document = piece.document
    owners, frames = owners_of(piece)
    found: list[Passage] = []
    paragraph = 0
    for number, sentence in enumerate(document.sentences):
        while (
            paragraph + 1 < len(document.paragraphs) and document.paragraphs[paragraph].end <= sentence.start
        ):
            paragraph += 1
        groups: dict[int | None, list[int]] = defaultdict(list)
        for at in document.word_range(sentence):
            if at not in frames:
                groups[owners.get(at)].append(at)
        found += _passages(piece, groups, number, paragraph)
    return tuple(sorted(found, key=lambda passage: passage.span))


def _passages(
    piece: Piece, groups: dict[int | None, list[int]], sentence: int, paragraph: int
) -> list[Passage]:
    document = piece.document
    found: list[Passage] = []
    for told, indices in groups.items():
        words = [at for at in indices if any(character.isalnum() for character in document.words[at].text)]
        terms = _terms(document, words)
        if told is not None and 0 < len(terms) < FEWEST_TERMS:
            words = _with_frame(document, piece.statements[told], words, document.sentences[sentence])
            terms = _terms(document, words)
        if not terms or (len(groups) > 1 and not _says_something(document, told, words, terms)):
            continue
        span = Span(document.words[words[0]].start, document.words[words[-1]].end)
        found.append(Passage(span, tuple(words), terms, told, sentence, paragraph))
    return found


def _terms(document: Document, words: Sequence[int]) -> frozenset[Term]:
    return frozenset(term for term in (term_at(document, at) for at in words) if term)


def _with_frame(document: Document, statement: Statement, words: Sequence[int], sentence: Span) -> list[int]:
    """*Lawmakers are asking for compensation*: where the content is one word, source and cue say what is claimed.

    A speaker's label and its colon say nothing.
    """
    if not any(character.isalpha() for span in statement.cue for character in span.of(document.text)):
        return list(words)
    frame = _indices(document, (*statement.source_spans, *statement.cue))
    inside = document.word_range(sentence)
    spoken = {at for at in frame if at in inside and any(c.isalnum() for c in document.words[at].text)}
    return sorted({*words, *spoken})


def _says_something(
    document: Document, told: int | None, words: Sequence[int], terms: frozenset[Term]
) -> bool:
    if told is not None:
        return len(terms) >= FEWEST_TERMS
    verb = not document.tags or any(document.tags[at] in FINITE for at in words)
    return verb and len(terms) >= FEWEST_OWN and document.words[words[0]].lower not in RELATIVE


def owners_of(piece: Piece) -> tuple[dict[int, int], frozenset[int]]:
    """For each word that is told, by index, its innermost statement; and the words of sources and cues.

    What somebody says within their own words (*I cannot confirm that*) stays one statement.
    """
    document, statements = piece.document, piece.statements
    owners: dict[int, int] = {}
    frames: set[int] = set()
    for at in sorted(range(len(statements)), key=lambda i: (depth_of(statements, i), i)):
        statement = statements[at]
        if _says_it_itself(statements, statement):
            continue
        content = _indices(document, statement.content)
        frames.difference_update(content)
        frames.update(_indices(document, (*statement.source_spans, *statement.cue)) - content)
        owners.update(dict.fromkeys(content, at))
    return owners, frozenset(frames)


def _says_it_itself(statements: Sequence[Statement], statement: Statement) -> bool:
    return statement.parent is not None and same_source(statement.source, statements[statement.parent].source)


def _indices(document: Document, spans: Sequence[Span]) -> set[int]:
    return {at for span in spans for at in document.word_range(span)}

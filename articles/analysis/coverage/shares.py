"""Share of voice: how many words each source gets, and the writer; and who is never heard."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.analysis.coverage.passages import owners_of
from articles.analysis.coverage.pieces import Piece
from articles.analysis.coverage.sources import same_source

WRITER = ""
"""The key of the writer's own words, and of the words that tie sources to what they say."""
UNNAMED = "?"


@dataclass(frozen=True, slots=True)
class Shares:
    """Words by source name, the most first, for the article and for each paragraph."""

    total: int
    by_source: Mapping[str, int]
    by_paragraph: tuple[Mapping[str, int], ...]


def shares_of(piece: Piece) -> Shares:
    """What is told within something told counts for the innermost source."""
    document, statements = piece.document, piece.statements
    owners, _frames = owners_of(piece)
    paragraphs: list[Counter[str]] = []
    for paragraph in document.paragraphs:
        counts: Counter[str] = Counter()
        for at in document.word_range(paragraph):
            if not any(character.isalnum() for character in document.words[at].text):
                continue
            statement = statements[owners[at]] if at in owners else None
            counts[_key(statement.source, statement.source_kind) if statement else WRITER] += 1
        paragraphs.append(counts)
    whole: Counter[str] = Counter()
    for counts in paragraphs:
        whole += counts
    return Shares(whole.total(), _sorted(whole), tuple(_sorted(counts) for counts in paragraphs))


def _key(source: str, kind: str) -> str:
    return WRITER if kind == "the writer" else source or UNNAMED


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (item[0] != WRITER, -item[1], item[0])))


def never_heard(shares: Sequence[Shares]) -> tuple[tuple[str, ...], ...]:
    """For each article the sources, by name, that only the others give words to; sorted by their words."""
    found: list[tuple[str, ...]] = []
    for at, here in enumerate(shares):
        missing: Counter[str] = Counter()
        for other in (*shares[:at], *shares[at + 1 :]):
            for source, words in other.by_source.items():
                known = next((name for name in missing if same_source(name, source)), source)
                if source not in (WRITER, UNNAMED) and not _hears(here, source):
                    missing[known] += words
        found.append(tuple(name for name, _ in sorted(missing.items(), key=lambda i: (-i[1], i[0]))))
    return tuple(found)


def _hears(shares: Shares, source: str) -> bool:
    return any(same_source(source, name) for name in shares.by_source)

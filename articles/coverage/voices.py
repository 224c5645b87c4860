"""Share of voice as pictures: one bar for each article, and a strip of its paragraphs."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.analysis.coverage.shares import UNNAMED, WRITER, Shares, never_heard
from articles.coverage.story import Column, Coverage, speaker

WIDTH, BAR, NARROW = 1000, 56, 70
"""Units of the picture; a segment narrower than NARROW has no label inside."""
NAMED = 4
"""So many sources have a segment of their own; the rest share one."""
LOOKS = ("writer", "first", "second", "third", "fourth", "rest")
STRIP = 44
UNHEARD = 8
ARTICLES = ("A ", "An ")


@dataclass(frozen=True, slots=True)
class Segment:
    """`look` names the pattern; `label` is empty where it would not fit; `percent` is of the article's words."""

    x: float
    width: float
    middle: float
    look: str
    name: str
    label: str
    words: int
    percent: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in the strip: its place and width, and how much of its height the writer speaks."""

    x: float
    width: float
    writer_y: float
    writer_height: float
    number: int
    writer: int
    others: int
    names: str


@dataclass(frozen=True, slots=True)
class Voices:
    column: Column
    total: int
    segments: tuple[Segment, ...]
    paragraphs: tuple[Paragraph, ...]
    unheard: tuple[str, ...]
    sources: tuple[tuple[str, int, int], ...]


def voices_of(coverage: Coverage) -> list[Voices]:
    columns = [column for column in coverage.columns if column.reading]
    shares = [_shares(column) for column in columns]
    articles = [at for at, column in enumerate(columns)]
    unheard = never_heard(shares)
    return [
        Voices(
            columns[at],
            shares[at].total,
            _segments(shares[at]),
            _paragraphs(shares[at]),
            tuple(_listed(unheard[at])),
            tuple(
                (_name(key), words, _percent(words, shares[at].total))
                for key, words in shares[at].by_source.items()
            ),
        )
        for at in articles
    ]


def _shares(column: Column) -> Shares:
    stored = column.reading.shares if column.reading else {}
    return Shares(
        stored.get("total", 0), _in_order(stored.get("by_source", {})), tuple(stored.get("by_paragraph", ()))
    )


def _in_order(counts: Mapping[str, int]) -> dict[str, int]:
    """The writer first, then by words: a database may forget the order."""
    return dict(sorted(counts.items(), key=lambda item: (item[0] != WRITER, -item[1], item[0])))


def _name(key: str) -> str:
    return _("the writer") if key == WRITER else _("unnamed") if key == UNNAMED else speaker(key)


def _listed(names: tuple[str, ...]) -> list[str]:
    """Names with a capital, those with most words: *the mother* is somebody else in each article."""
    return [speaker(name) for name in names if name[0].isupper() and not name.startswith(ARTICLES)][:UNHEARD]


def _percent(words: int, total: int) -> int:
    return round(100 * words / total) if total else 0


def _segments(shares: Shares) -> tuple[Segment, ...]:
    parts = list(shares.by_source.items())
    writer = [part for part in parts if part[0] == WRITER]
    others = [part for part in parts if part[0] != WRITER]
    shown = [*writer, *others[:NAMED]]
    rest = sum(words for _key, words in others[NAMED:])
    looks = [LOOKS[0]] * len(writer) + list(LOOKS[1 : NAMED + 1])
    named = [(_name(key), words, look) for (key, words), look in zip(shown, looks, strict=False)]
    if rest:
        named.append((_("others"), rest, LOOKS[-1]))
    found: list[Segment] = []
    at = 0.0
    for name, words, look in named:
        width = WIDTH * words / max(1, shares.total)
        percent = _percent(words, shares.total)
        label = f"{percent} %" if width >= NARROW else ""
        found.append(
            Segment(
                round(at, 1), round(width, 1), round(at + width / 2, 1), look, name, label, words, percent
            )
        )
        at += width
    return tuple(found)


def _paragraphs(shares: Shares) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    at = 0.0
    for number, counts in enumerate(shares.by_paragraph, start=1):
        words = sum(counts.values())
        writer = counts.get(WRITER, 0)
        width = WIDTH * words / max(1, shares.total)
        height = STRIP * writer / max(1, words)
        names = ", ".join(_name(key) for key in _in_order(counts) if key != WRITER)
        found.append(
            Paragraph(
                round(at, 1), round(max(0.0, width - 3), 1), round(STRIP - height, 1), round(height, 1), number,
                writer, words - writer, names,
            )
        )  # fmt: skip
        at += width
    return tuple(found)

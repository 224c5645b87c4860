"""What comes first: each headline, and the paragraph in which each article has a claim."""

from dataclasses import dataclass

from articles.coverage.matrix import Row
from articles.coverage.story import Column, Coverage, Passage

COLUMN, ROW, TOP, RADIUS = 190, 40, 70, 17
"""Units of the picture: a column's width, a paragraph's height, the head, a dot's size."""
DOTS = 10
"""So many claims are in the picture; the table has all."""


@dataclass(frozen=True, slots=True)
class Headline:
    column: Column
    title: str
    picks: Passage | None
    opening: Passage | None


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """From one article's dot of a claim to the next article's that has it."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Lane:
    """An article as a column of paragraphs."""

    x: float
    middle: float
    height: float
    name: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class PlacementPicture:
    width: int
    height: int
    radius: int
    top: int
    lane_width: int
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    paragraph_ys: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A claim with the paragraph of each article; None where it is absent."""

    row: Row
    paragraphs: tuple[int | None, ...]


def headlines_of(coverage: Coverage) -> list[Headline]:
    found: list[Headline] = []
    for column in coverage.columns:
        at = column.reading.headline if column.reading else None
        picks = column.passages[at] if at is not None and at < len(column.passages) else None
        opening = column.passages[0] if column.passages else None
        found.append(Headline(column, column.revision.title, picks, opening))
    return found


def placed(rows: list[Row]) -> list[PlacedRow]:
    return [
        PlacedRow(row, tuple(min((p.paragraph for p in cell.passages), default=None) for cell in row.cells))
        for row in rows
    ]


def picture_of(coverage: Coverage, rows: list[PlacedRow]) -> PlacementPicture:
    counts = [column.reading.paragraphs if column.reading else 0 for column in coverage.columns]
    most = max(counts, default=0)
    middles = [at * COLUMN + COLUMN / 2 + 40 for at in range(len(counts))]
    lanes = tuple(
        Lane(middle - COLUMN / 2 + 14, middle, count * ROW, column.name, count)
        for column, count, middle in zip(coverage.columns, counts, middles, strict=True)
    )
    dots: list[Dot] = []
    lines: list[Line] = []
    used: dict[tuple[int, int], int] = {}
    for placed_row in rows[:DOTS]:
        last: Dot | None = None
        for at, paragraph in enumerate(placed_row.paragraphs):
            if paragraph is None:
                continue
            beside = used.get((at, paragraph), 0)
            used[at, paragraph] = beside + 1
            dot = Dot(middles[at] - 50 + beside * 36, TOP + paragraph * ROW - ROW / 2, placed_row.row.number)
            if last:
                lines.append(Line(last.x, last.y, dot.x, dot.y))
            dots.append(dot)
            last = dot
    ys = tuple((number, TOP + number * ROW - ROW / 2 + 6) for number in range(1, most + 1))
    width = len(counts) * COLUMN + 60
    return PlacementPicture(
        width, TOP + most * ROW + 10, RADIUS, TOP, COLUMN - 28, lanes, tuple(dots), tuple(lines), ys
    )

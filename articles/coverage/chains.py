"""Who told whom, as a row of boxes up to the reader."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.coverage.story import Column, Coverage, speaker

BOX, GAP, HEIGHT, MOST = 250, 60, 84, 17
"""Units of the picture: a box's width, the arrow between two, a box's height; letters on one line of a box."""
EDGE = 4
"""Room for the strokes at both ends."""


@dataclass(frozen=True, slots=True)
class Link:
    """A box with its name on one or two lines; `arrow` is where the arrow to the next begins, None at the end."""

    x: int
    middle: int
    lines: tuple[tuple[int, str], ...]
    look: str
    arrow: int | None


@dataclass(frozen=True, slots=True)
class ChainPicture:
    column: Column
    content: str
    names: tuple[str, ...]
    width: int
    height: int
    box_width: int
    box_height: int
    arrow_end: int
    links: tuple[Link, ...]


def chains_of(coverage: Coverage) -> list[ChainPicture]:
    """In the order of the articles; in each the longest first."""
    found: list[ChainPicture] = []
    for column in coverage.columns:
        rows = column.reading.chains if column.reading else []
        for row in sorted(rows, key=lambda row: -len(row["links"])):
            content = " … ".join(column.revision.text[start:end] for start, end in row["content"])
            found.append(_picture(column, content, [speaker(name) for name in row["links"]]))
    return found


def _picture(column: Column, content: str, names: list[str]) -> ChainPicture:
    told = [*names, column.name, _("the reader")]
    looks = ["first", *["between"] * (len(names) - 1), "outlet", "reader"]
    links = tuple(
        Link(
            at * (BOX + GAP),
            at * (BOX + GAP) + BOX // 2,
            _lines(name),
            looks[at],
            at * (BOX + GAP) + BOX if at < len(told) - 1 else None,
        )
        for at, name in enumerate(told)
    )
    width = len(told) * (BOX + GAP) - GAP + EDGE
    return ChainPicture(column, content, tuple(told), width, HEIGHT, BOX, HEIGHT, GAP - 8, links)


def _lines(name: str) -> tuple[tuple[int, str], ...]:
    """(y, words): broken at a space near the middle where one line is too long."""
    if len(name) <= MOST:
        return ((HEIGHT // 2 + 8, name),)
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    cut = min(spaces, key=lambda at: abs(at - len(name) // 2), default=MOST)
    lines = [_shortened(name[:cut]), _shortened(name[cut:].strip())]
    return tuple((HEIGHT // 2 - 8 + at * 30, line) for at, line in enumerate(lines))


def _shortened(line: str) -> str:
    return line if len(line) <= MOST + 2 else line[: MOST + 1] + "…"

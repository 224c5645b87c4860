"""The lines of a PDF with their place and size on the page, and what page furniture they are."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pypdf import PageObject

from articles.importing.blocks import PAGE_NUMBER, RUNNING_HEAD

EDGE = 2  # lines at the top and at the bottom of a page that may be furniture
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|página|pág\.|pagina|strona|sayfa|стр\.)\s*)?\d{1,4}(?:\s*(?:/|of"
    r"|von|de|di|van|z|из)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
# What browsers print at the edges of a page: date and title above, address and page number below.
_PRINTED_ABOVE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d\b.*")
PRINTED_BELOW = re.compile(r"(?P<url>(?:https?|file)://\S+)\s*(?P<page>\d{1,3}\s*/\s*\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Line:
    """Points from the lower left corner of the page."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    page: int
    role: str = ""  # RUNNING_HEAD, PAGE_NUMBER or empty


@dataclass
class _Reader:
    page: int
    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    first: tuple[float, float, float, bool] | None = None

    def visit(
        self, text: str, cm: Sequence[float], tm: Sequence[float], font: dict | None, size: float
    ) -> None:
        for index, part in enumerate(text.split("\n")):
            if index:
                self.end_line()
            if part.strip() and self.first is None:
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                scale = abs(cm[3] * tm[3]) or abs(cm[1] * tm[1]) or 1.0
                name = str((font or {}).get("/BaseFont", ""))
                self.first = (x, y, abs(size) * scale, "bold" in name.lower())
            self.parts.append(part)

    def end_line(self) -> None:
        text = "".join(self.parts).strip()
        if text and self.first:
            self.lines.append(Line(text, *self.first, page=self.page))
        self.parts, self.first = [], None


def of_page(page: PageObject, number: int) -> list[Line]:
    """Lines in the order of the page's content, which is the order of reading in columns too."""
    reader = _Reader(number)
    page.extract_text(visitor_text=reader.visit)
    reader.end_line()
    return reader.lines


def with_roles(pages: list[list[Line]]) -> list[list[Line]]:
    """Lines told what page furniture they are: page numbers, and what is repeated from page to page."""
    edges = [_edges(lines) for lines in pages]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    often = {key for key, count in seen.items() if count > 1 and count >= 0.4 * len(pages)}
    return [_told(lines, edge, often) for lines, edge in zip(pages, edges, strict=True)]


def _told(lines: list[Line], edge: list[Line], often: set[tuple[str, int]]) -> list[Line]:
    printed = {round(line.y) for line in edge if _PRINTED_ABOVE.fullmatch(line.text)}
    return [
        replace(line, role=_role(line, often) or (RUNNING_HEAD if round(line.y) in printed else ""))
        if line in edge
        else line
        for line in lines
    ]


def _edges(lines: Iterable[Line]) -> list[Line]:
    """The lines nearest to the top and the bottom; those side by side count as one."""
    heights = sorted({round(line.y) for line in lines})
    outer = {*heights[:EDGE], *heights[-EDGE:]}
    return [line for line in lines if round(line.y) in outer]


def _key(line: Line) -> tuple[str, int]:
    """The size is part of it: a title is not the running head that repeats it."""
    return re.sub(r"\d+", "#", line.text).casefold(), round(line.size)


def _role(line: Line, often: set[tuple[str, int]]) -> str:
    if _PAGE_NUMBER.fullmatch(line.text):
        return PAGE_NUMBER
    if _key(line) in often or _PRINTED_ABOVE.fullmatch(line.text) or PRINTED_BELOW.fullmatch(line.text):
        return RUNNING_HEAD
    return ""

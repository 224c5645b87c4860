"""PDF: lines with their place on the page become paragraphs again."""

import io
import re
from collections import Counter
from collections.abc import Callable
from statistics import median

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from articles.importing import blocks as kinds
from articles.importing import pdf_lines
from articles.importing.blocks import Extract, RawBlock, Stated
from articles.importing.errors import BrokenFile, EncryptedPdf, ImportingError, ScannedPdf, TooLarge
from articles.importing.pdf_lines import PRINTED_BELOW, Line

MOST_BYTES = 20_000_000
MOST_PAGES = 200
FEWEST_LETTERS = 40
_SENTENCE_END = re.compile(r"[.!?…:][\"”’»)]*$")
_ITEM = re.compile(r"[•‣▪◦●–-]\s+|\(?\d{1,2}[.)]\s+")
# Titles that programs write into a PDF of themselves say nothing about the article.
_FILE_TITLE = re.compile(
    r"untitled.*|unbenannt.*|microsoft word.*|document\d*|.*\.(?:docx?|pdf|indd|qxd|pages|html?)"
    r"|layout \d+|https?:.*|\W*",
    re.IGNORECASE,
)


def extract(data: bytes) -> Extract:
    """Raises EncryptedPdf, ScannedPdf, TooLarge or BrokenFile."""
    if len(data) > MOST_BYTES:
        raise TooLarge(limit="20 MB")
    try:
        reader = _opened(data)
        pages = [pdf_lines.of_page(page, number) for number, page in enumerate(reader.pages)]
        stated = _stated(reader)
    except ImportingError:
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise EncryptedPdf() from error
    except (MemoryError, TimeoutError):
        raise
    except (PyPdfError, Exception) as error:  # pypdf meets damage with exceptions of any type
        raise BrokenFile(type="PDF") from error
    if (
        sum(character.isalpha() for page in pages for line in page for character in line.text)
        < FEWEST_LETTERS
    ):
        raise ScannedPdf()
    pages = pdf_lines.with_roles(pages)
    lines = [line for page in pages for line in page]
    return Extract(tuple(_blocks(lines)), _with_printed_address(stated, lines))


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise EncryptedPdf()
    if len(reader.pages) > MOST_PAGES:
        raise TooLarge(limit=f"{MOST_PAGES} pages")
    return reader


def _stated(reader: PdfReader) -> Stated:
    """Title and language only: a PDF's author is whoever saved it, and its date is the day of saving."""
    title = str((reader.metadata or {}).get("/Title") or "").strip()
    language = reader.root_object.get("/Lang") or ""
    return Stated(
        title="" if _FILE_TITLE.fullmatch(title) else " ".join(title.split())[:300], language=str(language)
    )


def _with_printed_address(stated: Stated, lines: list[Line]) -> Stated:
    for line in lines:
        match = PRINTED_BELOW.fullmatch(line.text) if line.role else None
        if (
            match
            and match["url"].startswith("http")
            and "…" not in match["url"]
            and "..." not in match["url"]
        ):
            return Stated(title=stated.title, language=stated.language, url=match["url"])
    return stated


def _blocks(lines: list[Line]) -> list[RawBlock]:
    body = _body_size(lines)
    starts = _break_finder([line for line in lines if not line.role], body)
    groups: list[list[Line]] = []
    breaks: list[bool] = []
    last: Line | None = None  # the last line that is not page furniture
    waiting = False  # a page or column began, and its first line of text has not come yet
    for line in lines:
        if line.role:
            groups.append([line])
            breaks.append(False)
            continue
        new_column = last is not None and (line.page != last.page or line.y > last.y + line.size)
        waiting = waiting or new_column
        if last is None or new_column or groups[-1][0].role or starts(last, line):
            groups.append([line])
            breaks.append(waiting)
        else:
            groups[-1].append(line)
        last, waiting = line, False
    sizes = sorted(
        {round(line.size) for line in lines if not line.role and line.size >= 1.15 * body}, reverse=True
    )
    return [_block(group, broken, body, sizes) for group, broken in zip(groups, breaks, strict=True)]


def _body_size(lines: list[Line]) -> float:
    """The size most characters are set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] or 1.0


def _break_finder(lines: list[Line], body: float) -> Callable[[Line, Line], bool]:
    """Whether a paragraph starts with the second of two neighbouring lines of one column."""
    of_body = [line for line in lines if abs(line.size - body) < 0.08 * body]
    gaps = [
        a.y - b.y
        for a, b in zip(of_body, of_body[1:], strict=False)
        if a.page == b.page and 0 < a.y - b.y < 3 * body
    ]
    leading = median(gaps) / body if gaps else 1.2
    # Where paragraphs are one line long, the usual gap is the one between paragraphs.
    leading = min(leading, 1.6)
    full = sorted(len(line.text) for line in of_body)[int(0.8 * len(of_body))] if of_body else 80

    def starts(before: Line, line: Line) -> bool:
        if abs(before.size - line.size) > 0.08 * max(before.size, line.size):
            return True
        gap = before.y - line.y
        if gap > 1.3 * leading * line.size or _ITEM.match(line.text):
            return True
        if abs(gap) < 0.3 * line.size:
            return False  # side by side on one line
        if line.size >= 1.15 * body:
            return False
        indented = 0.5 * body < line.x - before.x < 5 * body and not _ITEM.match(before.text)
        short = len(before.text) < 0.7 * full and bool(_SENTENCE_END.search(before.text))
        return indented or short or (before.bold and not line.bold and len(before.text) < 0.7 * full)

    return starts


def _block(lines: list[Line], after_break: bool, body: float, sizes: list[int]) -> RawBlock:
    first, text = lines[0], "\n".join(line.text for line in lines)
    hints = {hint for hint, there in ((kinds.BREAK, after_break), (first.role, first.role)) if there}
    if first.role:
        return RawBlock(kinds.PARAGRAPH, text, hints=frozenset(hints))
    bold = all(line.bold for line in lines)
    if first.size >= 1.15 * body and len(text.split()) <= 40:
        level = sizes.index(round(first.size)) + 1 if round(first.size) in sizes else 2
        return RawBlock(kinds.HEADING, text, min(level, 6), frozenset(hints))
    if bold and len(text.split()) <= 14 and not _SENTENCE_END.search(text):
        return RawBlock(kinds.HEADING, text, 6, frozenset(hints))
    if match := _ITEM.match(text):
        return RawBlock(
            kinds.LIST,
            text[match.end() :] if not match.group()[0].isdigit() else text,
            hints=frozenset(hints),
        )
    small = first.size <= 0.9 * body and len(text.split()) <= 60
    return RawBlock(
        kinds.CAPTION if small else kinds.PARAGRAPH,
        text,
        hints=frozenset(hints | {kinds.BOLD} if bold else hints),
    )

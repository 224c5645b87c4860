"""How long an import takes, and our work on top of the extractor: `python tests/benchmarks/importing.py`.

Prints milliseconds per 1,000 words for each way in, extraction and our part apart, the median of several runs; what a
child process costs; and how soon a Word file that unpacks to 1 GiB is refused.
"""

import io
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import trafilatura

from articles.importing import docx, errors, html, markdown, pdf, text, ways_in
from articles.importing.assembly import assemble
from articles.importing.blocks import Extract
from articles.importing.decoding import text_of

FILES = Path(__file__).resolve().parents[1] / "data" / "importing"
AT = datetime(2031, 6, 1, tzinfo=UTC)
RUNS = 15
PARAGRAPHS = 30


def seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def long_page() -> str:
    """The ferry page with its article thirty times over: about 3,500 words."""
    page = text_of((FILES / "ferry.html").read_bytes())
    start, end = page.index("<p>“We have"), page.index("<p>Share this article")
    article = page[start:end]
    return (
        page[:start]
        + "".join(article.replace("19 people", f"{n} people") for n in range(PARAGRAPHS))
        + page[end:]
    )


def ours(extract: Extract, kind: str) -> tuple[int, float]:
    """Words, and seconds from the extract to the value."""
    found = assemble(extract, way="file", type=kind, name="", data=b"", at=AT)
    took = seconds(lambda: assemble(extract, way="file", type=kind, name="", data=b"", at=AT))
    return len(found.text.split()), took


def line(name: str, words: int, extracting: float, assembling: float) -> None:
    per = 1000 / words * 1000
    print(
        f"{name:28}{words:>7} words {extracting * per:>9.2f} ms extract {assembling * per:>8.2f} ms ours, per 1,000"
    )


def main() -> None:
    page = long_page()
    extract = html.extract(page)
    alone = seconds(lambda: trafilatura.extract(page, include_comments=False, with_metadata=False))
    words, assembling = ours(extract, "html")
    line("html: trafilatura alone", words, alone, 0.0)
    line("html: on top of it", words, 0.0, seconds(lambda: html.extract(page)) - alone + assembling)
    body = "\n\n".join(block.text for block in extract.blocks)
    for name, way, source in (
        ("plain text", text.extract, body),
        ("Markdown", markdown.extract, "# Title\n\n" + body),
        ("pdf: quarry.pdf", pdf.extract, (FILES / "quarry.pdf").read_bytes()),
        ("docx: choir.docx", docx.extract, (FILES / "choir.docx").read_bytes()),
    ):
        words, assembling = ours(way(source), name)
        line(name, words, seconds(lambda way=way, source=source: way(source)), assembling)
    data = (FILES / "ferry.html").read_bytes()
    print(
        f"{'ferry.html in a child process':28} {seconds(lambda: ways_in.from_file('ferry.html', data, at=AT)):.3f} s"
    )
    refuse_one_gibibyte()


def refuse_one_gibibyte() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with archive.open(docx.BODY, "w") as part:
            for _ in range(1024):
                part.write(b" " * (1 << 20))
    data = bomb.getvalue()
    start = time.perf_counter()
    try:
        ways_in.from_file("bomb.docx", data, at=AT)
    except errors.ExpandsTooFar:
        print(
            f"docx of {len(data):,} bytes that unpacks to 1 GiB: refused after {time.perf_counter() - start:.3f} s"
        )


if __name__ == "__main__":
    main()

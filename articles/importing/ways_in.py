"""The ways in: pasted text, a file, an address, a feed. Each gives `Imported` or raises an `ImportingError`.

`at` is the moment of the import; the clock is the caller's.
"""

from datetime import datetime
from typing import Any

from articles.importing import fetching, markdown, sniffing, text, worker
from articles.importing.assembly import MOST_CHARACTERS, assemble
from articles.importing.blocks import Extract
from articles.importing.decoding import text_of
from articles.importing.errors import Empty, TooLarge
from articles.importing.feed import Entry
from articles.importing.fetching import Fetched
from articles.importing.imported import Imported

MOST_BYTES = 50_000_000  # of any file; each type has a lower limit of its own


def from_text(pasted: str, *, at: datetime, name: str = "") -> Imported:
    """Pasted text: plain, Markdown, or the source of a web page."""
    if not pasted.strip():
        raise Empty()
    if len(pasted) > MOST_CHARACTERS:
        raise TooLarge(limit="100,000 words")
    data = pasted.encode("utf-8", "replace")
    kind = sniffing.type_of(data) if pasted.lstrip().startswith("<") else sniffing.PLAIN
    if kind == sniffing.HTML:
        extract = worker.extract("html", data)
    else:
        kind = sniffing.MARKDOWN if markdown.looks_like(pasted) else sniffing.PLAIN
        extract = markdown.extract(pasted) if kind == sniffing.MARKDOWN else text.extract(pasted)
    return assemble(extract, way="text", type=kind, name=name, data=data, at=at)


def from_file(name: str, data: bytes, *, at: datetime) -> Imported:
    """A file's name and bytes. What it is decides its content; its name only its messages."""
    return _from_bytes(data, way="file", name=name, at=at)


def from_url(url: str, *, at: datetime, **options: Any) -> Imported:
    """The article at an address. `options` are those of `fetching.fetch`."""
    return from_fetched(fetching.fetch(url, **options), at=at)


def from_fetched(page: Fetched, *, at: datetime) -> Imported:
    return _from_bytes(page.data, way="url", name=page.url, at=at, url=page.url, charset=page.charset)


def entries_of_feed(data: bytes, *, url: str = "") -> list[Entry]:
    """The articles a feed lists, in its order."""
    if not data.strip():
        raise Empty()
    return worker.entries(data, url=url)


def entries_of_feed_at(url: str, **options: Any) -> list[Entry]:
    page = fetching.fetch(url, **options)
    return entries_of_feed(page.data, url=page.url)


def _from_bytes(
    data: bytes, *, way: str, name: str, at: datetime, url: str = "", charset: str = ""
) -> Imported:
    if not data.strip():
        raise Empty()
    if len(data) > MOST_BYTES:
        raise TooLarge(limit="50 MB")
    kind = sniffing.type_of(data, "" if url else name)
    if kind in (sniffing.PDF, sniffing.DOCX, sniffing.HTML):
        extract = worker.extract(kind, data, url=url, charset=charset)
    else:
        kind, extract = _from_words(text_of(data, charset), kind)
    if url and not extract.stated.url:
        extract = extract.at_address(url)
    if warning := sniffing.mismatch("" if url else name, kind):
        extract = extract.with_warning(warning)
    return assemble(extract, way=way, type=kind, name=name, data=data, at=at)


def _from_words(words: str, kind: str) -> tuple[str, Extract]:
    if not words.strip():
        raise Empty()
    if len(words) > MOST_CHARACTERS:
        raise TooLarge(limit="100,000 words")
    if kind == sniffing.MARKDOWN or markdown.looks_like(words):
        return sniffing.MARKDOWN, markdown.extract(words)
    return sniffing.PLAIN, text.extract(words)

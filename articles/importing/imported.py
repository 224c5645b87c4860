"""The one value every way in ends in; the app makes an article and its first revision from it."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from articles.importing.blocks import PARAGRAPH

# Why a part of the original is not in the body. Those marked (*) are kept in a field of their own.
REASONS = {
    "title": "the title, shown above (*)",
    "outlet": "the outlet, shown above (*)",
    "byline": "the byline, shown above (*)",
    "address": "the address, shown above (*)",
    "published": "the date of publication, shown above (*)",
    "dateline": "the dateline, shown above (*)",
    "caption": "a caption, shown apart (*)",
    "credit": "a photo credit, shown apart (*)",
    "licence": "a note on rights, shown above (*)",
    "repeated-title": "the title once more",
    "code": "program code of the page",
    "desk-credit": "who wrote and edited it at the agency",
    "placeholder": "stands for a picture that is missing",
    "rule": "a dividing line",
    "furniture": "part of the site, not of the article",
    "outside": "outside the article on its page",
    "cookies": "a notice about cookies or consent",
    "newsletter": "asks the reader to subscribe or sign up",
    "share": "asks the reader to share or follow",
    "related": "points to other articles",
    "running-head": "repeated at the top or bottom of the pages",
    "page-number": "a page number",
    "hyphen": "a hyphen that only broke a line",
    "invisible": "characters that cannot be seen",
}


@dataclass(frozen=True, slots=True)
class Left:
    """A part of the original that is not in the body: half-open range [start, end) of `Imported.original`."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """A block of the body: half-open range [start, end) of `Imported.text`; `text` is that part."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Caption:
    text: str
    credit: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stood before the first sentence. `year` is None unless printed or known from `published_on`."""

    place: str
    date: str  # as printed
    agency: str
    day: int | None = None
    month: int | None = None
    year: int | None = None

    @property
    def on(self) -> date | None:
        if self.year and self.month and self.day:
            return date(self.year, self.month, self.day)
        return None


@dataclass(frozen=True, slots=True)
class Provenance:
    """How it came in.

    Hashes are sha256 in hexadecimal: of the bytes as they came, and of the body in UTF-8.
    """

    way: str  # text, file, url
    type: str  # plain, markdown, html, pdf, docx
    name: str  # file name or address; empty for pasted text
    at: datetime
    bytes_sha256: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Imported:
    """An article as found. All offsets count Unicode code points.

    `text` is the body, blocks separated by one blank line; `blocks` are its parts in order. `original`
    is everything that was read, and `left_out` says which parts of it are not in the body, sorted by start.
    `found_in` says for each field that was found where it was found.
    """

    title: str
    outlet: str
    outlet_host: str
    byline: str
    url: str
    published_on: date | None
    dateline: Dateline | None
    language: str  # ISO 639-1, or "und"
    kind: str  # report, opinion, transcript, document
    kind_reason: str
    licence_note: str
    captions: tuple[Caption, ...]
    blocks: tuple[BodyBlock, ...]
    text: str
    original: str
    left_out: tuple[Left, ...]
    found_in: dict[str, str]
    warnings: tuple[str, ...]
    provenance: Provenance

    @property
    def paragraphs(self) -> list[str]:
        return [block.text for block in self.blocks if block.kind == PARAGRAPH]

    def as_data(self) -> dict[str, object]:
        """Plain data for JSON; dates become ISO text."""
        return _plain(asdict(self))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime) else value

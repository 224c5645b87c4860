"""What a file really is, by its content; its name only helps to word the message."""

import io
import re
import zipfile

from articles.importing.errors import BrokenFile, IsAFeed, WrongType

PLAIN, MARKDOWN, HTML, PDF, DOCX = "plain", "markdown", "html", "pdf", "docx"
NAMES = {PLAIN: "plain text", MARKDOWN: "Markdown", HTML: "a web page", PDF: "a PDF", DOCX: "a Word file"}
BY_ENDING = {
    "txt": PLAIN,
    "text": PLAIN,
    "md": MARKDOWN,
    "markdown": MARKDOWN,
    "html": HTML,
    "htm": HTML,
    "xhtml": HTML,
    "pdf": PDF,
    "docx": DOCX,
}
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (such as .doc)"),
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"BM", "a picture"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b\x08", "an archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3", "a database"),
)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
HEAD = 4096


def type_of(data: bytes, name: str = "") -> str:
    """Raises WrongType for what cannot be read as an article, IsAFeed for a feed."""
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _archive(data, name)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise WrongType(type="a picture")
    if head[4:8] == b"ftyp":
        raise WrongType(type="a video or picture")
    for magic, what in _MAGIC:
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in head):
            raise WrongType(type=what)
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if opening.startswith(b"<") and (feed := _FEED.search(head)) and not _HTML.search(head[: feed.start()]):
        raise IsAFeed()
    if opening.startswith(b"<") and _HTML.search(head):
        return HTML
    said = by_name(name)
    if said == HTML and b"<" in head:
        return HTML
    return said if said in (PLAIN, MARKDOWN) else PLAIN


def by_name(name: str) -> str:
    return BY_ENDING.get(name.rpartition(".")[2].lower(), "") if "." in name else ""


def mismatch(name: str, found: str) -> str:
    """A warning when a file's name promises another type than it holds; plain text and Markdown are alike."""
    said = by_name(name)
    alike = {PLAIN, MARKDOWN}
    if not said or said == found or {said, found} == alike:
        return ""
    return f"The name says {NAMES[said]}, but it is {NAMES[found]}; it was read as that."


def _archive(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        if by_name(name) == DOCX:
            raise BrokenFile(type="Word file") from error
        raise WrongType(type="a damaged archive") from error
    if "word/document.xml" in names:
        return DOCX
    if "mimetype" in names:
        raise WrongType(type="an OpenDocument or e-book file")
    if any(part.startswith(("xl/", "ppt/")) for part in names):
        raise WrongType(type="a spreadsheet or presentation")
    raise WrongType(type="an archive")

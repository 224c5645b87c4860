"""Word files (.docx): the archive is checked before anything parses it, then read as HTML."""

import io
import zipfile
import zlib

import mammoth
from lxml import html as lxml_html

from articles.importing import page_blocks
from articles.importing.blocks import Extract, Stated
from articles.importing.errors import BrokenFile, Empty, ExpandsTooFar, ImportingError, TooLarge

MOST_BYTES = 20_000_000
MOST_EXPANDED = 100_000_000  # bytes of all parts together; pictures hardly shrink, so few files come near
MOST_TEXT_EXPANDED = 20_000_000  # bytes of the parts that are parsed
MOST_PARTS = 2000
CHUNK = 1 << 16
BODY = "word/document.xml"

# Word's own styles by name; everything else is a paragraph.
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
"""


def extract(data: bytes) -> Extract:
    """Raises TooLarge, ExpandsTooFar, BrokenFile or Empty."""
    check_archive(data)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
            include_embedded_style_map=False,
        )
        page = result.value
        stated = _stated(data)
    except ImportingError:
        raise
    except (MemoryError, TimeoutError):
        raise
    except Exception as error:  # mammoth meets damage with exceptions of any type
        raise BrokenFile(type="Word file") from error
    if not page.strip():
        raise Empty()
    root = lxml_html.fragment_fromstring(page, create_parent="div")
    return Extract(page_blocks.of_tree(root), stated)


def check_archive(data: bytes) -> None:
    """Refuse what unpacks to more than an article needs, by its declared and by its real sizes.

    The declared sizes may lie, so the parts that will be parsed are unpacked once in small pieces, and
    thrown away; this stops at the limit.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge(limit="20 MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_EXPANDED:
                raise ExpandsTooFar()
            real = 0
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    real += _real_size(data, part, MOST_TEXT_EXPANDED - real)
            archive.getinfo(BODY)
    except (
        zipfile.BadZipFile,
        KeyError,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise BrokenFile(type="Word file") from error


def _real_size(data: bytes, part: zipfile.ZipInfo, most: int) -> int:
    """Bytes the part unpacks to, whatever its entry declares; raises ExpandsTooFar beyond `most`."""
    header = data[part.header_offset : part.header_offset + 30]
    if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        raise zipfile.BadZipFile("no local header")
    start = (
        part.header_offset
        + 30
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )
    if part.compress_type == zipfile.ZIP_STORED:
        size = part.compress_size
    else:
        size, unpacker = 0, zlib.decompressobj(-15)
        waiting = memoryview(data)[start : start + part.compress_size]
        while waiting and not unpacker.eof and size <= most:
            size += len(unpacker.decompress(waiting[:CHUNK], CHUNK))
            rest = unpacker.unconsumed_tail
            while rest and size <= most:
                size += len(unpacker.decompress(rest, CHUNK))
                rest = unpacker.unconsumed_tail
            waiting = waiting[CHUNK:]
    if size > most:
        raise ExpandsTooFar()
    return size


def _stated(data: bytes) -> Stated:
    """The document's own title, if its author set one; Word's author is whoever owns the computer."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "docProps/core.xml" not in archive.namelist():
            return Stated()
        root = lxml_html.fromstring(archive.read("docProps/core.xml"))
    title = next((element.text or "" for element in root.iter() if str(element.tag).endswith("title")), "")
    return Stated(
        title="" if title.strip().lower() in ("", "word document") else " ".join(title.split())[:300]
    )

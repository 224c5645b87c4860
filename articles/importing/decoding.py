"""Bytes to text. What cannot be read with certainty is refused, not guessed."""

import codecs
import re

from charset_normalizer import from_bytes

from articles.importing.errors import Undecodable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
HEAD = 2048  # bytes in which a page declares its character set
MOST_CONTROLS = 0.01
# Web pages that declare these mean their Windows supersets, as browsers read them.
_MEANT = {
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
}


def text_of(data: bytes, charset: str = "") -> str:
    """Raises Undecodable. `charset` is what the server said, if it did."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _checked(data, codec)
    declared = _DECLARED.search(data[:HEAD])
    for name in ("utf-8", charset, declared[1].decode("ascii") if declared else ""):
        if (codec := _codec(name)) and (text := _decoded(data, codec)) is not None:
            return text
    return _likely(data)


def _codec(name: str) -> str:
    try:
        codec = codecs.lookup(name.strip().strip("\"'")).name if name else ""
    except (LookupError, ValueError):
        return ""
    try:
        is_text = codecs.lookup(codec)._is_text_encoding if codec else False
    except LookupError:
        return ""
    return (
        _MEANT.get(codec, codec)
        if is_text and codec not in ("utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode")
        else ""
    )


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, ValueError):
        return None
    return text if _is_text(text) else None


def _checked(data: bytes, codec: str) -> str:
    text = _decoded(data, codec)
    if text is None:
        raise Undecodable()
    return text


def _likely(data: bytes) -> str:
    """No mark, no declaration, not UTF-8: an older code page, if one clearly fits."""
    best = from_bytes(data[:200_000], threshold=0.1).best()
    text = _decoded(data, best.encoding) if best is not None else None
    if text is None:
        raise Undecodable()
    return text


def _is_text(text: str) -> bool:
    controls = sum(character < " " and character not in "\t\n\r\f\v" for character in text)
    return controls <= MOST_CONTROLS * len(text)

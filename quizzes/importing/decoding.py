"""The bytes of a roster as text: what schools' programs write, in the order of how sure it is."""

import codecs

from charset_normalizer import from_bytes

from quizzes.importing.errors import Problem, UnreadableRoster

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A roster is short, so only these code pages are weighed against each other: (codec, what it is for).
CODE_PAGES = ("cp1252", "cp1250", "cp1254", "cp1251", "cp1253", "cp1257")


def text_of(data: bytes, code_page: str = "") -> str:
    """Raises UnreadableRoster. A code page that fits is a guess; whoever sees that letters are wrong names another."""
    for codec in _candidates(data, code_page):
        if (text := _decoded(data, codec)) is not None:
            return text
    raise UnreadableRoster(Problem.NOT_TEXT)


def _candidates(data: bytes, code_page: str) -> list[str]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return [codec]
    if codec := _wide(data):
        return [codec]
    if code_page in CODE_PAGES:
        return [code_page]
    return ["utf-8", "cp1252" if _is_western(data) else _code_page(data)]


def _is_western(data: bytes) -> bool:
    """Whether Windows-1252 makes letters of all that is not plain, and not of most of the text."""
    text = _decoded(data, "cp1252") or ""
    beyond = [one for one in text if one > "\x7f"]
    letters = sum(one.isalpha() for one in text)
    return all(one.isalpha() or one in "’‘“”„ ·–" for one in beyond) and len(beyond) * 5 < letters * 2


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of Latin text is nothing."""
    even, odd = data[0:200:2].count(0), data[1:200:2].count(0)
    half = max(len(data[:200]) // 2, 1)
    if odd > half * 0.6 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and not odd else ""


def _code_page(data: bytes) -> str:
    best = from_bytes(data[:50_000], cp_isolation=list(CODE_PAGES), threshold=0.3).best()
    return best.encoding if best else "cp1252"


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if any(one < " " and one not in "\t\n\r\f\v" for one in text) else text

"""Paragraphs and sentences of a text."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from articles.analysis import lexicons
from articles.analysis.quotations import Quotation
from articles.analysis.spans import Span, trimmed

BREAK = re.compile(r"[^\S\n]*(?:\r\n?|\n|\u2028|\u2029)\s*")
BLANK = re.compile(r"(?:\r\n?|\n|\u2029)[^\S\n\r]*(?:\r\n?|\n)|\u2029")
END = re.compile(r"[.!?…。]+[\"”’'»)\]]*(?=\s|[\"“”]|$)|(?<=[a-z])[.!?](?=[A-Z][a-z])")
LAST_WORD = re.compile(r"[\w.’'-]+$")
NEXT = re.compile(r"[\"“‘'«(\[*•–—-]*\s*(\S)")
NAME = r"(?!(?:He|She|They|It|We|I|You|The|A|An|In|On|At|But|And)\b)[A-Z][\w.’'-]*"
SAYS = (
    r"(?:said|says|asked|asks|added|told|wrote|tweeted|replied|exclaimed|shouted|yelled|pressed|continued|responded|"
    r"answered|declared|remarked|concluded|stated|recalled|insisted|joked|quipped|warned|claimed)\b"
)
SPEAKER_NEXT = re.compile(rf"\s*(?:{NAME}\s+){{1,4}}{SAYS}(?!,?\s+(?:that|[“\"‘]))")
SPEAKER_CLOSES = re.compile(rf"\s*(?:{NAME}\s+){{1,4}}{SAYS}[.,]")
"""After a full stop only a speaker who ends the sentence is taken along: *“… is missing.” Smith said.*"""
INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
ENDING_INITIALS = frozenset({"a.m", "p.m", "d.c", "n.y", "n.j"})
ENDING = frozenset(".!?…:;\"”’'»)]")


def paragraphs_of(text: str) -> list[Span]:
    """Paragraphs in order, without the white space between them.

    A blank line ends a paragraph; so does a single line break, except in text wrapped at a fixed width. A
    break in the
    middle of a sentence (nothing ended, and the next line starts in lower case) is none.
    """
    breaks = list(BREAK.finditer(text))
    wrapped = _is_wrapped(text, breaks)
    found: list[Span] = []
    start = 0
    for match in breaks:
        blank = BLANK.search(match.group()) is not None
        if (wrapped and not blank) or _inside_sentence(text, match.start(), match.end()):
            continue
        if span := trimmed(text, start, match.start()):
            found.append(span)
        start = match.end()
    if span := trimmed(text, start, len(text)):
        found.append(span)
    return found


def _inside_sentence(text: str, before: int, after: int) -> bool:
    return (
        before > 0
        and after < len(text)
        and text[after].islower()
        and text[before - 1] not in ENDING
        and text[before - 1] not in "-–—*•|"
    )


def _is_wrapped(text: str, breaks: Sequence[re.Match[str]]) -> bool:
    single = [match for match in breaks if not BLANK.search(match.group())]
    if len(single) < 4:
        return False
    inside = sum(_inside_sentence(text, match.start(), match.end()) for match in single)
    return 2 * inside > len(single)


def sentences_of(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> list[Span]:
    """Sentences in order; each lies in one paragraph, and may lie inside a quotation."""
    opens = [quotation.start for quotation in quotations]
    found: list[Span] = []
    for paragraph in paragraphs:
        start = paragraph.start
        for match in END.finditer(text, paragraph.start, paragraph.end):
            end = match.end()
            at = bisect_right(opens, match.start()) - 1
            if at >= 0 and opens[at] < match.start() and quotations[at].end < end:
                end = max(quotations[at].end, match.start() + 1)
            opened = bisect_right(opens, match.start())
            if opened < len(opens) and opens[opened] < end:
                end = opens[opened]
            if end < paragraph.end and _ends_sentence(text, match, end, paragraph.end):
                if span := trimmed(text, start, end):
                    found.append(span)
                start = end
        if span := trimmed(text, start, paragraph.end):
            found.append(span)
    return found


def _ends_sentence(text: str, match: re.Match[str], end: int, limit: int) -> bool:
    following = NEXT.match(text, end, limit)
    if following is None:
        return False
    first = following.group(1)
    if first.islower() or first in ",;:)]%&/":
        return False
    marks = text[match.start() : end]
    quoted = marks[-1] in "\"”’'»"
    speaker = SPEAKER_CLOSES if marks[0] == "." else SPEAKER_NEXT
    if quoted and speaker.match(text, end, min(limit, end + 120)):
        return False
    if marks[0] != "." or len(marks) > 1:
        return True
    word = LAST_WORD.search(text, max(0, match.start() - 30), match.start())
    return word is None or not _is_abbreviation(word.group().lower(), first)


def _is_abbreviation(word: str, first: str) -> bool:
    """Whether the full stop after `word` is likely part of it, given the next character."""
    if len(word) == 1 and word.isalpha() and word != "i":
        return True
    if word.rpartition("-")[2] in lexicons.entries("en", "abbreviations_before_names"):
        return True
    if word in lexicons.entries("en", "abbreviations") or word in ENDING_INITIALS:
        return not first.isupper() or word in lexicons.entries("en", "abbreviations_before_capitals")
    if INITIALS.fullmatch(word):
        return True
    return word in ("no", "nos", "art", "fig", "p", "pp", "vol") and first.isdigit()

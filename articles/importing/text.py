"""Plain text: pasted, or from a .txt file."""

import re

from articles.importing import dates
from articles.importing.blocks import BREAK, LIST, PARAGRAPH, RULE, Extract, RawBlock
from articles.importing.furniture import is_rule, reason_to_leave_out

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x85]")
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ITEM = re.compile(r"\s*(?:[•‣▪◦*–-]|\(?\d{1,2}[.)])\s+(?=\S)")
# Lines that say something about the piece stand alone even without blank lines around them.
_ABOUT = re.compile(
    r"\s*(?:(?i:by|von|por|par|di)\s+[^\W\d_a-z]"
    r"|(?i:source|url|link|title|headline|outlet|published|posted|updated|date)\s*:|(?i:https?)://\S+\s*$)"
)
WRAPPED = 90  # characters: lines of plain text files are broken before this
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s*$")


def extract(text: str) -> Extract:
    text = _LINE_ENDS.sub("\n", text)
    chunks = [(chunk, index > 0) for page in [text.split("\f")] for index, chunk in enumerate(page)]
    blocks: list[RawBlock] = []
    for page, after_break in chunks:
        hints = frozenset((BREAK,)) if after_break else frozenset()
        for part in _BLANK.split(page.strip("\n")):
            if part.strip():
                blocks += _blocks_of(part, hints)
                hints = frozenset()
    return Extract(tuple(blocks))


def _blocks_of(part: str, hints: frozenset[str]) -> list[RawBlock]:
    """The blocks of lines with no blank line between them."""
    blocks: list[RawBlock] = []
    for lines in _runs(part.split("\n")):
        text = "\n".join(lines)
        if is_rule(text):
            blocks.append(RawBlock(RULE, text))
        elif match := _ITEM.match(text):
            blocks.append(RawBlock(LIST, text[match.end() :]))
        else:
            blocks.append(RawBlock(PARAGRAPH, text, hints=hints))
        hints = frozenset()
    return blocks


def _runs(lines: list[str]) -> list[list[str]]:
    """Lines grouped into blocks: wrapped lines together, lines that stand alone apart."""
    longest = max((len(line) for line in lines), default=0)
    runs: list[list[str]] = []
    alone = True
    for line in lines:
        if not line.strip():
            continue
        stands_alone = bool(
            is_rule(line)
            or _ABOUT.match(line)
            or dates.line_of_date(line)
            or reason_to_leave_out(line.strip())
        )
        if alone or stands_alone or _ITEM.match(line) or _ends_paragraph(runs[-1][-1], longest):
            runs.append([line])
        else:
            runs[-1].append(line)
        alone = stands_alone
    return runs


def _ends_paragraph(line: str, longest: int) -> bool:
    """Whether the paragraph ends with this line although no blank line follows.

    Where lines are not wrapped, each is a paragraph. In wrapped text, a line clearly shorter than the
    others that ends a sentence is the last of its paragraph.
    """
    if longest > WRAPPED:
        return True
    return len(line) < 0.7 * longest and bool(_SENTENCE_END.search(line))

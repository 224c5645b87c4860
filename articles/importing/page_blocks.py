"""The visible text of an HTML tree as blocks in reading order; for web pages and for converted Word files.

The tree is walked without recursion, so that no depth of nesting can break it.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from articles.importing.blocks import BOLD, BYLINE, CAPTION, HEADING, LIST, PARAGRAPH, RULE, TABLE, RawBlock

_UNSEEN_WORDS = """
script style noscript template svg math iframe object embed head button select option textarea input
audio video canvas map datalist dialog progress meter
"""
UNSEEN = frozenset(_UNSEEN_WORDS.split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS_WORDS = """
p div section article main aside header footer nav ul ol li dl dt dd blockquote pre figure
figcaption table thead tbody tfoot tr td th caption form fieldset address details summary center hr
body html
"""
BLOCKS = frozenset(_BLOCKS_WORDS.split()) | frozenset(HEADINGS)
STRONG = frozenset(("b", "strong"))
LONGEST_CELL = 300  # characters
LAYOUT = frozenset(("div", "h1", "h2", "h3", "table", "article", "section", "ul", "ol"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author(?:-?name|s|-?info)?|article-?author|post-?author)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:(?:wp-)?caption(?:-?text)?|(?:photo|image|img|picture)-?(?:caption|credits?"
    r"|legend))(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


@dataclass
class _Walk:
    blocks: list[RawBlock] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    plain: int = 0  # letters not in bold
    strong: int = 0  # how many bold elements are open
    open: list[tuple[str, int, frozenset[str]]] = field(default_factory=lambda: [(PARAGRAPH, 0, frozenset())])
    cells: list[str] | None = None  # of the table row being read

    def say(self, text: str | None, kept_lines: bool) -> None:
        if not text:
            return
        self.text.append(text if kept_lines else _SPACE.sub(" ", text))
        if not self.strong:
            self.plain += len(text.strip())

    def flush(self) -> None:
        text = "".join(self.text).strip()
        self.text, plain, self.plain = [], self.plain, 0
        if not text:
            return
        if self.cells is not None:
            self.cells.append(text)
            return
        kind, level, hints = self.open[-1]
        hints = hints if plain or kind != PARAGRAPH else hints | {BOLD}
        for part in re.split(r"\n(?:[ \t]*\n)+", text):
            if part.strip():
                self.blocks.append(RawBlock(kind, part.strip(), level, hints))

    def end_row(self) -> None:
        if self.cells:
            self.blocks.append(RawBlock(TABLE, " | ".join(self.cells)))
        self.cells = None


def of_tree(root: etree._Element) -> tuple[RawBlock, ...]:
    walk = _Walk()
    skipping: etree._Element | None = None
    pre = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event in ("comment", "pi"):
            if skipping is None and element.getparent() is not None:
                walk.say(element.tail, pre > 0)
            continue
        if event == "start":
            if skipping is None and _is_unseen(element, tag):
                skipping = element
            if skipping is None:
                pre += tag == "pre"
                _start(walk, element, tag)
                walk.say(element.text, pre > 0)
        else:
            if skipping is element:
                skipping = None
            elif skipping is None:
                _end(walk, tag)
                pre -= tag == "pre"
            if skipping is None and element is not root:
                walk.say(element.tail, pre > 0)
    walk.flush()
    return tuple(walk.blocks)


def _is_unseen(element: etree._Element, tag: str) -> bool:
    return tag in UNSEEN or "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _start(walk: _Walk, element: etree._Element, tag: str) -> None:
    walk.strong += tag in STRONG
    if tag == "br":
        walk.text.append("\n")
    if tag not in BLOCKS:
        return
    walk.flush()
    if tag == "hr":
        walk.blocks.append(RawBlock(RULE, "---"))
    if tag == "tr" and not _is_layout(element):
        walk.cells = []
    kind, level, hints = walk.open[-1]
    if tag in HEADINGS:
        kind, level = HEADING, HEADINGS[tag]
    elif tag in ("li", "dd", "dt"):
        kind = LIST
    elif tag in ("figcaption", "caption") or _CAPTION.search(element.get("class", "")):
        kind = CAPTION
    if (
        _BYLINE.search(element.get("class", ""))
        or element.get("rel") == "author"
        or element.get("itemprop") == "author"
    ):
        hints = hints | {BYLINE}
    walk.open.append((kind, level, hints))


def _end(walk: _Walk, tag: str) -> None:
    walk.strong -= tag in STRONG
    if tag not in BLOCKS:
        return
    walk.flush()
    if tag == "tr":
        walk.end_row()
    if len(walk.open) > 1:
        walk.open.pop()


def _is_layout(row: etree._Element) -> bool:
    """Whether a table row only places parts of the page: a cell holds more than a few words of its own."""
    for cell in row.iterchildren("td", "th"):
        inner = [element.tag for element in cell.iterdescendants() if isinstance(element.tag, str)]
        if LAYOUT.intersection(inner) or inner.count("p") > 1 or len("".join(cell.itertext())) > LONGEST_CELL:
            return True
    return False

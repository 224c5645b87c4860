"""Markdown: pasted, or from a .md file, often itself made from a PDF or a web page."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from articles.importing.blocks import (
    BOLD,
    HEADING,
    IMAGE,
    LIST,
    PARAGRAPH,
    RULE,
    TABLE,
    Extract,
    RawBlock,
    Stated,
)

_MARKS = (
    re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE),
    re.compile(r"^ {0,3}(?:[*_-][ \t]*){3,}$", re.MULTILINE),
    re.compile(r"(?<![\w*])\*\*?[^\s*][^*\n]{0,400}\*\*?(?![\w*])"),
    re.compile(r"!?\[[^\]\n]{0,300}\]\([^)\s]{1,2000}(?:\s\"[^\"\n]{0,200}\")?\)"),
    re.compile(r"^<https?://[^>\s]+>[ \t]*$", re.MULTILINE),
    re.compile(r"^\|.+\|[ \t]*\n\|[-: |]+\|[ \t]*$", re.MULTILINE),
    re.compile(r"^>[ \t]+\S", re.MULTILINE),
)
_FRONT_MATTER = re.compile(r"\A---\n(?P<lines>(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n){1,60})---\n")
_parser = MarkdownIt("commonmark", {"html": False}).enable("table")


def looks_like(text: str) -> bool:
    """One mark may be chance (a rule, an asterisk); a heading or two different marks are not."""
    return (
        bool(_MARKS[0].search(text) or _MARKS[5].search(text))
        or sum(bool(mark.search(text)) for mark in _MARKS) >= 2
    )


def extract(text: str) -> Extract:
    text = re.sub(r"\r\n?", "\n", text).lstrip("\ufeff")
    front = _FRONT_MATTER.match(text)
    stated = _stated(front["lines"]) if front else Stated()
    return Extract(tuple(_blocks(_parser.parse(text[front.end() :] if front else text))), stated)


def _blocks(tokens: list[Token]) -> list[RawBlock]:
    blocks: list[RawBlock] = []
    heading, in_item, row = 0, 0, None
    for token in tokens:
        if token.type == "heading_open":
            heading = int(token.tag[1])
        elif token.type == "heading_close":
            heading = 0
        elif token.type in ("list_item_open", "list_item_close"):
            in_item += 1 if token.type == "list_item_open" else -1
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.append(RawBlock(TABLE, " | ".join(cell for cell in row if cell)))
            row = None
        elif token.type == "hr":
            blocks.append(RawBlock(RULE, "---"))
        elif token.type in ("code_block", "fence"):
            blocks += [
                RawBlock(PARAGRAPH, part) for part in re.split(r"\n\s*\n", token.content) if part.strip()
            ]
        elif token.type == "inline":
            parts = _inline(token.children or [])
            if row is not None:
                row.append(" ".join(text for text, _ in parts))
                continue
            kind = HEADING if heading else LIST if in_item else PARAGRAPH
            blocks += [RawBlock(kind, text, heading, hints) for text, hints in parts]
    return [block for block in blocks if block.text.strip()]


def _inline(children: list[Token]) -> list[tuple[str, frozenset[str]]]:
    """Text with its hints; pictures and lines after a hard break stand alone."""
    parts: list[tuple[str, frozenset[str]]] = []
    text, plain, bold = "", 0, 0

    def flush() -> None:
        nonlocal text, plain
        if text.strip():
            parts.append((text, frozenset() if plain else frozenset((BOLD,))))
        text, plain = "", 0

    for child in children:
        if child.type == "image":
            flush()
            parts.append((child.content or "image", frozenset((IMAGE,))))
        elif child.type == "hardbreak":
            flush()
        elif child.type == "softbreak":
            text += "\n"
        elif child.type in ("strong_open", "strong_close"):
            bold += 1 if child.type == "strong_open" else -1
        elif child.content:
            text += child.content
            plain += 0 if bold else len(child.content.strip())
    flush()
    return parts


def _stated(lines: str) -> Stated:
    """What the lines between the two rules at the top of a file say (front matter)."""
    pairs = {}
    for line in lines.split("\n"):
        name, colon, value = line.partition(":")
        if colon and not line[:1].isspace():
            pairs[name.strip().lower()] = value.strip().strip("\"'")
    return Stated(
        title=pairs.get("title", ""),
        outlet=pairs.get("outlet", "") or pairs.get("publisher", "") or pairs.get("site", ""),
        byline=pairs.get("author", "") or pairs.get("byline", ""),
        url=pairs.get("url", "") or pairs.get("source", ""),
        published_on=pairs.get("date", "") or pairs.get("published", ""),
        language=pairs.get("language", "") or pairs.get("lang", ""),
        licence_note=pairs.get("license", "") or pairs.get("licence", ""),
    )

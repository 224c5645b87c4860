"""What every way in hands on: blocks of text in reading order, and what the file said about itself."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace

from articles.importing.traced import Traced

HEADING = "heading"
PARAGRAPH = "paragraph"
CAPTION = "caption"
LIST = "list"  # one block is one list item
TABLE = "table"  # one block is one row, cells separated by " | "
RULE = "rule"

KINDS = (HEADING, PARAGRAPH, CAPTION, LIST, TABLE, RULE)

# What a way in saw besides the words. A hint never decides alone.
BOLD = "bold"  # the whole block is set in bold
BREAK = "break"  # a page or column began with this block
IMAGE = "image"  # stands in the place of a picture
BYLINE = "byline"  # the page's own mark-up calls it so
OUTSIDE = "outside"  # the extractor did not count it to the article
RUNNING_HEAD = "running-head"  # repeated at the top or bottom of pages
PAGE_NUMBER = "page-number"
TITLE = "title"  # the page's own mark-up, or the largest type, calls it so


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as the file has it, before any cleaning. `level` counts for headings, from 1."""

    kind: str
    text: str
    level: int = 0
    hints: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """A raw block whose characters know their place in the original."""

    kind: str
    words: Traced
    level: int = 0
    hints: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return self.words.text

    def with_words(self, words: Traced) -> "Block":
        return Block(self.kind, words, self.level, self.hints)


def laid_out(raw: Iterable[RawBlock]) -> tuple[str, list[Block]]:
    """The original, blocks separated by a blank line, and each block at its place in it."""
    texts: list[str] = []
    blocks: list[Block] = []
    place = 0
    for block in raw:
        blocks.append(Block(block.kind, Traced.starting(block.text, place), block.level, block.hints))
        texts.append(block.text)
        place += len(block.text) + 2
    return "\n\n".join(texts), blocks


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page or file says about itself in so many words; empty where it is silent."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    published_on: str = ""  # ISO date
    language: str = ""
    kind: str = ""
    kind_reason: str = ""
    licence_note: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """Blocks in reading order, what the file states about itself, and what went less than well."""

    blocks: tuple[RawBlock, ...]
    stated: Stated = field(default_factory=Stated)
    warnings: tuple[str, ...] = ()

    def at_address(self, url: str) -> "Extract":
        return replace(self, stated=replace(self.stated, url=url))

    def with_warning(self, warning: str) -> "Extract":
        return replace(self, warnings=(*self.warnings, warning))

    def as_data(self) -> dict[str, object]:
        """Plain JSON data: an untrusted child process may send nothing richer."""
        return {
            "blocks": [[b.kind, b.text, b.level, sorted(b.hints)] for b in self.blocks],
            "stated": asdict(self.stated),
            "warnings": list(self.warnings),
        }

    @classmethod
    def from_data(cls, data: dict) -> "Extract":
        blocks = (
            RawBlock(kind, text, level, frozenset(hints)) for kind, text, level, hints in data["blocks"]
        )
        return cls(tuple(blocks), Stated(**data["stated"]), tuple(data["warnings"]))


def words_in(blocks: Iterable[RawBlock]) -> int:
    return sum(len(block.text.split()) for block in blocks)

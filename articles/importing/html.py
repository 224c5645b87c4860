"""Web pages: the extractor decides what belongs to the article, the page's own blocks give its shape.

Blocks the extractor did not choose stay in the extract with a hint, so that the teacher can see them.
"""

import re

import trafilatura
from lxml import etree

from articles.importing import blocks as kinds
from articles.importing import page_blocks, page_metadata
from articles.importing.blocks import Extract, RawBlock
from articles.importing.errors import ConsentWall, Empty, MostlyScript, NotAnArticle, TooLarge

MOST_BYTES = 2_000_000  # the extractor takes seconds and 200 MB for more
DEEPEST = 1000
FEWEST_WORDS = 40  # an extract shorter than this has to be explained
LEAST_COVERED = 0.8  # of the extractor's letters must be found in the page's blocks
LEAST_PART = 40  # letters: a shorter block must be a whole line of the extract

_WALL = re.compile(
    r"\bcookies?\b|\bconsent\b|\bprivacy (?:policy|settings|choices)\b|\baccept (?:all|and continue)\b|\bsubscri(?:be|ption|bers)\b|"
    r"\b(?:sign|log) in to (?:continue|read)\b|zustimm|einwillig|\baccepter\b|\baceptar\b",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(
    r"\b(?:enable|activate|turn on|requires?|without) javascript\b|javascript (?:is )?(?:disabled|required)",
    re.IGNORECASE,
)


def extract(text: str, url: str = "") -> Extract:
    """Raises Empty, MostlyScript, ConsentWall or NotAnArticle, by what the page holds instead of an article."""
    if len(text) > MOST_BYTES:
        raise TooLarge(limit="2 MB")
    root = parsed(text)
    page = page_blocks.of_tree(root)
    chosen = trafilatura.extract(text, include_comments=False, include_tables=True, with_metadata=False) or ""
    stated = page_metadata.stated_by(root, url)
    lines = [line for line in chosen.split("\n") if line.strip()]
    if sum(len(line.split()) for line in lines) < FEWEST_WORDS and _letters(chosen) < 4 * FEWEST_WORDS:
        explain(root, page)
    marked, covered = _marked(page, lines, stated.title)
    if covered < LEAST_COVERED:
        # The article is in the page's data, not in its blocks.
        marked = [RawBlock(kinds.PARAGRAPH, line) for line in lines]
    return Extract(tuple(marked), stated)


def parsed(text: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_blank_text=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise Empty()
    return root


def explain(root: etree._Element, page: tuple[RawBlock, ...]) -> None:
    """Raise the error that says why there is no article; return when a short text is all there is."""
    visible = " ".join(block.text for block in page)
    script = sum(len(element.text or "") for element in root.iter("script"))
    aside = " ".join("".join(element.itertext()) for element in root.iter("noscript"))
    if len(_WALL.findall(visible)) >= 2:
        raise ConsentWall()
    if _NEEDS_SCRIPT.search(visible + " " + aside) or (script > 1000 and script > 5 * len(visible)):
        raise MostlyScript()
    if not any(len(block.text.split()) >= 12 and block.kind == kinds.PARAGRAPH for block in page):
        raise NotAnArticle()


def _marked(page: tuple[RawBlock, ...], lines: list[str], title: str) -> tuple[list[RawBlock], float]:
    """The page's blocks, those outside the article marked; and how much of the extract they account for."""
    whole = [_bare(line) for line in lines]
    short = set(whole)
    running = "".join(whole)
    place = covered = 0
    inside: list[bool] = []
    for block in page:
        bare = _bare(block.text)
        at = running.find(bare, place) if len(bare) >= LEAST_PART else -1
        if at < 0 and len(bare) >= LEAST_PART:
            at = running.find(bare)
        if at >= 0:
            place, chosen = max(place, at + len(bare)), True
        else:
            chosen = bare in short and bool(bare)
        covered += len(bare) if chosen else 0
        inside.append(chosen)
    with_captions = _captions_between(page, inside)
    head = _title_block(page, inside, title)
    marked = [
        block
        if chosen or index == head
        else RawBlock(block.kind, block.text, block.level, block.hints | {kinds.OUTSIDE})
        for index, (block, chosen) in enumerate(zip(page, with_captions, strict=True))
    ]
    return marked, covered / len(running) if running else 0.0


def _captions_between(page: tuple[RawBlock, ...], inside: list[bool]) -> list[bool]:
    """Captions the extractor leaves out belong to the article when they stand within it or just before it."""
    places = [index for index, chosen in enumerate(inside) if chosen]
    if not places:
        return inside
    first = next(
        (i for i in range(places[0], max(-1, places[0] - 8), -1) if page[i].level == 1), places[0] - 2
    )
    return [
        chosen or (block.kind == kinds.CAPTION and first <= index <= places[-1])
        for index, (block, chosen) in enumerate(zip(page, inside, strict=True))
    ]


def _title_block(page: tuple[RawBlock, ...], inside: list[bool], title: str) -> int | None:
    """The heading that repeats the stated title, if the extractor left it out."""
    for index, block in enumerate(page):
        if block.kind == kinds.HEADING and _bare(block.text) == _bare(title) and title:
            return None if inside[index] else index
    return None


def _bare(text: str) -> str:
    """Letters and digits only: the extractor and the page differ in spaces and list signs."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)

"""Web pages: the extractor decides what belongs to the article, the page's own blocks give its shape.

Blocks the extractor did not choose stay in the extract with a hint, so that the teacher can see them.
"""

import re
from dataclasses import replace

import trafilatura
from lxml import etree

from articles.importing import blocks as kinds
from articles.importing import headlines, page_blocks, page_metadata
from articles.importing.blocks import Extract, RawBlock
from articles.importing.errors import ConsentWall, Empty, MostlyScript, NotAnArticle, TooLarge

MOST_BYTES = 2_000_000  # the extractor takes seconds and 200 MB for more
FEWEST_WORDS = 40  # an extract shorter than this has to be explained
LEAST_COVERED = 0.8  # of the extractor's letters must be found in the page's blocks
LEAST_PART = 40  # letters: a shorter block must be a whole line of the extract

_WALL = re.compile(
    r"\bcookies?\b|\bconsent\b|\bprivacy (?:policy|settings|choices)\b|\baccept (?:all|and "
    r"continue)\b|\bsubscri(?:be|ption|bers)\b|"
    r"\b(?:sign|log) in to (?:continue|read)\b|zustimm|einwillig|\baccepter\b|\baceptar\b",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(
    r"\b(?:enable|activate|turn on|requires?|without) javascript\b|javascript (?:is )?(?:disabled|required)",
    re.IGNORECASE,
)


def extract(text: str, url: str = "") -> Extract:
    """Raises Empty, MostlyScript, ConsentWall or NotAnArticle, by what is there instead of an article."""
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
        body = page_metadata.article_body(root) or chosen
        marked = [RawBlock(kinds.PARAGRAPH, line) for line in body.split("\n") if line.strip()]
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
    inside = _with_what_belongs(page, inside, title)
    marked = [
        block if chosen else replace(block, hints=block.hints | {kinds.OUTSIDE})
        for block, chosen in zip(page, inside, strict=True)
    ]
    return marked, covered / len(running) if running else 0.0


def _with_what_belongs(page: tuple[RawBlock, ...], inside: list[bool], title: str) -> list[bool]:
    """What extractors leave out although it is the article's: its title, standfirst, byline and captions."""
    places = [index for index, chosen in enumerate(inside) if chosen]
    if not places:
        return inside
    first, last = places[0], places[-1]
    head = _title_block(page, first, title)
    start = first - 2 if head is None else head
    also = {index for index in range(max(0, start), last) if page[index].kind == kinds.CAPTION}
    if head is not None:
        also.add(head)
        also |= {index for index in range(head + 1, first) if _is_standfirst(page[index])}
        also |= {index for index in range(head, first) if _is_about(page[index])}
    return [chosen or index in also for index, chosen in enumerate(inside)]


def _is_about(block: RawBlock) -> bool:
    return kinds.BYLINE in block.hints or headlines.is_about(" ".join(block.text.split()))


def _is_standfirst(block: RawBlock) -> bool:
    return (
        block.kind == kinds.PARAGRAPH
        and len(block.text.split()) >= 6
        and block.text.endswith((".", "?", "!", "”", "»"))
    )


def _title_block(page: tuple[RawBlock, ...], first: int, title: str) -> int | None:
    """The heading that repeats the stated title, else the nearest high heading just above the article."""
    headings = [index for index, block in enumerate(page[: first + 1]) if block.kind == kinds.HEADING]
    for index in reversed(headings):
        if title and _bare(page[index].text) == _bare(title):
            return index
    return next(
        (index for index in reversed(headings) if page[index].level <= 2 and index >= first - 6), None
    )


def _bare(text: str) -> str:
    """Letters and digits only: the extractor and the page differ in spaces and list signs."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)

"""From an extract to the one value: each step takes something apart from the body and notes where it was."""

import re
from datetime import date, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from articles.importing import blocks as block_kinds
from articles.importing import captions, cleaning, dateline, headlines, kinds, language, licence
from articles.importing.addresses import host_of
from articles.importing.blocks import Block, Extract, laid_out
from articles.importing.dates import from_iso
from articles.importing.errors import Empty, NotAnArticle, TooLarge
from articles.importing.headlines import Headlines
from articles.importing.imported import BodyBlock, Dateline, Imported, Provenance
from articles.importing.ledger import Ledger

MOST_CHARACTERS = 600_000  # 100,000 words: longer than any parliament's transcript of a day
FEWEST_LETTERS = 30
SHORTEST_SENTENCE = 25  # characters
_SENTENCE_END = re.compile(r"[.!?…।۔؟。！？](?:[\"'”’»)\]]|\s|$)|[。！？]")
BETWEEN = "\n\n"
_DAY_IN_PATH = re.compile(r"/(20\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/-]|$)")


def assemble(extract: Extract, *, way: str, type: str, name: str, data: bytes, at: datetime) -> Imported:
    """Raises Empty when nothing can be seen, NotAnArticle when no text of an article is left, and TooLarge.

    `way`, `type` and `name` are those of `Provenance`; `data` are the bytes as they came.
    """
    original, blocks = laid_out(extract.blocks)
    if len(original) > MOST_CHARACTERS:
        raise TooLarge(limit="100,000 words")
    ledger = Ledger(original)
    stated = extract.stated
    blocks = cleaning.tidied(blocks, ledger)
    if not any(block.text for block in blocks):
        raise Empty()
    blocks = cleaning.drop_furniture(blocks, ledger, title_may_come=True)
    blocks, found = headlines.take(blocks, stated, ledger)
    _date_from_address(found)
    blocks, pictures = captions.take(blocks, ledger)
    blocks = cleaning.clean(blocks, ledger)
    kind, reason = kinds.of(
        title=found.title, url=found.url, paragraphs=[block.text for block in blocks], labels=found.labels
    )
    if stated.kind:
        kind, reason = stated.kind, stated.kind_reason
    line = None
    if kind != kinds.TRANSCRIPT:
        blocks, line = _dateline(blocks, found.published_on, ledger)
    _check_is_article(blocks)
    body = body_blocks(blocks)
    text = BETWEEN.join(block.text for block in body)
    return Imported(
        title=found.title,
        outlet=found.outlet,
        outlet_host=host_of(found.url),
        byline=found.byline,
        url=found.url,
        published_on=found.published_on,
        dateline=line,
        language=_language(text, stated.language),
        kind=kind,
        kind_reason=reason,
        licence_note=stated.licence_note or licence.from_text(original),
        captions=pictures,
        blocks=body,
        text=text,
        original=original,
        left_out=ledger.entries(),
        found_in=found.found_in,
        warnings=extract.warnings + _warnings(found),
        provenance=Provenance(
            way=way,
            type=type,
            name=name,
            at=at,
            bytes_sha256=sha256(data).hexdigest(),
            text_sha256=sha256(text.encode()).hexdigest(),
        ),
    )


def body_blocks(blocks: list[Block]) -> tuple[BodyBlock, ...]:
    body, start = [], 0
    for block in blocks:
        body.append(BodyBlock(block.kind, start, start + len(block.text), block.text))
        start += len(block.text) + len(BETWEEN)
    return tuple(body)


def _dateline(
    blocks: list[Block], published_on: date | None, ledger: Ledger
) -> tuple[list[Block], Dateline | None]:
    """A standfirst may stand above it, so the first three paragraphs count.

    Below the first paragraph only an agency or a date makes a dateline.
    """
    paragraphs = [index for index, block in enumerate(blocks) if block.kind == block_kinds.PARAGRAPH]
    for index in paragraphs[:3]:
        parts = dateline.split(blocks[index].words, published_on)
        if parts is None or (index != paragraphs[0] and not (parts[0].agency or parts[0].day)):
            continue
        line, before, rest = parts
        ledger.leave_out(before, "dateline")
        return [*blocks[:index], blocks[index].with_words(rest.strip()), *blocks[index + 1 :]], line
    return blocks, None


def _date_from_address(found: Headlines) -> None:
    """Many outlets put the day into the path: /2021/02/20/."""
    if match := _DAY_IN_PATH.search(urlsplit(found.url).path):
        found.note("published_on", from_iso("-".join(match.groups())), "the address")


def _language(text: str, tag: str) -> str:
    """The text decides; what the page says of itself counts where the text does not tell."""
    found = language.of(text)
    return found if found != language.UNDETERMINED else language.from_tag(tag) or found


def _check_is_article(blocks: list[Block]) -> None:
    prose = [block.text for block in blocks if block.kind in (block_kinds.PARAGRAPH, block_kinds.LIST)]
    letters = sum(character.isalpha() for text in prose for character in text)
    signs = sum(not character.isspace() for text in prose for character in text)
    has_sentence = any(len(text) >= SHORTEST_SENTENCE and _SENTENCE_END.search(text) for text in prose)
    if letters < FEWEST_LETTERS or letters < signs / 2 or not has_sentence:
        raise NotAnArticle()


def _warnings(found: Headlines) -> tuple[str, ...]:
    missing = [name for name in ("title", "outlet", "published_on") if not getattr(found, name)]
    return tuple(MISSING[name] for name in missing)


MISSING = {
    "title": "No title was found; type it in.",
    "outlet": "The outlet was not found; choose it from the list or type its name.",
    "published_on": "The date of publication was not found; it stays open until somebody knows it.",
}

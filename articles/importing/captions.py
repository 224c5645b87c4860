"""Captions and photo credits, set apart from the body."""

import re

from articles.importing import blocks as kinds
from articles.importing.blocks import Block
from articles.importing.furniture import reason_to_leave_out
from articles.importing.imported import Caption
from articles.importing.ledger import Ledger
from articles.importing.traced import Traced

LONGEST = 90  # words: a longer paragraph is not taken for a caption by its credit alone
LONGEST_CREDIT = 200  # characters

_label = (
    r"(?:(?:file|handout|courtesy|archive|stock) )?(?:photo(?:graph)?s?|picture|image"
    r"|illustration|graphic|credit|source|foto|bild|fotografía"
    r"|imagen|crédito|crédit|photo d[’']archives|immagine|zdjęcie|fot\.|fotoğraf|фото|afbeelding|beeld)"
    r"(?:[ /]?credits?)?(?: by| courtesy of| von| de)?"
)
_AGENCIES = (
    r"(?:AP|AFP|EPA|EFE|ANSA|dpa|PA|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?"
    r"|Shutterstock|Alamy|Unsplash"
    r"|Wikimedia(?: Commons)?|Xinhua|TASS|Anadolu(?: Agency)?|IRNA|Sputnik|Bloomberg|Keystone"
    r"|Imago|IMAGO|ZUMA|NurPhoto)"
)
_name = r"[^()\[\]\n]{2,80}?"
# In brackets at the end, with or without the word "photo"; after a label; an agency's own style.
IN_BRACKETS = re.compile(
    rf"\s*[(\[]\s*(?:{_label}\s*[:/|–—-]?\s+|{_label}\s*[:/|]\s*|©\s*)(?P<credit>{_name})\s*[)\]]\.?$",
    re.IGNORECASE,
)
AGENCY_IN_BRACKETS = re.compile(
    rf"\s*[(\[](?P<credit>(?:{_name}[/,–—-]\s?)?{_AGENCIES}(?:[ /,][^()\[\]]{{1,60}})?)[)\]]\.?$"
)
AFTER_LABEL = re.compile(
    rf"(?:^|(?<=[.!?”\"’)|])\s*|\s+[|–—-]\s+){_label}\s*[:/|]\s*(?P<credit>{_name})\.?$", re.IGNORECASE
)
AFTER_SIGN = re.compile(rf"(?:^|\s+)(?:©|\(c\))\s*(?P<credit>{_name})\.?$", re.IGNORECASE)
_person = r"(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w’'-]*)(?: (?:[^\W\d_a-z]\.|[^\W\d_a-z][\w’'-]*)){0,3}"
AGENCY_STYLE = re.compile(
    rf"(?:^|(?<=[.!?”\"’)|])\s*|\s+[|–—-]\s+)(?P<credit>{_AGENCIES} (?:Photo|Images|via AP)(?:/{_name})?"
    rf"|{_person}\s?/\s?{_AGENCIES}(?:/{_name})?|{_AGENCIES}/{_name}|{_AGENCIES})\.?$"
)
# As some portals print them: the sign, the agency, and then the caption.
BEFORE_CAPTION = re.compile(rf"©\s*(?:Provided by\s+)?(?P<credit>{_AGENCIES})\b(?!\s*\d{{4}})(?=.*\w)")
IN_CAPTION = (IN_BRACKETS, AGENCY_IN_BRACKETS, AFTER_LABEL, AFTER_SIGN, AGENCY_STYLE)
IN_PARAGRAPH = (IN_BRACKETS, AFTER_LABEL)


def take(blocks: list[Block], ledger: Ledger) -> tuple[list[Block], tuple[Caption, ...]]:
    """Blocks without captions, and the captions in order."""
    kept: list[Block] = []
    captions: list[Caption] = []
    place = -2  # where the last caption stood
    after_picture = False
    for index, block in enumerate(blocks):
        parts = _split(block, after_picture)
        if parts is None:
            after_picture = _is_picture(block)
            kept.append(block)
            continue
        text, credit = parts
        ledger.leave_out(text, "caption")
        ledger.leave_out(credit, "credit")
        if not text and captions and not captions[-1].credit and place == index - 1:
            captions[-1] = Caption(captions[-1].text, _without_label(credit))
        else:
            captions.append(Caption(text.text, _without_label(credit)))
        place, after_picture = index, False
    return kept, tuple(captions)


def _split(block: Block, after_picture: bool) -> tuple[Traced, Traced] | None:
    """Caption and credit, or None when the block is neither."""
    if match := BEFORE_CAPTION.match(block.text):
        return block.words[match.end() :].strip(), block.words[: match.end()].strip()
    if block.kind == kinds.CAPTION:
        return parts_of(block.words, IN_CAPTION)
    if block.kind != kinds.PARAGRAPH or _is_picture(block) or len(block.text.split()) > LONGEST:
        return None
    if after_picture and kinds.BOLD in block.hints:
        return parts_of(block.words, IN_CAPTION)
    text, credit = parts_of(block.words, IN_CAPTION if after_picture else IN_PARAGRAPH)
    return (text, credit) if credit else None


def parts_of(words: Traced, patterns: tuple[re.Pattern[str], ...]) -> tuple[Traced, Traced]:
    for pattern in patterns:
        match = pattern.search(words.text, max(0, len(words.text) - LONGEST_CREDIT))
        if match:
            return words[: match.start()].strip(), words[match.start() :].strip()
    return words, words[:0]


def _without_label(credit: Traced) -> str:
    if match := BEFORE_CAPTION.match(credit.text + " a"):
        return match["credit"]
    for pattern in IN_CAPTION:
        match = pattern.search(credit.text, max(0, len(credit.text) - LONGEST_CREDIT))
        if match:
            return match["credit"].strip()
    return credit.text


def _is_picture(block: Block) -> bool:
    return kinds.IMAGE in block.hints or reason_to_leave_out(block.text) == "placeholder"

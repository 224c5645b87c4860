"""Lines around an article that say what it is: title, outlet, byline, address, date.

A line is taken only near the beginning or the end, and only where nothing else on it is lost: it goes into
its own field, and the ledger says so.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from articles.importing import blocks as kinds
from articles.importing import dates
from articles.importing.addresses import IN_TEXT, canonical
from articles.importing.blocks import Block, Stated
from articles.importing.ledger import Ledger

NEAR = 8  # blocks from either end
LONGEST_TITLE, LONGEST_OUTLET, LONGEST_BYLINE = 30, 6, 16  # words

_name = r"[^\W\d_a-zà-ÿ][\w.’'-]*"
_BYLINE = re.compile(
    r"(?:(?i:by|von|por|par|di|door|af|av|przez|автор|автор:|written by|text by|texte|texto|words "
    r"by|author:?|reporter:?|autor(?:in)?:?)\s+)"
    rf"(?P<names>{_name}(?:(?:,|\s+and|\s+und|\s+y|\s+et|\s+e|\s+en|\s*&|\s+in|\s+for|\s+von"
    rf"|\s+de|\s+van|\s+bin|\s+al)?,?\s+{_name})*)"
    r"(?:\s*[,|·•–—-]\s*(?P<rest>.{1,80}))?"
)
_POSTED_BY = re.compile(
    r"(?:posted|published) (?:on )?(?P<date>.{6,30}?),? by (?P<names>.{2,60})", re.IGNORECASE
)
# What newspapers and broadcasters call themselves; own list.
_OUTLET_WORD = re.compile(
    r"\b(?:news|times|post|herald|tribune|gazette|courier|wire|journal|observer|daily|today|press|agency|radio|tv|television"
    r"|broadcasting|reader|ledger|sentinel|mail|telegraph|chronicle|bulletin|examiner|guardian|star|sun|mirror|monitor"
    r"|review|weekly|magazine|noticias|diario|correo|jornal|giornale|zeitung|tagblatt|bote|anzeiger|nachrichten|dépêche"
    r"|krant|gazeta|haber|новости|газета)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:source|outlet|publisher|published (?:by|in)|quelle|fuente|fonte"
    r"|bron)\s*:\s*(?P<what>.{2,200})",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(r"(?:title|headline)\s*:\s*(?P<what>.{2,250})", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:(?:url|link|address|source|original(?: article)?|read (?:it|the original) at|available "
    r"at|retrieved from|web|online)\s*:?\s*)?"
    r"(?P<url>https?://\S+?)[>)\].]*(?:\s*\(?(?:accessed|retrieved)\b.{0,40})?",
    re.IGNORECASE,
)
_ENDS_SENTENCE = tuple(".!:;,…。")
# Names of sections stand where an outlet's name may stand, and are none.
_SECTIONS_WORDS = """
world news politics opinion editorial commentary comment analysis business sport sports culture
health science technology europe asia africa americas middle-east national local international home
economy environment education travel letters column perspective viewpoint breaking live exclusive
"""
SECTIONS = frozenset(_SECTIONS_WORDS.split())


@dataclass
class Headlines:
    """What was found, where it was found, and the short labels seen on the way."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    published_on: date | None = None
    found_in: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)

    def note(self, name: str, value: object, where: str) -> None:
        """Keep the first finding for a field."""
        if value and not getattr(self, name):
            setattr(self, name, value)
            self.found_in[name] = where


def take(blocks: list[Block], stated: Stated, ledger: Ledger) -> tuple[list[Block], Headlines]:
    """Blocks without those lines, and what they said. What the file states itself comes first."""
    found = Headlines()
    for name in ("title", "outlet", "byline", "url"):
        found.note(name, getattr(stated, name), "the file’s own data")
    found.note("published_on", dates.from_iso(stated.published_on), "the file’s own data")
    _take_title_apart(blocks, found)
    found_title = _title_among(blocks, found)
    taken: dict[int, str] = {}
    if found_title is not None:
        taken[found_title] = "title"
    for index in _near_the_ends(blocks):
        if index not in taken and (reason := _read_line(blocks[index], found)):
            taken[index] = reason
    _outlet_among(blocks, taken, found)
    for index, reason in taken.items():
        ledger.leave_out(blocks[index].words, reason)
    return [block for index, block in enumerate(blocks) if index not in taken], found


def _near_the_ends(blocks: list[Block]) -> list[int]:
    count = len(blocks)
    return [index for index in range(count) if index < NEAR or index >= count - NEAR]


def _title_among(blocks: list[Block], found: Headlines) -> int | None:
    """The block that is the title; notes it unless the file states one."""
    first = blocks[:NEAR]
    if found.title:
        return next((i for i, block in enumerate(first) if same_words(block.text, found.title)), None)
    marked = [i for i, block in enumerate(first) if kinds.TITLE in block.hints]
    headed = [i for i, block in enumerate(first) if block.kind == kinds.HEADING]
    headed.sort(key=lambda i: (first[i].level, i))
    for i in marked + headed:
        found.note("title", first[i].text, "the first heading")
        return i
    return _title_line(blocks, found)


def _title_line(blocks: list[Block], found: Headlines) -> int | None:
    for i, block in enumerate(blocks[:4]):
        if match := _TITLE_LABEL.fullmatch(block.text):
            found.note("title", match["what"], "a line that says so")
            return i
        if _could_be_title(block) and _then_a_paragraph(blocks[i + 1 : i + 6]):
            following = blocks[i + 1] if i + 1 < len(blocks) else None
            if _OUTLET_WORD.search(block.text) and following and _could_be_title(following):
                continue  # an outlet's name above the title
            found.note("title", block.text, "the first line")
            return i
        if _is_sentence(block):
            return None
    return None


def _is_sentence(block: Block) -> bool:
    """Whether the body has begun: no title comes after its first sentence."""
    words = len(block.text.split())
    return words > LONGEST_TITLE or (words > 3 and block.text.rstrip("”’\"'»)").endswith((".", "!", "?")))


def _could_be_title(block: Block) -> bool:
    text = block.text
    return (
        block.kind == kinds.PARAGRAPH
        and kinds.IMAGE not in block.hints
        and 1 < len(text.split()) <= LONGEST_TITLE
        and text[0].isalnum() | (text[0] in "“‘\"'«„¿¡")
        and not text.rstrip("”’\"'»)").endswith(_ENDS_SENTENCE)
        and not is_about(text)
        and not _ADDRESS.fullmatch(text)
    )


def _then_a_paragraph(following: list[Block]) -> bool:
    return any(len(block.text.split()) >= 12 and block.kind == kinds.PARAGRAPH for block in following)


def _read_line(block: Block, found: Headlines) -> str | None:
    """The reason under which a whole line goes into a field, or None for a line of the body."""
    text = block.text
    if len(text) > 300 or block.kind == kinds.TABLE:
        return None
    if found.title and same_words(text, found.title):
        return "repeated-title"
    if match := _ADDRESS.fullmatch(text):
        found.note("url", canonical(match["url"]), "a line of its own")
        return "address"
    if line := dates.line_of_date(text):
        if line[0] not in ("updated", "modified"):
            found.note("published_on", line[1].on, "a line of its own")
        return "published"
    if match := _POSTED_BY.fullmatch(text):
        found.note("byline", match["names"], "a line of its own")
        if line := dates.line_of_date(match["date"]):
            found.note("published_on", line[1].on, "a line of its own")
        return "byline"
    if _byline(text) or (kinds.BYLINE in block.hints and _is_byline_line(text)):
        return _note_byline(text, found)
    if match := _SOURCE.fullmatch(text):
        return _note_source(match["what"], found)
    if len(text.split()) <= 3 and text.strip(" :|").lower() in SECTIONS:
        found.labels.append(text)
        return "furniture"
    return None


def is_about(text: str) -> bool:
    """Whether a line says who wrote the piece or when it was published, and nothing else."""
    return bool(_byline(text) or _POSTED_BY.fullmatch(text) or dates.line_of_date(text))


def _byline(text: str) -> re.Match[str] | None:
    return _BYLINE.fullmatch(text) if _is_byline_line(text) else None


def _is_byline_line(text: str) -> bool:
    return len(text.split()) <= LONGEST_BYLINE and not text.endswith((".", "?", "!"))


def _note_byline(text: str, found: Headlines) -> str:
    match = _BYLINE.fullmatch(text)
    found.note("byline", match["names"].strip(" ,") if match else text, "a line of its own")
    for part in re.split(r"\s*[|·•–—]\s*|,\s+(?=\d)", text)[1:]:
        if line := dates.line_of_date(part):
            found.note("published_on", line[1].on, "the line with the byline")
    return "byline"


def _note_source(what: str, found: Headlines) -> str | None:
    if match := IN_TEXT.search(what):
        found.note("url", canonical(match.group()), "a line of its own")
        what = what.replace(match.group(), "")
    name = what.strip(" ,;()<>–—-|.")
    if len(name.split()) > LONGEST_OUTLET + 2 or (what.endswith(".") and len(name.split()) > 3):
        return None
    found.note("outlet", name, "a line that says so")
    return "outlet"


def _outlet_among(blocks: list[Block], taken: dict[int, str], found: Headlines) -> None:
    """An outlet's bare name: the last line, after the address or a rule, or the line above the title."""
    for index in range(len(blocks) - 1, max(-1, len(blocks) - 4), -1):
        before = blocks[index - 1] if index else None
        apart = before is not None and (before.kind == kinds.RULE or taken.get(index - 1) == "address")
        above = taken.get(index + 1) == "address"
        if index not in taken and (apart or above) and _is_name(blocks[index], found):
            found.note("outlet", blocks[index].text, "the last line")
            taken[index] = "outlet"
            return
    title = next((index for index, reason in taken.items() if reason == "title"), 0)
    for index in range(title):
        if index not in taken and _OUTLET_WORD.search(blocks[index].text) and _is_name(blocks[index], found):
            found.note("outlet", blocks[index].text, "the line above the title")
            taken[index] = "outlet"


def _is_name(block: Block, found: Headlines) -> bool:
    words = block.text.split()
    if block.kind == kinds.RULE or kinds.IMAGE in block.hints or not 0 < len(words) <= LONGEST_OUTLET:
        return False
    if found.outlet:
        return same_words(block.text, found.outlet)
    return not block.text.endswith(_ENDS_SENTENCE) and block.text[0].isalnum() and not block.text[0].islower()


def same_words(one: str, other: str) -> bool:
    return _bare(one) == _bare(other) != ""


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _take_title_apart(blocks: list[Block], found: Headlines) -> None:
    """A stated title such as *Radio Talvera - Dam will not be built* names the outlet too.

    Which part is which is certain where one of them stands on the page by itself, or is the outlet stated.
    """
    parts = re.split(r"\s+[|–—·:»-]\s+", found.title)
    if len(parts) < 2 or any(same_words(block.text, found.title) for block in blocks[:NEAR]):
        return
    first, last = parts[0], parts[-1]
    head, tail = found.title[: found.title.rindex(last)], found.title[len(first) :]
    for name, title in ((last, head.rstrip(" |–—·:»-")), (first, tail.lstrip(" |–—·:»-"))):
        on_page = any(same_words(block.text, title) for block in blocks[:NEAR])
        if same_words(name, found.outlet) or (
            on_page and not found.outlet and len(name.split()) < len(title.split())
        ):
            found.title = title
            found.note("outlet", name, "the file’s own data")
            return

"""What is taken out of an article's blocks, and which blocks are put together again.

`clean` is idempotent: cleaning what it kept changes nothing.
"""

import re

from articles.importing import blocks as kinds
from articles.importing.blocks import Block
from articles.importing.characters import keeps_hyphen, tidy
from articles.importing.furniture import heads_a_list, is_rule, reason_to_leave_out
from articles.importing.ledger import Ledger
from articles.importing.traced import Traced, joined

OUT_BY_HINT = (kinds.RUNNING_HEAD, kinds.PAGE_NUMBER, kinds.OUTSIDE)
ENDS_SENTENCE = tuple('.!?…:;。！？؟।”"»)]*')
_WORD_CUT = re.compile(r"(\w*[^\W\d_])[-\u2010]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
LONGEST_WORD = 60  # characters
SHORTEST_CUT = 5  # words: shorter lines are labels, not paragraphs cut in two
LONGEST_LINK = 20  # words of a link in a list of related articles
MOST_LINKS = 12


def clean(blocks: list[Block], ledger: Ledger) -> list[Block]:
    """Blocks of one tidy line each, without furniture, with cut paragraphs joined."""
    while True:
        before = [(block.kind, block.text) for block in blocks]
        blocks = join_cut(drop_signs(drop_furniture(tidied(blocks, ledger), ledger), ledger), ledger)
        if [(block.kind, block.text) for block in blocks] == before:
            return blocks


def tidied(blocks: list[Block], ledger: Ledger) -> list[Block]:
    """Blocks of one line of visible characters; a picture's empty place stays for its caption's sake."""
    out = [block.with_words(tidy(block.words, ledger)) for block in blocks]
    return [block for block in out if block.words or kinds.IMAGE in block.hints]


def drop_furniture(blocks: list[Block], ledger: Ledger, title_may_come: bool = False) -> list[Block]:
    """`title_may_come`: a first line such as *Watch: Levee breaks* may be the title, and stays for now."""
    kept: list[Block] = []
    links = 0  # how many links of a list of related articles may still follow
    for index, block in enumerate(blocks):
        reason = _reason(block)
        if title_may_come and index == 0 and reason == "related" and not heads_a_list(block.text):
            reason = None
        if reason is None and links and _is_link(block):
            reason, links = "related", links - 1
        elif reason is None:
            links = 0
        elif heads_a_list(block.text):
            links = MOST_LINKS
        if reason is None or reason == "placeholder":
            kept.append(block)
        else:
            ledger.leave_out(block.words, reason)
    return kept


def _reason(block: Block) -> str | None:
    for hint in OUT_BY_HINT:
        if hint in block.hints:
            return hint
    if kinds.IMAGE in block.hints:
        return "placeholder"
    return None if block.kind == kinds.CAPTION else reason_to_leave_out(block.text)


def _is_link(block: Block) -> bool:
    if block.kind not in (kinds.LIST, kinds.PARAGRAPH, kinds.HEADING):
        return False
    return len(block.text.split()) <= LONGEST_LINK and not block.text.endswith((".", "”", '"', ":"))


def drop_signs(blocks: list[Block], ledger: Ledger) -> list[Block]:
    """Without rules and the place-holders of pictures."""
    kept = []
    for block in blocks:
        if _reason(block) == "placeholder":
            ledger.leave_out(block.words, "placeholder")
        elif block.kind == kinds.RULE or is_rule(block.text):
            ledger.leave_out(block.words, "rule")
        else:
            kept.append(block)
    return kept


def join_cut(blocks: list[Block], ledger: Ledger) -> list[Block]:
    """Put together what a page, a column or a picture cut in two."""
    out: list[Block] = []
    for block in blocks:
        if out and _is_cut(out[-1], block):
            out[-1] = out[-1].with_words(_put_together(out[-1].words, block.words, ledger))
        else:
            out.append(block)
    return out


def _put_together(first: Traced, second: Traced, ledger: Ledger) -> Traced:
    match = _WORD_CUT.search(first.text[-LONGEST_WORD:])
    after = _FIRST_WORD.match(second.text)
    if not match or not after:
        return joined([first, second], between=" ")
    if not keeps_hyphen(match[1], after.group()):
        ledger.leave_out(first[-1:], "hyphen")
        first = first[:-1]
    return joined([first, second])


def _is_cut(first: Block, second: Block) -> bool:
    """Whether `second` goes on with the sentence `first` breaks off.

    A small letter at the start is enough; after a page or column break a capital letter will do too,
    when the line before ends in the middle of a sentence.
    """
    if first.kind != kinds.PARAGRAPH or second.kind != kinds.PARAGRAPH:
        return False
    if len(first.text.split()) < SHORTEST_CUT or first.text.endswith(ENDS_SENTENCE):
        return False
    opening = second.text.lstrip("“‘\"'«(")[:1]
    return opening.islower() or (kinds.BREAK in second.hints and not first.text.endswith(("’", "'")))

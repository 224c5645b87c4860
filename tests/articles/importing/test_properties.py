"""What holds for any text at all."""

import unicodedata
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing import blocks as kinds
from articles.importing import markdown, text, ways_in
from articles.importing.assembly import assemble
from articles.importing.blocks import RawBlock, laid_out
from articles.importing.cleaning import clean
from articles.importing.errors import ImportingError
from articles.importing.ledger import Ledger

AT = datetime(2031, 6, 1, tzinfo=UTC)
PIECES = [
    "The mayor of Carrow said on Monday that the levee had held",
    "said training activities would begin.",
    "“We will not go,” she said. He",
    "it was not ex-",
    "pected by\nany-\none in the o\ufb03ce",
    "Image not found or type unknown",
    "(Photo: NPA)",
    "The pier at dawn. (Photo: NPA)",
    "Share this article",
    "Related stories",
    "Read more: Owls win",
    "By Ana Lund",
    "CARROW, May 3 (DWA) — The",
    "https://delta.example/a?utm_source=x",
    "3 May 2031",
    "---",
    "# Levee holds",
    "**Delta Wire**",
    "- boats",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "\f",
    "\u00ad\n",
    "\u200b",
    "e\u0301",
    "-",
    "…",
    "»",
    "Q: Why?",
    "iPhones",
]
joints = st.sampled_from(["\n\n", "\n", " ", "", "\r\n", "\n \n\n"])
OPENING = "The levee held through the night, said the mayor of Carrow on Monday.\n\n"
articles = st.lists(st.tuples(st.sampled_from(PIECES) | st.text(max_size=12), joints), max_size=25).map(
    lambda parts: "".join(piece + joint for piece, joint in parts)
)
raw_blocks = st.lists(
    st.builds(
        RawBlock,
        kind=st.sampled_from(kinds.KINDS),
        text=st.sampled_from(PIECES) | st.text(max_size=30),
        hints=st.sets(
            st.sampled_from([kinds.BREAK, kinds.BOLD, kinds.IMAGE, kinds.OUTSIDE, kinds.PAGE_NUMBER]),
            max_size=1,
        ).map(frozenset),
    ),
    max_size=12,
)


def imported(pasted):
    """None where there is no article; anything but an ImportingError fails the test."""
    try:
        return ways_in.from_text(pasted, at=AT)
    except ImportingError:
        return None


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["", OPENING]), articles)
def test_from_text_any_text_imports_or_says_why(opening, pasted):
    found = imported(opening + pasted)
    if found:
        check_offsets(found)
        check_nothing_vanished(found)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200))
def test_from_text_any_characters_import_or_say_why(pasted):
    found = imported(OPENING + pasted)
    if found:
        check_offsets(found)
        found.text.encode("utf-8")
        assert "\x00" not in found.text


@settings(max_examples=300, deadline=None)
@given(raw_blocks)
def test_clean_twice_changes_nothing(raw):
    original, blocks = laid_out(raw)
    once = clean(blocks, Ledger(original))
    again_original, again = laid_out(RawBlock(b.kind, b.text, b.level, b.hints) for b in once)
    ledger = Ledger(again_original)
    assert [(b.kind, b.text) for b in clean(again, ledger)] == [(b.kind, b.text) for b in once]
    assert ledger.entries() == ()


@settings(max_examples=200, deadline=None)
@given(articles)
def test_clean_keeps_or_notes_each_character(pasted):
    for extract in (text.extract(pasted), markdown.extract(pasted)):
        original, blocks = laid_out(extract.blocks)
        ledger = Ledger(original)
        kept = {place for block in clean(blocks, ledger) for place in block.words.at}
        noted = {place for left in ledger.entries() for place in range(left.start, left.end)}
        missing = {place for place, sign in enumerate(original) if not sign.isspace()} - kept - noted
        assert {original[place] for place in missing} <= set("\u0301")


def check_offsets(found):
    for block in found.blocks:
        assert found.text[block.start : block.end] == block.text
        assert block.text == block.text.strip() != ""
        assert "\n" not in block.text
    assert "\n\n".join(block.text for block in found.blocks) == found.text
    for left in found.left_out:
        assert found.original[left.start : left.end] == left.text
    starts = [left.start for left in found.left_out]
    assert starts == sorted(starts)


def check_nothing_vanished(found):
    """The original without what was left out is the body, but for spaces and ligatures."""
    place = 0
    rest = []
    for left in found.left_out:
        rest.append(found.original[place : left.start])
        place = max(place, left.end)
    rest.append(found.original[place:])
    assert bare("".join(rest)) == bare(found.text)


def bare(words):
    return "".join(unicodedata.normalize("NFKD", words).split())


def test_assemble_is_what_the_ways_in_share():
    found = ways_in.from_text("The levee held through the night, said the mayor of Carrow on Monday.", at=AT)
    same = assemble(
        text.extract(found.original), way="text", type="plain", name="", data=found.original.encode(), at=AT
    )
    assert same == found

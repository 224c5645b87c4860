import pytest

from articles.importing import blocks as kinds
from articles.importing.blocks import RawBlock, laid_out
from articles.importing.cleaning import clean
from articles.importing.ledger import Ledger

LONG = "The mayor of Carrow said on Monday that the new levee had held through the night."


def cleaned(*raw):
    original, blocks = laid_out(
        [RawBlock(kinds.PARAGRAPH, block) if isinstance(block, str) else block for block in raw]
    )
    ledger = Ledger(original)
    kept = clean(blocks, ledger)
    return [block.text for block in kept], {left.text: left.reason for left in ledger.entries()}


def test_clean_joins_paragraph_cut_in_two():
    kept, _ = cleaned("The size of the force “will rise to 4,000.” He", "said training would begin.")
    assert kept == ["The size of the force “will rise to 4,000.” He said training would begin."]


def test_clean_joins_across_picture_and_rule():
    kept, left = cleaned(
        "The council met on Tuesday and then",
        RawBlock(kinds.RULE, "---"),
        "Image not found",
        "went home without a vote.",
    )
    assert kept == ["The council met on Tuesday and then went home without a vote."]
    assert left == {"---": "rule", "Image not found": "placeholder"}


def test_clean_joins_word_cut_by_page():
    first = "The owners of the quarry did not ex-"
    kept, left = cleaned(
        first, RawBlock(kinds.PARAGRAPH, "pected so much anger.", hints=frozenset((kinds.BREAK,)))
    )
    assert kept == ["The owners of the quarry did not expected so much anger."]
    assert left == {"-": "hyphen"}


def test_clean_capital_after_page_break_goes_on_with_sentence():
    first = "It had hoped for better seats, and"
    after_break = RawBlock(kinds.PARAGRAPH, "Mayor Sand promised to look.", hints=frozenset((kinds.BREAK,)))
    assert cleaned(first, after_break)[0] == [
        "It had hoped for better seats, and Mayor Sand promised to look."
    ]
    assert cleaned(first, "Mayor Sand promised to look.")[0] == [first, "Mayor Sand promised to look."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The council met on Tuesday and went home.", "iPhones were banned."),
        ("Text by a reporter", "said the paper."),
        ("The council asked the following questions:", "who pays, and when?"),
    ],
)
def test_clean_keeps_whole_paragraphs_apart(first, second):
    assert cleaned(first, second)[0] == [first, second]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Image not found or type unknown", "placeholder"),
        ("* * *", "rule"),
        ("———", "rule"),
        ("Share this article", "share"),
        ("Share on Facebook", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("Compartir", "share"),
        ("Follow us on Telegram and X", "share"),
        ("We use cookies to make this website better.", "cookies"),
        ("Accept all cookies", "cookies"),
        ("Sign up for our daily newsletter", "newsletter"),
        ("Get the best of the Wire in your inbox every morning", "newsletter"),
        ("Read more: Why the Ames floods", "related"),
        ("READ ALSO: Why the Ames floods", "related"),
        ("Advertisement", "furniture"),
        ("Story continues below this ad", "furniture"),
        ("5 min read", "furniture"),
        ("12 comments", "furniture"),
        ("Tags: bridges, roads", "furniture"),
        ("© 2031 Port Ledger", "furniture"),
        ("All rights reserved.", "furniture"),
        (".bio-box { text-align: left;", "code"),
        ("margin-right: 15px; }", "code"),
        ("(Reporting by Sam Ito; Editing by Nell Roth)", "desk-credit"),
    ],
)
def test_clean_leaves_out_with_reason(line, reason):
    kept, left = cleaned(LONG, line, LONG)
    assert kept == [LONG, LONG]
    assert left == {line: reason}


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by nine per cent after the announcement.",
        "Cookies were baked in the school kitchen on Friday.",
        "The newsletter of the parish reported the theft first.",
        "“We use our ears,” she said.",
        "Print is not dead, said the editor.",
        "Related companies had bought the land in 2019.",
        "Advertisement for the post had closed in May, the town said.",
        "Follow the money, the detective told his men.",
        "Comments by the minister caused anger.",
        "X said it would appeal.",
        "Help!",
        "Note: the harbour is closed; boats must wait.",
        "Search teams found the boat at dawn.",
    ],
)
def test_clean_keeps_sentences_about_such_things(line):
    assert cleaned(LONG, line, LONG)[0] == [LONG, line, LONG]


def test_clean_leaves_out_list_under_related_heading():
    links = [RawBlock(kinds.LIST, "Harbour wall repaired"), RawBlock(kinds.LIST, "Fish prices reach a high")]
    kept, left = cleaned(LONG, RawBlock(kinds.HEADING, "Related stories", 3), *links, LONG)
    assert kept == [LONG, LONG]
    assert set(left.values()) == {"related"}
    assert len(left) == 3


def test_clean_page_furniture_goes_by_its_hint():
    head = RawBlock(kinds.PARAGRAPH, "The Seldon Observer", hints=frozenset((kinds.RUNNING_HEAD,)))
    number = RawBlock(kinds.PARAGRAPH, "3", hints=frozenset((kinds.PAGE_NUMBER,)))
    assert cleaned(head, LONG, number) == (
        [LONG],
        {"The Seldon Observer": "running-head", "3": "page-number"},
    )

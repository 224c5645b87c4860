from datetime import date

import pytest

from articles.importing import blocks as kinds
from articles.importing.blocks import RawBlock, Stated, laid_out
from articles.importing.headlines import take
from articles.importing.ledger import Ledger

BODY = "The mayor of Carrow said on Monday that the new levee had held through the night."


def taken(*raw, stated=None):
    original, blocks = laid_out(
        [RawBlock(kinds.PARAGRAPH, block) if isinstance(block, str) else block for block in raw]
    )
    ledger = Ledger(original)
    kept, found = take(blocks, stated or Stated(), ledger)
    return [block.text for block in kept], found, {left.text: left.reason for left in ledger.entries()}


def test_take_first_heading_is_title():
    kept, found, left = taken(RawBlock(kinds.HEADING, "Levee holds", 1), BODY)
    assert (kept, found.title, found.found_in["title"]) == ([BODY], "Levee holds", "the first heading")
    assert left == {"Levee holds": "title"}


def test_take_first_line_of_plain_text_is_title():
    kept, found, _ = taken("Levee holds through the night", "By Ana Lund", BODY)
    assert (kept, found.title, found.byline) == ([BODY], "Levee holds through the night", "Ana Lund")


def test_take_text_without_title_keeps_first_sentence():
    kept, found, _ = taken("It held.", BODY, BODY)
    assert (kept, found.title) == (["It held.", BODY, BODY], "")


def test_take_name_above_title_is_outlet():
    kept, found, _ = taken("Delta Wire", "Levee holds through the night in Carrow", BODY)
    assert (kept, found.outlet, found.title) == (
        [BODY],
        "Delta Wire",
        "Levee holds through the night in Carrow",
    )


def test_take_short_title_above_longer_line_is_title():
    kept, found, _ = taken("The last light", "A keeper leaves his tower after 41 years", BODY)
    assert (found.title, found.outlet, len(kept)) == ("The last light", "", 2)


def test_take_quoted_sentence_is_no_title():
    assert taken("It held.", "“It will hold, and we will raise it.”", BODY)[1].title == ""


def test_take_section_above_title_is_no_outlet():
    _, found, _ = taken("Opinion", "Let the levee be higher than that", BODY)
    assert (found.outlet, found.labels) == ("", ["Opinion"])


def test_take_address_and_outlet_at_the_end():
    rule = RawBlock(kinds.RULE, "---")
    kept, found, left = taken("Levee holds", BODY, rule, "https://delta.example/a?utm_source=x", "Delta Wire")
    assert kept == [BODY, "---"]
    assert (found.url, found.outlet) == ("https://delta.example/a", "Delta Wire")
    assert left["Delta Wire"] == "outlet"


def test_take_short_last_paragraph_is_no_outlet():
    kept, found, _ = taken("Levee holds", BODY, "Nobody was hurt")
    assert (kept[-1], found.outlet) == ("Nobody was hurt", "")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Lund", "Ana Lund"),
        ("BY ANA LUND AND PIET OKORO", "ANA LUND AND PIET OKORO"),
        ("By Ana Lund and Piet Okoro in Carrow", "Ana Lund and Piet Okoro in Carrow"),
        ("Von Karl Ebner", "Karl Ebner"),
        ("Por Marta Ocaña", "Marta Ocaña"),
        ("By Ana Lund | 3 May 2031", "Ana Lund"),
        ("Posted on May 3, 2031 by Ana Lund", "Ana Lund"),
    ],
)
def test_take_byline(line, byline):
    kept, found, _ = taken("Levee holds", line, BODY)
    assert (kept, found.byline) == ([BODY], byline)
    assert found.published_on in (None, date(2031, 5, 3))


@pytest.mark.parametrize(
    "line", ["By the river stood a house", "By Monday the water had gone.", "By and large a quiet day"]
)
def test_take_other_lines_with_by_stay(line):
    assert line in taken("Levee holds through the night", BODY, line)[0]


def test_take_updated_is_not_published():
    assert taken("Levee holds", "Updated: 4 May 2031", BODY)[1].published_on is None
    assert taken("Levee holds", "Published: 3 May 2031", "Updated: 4 May 2031", BODY)[1].published_on == date(
        2031, 5, 3
    )


def test_take_what_the_file_states_comes_first():
    stated = Stated(title="Levee holds", outlet="Delta Wire", published_on="2031-05-03")
    kept, found, left = taken("Delta Wire", RawBlock(kinds.HEADING, "LEVEE HOLDS", 1), BODY, stated=stated)
    assert (kept, found.title, found.outlet) == ([BODY], "Levee holds", "Delta Wire")
    assert left["LEVEE HOLDS"] == "title"


@pytest.mark.parametrize("title", ["Levee holds - Delta Wire", "Delta Wire | Levee holds"])
def test_take_title_with_outlet_is_taken_apart(title):
    heading = RawBlock(kinds.HEADING, "Levee holds", 1)
    found = taken(heading, BODY, stated=Stated(title=title, outlet="Delta Wire"))[1]
    assert (found.title, found.outlet) == ("Levee holds", "Delta Wire")


def test_take_dash_within_title_stays():
    found = taken(BODY, stated=Stated(title="Levee holds - for now", outlet="Delta Wire"))[1]
    assert found.title == "Levee holds - for now"


def test_take_source_line_names_outlet_and_address():
    found = taken("Levee holds", BODY, "Source: Delta Wire, https://delta.example/a")[1]
    assert (found.outlet, found.url) == ("Delta Wire", "https://delta.example/a")

from articles.importing.text import extract


def blocks(text):
    return [(block.kind, block.text) for block in extract(text).blocks]


def test_extract_blank_lines_part_paragraphs():
    assert blocks("One.\n\nTwo\ngoes on.\n \n\nThree.") == [
        ("paragraph", "One."),
        ("paragraph", "Two\ngoes on."),
        ("paragraph", "Three."),
    ]


def test_extract_long_lines_are_paragraphs():
    long = (
        "The mayor said on Monday that the new levee had held through the night, and that it would be raised."
    )
    assert blocks(f"{long}\n{long}") == [("paragraph", long), ("paragraph", long)]


def test_extract_wrapped_lines_are_one_paragraph():
    text = (
        "The mayor said on Monday that the new levee had held\nthrough the night, and that nobody in "
        "the town had been\nhurt."
    )
    assert blocks(text) == [("paragraph", text)]


def test_extract_short_last_line_ends_wrapped_paragraph():
    one = "The mayor said on Monday that the new levee had held\nthrough the night."
    two = "She thanked the firemen who had worked until morning\nwithout a break."
    assert blocks(f"{one}\n{two}") == [("paragraph", one), ("paragraph", two)]


def test_extract_lines_about_the_piece_stand_alone():
    text = "Levee holds\nBy Ana Lund\n3 May 2031\nhttps://delta.example/a\nThe mayor said so."
    assert [text for _, text in blocks(text)][1:4] == ["By Ana Lund", "3 May 2031", "https://delta.example/a"]


def test_extract_rules_and_lists():
    assert blocks("Two things:\n• boats\n• nets\n\n----\n\nEnd.") == [
        ("paragraph", "Two things:"),
        ("list", "boats"),
        ("list", "nets"),
        ("rule", "----"),
        ("paragraph", "End."),
    ]


def test_extract_line_ends_of_all_systems():
    assert blocks("One.\r\n\r\nTwo.\r\rThree.\u2029\u2029Four.") == [
        ("paragraph", text) for text in ("One.", "Two.", "Three.", "Four.")
    ]


def test_extract_form_feed_begins_page():
    after = extract("It ends with and\fMayor Sand goes on.").blocks[1]
    assert (after.text, after.hints) == ("Mayor Sand goes on.", {"break"})

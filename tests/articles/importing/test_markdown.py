import pytest

from articles.importing.markdown import extract, looks_like


def blocks(text):
    return [(block.kind, block.text, sorted(block.hints)) for block in extract(text).blocks]


def test_extract_shape_of_article():
    text = (
        "# *Levee holds*\n\n---\n\n![](a.jpg)\n\n**The levee. (Photo: NPA)**\n\nThe mayor\nsaid "
        "**so**.\n\n<https://delta.example/a>"
    )
    assert blocks(text) == [
        ("heading", "Levee holds", []),
        ("rule", "---", []),
        ("paragraph", "image", ["image"]),
        ("paragraph", "The levee. (Photo: NPA)", ["bold"]),
        ("paragraph", "The mayor\nsaid so.", []),
        ("paragraph", "https://delta.example/a", []),
    ]


def test_extract_lists_tables_and_quotes():
    text = "- boats\n- nets\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> She said so.\n"
    assert [(kind, text) for kind, text, _ in blocks(text)] == [
        ("list", "boats"),
        ("list", "nets"),
        ("table", "a | b"),
        ("table", "1 | 2"),
        ("paragraph", "She said so."),
    ]


def test_extract_link_keeps_its_words_only():
    assert blocks("The [mayor](https://a.example) said so.")[0][1] == "The mayor said so."


def test_extract_html_stays_text():
    assert (
        blocks("<script>alert(1)</script> and <b>bold</b>")[0][1]
        == "<script>alert(1)</script> and <b>bold</b>"
    )


def test_extract_front_matter_states_metadata():
    stated = extract(
        "---\ntitle: Levee holds\nauthor: Ana Lund\ndate: 2031-05-03\nlang: en\n---\n\nText."
    ).stated
    assert (stated.title, stated.byline, stated.published_on, stated.language) == (
        "Levee holds",
        "Ana Lund",
        "2031-05-03",
        "en",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title\n\nText", True),
        ("**Bold** and [link](https://a.example)", True),
        ("| a | b |\n|---|---|\n| 1 | 2 |", True),
        ("Plain text.\n\n---\n\nMore.", False),
        ("5 * 3 * 2 and a #tag", False),
        ("snake_case_name and 2 > 1", False),
    ],
)
def test_looks_like(text, expected):
    assert looks_like(text) is expected

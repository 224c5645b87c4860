import pytest

from articles.importing import errors, html
from articles.importing.decoding import text_of

ARTICLES = [
    "bare",
    "bridge_blog",
    "budget_list",
    "column",
    "dam_tables",
    "ferry",
    "flood_boxes",
    "greve_fr",
    "huelga_es",
    "market_ar",
    "press_conference",
    "schule_de",
    "script_data",
]


def page(*paragraphs, head=""):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head>{head}</head><body><nav><a href=/>Home</a></nav><article>{body}</article></body></html>"
    )


SENTENCE = (
    "The mayor of Carrow said on Monday that the new levee had held through the night and would be raised."
)


@pytest.mark.parametrize("name", ARTICLES)
def test_extract_marks_what_is_outside_the_article(file, gold, name):
    blocks = html.extract(text_of(file(f"{name}.html"))).blocks
    inside = " ".join(" ".join(b.text for b in blocks if "outside" not in b.hints).split())
    for paragraph in gold(name).split("\n\n"):
        assert paragraph in inside


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("consent_wall", errors.ConsentWall),
        ("script_only", errors.MostlyScript),
        ("deep", errors.NotAnArticle),
    ],
)
def test_extract_page_without_article_says_why(file, name, error):
    with pytest.raises(error):
        html.extract(text_of(file(f"{name}.html")))


@pytest.mark.parametrize("text", ["", "   ", "<!-- -->"])
def test_extract_page_with_nothing(text):
    with pytest.raises(errors.ImportingError):
        html.extract(text)


def test_extract_page_over_two_megabytes_is_refused_unparsed():
    with pytest.raises(errors.TooLarge):
        html.extract("<p>" + "a" * html.MOST_BYTES)


def test_extract_nothing_of_the_page_disappears():
    text = page(SENTENCE, SENTENCE.replace("Monday", "Tuesday"), SENTENCE.replace("Monday", "Friday"))
    blocks = html.extract(text).blocks
    assert [(block.text, "outside" in block.hints) for block in blocks][0] == ("Home", True)
    assert len(blocks) == 4


def test_extract_script_style_and_hidden_text_are_not_seen():
    text = page(
        SENTENCE * 3, "<span style='display:none'>secret</span><script>var a</script><span hidden>x</span>"
    )
    assert not [
        b for b in html.extract(text).blocks if "secret" in b.text or "var" in b.text or b.text == "x"
    ]

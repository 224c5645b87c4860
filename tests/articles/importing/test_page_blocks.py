from lxml import html as lxml_html

from articles.importing import page_blocks


def blocks(markup):
    return [
        (block.kind, block.text, block.level, sorted(block.hints))
        for block in page_blocks.of_tree(lxml_html.fromstring(f"<div>{markup}</div>"))
    ]


def test_of_tree_kinds():
    markup = (
        "<h2>Head</h2><p>One <i>two</i>,\n "
        "three</p><ul><li>item</li></ul><figure><figcaption>cap</figcaption></figure><hr>"
    )
    assert [(kind, text, level) for kind, text, level, _ in blocks(markup)] == [
        ("heading", "Head", 2),
        ("paragraph", "One two, three", 0),
        ("list", "item", 0),
        ("caption", "cap", 0),
        ("rule", "---", 0),
    ]


def test_of_tree_text_around_blocks_is_kept_in_order():
    assert [text for _, text, _, _ in blocks("before<p>in</p>after<!-- no -->wards<br>line<br><br>next")] == [
        "before",
        "in",
        "afterwards\nline",
        "next",
    ]


def test_of_tree_table_of_data_is_rows():
    markup = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><p>2</p></td></tr></table>"
    assert [(kind, text) for kind, text, _, _ in blocks(markup)] == [("table", "a | b"), ("table", "1 | 2")]


def test_of_tree_table_for_layout_is_paragraphs():
    markup = "<table><tr><td>menu</td><td><p>One.</p><p>Two.</p></td></tr></table>"
    assert [(kind, text) for kind, text, _, _ in blocks(markup)] == [
        ("paragraph", "menu"),
        ("paragraph", "One."),
        ("paragraph", "Two."),
    ]


def test_of_tree_hints():
    markup = (
        "<p><b>All</b> <strong>bold</strong></p><p><b>part</b> bold</p><p class='article-byline'>By "
        "Ana Lund</p>"
    )
    assert [hints for _, _, _, hints in blocks(markup)] == [["bold"], [], ["byline"]]

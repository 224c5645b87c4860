import pytest

from articles.importing import errors, pdf


def test_extract_lines_become_paragraphs(file):
    blocks = pdf.extract(file("uniforms.pdf")).blocks
    assert [(block.kind, " ".join(block.text.split())[:24]) for block in blocks] == [
        ("heading", "Marl’s bus drivers drop "),
        ("paragraph", "Bus drivers in Marl will"),
        ("paragraph", "“A tie has never driven "),
        ("paragraph", "Mayor Rita Sand promised"),
        ("paragraph", "Passengers asked by this"),
    ]
    assert ["break" in block.hints for block in blocks] == [False, False, False, True, False]


def test_extract_tells_running_heads_and_page_numbers(file):
    roles = {b.text: sorted(b.hints) for b in pdf.extract(file("quarry.pdf")).blocks if len(b.text) < 40}
    assert roles["The Seldon Observer · Regional news"] == ["running-head"]
    assert roles["Page 1 of 2"] == roles["Page 2 of 2"] == ["page-number"]


def test_extract_page_number_before_text_does_not_hide_page_break(file):
    after = next(b for b in pdf.extract(file("quarry.pdf")).blocks if b.text.startswith("would do so"))
    assert "break" in after.hints


def test_extract_printed_page_gives_address_and_title(file):
    stated = pdf.extract(file("printed.pdf")).stated
    assert stated.url == "https://coastsentinel.example/2030/08/14/kite-festival"
    assert stated.title == "Kite festival moves inland - Coast Sentinel"


@pytest.mark.parametrize(("name", "error"), [("locked", errors.EncryptedPdf), ("scanned", errors.ScannedPdf)])
def test_extract_pdf_that_cannot_be_read_says_why(file, name, error):
    with pytest.raises(error):
        pdf.extract(file(f"{name}.pdf"))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"%PDF-1.7 rubbish %%EOF", b"%PDF-1.4\ntrailer <</Root 1 0 R>>"]
)
def test_extract_damaged_pdf(data):
    with pytest.raises(errors.BrokenFile, match="PDF is damaged"):
        pdf.extract(data)


def test_extract_pdf_over_the_limit_is_refused_unparsed():
    with pytest.raises(errors.TooLarge):
        pdf.extract(b"%PDF" + b" " * pdf.MOST_BYTES)

import pytest

from articles.importing import blocks as kinds
from articles.importing.blocks import RawBlock, laid_out
from articles.importing.captions import take
from articles.importing.imported import Caption
from articles.importing.ledger import Ledger


def taken(*raw):
    original, blocks = laid_out(raw)
    kept, captions = take(blocks, Ledger(original))
    return [block.text for block in kept], captions


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The ferry at the pier. (Photo: NPA)", "The ferry at the pier.", "NPA"),
        ("The ferry at the pier (Photo by Mira Salo/NPA)", "The ferry at the pier", "Mira Salo/NPA"),
        (
            "The ferry at the pier. Photograph: Mira Salo/Port Ledger",
            "The ferry at the pier.",
            "Mira Salo/Port Ledger",
        ),
        ("The ferry at the pier. [Image credit: NPA]", "The ferry at the pier.", "NPA"),
        ("The ferry at the pier. © Mira Salo", "The ferry at the pier.", "Mira Salo"),
        ("The ferry at the pier. Mira Salo/Reuters", "The ferry at the pier.", "Mira Salo/Reuters"),
        ("The ferry at the pier. AP Photo/Mira Salo", "The ferry at the pier.", "AP Photo/Mira Salo"),
        ("The ferry at the pier (AFP)", "The ferry at the pier", "AFP"),
        ("© EPA The ferry left the pier on Monday.", "The ferry left the pier on Monday.", "EPA"),
        ("Die Fähre am Kai. Foto: Mira Salo", "Die Fähre am Kai.", "Mira Salo"),
        ("The ferry (left) at the pier.", "The ferry (left) at the pier.", ""),
    ],
)
def test_take_splits_credit_from_caption(text, caption, credit):
    assert taken(RawBlock(kinds.CAPTION, text)) == ([], (Caption(caption, credit),))


def test_take_paragraph_with_photo_credit_is_caption():
    assert taken(RawBlock(kinds.PARAGRAPH, "The ferry at the pier. (Photo: NPA)"))[1] == (
        Caption("The ferry at the pier.", "NPA"),
    )


def test_take_bold_line_after_empty_picture_is_caption():
    blocks = (
        RawBlock(kinds.PARAGRAPH, "Image not found or type unknown"),
        RawBlock(kinds.PARAGRAPH, "The ferry at the pier", hints=frozenset((kinds.BOLD,))),
    )
    assert taken(*blocks) == (["Image not found or type unknown"], (Caption("The ferry at the pier", ""),))


def test_take_credit_on_its_own_line_joins_caption_before():
    blocks = (
        RawBlock(kinds.CAPTION, "The ferry at the pier."),
        RawBlock(kinds.PARAGRAPH, "Photo: Mira Salo"),
    )
    assert taken(*blocks) == ([], (Caption("The ferry at the pier.", "Mira Salo"),))


@pytest.mark.parametrize(
    "text",
    [
        "The council said so (see page 3).",
        "She works for Reuters/AFP.",
        "He called it “a photo: nothing more”, and left the room.",
        "The source: a man who knows, said the paper. " * 10,
    ],
)
def test_take_leaves_paragraphs(text):
    assert taken(RawBlock(kinds.PARAGRAPH, text)) == ([text], ())

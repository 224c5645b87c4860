import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import reading
from articles.analysis import layout
from articles.models import Revision


def revision_of(text, kinds=None, **fields):
    blocks = layout.blocks_of(text)
    kinds = kinds or ["paragraph"] * len(blocks)
    return Revision(
        text=text,
        blocks=[[kind, span.start, span.end] for kind, span in zip(kinds, blocks, strict=True)],
        sentences=[[span.start, span.end] for span in layout.sentences_in(text, blocks)],
        **fields,
    )


def test_laid_out_gathers_neighbours_and_numbers_paragraphs():
    revision = revision_of(
        "Head\n\nOne.\n\n- a\n\n- b\n\nTwo.", ["heading", "paragraph", "list", "list", "paragraph"]
    )
    runs = [(run.kind, [block.number for block in run.blocks]) for run in reading.laid_out(revision)]
    assert runs == [("heading", [0]), ("paragraph", [1]), ("list", [0, 0]), ("paragraph", [2])]


def test_laid_out_says_in_which_line_a_sentence_begins():
    revision = revision_of(
        "Short one. And this one goes on for so long that it runs over the end of its line. Third."
    )
    (run,) = reading.laid_out(revision)
    begins = [[stretch.begins for stretch in line.stretches] for line in run.blocks[0].lines]
    assert begins == [[1, 2], [0, 3]]


@given(st.text(alphabet="Ab. \n“”", max_size=400))
def test_laid_out_shows_every_word_once_in_order(text):
    shown = [
        stretch.text
        for run in reading.laid_out(revision_of(text))
        for block in run.blocks
        for line in block.lines
        for stretch in line.stretches
    ]
    assert "".join("".join(shown).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        ([], [[("Head", "")], [("Body text.", "")]]),
        ([[0, 4, "title"]], [[("Head", "title")], [("Body text.", "")]]),
        ([[6, 10, "dateline"]], [[("Head", "")], [("Body", "dateline"), (" text.", "")]]),
        ([[2, 8, "outside"]], [[("He", ""), ("ad", "outside")], [("Bo", "outside"), ("dy text.", "")]]),
    ],
)
def test_original_of_cuts_paragraphs_where_something_was_left_out(left_out, expected):
    revision = revision_of("Body text.", original="Head\n\nBody text.", left_out=left_out)
    found = [[(piece.text, piece.reason) for piece in pieces] for pieces in reading.original_of(revision)]
    assert found == expected

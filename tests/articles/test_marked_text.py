import pytest

from articles.marked_text import Paint, groups_of, marked_runs
from articles.templatetags.marked_text import marked
from tests.factories import ArticleFactory

TEXT = "the mayor had grudgingly admitted a crack"


def paint(words, role, state="draft", claim=1, in_hand=False):
    start = TEXT.index(words)
    return Paint(start, start + len(words), role, state, claim, in_hand)


def written(groups):
    """[words]roles of each piece, frames of the mark in hand as <…>."""
    out = []
    for group in groups:
        inner = "".join(
            f"[{p.text}]{'+'.join(x.role for x in p.paints)}" if p.paints else p.text for p in group.pieces
        )
        out.append(f"<{inner}>" if group.paints else inner)
    return "".join(out)


@pytest.mark.parametrize(
    ("paints", "expected"),
    [
        ([], TEXT),
        (
            [paint("the mayor", "source"), paint(TEXT, "content")],
            "[the mayor]content+source[ had grudgingly admitted a crack]content",
        ),
        (
            [paint("had grudgingly", "cue"), paint("grudgingly admitted", "framing")],
            "the mayor [had ]cue[grudgingly]cue+framing[ admitted]framing a crack",
        ),
        (
            [paint("had grudgingly admitted", "cue", in_hand=True), paint("grudgingly", "framing")],
            "the mayor <had [grudgingly]framing admitted> a crack",
        ),
    ],
)
def test_groups_cut_where_marks_begin_and_end(paints, expected):
    assert written(groups_of(TEXT, 0, len(TEXT), paints)) == expected


def test_groups_show_the_accepted_one_of_two_of_a_kind():
    two = [paint("admitted", "cue", "accepted", 1), paint("grudgingly admitted", "cue", "rejected", 2)]
    claims = [p.paints[0].claim for g in groups_of(TEXT, 0, len(TEXT), two) for p in g.pieces if p.paints]
    assert claims == [2, 1]


def test_marked_escapes_the_text_and_nests_the_marks():
    text = "<b> & co"
    paints = [Paint(0, 3, "source", "accepted", 7), Paint(0, 8, "content", "draft", 8, in_hand=True)]
    assert marked(groups_of(text, 0, len(text), paints)) == (
        '<mark class="mark mark-content is-draft is-in-hand" data-c="8">'
        '<mark class="mark mark-source" data-c="7">&lt;b&gt;</mark> &amp; co</mark>'
    )


@pytest.mark.django_db
def test_marked_runs_keep_every_word_and_the_offset_of_each_line():
    text = "One 🌉 bridge.\n\n" + "word " * 60 + "\n\nThe end."
    revision = ArticleFactory(text=text).current
    paints = [Paint(4, 30, "content", "draft", 1), Paint(20, len(text), "source", "accepted", 2)]
    for run in marked_runs(revision, paints):
        for line in (line for block in run.blocks for line in block.lines):
            words = "".join(piece.text for group in line.groups for piece in group.pieces)
            assert text[line.start : line.start + len(words)] == words
    lines = [line for run in marked_runs(revision, paints) for block in run.blocks for line in block.lines]
    joined = " ".join("".join(p.text for g in line.groups for p in g.pieces) for line in lines)
    assert joined.split() == text.split()

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis.lines import break_lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, []),
        (" \n\n ", 10, []),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 6, ["one", "two", "three"]),
        ("one two", 7, ["one two"]),
        ("first\n\nsecond line", 11, ["first", "second line"]),
        ("incomprehensibly so", 8, ["incompre", "hensibly", "so"]),
        ("six  spaces", 5, ["six", "space", "s"]),
        ("ten\u00a0km away", 6, ["ten\u00a0km", "away"]),
    ],
)
def test_break_lines(text, width, lines):
    assert [text[line.start : line.end] for line in break_lines(text, width)] == lines


def test_break_lines_counts_lines_from_one_and_paragraphs_from_zero():
    lines = break_lines("one two\n\nthree", 5)
    assert [(line.number, line.paragraph) for line in lines] == [(1, 0), (2, 0), (3, 1)]


def test_break_lines_without_width_raises():
    with pytest.raises(ValueError, match="0 characters"):
        break_lines("one", 0)


@given(st.text(), st.integers(1, 80))
def test_break_lines_any_text_keeps_every_word_in_order(text, width):
    lines = break_lines(text, width)
    assert "".join("".join(text[line.start : line.end].split()) for line in lines) == "".join(text.split())
    assert all(0 < line.end - line.start <= width for line in lines)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))

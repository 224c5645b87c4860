"""What counts as a word, and which words a span touches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis.spans import Span
from quizzes.scoring.words import Words


def starts(text, *quotes):
    return Words(text).inside(Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("“—…”", 0),
        ("She said: no.", 3),
        ("They didn't pay 2,500 crowns.", 5),
        ("The minister's co-chair", 3),
        ("über Ärmel 😀 naïve", 3),
        ("the bridge—closed—again", 4),
        ("in 2019. Then", 3),
    ],
)
def test_words_of_text(text, count):
    assert len(Words(text)) == count


def test_inside_counts_a_touched_word_whole():
    assert starts("the swing bridge", "ing br") == {4, 10}


def test_inside_ignores_marks_and_spaces():
    assert starts("She said, “no”.", " said, “") == starts("She said, “no”.", "said")


def test_inside_counts_overlapping_spans_once():
    assert starts("a bridge too far", "bridge too", "too far") == {2, 9, 13}


def test_counted_keeps_the_order_of_the_text():
    words = Words("one two three")
    counted = words.counted([[Span(4, 7)], [Span(0, 7)], []])
    assert counted == [(Span(0, 3), 1), (Span(4, 7), 2), (Span(8, 13), 0)]


@given(st.text(max_size=60), st.data())
def test_inside_agrees_with_looking_at_every_word(text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start + 1, len(text) + 5)))
    words = Words(text)
    every = [word for word, _ in words.counted([])]
    assert words.inside([span]) == {word.start for word in every if word.overlaps(span)}

import pytest

from articles.analysis.spans import Span
from quizzes.scoring.reading_level import reading_level, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("bridge", 1), ("walked", 1), ("wanted", 2), ("table", 2), ("closes", 2), ("council", 2),
        ("minister", 3), ("according", 3), ("38", 1), ("she", 1), ("rhythm", 1),
    ],
)  # fmt: skip
def test_syllables_of_common_words(word, count):
    assert syllables(word) == count


def test_level_is_that_of_the_formula():
    """Six words of one syllable in one sentence: 0.39 · 6 + 11.8 · 1 - 15.59."""
    text = "The cat sat on the mat."
    assert reading_level(text, [Span(0, len(text))]) == pytest.approx(-1.45)


def test_longer_words_and_sentences_are_harder():
    easy, hard = "The dog ran. It was hot.", "The administration subsequently reconsidered the regulation."
    levels = [
        reading_level(text, sentences)
        for text, sentences in [(easy, [Span(0, 12), Span(13, 24)]), (hard, [Span(0, 60)])]
    ]
    assert levels[0] < 2 < 15 < levels[1]


def test_nothing_to_read_has_no_level():
    assert reading_level("…", [Span(0, 1)]) is None
    assert reading_level("word", []) is None

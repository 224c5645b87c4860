import pytest

from articles.analysis.framing.coinages import is_coined
from articles.analysis.words import words_of


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("gossipmonger", True),
        ("golf-crazed", True),
        ("pseudo-doctor", True),
        ("fund-raising", False),
        ("phobic", False),
        ("Ultra-Brite", False),
    ],
)
def test_is_coined_by_the_parts_of_the_word(word, expected):
    (only,) = words_of(word, "en")
    assert is_coined(only, "en") is expected

import pytest

from articles.analysis.words import words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said so.", ["He", "said", "so", "."]),
        ("Mr. Lund met Sen. Roe.", ["Mr.", "Lund", "met", "Sen.", "Roe", "."]),
        ("John F. Kennedy", ["John", "F.", "Kennedy"]),
        ("the U.S. Senate", ["the", "U.S.", "Senate"]),
        ("It doesn’t", ["It", "does", "n’t"]),
        ("the mayor's co-chair", ["the", "mayor", "'s", "co-chair"]),
        ("2,500 at 10:30", ["2,500", "at", "10:30"]),
        ("''Yes,'' he said", ["''", "Yes", ",", "''", "he", "said"]),
        ("the No. 2 seat", ["the", "No.", "2", "seat"]),
        ("He said no.", ["He", "said", "no", "."]),
        ("wait -- no", ["wait", "--", "no"]),
        ("see https://a.org/b?c=1 now", ["see", "https://a.org/b?c=1", "now"]),
        ("on GunBroker.com today", ["on", "GunBroker.com", "today"]),
        ("@lund #bridge", ["@lund", "#bridge"]),
        ("", []),
    ],
)
def test_words_of_splits(text, expected):
    assert [word.text for word in words_of(text, "en")] == expected


def test_words_of_offsets_and_folding():
    word = words_of("Ça, IT’S", "en")[-1]
    assert (word.start, word.end, word.text, word.lower) == (6, 8, "’S", "'s")


def test_words_of_language_without_lists_keeps_full_stops_apart():
    assert [word.text for word in words_of("Mr. X", "xx")] == ["Mr", ".", "X"]

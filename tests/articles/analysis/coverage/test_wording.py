import pytest

from articles.analysis.coverage.alignment import pairs_of
from articles.analysis.coverage.terms import WORD, Term
from articles.analysis.coverage.wording import cosines

ONE = ["it", "had", "been", "wearing", "out"]
OTHER = ["wearing", "out", "is", "what", "bearings", "do"]


def test_cosines_same_words_are_one_and_none_shared_nothing():
    found = cosines([ONE, ["ferry"]], [ONE], [(0, 0), (1, 0)])
    assert found == {(0, 0): pytest.approx(1.0), (1, 0): 0.0}


def test_cosines_swapped_are_the_same():
    assert cosines([ONE], [OTHER], [(0, 0)]) == cosines([OTHER], [ONE], [(0, 0)])


def test_cosines_repeated_word_counts_more():
    found = cosines([["bus", "bus", "sank"]], [["bus", "road"], ["sank", "road"]], [(0, 0), (0, 1)])
    assert found[0, 0] > found[0, 1]


def test_pairs_with_equal_terms_are_told_apart_by_their_wording():
    terms = frozenset((Term(WORD, "wear"), Term(WORD, "out")))
    pairs = pairs_of([terms], [terms, terms], wording=([ONE], [OTHER, ONE]))
    assert [pair.nearness == pytest.approx(1.0) for pair in pairs] == [False, True]
    assert pairs[1].score > pairs[0].score

import pytest

from articles.analysis.coverage.alignment import pairs_of
from articles.analysis.coverage.terms import DAY, NAME, WORD, Term


def unit(*words, kind=WORD):
    return frozenset(Term(kind, word) for word in words)


def scores(first, second):
    return {(pair.first, pair.second): pair.score for pair in pairs_of(first, second)}


def test_pairs_of_the_best_partner_keeps_its_nearness_and_others_stand_behind():
    near, nearer = unit("bridge", "sank", "bus"), unit("bridge", "sank", "bus", "saturday")
    pairs = {pair.first: pair for pair in pairs_of([near, nearer], [nearer])}
    assert pairs[1].score == pytest.approx(pairs[1].nearness) == pytest.approx(1.0)
    assert pairs[0].score < pairs[0].nearness < 1.0


def test_pairs_of_passages_that_share_nothing_are_none():
    assert pairs_of([unit("bridge")], [unit("cheese")]) == []


@pytest.mark.parametrize("kind", [NAME, DAY])
def test_pairs_of_names_and_days_weigh_less_than_words(kind):
    rest = [unit("ferry", "lorry"), unit("road", "island")]
    one = unit("bridge", "closed")
    shared = scores(
        [one | unit("x", kind=kind), *rest], [unit("x", kind=kind) | unit("mayor", "spoke"), *rest]
    )
    word = scores([one | unit("x"), *rest], [unit("x") | unit("mayor", "spoke"), *rest])
    assert shared[0, 0] < word[0, 0]


def test_pairs_of_a_rare_term_weighs_more_than_a_frequent_one():
    first = [unit("bridge", "bearing"), unit("bridge", "ferry"), unit("bridge", "toll")]
    found = scores(first, [unit("bearing", "cracked"), unit("bridge", "cracked")])
    assert found[0, 0] > found[0, 1]

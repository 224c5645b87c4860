import pytest

from quizzes import items as kinds
from quizzes.items.words import spans_of
from quizzes.reports.items import items_of


@pytest.fixture
def item_about(exercise):
    """item_about("tell the voice", "eyesore"): the proposed item of that kind whose passage has these words."""

    def find(kind, words):
        return next(one for one in items_of(exercise.draft) if one.kind == kind and words in one.quote)

    return find


@pytest.fixture
def place():
    """place(item, "claims"): these words of the passage, as a response has them."""

    def find(item, words):
        start = item.start + item.quote.index(words)
        assert spans_of([[start, start + len(words)]])
        return [start, start + len(words)]

    return find


@pytest.fixture
def score():
    return lambda item, response: kinds.kind_of(item).score(item, response).score

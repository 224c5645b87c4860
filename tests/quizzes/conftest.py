from datetime import UTC, datetime

import pytest

from articles.actions.teaching_material import load_first_article, load_story
from quizzes.actions.exercises import propose_exercise
from quizzes.actions.rule_cards import load_rule_cards

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def cards(db):
    return load_rule_cards()


@pytest.fixture
def story(cards, tess):
    """The demo story with its gold marks, and the short article beside it."""
    return load_story(by=tess, at=NOW)


@pytest.fixture
def ramp(cards, tess):
    return load_first_article(by=tess, at=NOW)


@pytest.fixture
def exercise(ramp, tess):
    return propose_exercise(article=ramp, by=tess, at=NOW)

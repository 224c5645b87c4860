"""Shared with the school after review."""

import pytest

from quizzes.actions import exercise_sharing as sharing
from tests.factories import ArticleFactory, ExerciseFactory, ExerciseRevisionFactory
from tests.quizzes.conftest import NOW


@pytest.fixture
def published(tess):
    article = ArticleFactory(owner=tess, shared=True)
    return ExerciseRevisionFactory(
        exercise__owner=tess, exercise__article=article, items=1, published=True
    ).exercise


def test_submitted_exercise_is_approved(published, tess, ed):
    exercise = sharing.submit(exercise=published, by=tess, at=NOW)
    exercise = sharing.approve(exercise=exercise, by=ed, at=NOW)
    assert (exercise.sharing, exercise.reviewed_by, exercise.reviewed_at) == ("shared", ed, NOW)


def test_returned_exercise_says_why(published, tess, ed):
    exercise = sharing.submit(exercise=published, by=tess, at=NOW)
    with pytest.raises(sharing.NoteNeeded):
        sharing.give_back(exercise=exercise, note=" ", by=ed, at=NOW)
    assert sharing.give_back(exercise=exercise, note="Too long.", by=ed, at=NOW).review_note == "Too long."


def test_draft_is_not_shared(tess):
    draft = ExerciseRevisionFactory(exercise__owner=tess, items=1)
    with pytest.raises(sharing.NotPublished):
        sharing.submit(exercise=draft.exercise, by=tess, at=NOW)


def test_exercise_on_a_private_article_is_not_shared(tess):
    revision = ExerciseRevisionFactory(exercise__owner=tess, items=1, published=True)
    with pytest.raises(sharing.PrivateArticle):
        sharing.submit(exercise=revision.exercise, by=tess, at=NOW)


def test_nobody_shares_without_review(published, ed):
    with pytest.raises(sharing.NotAMove):
        sharing.approve(exercise=published, by=ed, at=NOW)


def test_shared_exercise_is_taken_back(tess):
    exercise = sharing.take_back(exercise=ExerciseFactory(owner=tess, shared=True), by=tess, at=NOW)
    assert (exercise.sharing, exercise.reviewed_at) == ("own", None)

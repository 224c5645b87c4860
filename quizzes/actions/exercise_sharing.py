"""An exercise's way into the library of the whole school: submitted by its owner, decided by an editor."""

from datetime import datetime

from django.db import transaction

from articles.models.marks import NotAMove
from quizsite.models import User
from quizzes.models import Exercise
from quizzes.reports.items import article_revisions, items_of

Sharing = Exercise.Sharing

__all__ = [
    "NotAMove",
    "NotPublished",
    "NoteNeeded",
    "PrivateArticle",
    "approve",
    "give_back",
    "submit",
    "take_back",
]


class NotPublished(Exception):
    """Only a published revision can be shared: a draft changes under the reader's eyes."""


class PrivateArticle(Exception):
    """The school would see items on an article that it may not read: `title`."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(title)


class NoteNeeded(Exception):
    """A returned exercise says why, so that its owner can do something about it."""


def submit(*, exercise: Exercise, by: User, at: datetime) -> Exercise:
    """Ask for review. Raises NotPublished, PrivateArticle or NotAMove."""
    _refuse_unready(exercise)
    return _move(exercise, Sharing.SUBMITTED, by=by, at=at)


def take_back(*, exercise: Exercise, by: User, at: datetime) -> Exercise:
    """Make it one's own again. Copies stay. Raises NotAMove."""
    return _move(exercise, Sharing.OWN, by=by, at=at)


def approve(*, exercise: Exercise, by: User, at: datetime, note: str = "") -> Exercise:
    """Share it with every teacher. Raises NotPublished, PrivateArticle or NotAMove."""
    _refuse_unready(exercise)
    return _move(exercise, Sharing.SHARED, by=by, at=at, note=note)


def give_back(*, exercise: Exercise, note: str, by: User, at: datetime) -> Exercise:
    """Return a submitted exercise with what is missing. Raises NoteNeeded or NotAMove."""
    if not note.strip():
        raise NoteNeeded
    return _move(exercise, Sharing.RETURNED, by=by, at=at, note=note)


def _refuse_unready(exercise: Exercise) -> None:
    published = exercise.published
    if published is None:
        raise NotPublished
    for revision in article_revisions(items_of(published)):
        if not revision.article.is_shared or revision.article.deleted_at:
            raise PrivateArticle(revision.title)


@transaction.atomic
def _move(exercise: Exercise, to: str, *, by: User, at: datetime, note: str = "") -> Exercise:
    exercise = Exercise.objects.select_for_update().get(pk=exercise.pk)
    if not exercise.may_become(to):
        raise NotAMove(f"{exercise.sharing} → {to}")
    decided = to in (Sharing.SHARED, Sharing.RETURNED)
    exercise.sharing, exercise.review_note = to, note.strip()[:500]
    exercise.reviewed_by, exercise.reviewed_at = (by, at) if decided else (None, None)
    exercise.save(update_fields=["sharing", "review_note", "reviewed_by", "reviewed_at"])
    return exercise

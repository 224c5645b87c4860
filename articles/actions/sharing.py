"""An article's way into the library of the whole school: submitted by its owner, decided by an editor."""

from datetime import datetime

from django.db import transaction

from articles.models import Article, Story
from articles.models.marks import NotAMove
from quizsite.models import User

Sharing = Article.Sharing


class NoteNeeded(Exception):
    """A returned article says why, so that its owner can do something about it."""


class NoOwner(Exception):
    """What belongs to nobody can only stay shared."""


def submit(*, article: Article, by: User, at: datetime) -> Article:
    """Ask for review. Raises NotAMove."""
    return _move(article, Sharing.SUBMITTED, by=by, at=at)


def take_back(*, article: Article, by: User, at: datetime) -> Article:
    """Make it one's own again: a submitted, returned or shared one. Raises NotAMove or NoOwner."""
    if article.owner_id is None:
        raise NoOwner
    return _move(article, Sharing.OWN, by=by, at=at)


@transaction.atomic
def approve(*, article: Article, by: User, at: datetime, note: str = "") -> Article:
    """Share it with every teacher, its story with it. Raises NotAMove."""
    article = _move(article, Sharing.SHARED, by=by, at=at, note=note)
    if article.story and not article.story.shared:
        share_story(story=article.story, by=by, at=at)
    return article


def give_back(*, article: Article, note: str, by: User, at: datetime) -> Article:
    """Return a submitted article with what is missing. Raises NoteNeeded or NotAMove."""
    if not note.strip():
        raise NoteNeeded
    return _move(article, Sharing.RETURNED, by=by, at=at, note=note)


def share_story(*, story: Story, by: User, at: datetime) -> Story:
    """Show the story to every teacher; of its articles they see those that are shared."""
    story.shared = True
    story._history_user, story._history_date = by, at
    story.save(update_fields=["shared"])
    return story


@transaction.atomic
def _move(article: Article, to: str, *, by: User, at: datetime, note: str = "") -> Article:
    article = Article.objects.select_for_update().get(pk=article.pk)
    if not article.may_become(to):
        raise NotAMove(f"{article.sharing} → {to}")
    decided = to in (Sharing.SHARED, Sharing.RETURNED)
    article.sharing, article.review_note = to, note.strip()[:500]
    article.reviewed_by, article.reviewed_at = (by, at) if decided else (None, None)
    article._history_user, article._history_date = by, at
    article.save(update_fields=["sharing", "review_note", "reviewed_by", "reviewed_at"])
    return article

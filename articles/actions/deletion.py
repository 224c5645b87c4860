"""Deleting an article: out of sight at once, gone for good later, and not at all while a class uses it."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector

from articles.actions.imports import AlreadyThere
from articles.models import Article
from quizsite.models import User

UNDO = timedelta(days=30)


class InUse(Exception):
    """Something that must keep its meaning hangs on this article, such as a published exercise."""


@transaction.atomic
def delete_article(*, article: Article, by: User, at: datetime) -> Article:
    """Take it out of every list; `restore` brings it back within 30 days. Raises InUse."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.deleted_at is not None:
        return article
    _refuse_when_in_use(article)
    article.deleted_at = at
    article._history_user, article._history_date = by, at
    article.save(update_fields=["deleted_at"])
    return article


def restore(*, article: Article, by: User, at: datetime) -> Article:
    """Undo. Raises AlreadyThere when the same text was brought in again meanwhile."""
    article.deleted_at = None
    article._history_user, article._history_date = by, at
    try:
        with transaction.atomic():
            article.save(update_fields=["deleted_at"])
    except IntegrityError:
        present = Article.objects.own(article.owner)
        raise AlreadyThere(present.get(imported_text_sha256=article.imported_text_sha256)) from None
    return article


def purge(*, at: datetime) -> int:
    """Delete for good what was deleted 30 days before `at`, with its revisions, marks and history."""
    gone = 0
    for article in Article.objects.deleted().filter(deleted_at__lt=at - UNDO):
        article.delete()
        gone += 1
    return gone


def _refuse_when_in_use(article: Article) -> None:
    """Ask Django what deleting would take along: another app says PROTECT where it must not."""
    try:
        Collector(using=article._state.db or "default").collect([article])
    except (ProtectedError, RestrictedError) as error:
        raise InUse from error

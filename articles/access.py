"""Which object is whose. What you may not see is 404; what you may see but not do is 403."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from articles.models import (
    Alignment,
    Article,
    Attribution,
    FramingMark,
    ImportRun,
    MarkChange,
    Outlet,
    Revision,
    Story,
    UnplacedMark,
)
from quizsite.models import User


def article_for_reading(user: User, public_id: UUID) -> Article:
    articles = Article.objects.visible_to(user).select_related("outlet", "story", "owner", "current")
    return get_object_or_404(articles, public_id=public_id)


def article_for_editing(user: User, public_id: UUID) -> Article:
    article = article_for_reading(user, public_id)
    if not may_edit(user, article):
        raise PermissionDenied
    return article


def may_edit(user: User, article: Article) -> bool:
    """Their own until it is shared; editors everything they see. Runs no query."""
    return user.is_editor or (article.owner_id == user.pk and not article.is_shared)


def article_for_owner(user: User, public_id: UUID) -> Article:
    article = article_for_reading(user, public_id)
    if article.owner_id != user.pk:
        raise PermissionDenied
    return article


def article_for_review(user: User, public_id: UUID) -> Article:
    article = article_for_reading(user, public_id)
    if not user.is_editor:
        raise PermissionDenied
    return article


def article_for_restoring(user: User, public_id: UUID) -> Article:
    """A deleted article, for whoever owned it; editors restore what was shared."""
    article = get_object_or_404(Article.objects.deleted(), public_id=public_id)
    if article.owner_id != user.pk and not (user.is_editor and article.is_shared):
        raise Http404
    return article


def revision_for_reading(user: User, public_id: UUID, number: int) -> Revision:
    article = article_for_reading(user, public_id)
    return get_object_or_404(article.revisions.select_related("created_by"), number=number)


def unplaced_for_editing(user: User, public_id: UUID) -> UnplacedMark:
    unplaced = get_object_or_404(
        UnplacedMark.objects.with_marks().select_related("revision__article"), public_id=public_id
    )
    article_for_editing(user, unplaced.revision.article.public_id)
    return unplaced


def mark_for_editing(
    user: User, article_id: UUID, mark_id: UUID
) -> tuple[Article, Attribution | FramingMark | None]:
    """The article and its mark; None for a mark that was there once: taken back, or of an earlier revision."""
    article = article_for_editing(user, article_id)
    attributions = article.current.attributions.with_spans().filter(public_id=mark_id)
    framing_marks = article.current.framingmarks.filter(public_id=mark_id)
    if mark := attributions.first() or framing_marks.first():
        return article, mark
    known = (
        MarkChange.objects.filter(mark=mark_id, decision__revision__article=article),
        Attribution.objects.filter(public_id=mark_id, revision__article=article),
        FramingMark.objects.filter(public_id=mark_id, revision__article=article),
    )
    if not any(rows.exists() for rows in known):
        raise Http404
    return article, None


def story_for_reading(user: User, public_id: UUID) -> Story:
    return get_object_or_404(Story.objects.visible_to(user), public_id=public_id)


def story_for_editing(user: User, public_id: UUID) -> Story:
    story = story_for_reading(user, public_id)
    if not may_edit_story(user, story):
        raise PermissionDenied
    return story


def may_edit_story(user: User, story: Story) -> bool:
    return user.is_editor or story.owner_id == user.pk


def alignment_for_editing(user: User, story_id: UUID, alignment_id: UUID) -> tuple[Story, Alignment]:
    """The story and an alignment of two articles of it that this person sees."""
    story = story_for_editing(user, story_id)
    articles = Article.objects.visible_to(user).filter(story=story)
    alignments = Alignment.objects.filter(
        comparison__first__article__in=articles, comparison__second__article__in=articles
    )
    return story, get_object_or_404(alignments, public_id=alignment_id)


def outlet_for_reading(user: User, public_id: UUID) -> Outlet:
    outlets = Outlet.objects.visible_to(user).prefetch_related("hosts", "aliases")
    return get_object_or_404(outlets, public_id=public_id)


def outlet_for_editing(user: User, public_id: UUID) -> Outlet:
    """Editors look after the outlets; whoever proposed one may correct it until it is confirmed."""
    outlet = outlet_for_reading(user, public_id)
    proposal = outlet.state == Outlet.State.PROPOSED and outlet.proposed_by_id == user.pk
    if not user.is_editor and not proposal:
        raise PermissionDenied
    return outlet


def import_run_for_owner(user: User, public_id: UUID) -> ImportRun:
    return get_object_or_404(ImportRun.objects.own(user).with_progress(), public_id=public_id)

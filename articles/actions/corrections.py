"""What a teacher corrects of what the import found. The words themselves are revised (`revisions.py`)."""

from datetime import datetime

from django.db import transaction

from articles.actions import revisions
from articles.actions.imports import next_position
from articles.models import Article, Story
from quizsite.models import User

DETAILS = {
    "outlet", "kind", "byline", "url", "language", "licence_note", "published_on", "published_month",
    "published_day", "dateline_place", "dateline_date", "dateline_agency", "dateline_year", "dateline_month",
    "dateline_day",
}  # fmt: skip
BY_A_PERSON = "Chosen by a person."


class NotADetail(Exception):
    """A field that is not for correcting: provenance, sharing, the text."""


@transaction.atomic
def correct(
    *, article: Article, by: User, at: datetime, title: str | None = None, **details: object
) -> Article:
    """Set the given details. A new title is a new revision, because marks may stand in it.

    Raises NotADetail for another field and EmptyText for an empty title. What breaks a constraint raises
    ValidationError, with the constraint's own sentence.
    """
    if unknown := set(details) - DETAILS:
        raise NotADetail(", ".join(sorted(unknown)))
    article = Article.objects.select_for_update().get(pk=article.pk)
    changed = {name: value for name, value in details.items() if getattr(article, name) != value}
    if "kind" in changed:
        changed["kind_reason"] = BY_A_PERSON
    if changed:
        for name, value in changed.items():
            setattr(article, name, value)
        article.clean_fields(exclude=set(_field_names(article)) - set(changed))
        article.validate_constraints()
        article._history_user, article._history_date = by, at
        article.save(update_fields=list(changed))
    if title is not None and " ".join(title.split()) != article.title:
        seen = article.current.number
        revisions.revise(article=article, seen=seen, title=title, by=by, at=at)
        article.refresh_from_db()
    return article


def _field_names(article: Article) -> list[str]:
    return [field.name for field in article._meta.fields]


@transaction.atomic
def move_to_story(*, article: Article, story: Story | None, by: User, at: datetime) -> Article:
    """Put the article last in the story, or with None into no story."""
    if article.story == story:
        return article
    article.story, article.position = story, next_position(story)
    article._history_user, article._history_date = by, at
    article.save(update_fields=["story", "position"])
    return article

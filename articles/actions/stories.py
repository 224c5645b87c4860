"""Making a story, saying what it is about, and putting an article into a new one."""

from datetime import date, datetime

from django.db import transaction

from articles.actions import corrections
from articles.models import Article, Story
from quizsite.models import User


def make_story(
    *, title: str, by: User, at: datetime, summary: str = "", happened_on: date | None = None
) -> Story:
    """A story of this person's own, without articles."""
    story = Story(title=title, summary=summary, happened_on=happened_on, owner=by, created_at=at)
    story._history_user, story._history_date = by, at
    story.save()
    return story


def describe(
    *, story: Story, title: str, summary: str, happened_on: date | None, by: User, at: datetime
) -> Story:
    story.title, story.summary, story.happened_on = title, summary, happened_on
    story._history_user, story._history_date = by, at
    story.save(update_fields=["title", "summary", "happened_on"])
    return story


@transaction.atomic
def move_to_new(*, article: Article, title: str, by: User, at: datetime) -> Article:
    """Put the article into a story made for it."""
    story = make_story(title=title, by=by, at=at)
    return corrections.move_to_story(article=article, story=story, by=by, at=at)

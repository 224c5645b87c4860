"""Texts of an exercise that went out of a person's reach: deleted, or no longer shared with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Article
from quizsite.models import User
from quizzes.models import Item
from quizzes.reports.items import article_revisions


@dataclass(frozen=True, slots=True)
class LostText:
    title: str
    is_deleted: bool


def lost_texts(items: Sequence[Item], user: User) -> list[LostText]:
    """In the order they are asked about. The items keep the words they were published with. One query."""
    revisions = article_revisions(items)
    within_reach = set(
        Article.objects.visible_to(user)
        .filter(pk__in=[one.article_id for one in revisions])
        .values_list("pk", flat=True)
    )
    return [
        LostText(one.title, one.article.deleted_at is not None)
        for one in revisions
        if one.article_id not in within_reach
    ]

"""The items of a revision, and what they come to: texts, minutes, points."""

from collections.abc import Iterable, Sequence

from articles.models import Revision
from quizzes import items as kinds
from quizzes.models import ExerciseRevision, Item

# Our own guesses for a class of 13-year-olds, until the attempts of this school tell better.
WORDS_A_MINUTE = 180
CHAIN_SECONDS = 30


def items_of(revision: ExerciseRevision) -> list[Item]:
    """In order, with what their pages need. One query."""
    beside = ("attribution", "revision__exercise", "article_revision__article__story")
    return list(revision.items.kept().for_display().select_related(*beside))


def article_revisions(items: Iterable[Item]) -> list[Revision]:
    """Each once, in the order they are first asked about."""
    return list({item.article_revision_id: item.article_revision for item in items}.values())


def minutes(items: Sequence[Item]) -> int:
    """An estimate: reading the articles once, then the items."""
    seconds = sum(60 * one.word_count / WORDS_A_MINUTE for one in article_revisions(items))
    for item in items:
        seconds += kinds.kind_of(item).SECONDS + (CHAIN_SECONDS if item.task.get("chain") else 0)
    return max(1, round(seconds / 60)) if items else 0


def points(items: Iterable[Item]):
    return sum(item.points for item in items)

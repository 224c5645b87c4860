"""The comments a teacher keeps."""

from datetime import datetime

from quizsite.models import User
from quizzes.models import KeptComment
from quizzes.reports.review import LETTERS

MOST = len(LETTERS)


class TooManyComments(Exception):
    """One has to go before another is kept."""


def keep(*, text: str, by: User, at: datetime) -> KeptComment | None:
    """Keep it for other answers; None for an empty one. The same comment again changes nothing."""
    text = " ".join(text.split())[:1000]
    if not text:
        return None
    own = KeptComment.objects.of(by)
    if own.count() >= MOST and not own.filter(text=text).exists():
        raise TooManyComments
    kept, _made = KeptComment.objects.get_or_create(owner=by, text=text, defaults={"made_at": at})
    return kept


def drop(*, comment: KeptComment) -> None:
    """Marks that used it keep their words."""
    comment.delete()

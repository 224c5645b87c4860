"""Scores: the automatic ones, a teacher's marks, and the points they add up to."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.db.models import QuerySet

from quizsite.models import User
from quizzes.items import in_force, kind_of
from quizzes.items.kind import Scored
from quizzes.models import Attempt, Response, Score
from quizzes.scoring.totals import rounded

Origin = Score.Origin


@transaction.atomic
def judge(*, responses: QuerySet[Response], at: datetime, because: str = "") -> list[Response]:
    """Score the responses automatically, and count their attempts' points anew. A teacher's score goes on counting.

    A score that did not change keeps its row. Kinds that only a person can judge get none. A constant number of
    queries for every two hundred responses.
    """
    locked = responses.select_for_update(of=("self",))  # a mark given meanwhile waits, and then stands
    rows = list(locked.select_related("item__article_revision", "attempt").order_by("pk"))
    changes = in_force.changes_of(row.attempt.assignment_id for row in rows)
    standing = {
        (one.response_id, one.origin): one
        for one in Score.objects.filter(response__in=rows, replaced_at=None)
    }
    changed = []
    for row in rows:
        standing_changes = changes.get((row.attempt.assignment_id, row.item_id), ())
        scored = in_force.score(kind_of(row.item), row.item, standing_changes, row.answer)
        row.choice = str(row.answer.get(kind_of(row.item).CHOICE) or "")[:200]
        former = standing.get((row.pk, Origin.AUTOMATIC))
        if scored.score is None or (former and _same(former, scored)):
            continue
        changed.append(_automatic(row, scored, at, because))
        if (row.pk, Origin.TEACHER) not in standing:
            row.score = changed[-1].value
    Score.objects.filter(
        response__in=[one.response_id for one in changed], origin=Origin.AUTOMATIC, replaced_at=None
    ).update(replaced_at=at)
    Score.objects.bulk_create(changed)
    Response.objects.bulk_update(rows, ["score", "choice"], batch_size=200)
    recount({row.attempt_id for row in rows})
    return rows


def _same(former: Score, scored: Scored) -> bool:
    return scored.score is not None and (former.value, former.lines) == (
        rounded(scored.score, 6), list(scored.lines),
    )  # fmt: skip


def _automatic(row: Response, scored: Scored, at: datetime, because: str) -> Score:
    assert scored.score is not None
    return Score(
        response=row, origin=Origin.AUTOMATIC, value=rounded(scored.score, 6),
        lines=[str(line) for line in scored.lines], because=because, made_at=at,
    )  # fmt: skip


class MarkedSince(Exception):
    """Another teacher marked this response since this one looked: `score`."""

    def __init__(self, score: Score | None) -> None:
        self.score = score
        super().__init__()


@transaction.atomic
def mark(
    *,
    response: Response,
    value: Decimal,
    level: str = "",
    comment: str = "",
    seen: int | None = None,
    by: User,
    at: datetime,
) -> Score:
    """A teacher's score, which counts from now on. `seen` is the id of the one it replaces. Raises MarkedSince."""
    stored = Response.objects.select_for_update().get(pk=response.pk)
    standing = stored.scores.filter(origin=Origin.TEACHER, replaced_at=None).first()
    if (standing.pk if standing else None) != seen:
        raise MarkedSince(standing)
    stored.scores.filter(origin=Origin.TEACHER, replaced_at=None).update(replaced_at=at)
    score = stored.scores.create(
        origin=Origin.TEACHER, value=value, level=level, comment=comment, made_by=by, made_at=at
    )
    stored.score = value
    stored.save(update_fields=["score"])
    recount([stored.attempt_id])
    return score


@transaction.atomic
def unmark(*, response: Response, by: User, at: datetime) -> None:
    """Take a teacher's mark back: the automatic score counts again, or none."""
    stored = Response.objects.select_for_update().get(pk=response.pk)
    stored.scores.filter(origin=Origin.TEACHER, replaced_at=None).update(replaced_at=at)
    automatic = stored.scores.filter(origin=Origin.AUTOMATIC, replaced_at=None).first()
    stored.score = automatic.value if automatic else None
    stored.save(update_fields=["score"])
    recount([stored.attempt_id])


def recount(attempts: Iterable[int]) -> None:
    """Write the points of these attempts: per item the second vote where it was answered, else the first."""
    found = list(Attempt.objects.filter(pk__in=set(attempts)))
    totals: dict[int, dict[int, Fraction]] = {one.pk: {} for one in found}
    rows = Response.objects.filter(attempt__in=totals, score__isnull=False).order_by("round")
    for attempt, item, score, of, revision, vote in rows.values_list(
        "attempt", "item", "score", "item__points", "revision", "round"
    ):
        if score is not None and (vote == 1 or revision):
            totals[attempt][item] = Fraction(score) * Fraction(of)
    for one in found:
        earned = totals[one.pk]
        one.points = rounded(sum(earned.values(), Fraction(0)), 2) if earned else None
    Attempt.objects.bulk_update(found, ["points"], batch_size=200)

"""Answers that were given on paper, typed in by a teacher: from then on they count like the rest."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from quizsite.models import User
from quizzes.actions import attempts, scores
from quizzes.items import kind_of
from quizzes.models import Assignment, Attempt, Enrolment, Response, SavedAnswer

DEVICE = "paper"


class AnsweredOnScreen(Exception):
    """The student has answered by themselves; paper does not replace that."""


@transaction.atomic
def type_in(
    *,
    assignment: Assignment,
    enrolment: Enrolment,
    answers: Mapping[int, Mapping[str, Any]],
    by: User,
    at: datetime,
) -> Attempt:
    """`answers` by the item's id, as its kind stores them. Handed in and scored; typed in again, they are replaced.

    Neither the window nor the minutes count: the paper was handed in already. Every state that was typed is kept as a
    save. Raises AnsweredOnScreen.
    """
    Assignment.objects.select_for_update().get(pk=assignment.pk)
    own = Attempt.objects.filter(assignment=assignment, enrolment=enrolment).order_by("-number").first()
    if own and own.typed_at is None and own.responses.answered().exists():
        raise AnsweredOnScreen
    attempt = own or attempts.begin(assignment=assignment, enrolment=enrolment, number=1, at=at)
    _write(attempt, answers, at)
    attempt.state, attempt.submitted_at = Attempt.State.SUBMITTED, attempt.submitted_at or at
    attempt.typed_by, attempt.typed_at = by, at
    attempt.save(update_fields=["state", "submitted_at", "typed_by", "typed_at"])
    scores.judge(responses=attempt.responses.all(), at=at)
    attempt.refresh_from_db(fields=["points"])
    return attempt


def _write(attempt: Attempt, answers: Mapping[int, Mapping[str, Any]], at: datetime) -> None:
    rows = []
    for row in attempt.responses.filter(round=1).select_related("item"):
        answer = dict(answers.get(row.item_id, {}))
        if answer == row.answer or (not row.revision and kind_of(row.item).is_empty(answer)):
            continue
        row.answer, row.revision, row.saved_at = answer, row.revision + 1, at
        rows.append(row)
    Response.objects.bulk_update(rows, ["answer", "revision", "saved_at"])
    attempt.responses.filter(settled_at=None).update(settled_at=at)
    SavedAnswer.objects.bulk_create(
        SavedAnswer(
            act=uuid4(), response=row, revision=row.revision, answer=row.answer, device=DEVICE,
            fate=SavedAnswer.Fate.KEPT, saved_at=at,
        )
        for row in rows
    )  # fmt: skip

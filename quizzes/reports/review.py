"""Responses to be read by a teacher, item by item, names hidden until asked for."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from quizsite.models import User
from quizzes.items import in_force, write
from quizzes.models import Assignment, Item, Response, Score
from quizzes.reports.items import items_of
from quizzes.reports.sheets import ShownItem, shown_item
from quizzes.scoring.totals import rounded

COMMENTS = 20
"""How many of a teacher's latest comments the bank offers."""


@dataclass(frozen=True, slots=True)
class Grade:
    """What can be given for an item: a rubric level, or right, half, nothing. `value` in [0, 1]."""

    value: Decimal
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One student's answer. `alias` stands for the name, and is no clue to it: the order is not that of the roster."""

    response: Response
    alias: str
    lines: list[tuple[str, str]]
    automatic: Score | None
    marked: Score | None
    form: Any = None

    @property
    def is_open(self) -> bool:
        return self.response.score is None

    @property
    def name(self) -> str:
        return self.response.attempt.enrolment.user.display_name


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """How many answers of an item were handed in, and how many nobody has judged yet."""

    item: Item
    label: str
    answers: int
    open: int


def review_items(given: Assignment) -> list[ReviewItem]:
    """Two queries."""
    rows = Response.objects.filter(attempt__assignment=given, attempt__state="submitted", round=1)
    counted = rows.values("item").annotate(answers=Count("pk"), open=Count("pk", filter=Q(score=None)))
    counts = {row["item"]: (row["answers"], row["open"]) for row in counted.order_by("item")}
    items = items_of(given.exercise_revision)
    return [
        ReviewItem(item, str(shown_item(item).kind.LABEL), *counts.get(item.pk, (0, 0))) for item in items
    ]


def ungraded(given: Assignment) -> int:
    """How many handed-in answers nobody and nothing has judged."""
    rows = Response.objects.filter(attempt__assignment=given, attempt__state="submitted")
    return rows.filter(round=1, score=None).count()


def grades_of(item: Item) -> list[Grade]:
    """The levels of the item's rubric, from none to the whole; for other kinds right, half, nothing."""
    if item.kind == write.NAME:
        levels = write.read(item.key).levels
        given = [
            Grade(rounded(write.level_score(at, len(levels)), 6), one.name, one.description)
            for at, one in enumerate(levels)
        ]
        return [Grade(Decimal(0), _("Nothing to grade")), *given]
    return [
        Grade(Decimal(0), _("Not right")),
        Grade(Decimal("0.5"), _("Half")),
        Grade(Decimal(1), _("Right")),
    ]


def review_rows(given: Assignment, item: Item) -> tuple[ShownItem, list[ReviewRow]]:
    """The item with the key in force, and all answers handed in, in an order that hides who is who. Three queries."""
    changes = in_force.changes_of([given.pk]).get((given.pk, item.pk), ())
    shown = shown_item(in_force.keyed(item, changes))
    responses = Response.objects.filter(
        attempt__assignment=given, attempt__state="submitted", item=item, round=1
    )
    found = sorted(responses.select_related("attempt__enrolment__user"), key=hidden_order)
    standing = Score.objects.filter(response__in=found, replaced_at=None)
    by_origin = {(one.response_id, one.origin): one for one in standing}
    return shown, [
        ReviewRow(
            response=one,
            alias=_("Student %(number)d") % {"number": at},
            lines=shown.kind.answer_lines(shown.item, one.answer),
            automatic=by_origin.get((one.pk, Score.Origin.AUTOMATIC)),
            marked=by_origin.get((one.pk, Score.Origin.TEACHER)),
        )
        for at, one in enumerate(found, 1)
    ]


def hidden_order(response: Response) -> str:
    """The same for one attempt on every page of an assignment, and unlike any roster."""
    return hashlib.sha256(f"{response.attempt.public_id}".encode()).hexdigest()


def comment_bank(user: User) -> Sequence[str]:
    """This teacher's own latest comments, each once, the newest first."""
    own = Score.objects.filter(made_by=user).exclude(comment="").order_by("-made_at", "-pk")
    return list(dict.fromkeys(own.values_list("comment", flat=True)[: 5 * COMMENTS]))[:COMMENTS]

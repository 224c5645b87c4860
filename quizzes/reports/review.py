"""Responses to be read by a teacher, item by item, names hidden until asked for."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from quizsite.models import User
from quizzes.items import in_force, write
from quizzes.models import Assignment, Item, KeptComment, Response, Score
from quizzes.reports.items import items_of
from quizzes.reports.sheets import ShownItem, shown_item
from quizzes.scoring.totals import rounded

ON_A_PAGE = 40
LETTERS = "abcdefghijklmopqrstuvwxyz"
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
    theirs: Score | None = None
    """What another teacher gave since, which nobody has looked at here."""

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


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Some of the answers to one item. `open` are still to read, on all pages; `next_open` is a page that has one."""

    shown: ShownItem
    rows: list[ReviewRow]
    number: int
    last: int
    answers: int
    open: int
    next_open: int | None


def review_page(given: Assignment, item: Item, number: Any = 1, response_id: int | None = None) -> ReviewPage:
    """The item with the key in force, and answers handed in, in an order that hides who is who. Four queries.

    The page of that number, or the one with the response.
    """
    changes = in_force.changes_of([given.pk]).get((given.pk, item.pk), ())
    shown = shown_item(in_force.keyed(item, changes))
    responses = Response.objects.filter(
        attempt__assignment=given, attempt__state="submitted", item=item, round=1
    )
    places = responses.order_by().values_list("attempt__public_id", "pk", "score")
    order = sorted(places, key=lambda row: hidden_order(row[0]))
    is_open = [score is None for _attempt, _pk, score in order]
    ids = [pk for _attempt, pk, _score in order]
    pages = Paginator(ids, ON_A_PAGE)
    page = pages.get_page(ids.index(response_id) // ON_A_PAGE + 1 if response_id in ids else number)
    return ReviewPage(
        shown=shown,
        rows=_rows(shown, responses.select_related("attempt__enrolment__user").in_bulk(page.object_list), page),
        number=page.number, last=pages.num_pages, answers=len(ids), open=sum(is_open),
        next_open=_next_open(is_open, page.number),
    )  # fmt: skip


def _rows(shown: ShownItem, responses: Mapping[int, Response], page: Page) -> list[ReviewRow]:
    standing = standing_scores(list(page.object_list))
    return [
        review_row(responses[pk], shown, _("Student %(number)d") % {"number": at}, standing)
        for at, pk in enumerate(page.object_list, page.start_index())
    ]


def standing_scores(responses: Sequence[int]) -> dict[tuple[int, str], Score]:
    """By response and origin. One query."""
    found = Score.objects.filter(response__in=responses, replaced_at=None).select_related("made_by")
    return {(one.response_id, one.origin): one for one in found}


def review_row(
    response: Response, shown: ShownItem, alias: str, standing: Mapping[tuple[int, str], Score]
) -> ReviewRow:
    response.item = shown.item
    return ReviewRow(
        response=response,
        alias=alias,
        lines=shown.kind.answer_lines(shown.item, response.answer),
        automatic=standing.get((response.pk, Score.Origin.AUTOMATIC)),
        marked=standing.get((response.pk, Score.Origin.TEACHER)),
    )


def _next_open(is_open: Sequence[bool], number: int) -> int | None:
    """The first page after this one, else the first before it, that has an answer still to read."""
    found = list(dict.fromkeys(at // ON_A_PAGE + 1 for at, one in enumerate(is_open) if one))
    others = [one for one in found if one > number] + [one for one in found if one < number]
    return others[0] if others else None


def hidden_order(attempt: UUID) -> str:
    """By public id: the same for one attempt on every page of an assignment, and unlike any roster."""
    return hashlib.sha256(f"{attempt}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept comment with the letter that writes it."""

    letter: str
    comment: KeptComment


def kept_comments(user: User) -> list[Kept]:
    """One query. N is taken: it goes to the next answer."""
    return [Kept(*pair) for pair in zip(LETTERS, KeptComment.objects.of(user), strict=False)]


def comment_bank(user: User) -> Sequence[str]:
    """This teacher's own latest comments, each once, the newest first."""
    own = Score.objects.filter(made_by=user).exclude(comment="").order_by("-made_at", "-pk")
    return list(dict.fromkeys(own.values_list("comment", flat=True)[: 5 * COMMENTS]))[:COMMENTS]

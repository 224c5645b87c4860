"""The live board: who is in, on which item, saved when, and who may need somebody."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import Any
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Max, Q
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from quizzes.models import Assignment, Enrolment, Item, Response

GONE_AFTER = timedelta(seconds=60)
"""A page in sight tells where it is every 15 to 20 seconds: three silences in a row, and it is not there."""
STUCK_AFTER = timedelta(minutes=3)
"""On the page, with something left to answer, and nothing saved for so long."""


@dataclass(slots=True)
class Seat:
    """One student as the board shows them. `answered` counts items of the vote that is being taken.

    `state` is `absent`, `working`, `stuck`, `gone` (begun, and the page is not heard of), `done` (all is answered) or
    `handed_in`.
    """

    student: UUID
    name: str
    has_nickname: bool
    attempt: UUID | None
    state: str
    position: int
    answered: int
    saved_at: datetime | None
    seen_at: datetime | None
    nudged_at: datetime | None
    extra_minutes: int
    attempt_pk: int | None
    today: date
    cells: list["Cell"] = field(default_factory=list)

    @property
    def columns(self) -> SafeString:
        """The cells as columns of the table: six hundred in a class of thirty, too many for a template."""
        cells = ((" is-here" if one.is_here else "", one.sign if self.attempt else "") for one in self.cells)
        return format_html_join("", '<td class="board-cell{}">{}</td>', cells)

    @property
    def saved_today(self) -> bool:
        return self.saved_at is not None and timezone.localdate(self.saved_at) == self.today

    @property
    def seen_today(self) -> bool:
        return self.seen_at is not None and timezone.localdate(self.seen_at) == self.today

    @property
    def is_in(self) -> bool:
        return self.state not in ("absent", "gone")

    @property
    def is_open(self) -> bool:
        return self.attempt is not None and self.state != "handed_in"


@dataclass(frozen=True, slots=True)
class Cell:
    """One item of one student; of somebody who has not begun, it is neither."""

    position: int
    is_answered: bool
    is_here: bool

    @property
    def sign(self) -> str:
        return ("▸" if self.is_here else "") + ("✓" if self.is_answered else "" if self.is_here else "–")


@dataclass(frozen=True, slots=True)
class ItemProgress:
    """How many have answered the item, and how many are at it now."""

    position: int
    answered: int
    here: int
    all: int

    @property
    def percent(self) -> int:
        return round(100 * self.answered / self.all) if self.all else 0


@dataclass(frozen=True, slots=True)
class Board:
    seats: list[Seat]
    items: list[ItemProgress]
    version: str

    @property
    def counts(self) -> Mapping[str, int]:
        return Counter(seat.state for seat in self.seats)

    @property
    def begun(self) -> int:
        return sum(seat.attempt is not None for seat in self.seats)

    @property
    def present(self) -> int:
        return sum(seat.is_in for seat in self.seats)


def vote_of(given: Assignment) -> int:
    """The one that is being taken or was taken last."""
    return 2 if given.phase == Assignment.Phase.SECOND_VOTE else 1


def seats_of(given: Assignment, at: datetime) -> list[Seat]:
    """Every student of the class by name, with their newest attempt. One query."""
    answered = Q(own__responses__revision__gte=1, own__responses__round=vote_of(given))
    rows = (
        Enrolment.objects.students()
        .filter(classroom=given.classroom_id)
        .annotate(own=FilteredRelation("attempts", condition=Q(attempts__assignment=given.pk)))
        .order_by("user__display_name", "pk", "own__number")
        .values(
            "pk", "origin", student=F("user__public_id"), name=F("user__display_name"), attempt=F("own__public_id"),
            attempt_pk=F("own__pk"), attempt_state=F("own__state"), started_at=F("own__started_at"),
            position=F("own__position"), seen_at=F("own__seen_at"), nudged_at=F("own__nudged_at"),
            extra_minutes=F("own__extra_minutes"),
        )
        .annotate(
            saved_at=Max("own__responses__saved_at"),
            answered=Count("own__responses", filter=answered),
            asked=Count("own__responses", filter=Q(own__responses__round=1)),
        )
    )  # fmt: skip
    newest = {row["pk"]: row for row in rows}
    return [_seat(row, given, at) for row in newest.values()]


def _seat(row: dict[str, Any], given: Assignment, at: datetime) -> Seat:
    return Seat(
        student=row["student"], name=row["name"], has_nickname=row["origin"] == Enrolment.Origin.NICKNAME,
        attempt=row["attempt"], state=_state(row, given, at), position=row["position"] or 0, answered=row["answered"],
        saved_at=row["saved_at"], seen_at=row["seen_at"], nudged_at=row["nudged_at"],
        extra_minutes=row["extra_minutes"] or 0, attempt_pk=row["attempt_pk"], today=timezone.localdate(at),
    )  # fmt: skip


def _state(row: dict[str, Any], given: Assignment, at: datetime) -> str:
    if row["attempt"] is None:
        return "absent"
    if row["attempt_state"] == "submitted":
        return "handed_in"
    if row["seen_at"] is None or row["seen_at"] < at - GONE_AFTER:
        return "gone"
    if row["asked"] and row["answered"] >= row["asked"]:
        return "done"
    since = max(row["saved_at"] or row["started_at"], given.phase_at or row["started_at"])
    return "stuck" if given.round and since < at - STUCK_AFTER else "working"


def version_of(given: Assignment, seats: Sequence[Seat]) -> str:
    """Changes when anything does that the board shows. No query."""
    shown = [
        (one.student, one.name, one.state, one.position, one.answered, one.saved_at, one.nudged_at, one.extra_minutes)
        for one in seats
    ]  # fmt: skip
    about = (given.phase, given.phase_at, given.closes_at, given.minutes, given.released_at, get_language())
    return blake2b(repr((about, shown)).encode(), digest_size=12).hexdigest()


def board_of(given: Assignment, seats: list[Seat]) -> Board:
    """The seats with their items filled in. Two queries more."""
    positions = list(
        Item.objects.kept().filter(revision=given.exercise_revision_id).in_order().values_list(
            "position", flat=True
        )
    )  # fmt: skip
    answered = set(
        Response.objects.answered()
        .filter(attempt__assignment=given, round=vote_of(given))
        .values_list("attempt_id", "item__position")
    )
    for seat in seats:
        here = seat.position if seat.state in ("working", "stuck", "gone") else None
        seat.cells = [
            Cell(position, (seat.attempt_pk, position) in answered, position == here)
            for position in positions
        ]
    progress = [_progress(seats, place, position) for place, position in enumerate(positions)]
    return Board(seats, progress, version_of(given, seats))


def _progress(seats: Sequence[Seat], place: int, position: int) -> ItemProgress:
    begun = [seat for seat in seats if seat.attempt]
    here = sum(seat.cells[place].is_here for seat in begun if seat.is_in)
    return ItemProgress(position, sum(seat.cells[place].is_answered for seat in begun), here, len(begun))

"""The cards students join with. A PIN is known when its card is made, and never again."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from quizsite.models import User
from quizzes.models import Classroom, Enrolment
from quizzes.models.classroom import new_pin

logger = logging.getLogger(__name__)


class CardsMadeMeanwhile(Exception):
    """Cards of this class were made since the page was opened: by a colleague, or by loading the page once more."""


@dataclass(frozen=True, slots=True)
class Card:
    name: str
    pin: str

    @property
    def pin_in_groups(self) -> str:
        return f"{self.pin[:3]} {self.pin[3:]}"


@transaction.atomic
def make_cards(
    *,
    classroom: Classroom,
    students: Sequence[Enrolment],
    seen: int,
    sign_out: bool,
    by: User,
    at: datetime,
) -> list[Card]:
    """New PINs for these students, whose old ones end; with `sign_out` also their sessions, on every device.

    `seen` is `cards_printed` as the page showed it. Raises CardsMadeMeanwhile.
    """
    unchanged = Classroom.objects.filter(pk=classroom.pk, cards_printed=seen)
    if not unchanged.update(cards_printed=seen + 1):
        raise CardsMadeMeanwhile
    cards = []
    for enrolment in students:
        card = Card(str(enrolment.user), new_pin())
        enrolment.take_pin(card.pin)
        cards.append(card)
    Enrolment.objects.bulk_update(students, Enrolment.PIN_FIELDS)
    if sign_out:
        _end_sessions([enrolment.user for enrolment in students])
    logger.info("cards made", extra={"classroom": classroom.pk, "cards": len(cards), "by": by.pk})
    return cards


def _end_sessions(users: Sequence[User]) -> None:
    for user in users:
        user.set_unusable_password()  # another one each time, and every session is bound to it
    User.objects.bulk_update(users, ["password"])


@transaction.atomic
def let_try_again(*, classroom: Classroom, by: User, at: datetime) -> None:
    """Nobody in the class waits any more because of wrong PINs."""
    classroom.forget_wrong_pins()
    classroom.enrolments.update(wrong_pins=0, try_again_at=None)
    logger.info("wrong PINs forgotten", extra={"classroom": classroom.pk, "by": by.pk})


@transaction.atomic
def remove_nickname(*, enrolment: Enrolment, by: User, at: datetime) -> None:
    """Take a nickname and all that was answered under it away; the person, too, unless they are in another class."""
    user = enrolment.user
    enrolment.delete()
    if not user.enrolments.exists():
        user.delete()
    logger.info("nickname removed", extra={"classroom": enrolment.classroom_id, "by": by.pk})

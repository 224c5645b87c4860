"""How students get into their class: by name and PIN, or with a nickname."""

from datetime import datetime, timedelta
from math import ceil

from django.contrib.auth import authenticate, login
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizsite.models import User
from quizzes import nicknames
from quizzes.models import Classroom, Enrolment
from quizzes.models.classroom import new_pin

BACKEND = "quizzes.backends.ClassroomBackend"
# A school day: a tablet that closes its browser in mid-lesson loses nothing, and tomorrow's class starts afresh.
STAYS_SIGNED_IN = 12 * 60 * 60  # seconds


# Who has the code could otherwise fill the class with made-up people.
MOST_NICKNAMES = 60


class NicknameTaken(Exception):
    """Somebody in the class has this name, or one that looks the same."""


class ClassFull(Exception):
    """There are as many nicknames as a class may have."""


class TooManyTries(Exception):
    """No PIN is looked at before `until`: too many were wrong for this name, or in the `whole_class`."""

    def __init__(self, until: datetime, *, whole_class: bool) -> None:
        self.until, self.whole_class = until, whole_class
        super().__init__(until)

    def in_words(self, at: datetime) -> str:
        minutes = max(1, ceil((self.until - at) / timedelta(minutes=1)))
        wait = ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}
        if minutes > 90:
            hours = ceil(minutes / 60)
            wait = ngettext("%(number)d hour", "%(number)d hours", hours) % {"number": hours}
        if self.whole_class:
            text = _("Too many wrong PINs in this class just now. Wait %(wait)s, or tell your teacher.")
        else:
            text = _(
                "Too many wrong PINs for this name. Wait %(wait)s, then try again, or ask your teacher for a new card."
            )
        return text % {"wait": wait}


def prove_pin(*, enrolment: Enrolment, pin: str, at: datetime) -> bool:
    """Whether it is the PIN of this enrolment. A wrong one is counted for the name and for the class.

    Raises TooManyTries instead of looking, also at a right PIN, while one of the two must wait.
    """
    classroom = enrolment.classroom
    if until := classroom.closed_until(at):
        raise TooManyTries(until, whole_class=True)
    if not enrolment.claim_try(at):
        raise TooManyTries(enrolment.try_again_at or at, whole_class=False)
    if classroom.archived_at is None and enrolment.has_pin(pin):
        enrolment.welcome(at)
        return True
    classroom.count_wrong_pin(at)
    return False


def sign_in(*, request: HttpRequest, enrolment: Enrolment, pin: str, at: datetime) -> bool:
    """Whether the PIN was right; then this browser belongs to the student. Raises TooManyTries."""
    if authenticate(request, enrolment=enrolment, pin=pin, at=at) is None:
        return False
    enter(request=request, enrolment=enrolment)
    return True


def enter(*, request: HttpRequest, enrolment: Enrolment) -> None:
    """A session of its own, whoever used this browser before."""
    request.session.flush()
    login(request, enrolment.user, backend=BACKEND)
    request.session["enrolment"] = enrolment.pk
    request.session.set_expiry(STAYS_SIGNED_IN)


@transaction.atomic
def join_with_nickname(*, classroom: Classroom, nickname: str, at: datetime) -> tuple[Enrolment, str]:
    """A new student, and the PIN that lets them come back. Raises NicknameTaken and ClassFull."""
    key = nicknames.key(nickname)
    names = classroom.people.values_list("display_name", flat=True)
    if key in {nicknames.key(name) for name in names}:
        raise NicknameTaken
    if classroom.enrolments.filter(origin=Enrolment.Origin.NICKNAME).count() >= MOST_NICKNAMES:
        raise ClassFull
    try:
        with transaction.atomic():
            enrolment = Enrolment.objects.create(
                classroom=classroom, user=User.objects.create_user(display_name=nickname), enrolled_at=at,
                joined_at=at, origin=Enrolment.Origin.NICKNAME, nickname_key=key,
            )  # fmt: skip
    except IntegrityError as taken:  # by somebody in the same moment
        raise NicknameTaken from taken
    pin = new_pin()
    enrolment.set_pin(pin)
    return enrolment, pin

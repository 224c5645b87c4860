"""How students get into their class: by name and PIN."""

from datetime import datetime, timedelta
from math import ceil

from django.contrib.auth import authenticate, login
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.models import Enrolment

BACKEND = "quizzes.backends.ClassroomBackend"
# A school day: a tablet that closes its browser in mid-lesson loses nothing, and tomorrow's class starts afresh.
STAYS_SIGNED_IN = 12 * 60 * 60  # seconds


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

"""The lesson while it runs: the board for the teacher, the projector for the class, and the steps between."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page
from quizzes import access
from quizzes.actions import assignments, live
from quizzes.actions.attempts import AlreadyHandedIn
from quizzes.forms.live import PhaseForm
from quizzes.models import Assignment
from quizzes.qr import way_in
from quizzes.reports.board import board_of, seats_of, version_of
from quizzes.reports.stage import lesson_of, stage_of, stage_version
from quizzes.views.assignment_steps import A_LITTLE


@teacher
@require_safe
def assignment_board(request: Request, assignment_id) -> HttpResponse:
    """The page asks for its `board` every few seconds; 304 while it looks the same."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    seats = seats_of(given, timezone.now())
    return _unchanged(request, version_of(given, seats)) or _board(request, given, seats)


@teacher
@require_POST
def assignment_phase(request: Request, assignment_id) -> HttpResponse:
    """To the phase that is named, so that two presses of one button are one step."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    form = PhaseForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("There is no such phase. Choose one of those on the board."))
        return _back(request, given)
    try:
        given = assignments.move_phase(
            assignment=given, phase=form.cleaned_data["phase"], by=request.user, at=timezone.now()
        )
    except assignments.NoPhases:
        messages.error(request, _("Only a discussion has phases."))
    return _back(request, given, to=form.cleaned_data["on"])


@teacher
@require_POST
def assignment_board_time(request: Request, assignment_id) -> HttpResponse:
    """Two minutes more for everybody, from the board."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    try:
        assignments.give_more_time(assignment=given, minutes=A_LITTLE, by=request.user, at=timezone.now())
    except assignments.NoEnd:
        messages.info(request, _("It has no end, so everybody has time already."))
    else:
        messages.success(request, _("Everybody has two minutes more."))
    return _back(request, given)


# What is said names nobody: the board may be on the wall, with its names hidden.


@teacher
@require_POST
def attempt_time(request: Request, attempt_id) -> HttpResponse:
    """Two minutes more for one student."""
    attempt = access.attempt_for_teacher(request.user, attempt_id)
    try:
        live.give_one_more_time(attempt=attempt, minutes=A_LITTLE, by=request.user, at=timezone.now())
    except assignments.NoEnd:
        messages.info(request, _("It has no end, so everybody has time already."))
    except AlreadyHandedIn:
        messages.info(request, _("Handed in already."))
    else:
        messages.success(request, _("Two minutes more for this student."))
    return _back(request, attempt.assignment)


@teacher
@require_POST
def attempt_nudge(request: Request, attempt_id) -> HttpResponse:
    attempt = access.attempt_for_teacher(request.user, attempt_id)
    try:
        live.nudge(attempt=attempt, by=request.user, at=timezone.now())
    except AlreadyHandedIn:
        messages.info(request, _("Handed in already."))
    else:
        messages.success(request, _("Sent. It shows on the student’s page in a moment."))
    return _back(request, attempt.assignment)


@teacher
@require_safe
def assignment_projector(request: Request, assignment_id) -> HttpResponse:
    """For the wall: no names, and no key before the class is told. Its `stage` is asked for like the board."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    version, counts = stage_version(given)
    if same := _unchanged(request, version):
        return same
    context = {
        "assignment": given, "classroom": given.classroom, "lesson": lesson_of(given), "stage": stage_of(given),
        "counts": counts, "version": version,
        **(way_in(request, given.classroom) if given.phase == Assignment.Phase.JOIN else {}),
    }  # fmt: skip
    return _with_version(
        render_page(request, "quizzes/assignment_projector.html", context, partial="stage"), version
    )


def _unchanged(request: Request, version: str) -> HttpResponse | None:
    return get_conditional_response(request, quote_etag(version)) if request.htmx else None


def _with_version(response: HttpResponse, version: str) -> HttpResponse:
    response["ETag"] = quote_etag(version)
    response["Cache-Control"] = "private, no-cache"
    return response


def _board(request: Request, given: Assignment, seats) -> HttpResponse:
    board = board_of(given, seats)
    now = timezone.now()
    context = {
        "assignment": given, "classroom": given.classroom, "board": board, "lesson": lesson_of(given),
        "is_open": given.is_open(now), "has_end": bool(given.closes_at or given.minutes),
    }  # fmt: skip
    return _with_version(
        render_page(request, "quizzes/assignment_board.html", context, partial="board"), board.version
    )


def _back(request: Request, given: Assignment, to: str = "board") -> HttpResponse:
    """To where the button was: the board again, freshly read, or the projector."""
    if request.htmx and to == "board":
        given = access.assignment_for_teacher(request.user, given.public_id)
        return _board(request, given, seats_of(given, timezone.now()))
    return move_to(request, f"quizzes:assignment_{to}", given.public_id)

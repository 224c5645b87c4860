"""What a teacher does with an assignment while it runs and after it: more time, closing, the release."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page
from quizzes import access
from quizzes.actions import assignments
from quizzes.reports.hand_ins import loose_ends_of

A_LITTLE = 2  # minutes


@teacher
@require_POST
def assignment_more_time(request: Request, assignment_id) -> HttpResponse:
    """Two minutes more for everybody."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    try:
        assignments.give_more_time(assignment=given, minutes=A_LITTLE, by=request.user, at=timezone.now())
    except assignments.NoEnd:
        messages.info(request, _("It has no end, so everybody has time already."))
    else:
        messages.success(request, _("Everybody has two minutes more."))
    return move_to(request, "quizzes:assignment_detail", assignment_id)


@teacher
@require_POST
def assignment_close(request: Request, assignment_id) -> HttpResponse:
    given = access.assignment_for_teacher(request.user, assignment_id)
    assignments.close(assignment=given, by=request.user, at=timezone.now())
    messages.success(request, _("Closed. What was open is handed in as it was; “Open it again” undoes this."))
    return move_to(request, "quizzes:assignment_detail", assignment_id)


@teacher
@require_POST
def assignment_open_again(request: Request, assignment_id) -> HttpResponse:
    given = access.assignment_for_teacher(request.user, assignment_id)
    assignments.open_again(assignment=given, by=request.user, at=timezone.now())
    messages.success(request, _("Open again. Those whom closing had stopped can go on."))
    return move_to(request, "quizzes:assignment_detail", assignment_id)


@teacher
@require_POST
def assignment_release(request: Request, assignment_id) -> HttpResponse:
    """Asks first when somebody is still working or something is not graded yet."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    loose_ends = loose_ends_of(given)
    if loose_ends and "sure" not in request.POST:
        context = {"assignment": given, "classroom": given.classroom, "loose_ends": loose_ends}
        return render_page(request, "quizzes/assignment_release.html", context, status=409)
    assignments.release(assignment=given, by=request.user, at=timezone.now())
    messages.success(request, _("Released. “Take it back” undoes this."))
    return move_to(request, "quizzes:assignment_detail", assignment_id)


@teacher
@require_POST
def assignment_take_back(request: Request, assignment_id) -> HttpResponse:
    given = access.assignment_for_teacher(request.user, assignment_id)
    assignments.take_back(assignment=given, by=request.user, at=timezone.now())
    messages.success(request, _("Taken back. Students see only what they saw before the release."))
    return move_to(request, "quizzes:assignment_detail", assignment_id)

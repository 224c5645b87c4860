"""The last minute of a discussion: the teacher's question, and each student's answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quizsite.access import comes_in_by, signed_in, teacher
from quizsite.http import Request, move_to, render_page, typed
from quizzes import access
from quizzes.actions import exit_tickets
from quizzes.forms.live import ExitQuestionForm, ExitTicketForm
from quizzes.models import Assignment, ExitTicket


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_exit(request: Request, assignment_id) -> HttpResponse:
    """What is asked, and what was written."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    form = ExitQuestionForm(typed(request), instance=given)
    if form.is_valid():
        question = form.cleaned_data["exit_question"]
        exit_tickets.ask(assignment=given, question=question, by=request.user, at=timezone.now())
        messages.success(request, _("This is what they are asked at the end."))
        return move_to(request, "quizzes:assignment_exit", assignment_id)
    tickets = ExitTicket.objects.filter(attempt__assignment=given).select_related("attempt__enrolment__user")
    context = {"assignment": given, "classroom": given.classroom, "form": form, "tickets": tickets}
    return render_page(request, "quizzes/assignment_exit.html", context, status=422 if form.errors else 200)


@signed_in
@comes_in_by("quizzes:join_code")
@require_http_methods(["GET", "HEAD", "POST"])
def attempt_exit(request: Request, attempt_id) -> HttpResponse:
    """One short answer, while it is asked."""
    attempt = access.attempt_for_student(request.user, attempt_id)
    if attempt.assignment.phase != Assignment.Phase.EXIT:
        return move_to(request, "quizzes:attempt_detail", attempt_id)
    written = ExitTicket.objects.filter(attempt=attempt).first()
    form = ExitTicketForm(typed(request), instance=written)
    if form.is_valid():
        return _write(request, attempt, form.cleaned_data["text"])
    context = {"attempt": attempt, "question": attempt.assignment.exit_asks, "form": form}
    return render_page(request, "quizzes/attempt_exit.html", context, status=422 if form.errors else 200)


def _write(request: Request, attempt, text: str) -> HttpResponse:
    try:
        exit_tickets.write(attempt=attempt, text=text, at=timezone.now())
    except exit_tickets.NotAsked:
        messages.warning(request, _("The lesson is over; this was not kept."))
    else:
        messages.success(request, _("Sent. Thank you."))
    return move_to(request, "quizzes:attempt_detail", attempt.public_id)

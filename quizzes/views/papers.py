"""Typing in what a class answered on paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page, typed
from quizzes import access
from quizzes.actions import papers
from quizzes.forms.papers import PaperForm
from quizzes.models import Assignment, Attempt, Enrolment
from quizzes.reports.papers import after, paper_students, stored_answers
from quizzes.reports.sheets import sheet_of


@teacher
@require_safe
def assignment_paper(request: Request, assignment_id) -> HttpResponse:
    """The class by name: who is typed in, and who is still to be."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    context = {"assignment": given, "classroom": given.classroom, "students": paper_students(given)}
    return render_page(request, "quizzes/assignment_paper.html", context)


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_paper_student(request: Request, assignment_id, student_id) -> HttpResponse:
    """One line for each item; saved, the next student's page opens."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    enrolment = access.student_in(given.classroom, student_id)
    items = sheet_of(given.exercise_revision).items
    form, status = PaperForm(typed(request), items=items, stored=stored_answers(given, enrolment)), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                attempt = papers.type_in(
                    assignment=given,
                    enrolment=enrolment,
                    answers=form.answers(),
                    by=request.user,
                    at=timezone.now(),
                )
            except papers.AnsweredOnScreen:
                status = 409
                form.add_error(
                    None, _("This student has answered on the screen. That counts, and paper does not.")
                )
            else:
                return _next(request, given, enrolment, attempt)
    context = {
        "assignment": given, "classroom": given.classroom, "enrolment": enrolment, "form": form,
    }  # fmt: skip
    return render_page(request, "quizzes/assignment_paper_student.html", context, status=status)


def _next(request: Request, given: Assignment, enrolment: Enrolment, attempt: Attempt) -> HttpResponse:
    if attempt.points is None:
        messages.success(request, _("%(name)s is typed in.") % {"name": enrolment.user})
    else:
        said = _("%(name)s is typed in: %(points)s points so far.")
        messages.success(request, said % {"name": enrolment.user, "points": attempt.points.normalize()})
    following = after(paper_students(given), enrolment)
    if following is None:
        return move_to(request, "quizzes:assignment_paper", given.public_id)
    return move_to(
        request, "quizzes:assignment_paper_student", given.public_id, following.enrolment.user.public_id
    )

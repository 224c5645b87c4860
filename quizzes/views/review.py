"""Reading what a class answered, item by item and student by student, and the comments a teacher keeps."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page, typed
from quizzes import access
from quizzes.actions import comments, scores
from quizzes.forms.review import CommentForm, MarkForm
from quizzes.models import Assignment, Attempt, Response
from quizzes.reports import review
from quizzes.reports.review_students import ReviewStudent, attempt_review, attempts_to_review

STUDENTS_ON_A_PAGE = 50
BY_ITEM, BY_STUDENT = "quizzes/assignment_review_item.html", "quizzes/assignment_review_attempt.html"


@teacher
@require_safe
def assignment_review(request: Request, assignment_id) -> HttpResponse:
    """Which items and students there are to read, and what is still open."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    students = Paginator(attempts_to_review(given), STUDENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "assignment": given, "classroom": given.classroom, "items": review.review_items(given),
        "page": students, "students": [ReviewStudent(one) for one in students.object_list],
    }  # fmt: skip
    return render_page(request, "quizzes/assignment_review.html", context)


@teacher
@require_safe
def assignment_review_item(request: Request, assignment_id, position: int) -> HttpResponse:
    """Every answer to one item; names only where they are asked for."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    return render_page(request, BY_ITEM, _by_item(request, given, position))


@teacher
@require_safe
def assignment_review_attempt(request: Request, assignment_id, handed_in_id) -> HttpResponse:
    """Every answer of one student."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    attempt = access.attempt_for_review(given, handed_in_id)
    return render_page(request, BY_STUDENT, _by_student(request, given, attempt))


def _by_item(
    request: Request, given: Assignment, position: int, response_id: int | None = None
) -> dict[str, Any]:
    item = access.item_of_assignment(given, position)
    page = review.review_page(given, item, request.GET.get("page"), response_id)
    named = request.GET.get("names") == "shown"
    return _shared(request, given, page.rows) | {
        "shown": page.shown, "page": page, "named": named, "sent_with": "?names=shown" if named else "",
    }  # fmt: skip


def _by_student(request: Request, given: Assignment, attempt: Attempt) -> dict[str, Any]:
    page = attempt_review(given, attempt)
    return _shared(request, given, page.rows) | {
        "page": page, "attempt": attempt, "by_student": True, "sent_with": "?by=student",
    }  # fmt: skip


def _shared(request: Request, given: Assignment, rows: list[review.ReviewRow]) -> dict[str, Any]:
    formed = [
        replace(row, form=MarkForm(row=row, grades=review.grades_of(row.response.item))) for row in rows
    ]
    return {
        "assignment": given, "classroom": given.classroom, "rows": formed,
        "comments": review.comment_bank(request.user), "kept": review.kept_comments(request.user),
    }  # fmt: skip


def _page(request: Request, given: Assignment, response: Response) -> tuple[str, dict[str, Any]]:
    """The page the answer was marked on: of its item, or of its student."""
    if request.GET.get("by") == "student":
        return BY_STUDENT, _by_student(
            request, given, access.attempt_for_review(given, response.attempt.public_id)
        )
    return BY_ITEM, _by_item(request, given, response.item.position, response.pk)


@teacher
@require_POST
def response_mark(request: Request, assignment_id, position: int, response_id: int) -> HttpResponse:
    """Save one mark. Somebody else's, given since, comes back beside what was chosen here."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    response = access.response_for_teacher(given, position, response_id)
    template, page = _page(request, given, response)
    row = next((one for one in page["rows"] if one.response.pk == response.pk), None)
    if row is None:
        raise Http404
    form = MarkForm(request.POST, row=row, grades=review.grades_of(row.response.item))
    status, theirs = 422, None
    if form.is_valid():
        try:
            scores.mark(response=response, **form.mark(), by=request.user, at=timezone.now())
        except scores.MarkedSince as since:
            status, theirs = 409, since.score
        else:
            return _saved(request, given, response, kept=form.cleaned_data["keep"] and _keep(request, form))
    row = replace(row, form=form, theirs=theirs)
    page["rows"] = [row if one.response.pk == response.pk else one for one in page["rows"]]
    return render_page(request, template, page | {"row": row}, partial="answer-row", status=status)


def _keep(request: Request, form: MarkForm) -> bool:
    try:
        return bool(comments.keep(text=form.cleaned_data["comment"], by=request.user, at=timezone.now()))
    except comments.TooManyComments:
        messages.warning(request, _("The mark is saved. Delete a kept comment before you keep another."))
        return False


def _saved(request: Request, given: Assignment, response: Response, *, kept: bool) -> HttpResponse:
    template, page = _page(request, given, response)
    if not request.htmx:
        messages.success(request, _("Saved."))
        return move_to(request, _address(given, response, page))
    row = next(one for one in page["rows"] if one.response.pk == response.pk)
    page |= {"row": row, "saved": True, "swapped": kept}
    return render_page(request, template, page, partial="answer-row")


def _address(given: Assignment, response: Response, page: dict[str, Any]) -> str:
    if page.get("by_student"):
        address = reverse(
            "quizzes:assignment_review_attempt", args=[given.public_id, response.attempt.public_id]
        )
        return f"{address}#answer-{response.pk}"
    address = reverse("quizzes:assignment_review_item", args=[given.public_id, response.item.position])
    query = f"?page={page['page'].number}{'&names=shown' if page['named'] else ''}"
    return f"{address}{query}#answer-{response.pk}"


@teacher
@require_POST
def response_unmark(request: Request, assignment_id, position: int, response_id: int) -> HttpResponse:
    given = access.assignment_for_teacher(request.user, assignment_id)
    response = access.response_for_teacher(given, position, response_id)
    scores.unmark(response=response, by=request.user, at=timezone.now())
    messages.success(request, _("Your mark is taken back."))
    return move_to(request, _address(given, response, _page(request, given, response)[1]))


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def comment_list(request: Request) -> HttpResponse:
    """The comments this teacher keeps."""
    form = CommentForm(typed(request))
    if form.is_valid():
        try:
            comments.keep(text=form.cleaned_data["text"], by=request.user, at=timezone.now())
        except comments.TooManyComments:
            form.add_error("text", _("There is no letter left. Delete a comment you no longer need."))
        else:
            messages.success(request, _("Kept."))
            return move_to(request, "quizzes:comment_list")
    context = {"kept": review.kept_comments(request.user), "form": form}
    return render_page(request, "quizzes/comment_list.html", context, status=422 if form.errors else 200)


@teacher
@require_POST
def comment_delete(request: Request, comment_id: int) -> HttpResponse:
    comments.drop(comment=access.kept_comment_of(request.user, comment_id))
    messages.success(request, _("Deleted."))
    return move_to(request, "quizzes:comment_list")

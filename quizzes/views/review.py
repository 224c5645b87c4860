"""Reading what a class answered, item by item."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page
from quizzes import access
from quizzes.actions import scores
from quizzes.forms.review import MarkForm
from quizzes.models import Assignment
from quizzes.reports import review


@teacher
@require_safe
def assignment_review(request: Request, assignment_id) -> HttpResponse:
    """Which items there are to read, and what is still open."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    context = {"assignment": given, "classroom": given.classroom, "items": review.review_items(given)}
    return render_page(request, "quizzes/assignment_review.html", context)


@teacher
@require_safe
def assignment_review_item(request: Request, assignment_id, position: int) -> HttpResponse:
    """Every answer to one item; names only where they are asked for."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    return render_page(request, "quizzes/assignment_review_item.html", _page(request, given, position))


def _page(
    request: Request, given: Assignment, position: int, response_id: int | None = None
) -> dict[str, Any]:
    item = access.item_of_assignment(given, position)
    page = review.review_page(given, item, request.GET.get("page"), response_id)
    grades = review.grades_of(page.shown.item)
    return {
        "assignment": given, "classroom": given.classroom, "shown": page.shown, "grades": grades, "page": page,
        "rows": [replace(row, form=MarkForm(row=row, grades=grades)) for row in page.rows],
        "named": request.GET.get("names") == "shown", "comments": review.comment_bank(request.user),
    }  # fmt: skip


@teacher
@require_POST
def response_mark(request: Request, assignment_id, position: int, response_id: int) -> HttpResponse:
    """Save one mark. Somebody else's, given since, comes back beside what was chosen here."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    response = access.response_for_teacher(given, position, response_id)
    page = _page(request, given, position, response.pk)
    row = page["page"].row_of(response.pk)
    if row is None:
        raise Http404
    form, status, theirs = MarkForm(request.POST, row=row, grades=page["grades"]), 200, None
    if not form.is_valid():
        status = 422
    else:
        try:
            scores.mark(response=response, **form.mark(), by=request.user, at=timezone.now())
        except scores.MarkedSince as since:
            status, theirs = 409, since.score
        else:
            return _saved(request, given, position, response_id)
    page["rows"] = [
        replace(one, form=form) if one.response.pk == response.pk else one for one in page["rows"]
    ]
    page |= {"row": replace(row, form=form), "theirs": theirs, "failed": response_id}
    return render_page(
        request, "quizzes/assignment_review_item.html", page, partial="answer-row", status=status
    )


def _saved(request: Request, given: Assignment, position: int, response_id: int) -> HttpResponse:
    page = _page(request, given, position, response_id)
    if not request.htmx:
        messages.success(request, _("Saved."))
        url = reverse("quizzes:assignment_review_item", args=[given.public_id, position])
        return move_to(request, f"{url}?page={page['page'].number}#answer-{response_id}")
    page["row"] = next(one for one in page["rows"] if one.response.pk == response_id)
    page["saved"] = True
    return render_page(request, "quizzes/assignment_review_item.html", page, partial="answer-row")


@teacher
@require_POST
def response_unmark(request: Request, assignment_id, position: int, response_id: int) -> HttpResponse:
    given = access.assignment_for_teacher(request.user, assignment_id)
    response = access.response_for_teacher(given, position, response_id)
    scores.unmark(response=response, by=request.user, at=timezone.now())
    messages.success(request, _("Your mark is taken back."))
    return move_to(request, "quizzes:assignment_review_item", given.public_id, position)

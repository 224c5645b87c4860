"""After the lesson: how an assignment went, item by item, and a key that turns out wrong."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page, typed
from quizzes import access
from quizzes.actions import keys
from quizzes.forms.key_changes import KeyChangeForm
from quizzes.reports.key_changes import KeyPage, key_page, shifts_of
from quizzes.reports.misconceptions import misconceptions_of
from quizzes.reports.statistics import statistics


@teacher
@require_safe
def assignment_results(request: Request, assignment_id) -> HttpResponse:
    """Item statistics, each chart with its numbers beside it."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    context = {"assignment": given, "classroom": given.classroom, "found": statistics(given)}
    return render_page(request, "quizzes/assignment_results.html", context)


@teacher
@require_safe
def assignment_misconceptions(request: Request, assignment_id) -> HttpResponse:
    """What was mixed up, by whom only where that is asked for, and what to say to them."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    named = request.GET.get("names") == "shown"
    context = {
        "assignment": given, "classroom": given.classroom, "named": named,
        "page": misconceptions_of(given, named=named),
    }  # fmt: skip
    return render_page(request, "quizzes/assignment_misconceptions.html", context)


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_key(request: Request, assignment_id, position: int) -> HttpResponse:
    """Accept other answers for an item. The first press says who gains and who loses, and changes nothing."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    page = key_page(given, access.item_of_assignment(given, position))
    form = KeyChangeForm(typed(request), offered=page.offered)
    shifts, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if request.POST.get("do") == "change" and _changed(request, form, page, given):
                return move_to(request, "quizzes:assignment_key", given.public_id, position)
            shifts = _looked_at(form, page, given) if not form.errors else None
            status = 422 if form.errors else 200
    context = {
        "assignment": given, "classroom": given.classroom, "page": page, "form": form, "shifts": shifts,
    }  # fmt: skip
    return render_page(request, "quizzes/assignment_key.html", context, partial="key-change", status=status)


def _proposed(form: KeyChangeForm, page: KeyPage, given: Any) -> dict[str, Any]:
    fields = form.cleaned_data
    key = page.key_accepting(form.accepted(), fields["because"])
    return {
        "assignment": given, "item": page.item, "key": key, "only_raise": fields["only_raise"],
    }  # fmt: skip


def _changed(request: Request, form: KeyChangeForm, page: KeyPage, given: Any) -> bool:
    because = form.cleaned_data["because"]
    try:
        keys.change_key(**_proposed(form, page, given), because=because, by=request.user, at=timezone.now())
    except (keys.SameKey, keys.BadKey) as problem:
        form.add_error(None, _said(problem))
        return False
    messages.success(request, _("The key is changed, and everybody’s points are counted anew."))
    return True


def _looked_at(form: KeyChangeForm, page: KeyPage, given: Any) -> Any:
    try:
        return shifts_of(keys.preview(**_proposed(form, page, given)))
    except (keys.SameKey, keys.BadKey) as problem:
        form.add_error(None, _said(problem))
        return None


def _said(problem: Exception) -> str:
    return str(problem) or _("That is the key already. Tick another answer, or untick one.")


@teacher
@require_POST
def assignment_key_undo(request: Request, assignment_id, position: int, change_id: int) -> HttpResponse:
    given = access.assignment_for_teacher(request.user, assignment_id)
    change = access.key_change_of(given, position, change_id)
    keys.undo_key_change(change=change, by=request.user, at=timezone.now())
    messages.success(request, _("Taken back. The key before it counts again."))
    return move_to(request, "quizzes:assignment_key", given.public_id, position)

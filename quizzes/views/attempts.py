from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quizsite.access import comes_in_by, public, signed_in
from quizsite.http import Request, move_to, render_page
from quizzes import access
from quizzes.actions import attempts, contests
from quizzes.forms.attempts import ContestForm, answer_forms
from quizzes.models import SavedAnswer
from quizzes.reports.attempts import AttemptPage, page_of
from quizzes.reports.earlier_answers import earlier_answers
from quizzes.reports.feedback import VERDICTS, told_now

PAGE = "quizzes/attempt_detail.html"
JOINING = "quizzes:join_code"
Fate = SavedAnswer.Fate
NOT_KEPT: dict[str, Any] = {
    Fate.STALE: gettext_lazy("Something newer was saved elsewhere. Yours is among the earlier answers."),
    Fate.LATE: gettext_lazy("This came too late. It is kept, but does not count."),
}


@signed_in
@comes_in_by(JOINING)
@require_POST
def attempt_new(request: Request) -> HttpResponse:
    """Start the assignment, or go on with it."""
    number = access.uuid_or_404(request.POST.get("assignment"))
    assignment = access.assignment_for_student(request.user, number)
    enrolment = access.enrolment_in(request.user, assignment.classroom)
    try:
        attempt = attempts.start(assignment=assignment, enrolment=enrolment, at=timezone.now())
    except attempts.NotOpen:
        messages.error(request, _("This is not open now. Ask your teacher when it is."))
        return move_to(request, "home")
    except attempts.AlreadyHandedIn:
        attempt = assignment.attempts.of_student(request.user).latest("number")
    return move_to(request, "quizzes:attempt_detail", attempt.public_id)


@signed_in
@comes_in_by(JOINING)
@require_safe
def attempt_detail(request: Request, attempt_id) -> HttpResponse:
    """Read, answer, and later see what was right. `?keep=1` is what a browser keeps for when it is offline."""
    attempt = access.attempt_for_student(request.user, attempt_id)
    page = page_of(attempt, timezone.now(), for_keeping="keep" in request.GET)
    return render_page(request, PAGE, {"page": page})


@signed_in
@comes_in_by(JOINING)
@require_POST
def attempt_item(request: Request, attempt_id, position: int) -> HttpResponse:
    """Save without scripts: the whole form, since what was changed elsewhere on the page is not to be lost."""
    attempt = access.attempt_for_student(request.user, attempt_id)
    page = page_of(attempt, timezone.now())
    return _save_all(request, page) or _back_to(request, page, position)


@signed_in
@comes_in_by(JOINING)
@require_POST
def attempt_check(request: Request, attempt_id, position: int) -> HttpResponse:
    """Use a try. Scripts save first and get what is told as a piece of the page; a form saves with it."""
    attempt = access.attempt_for_student(request.user, attempt_id)
    page = page_of(attempt, timezone.now())
    if not request.htmx and (refused := _save_all(request, page)):
        return refused
    row, told = _question(page, position).row, None
    try:
        told = told_now(attempts.check(response=row, at=timezone.now()))
    except attempts.NotCheckable:
        problem = _("Question %(position)d cannot be checked now.") % {"position": position}
        if not request.htmx:
            messages.error(request, problem)
    if not request.htmx:
        if told:
            verdict = VERDICTS[told.verdict]
            messages.info(request, " ".join([f"{position}.", str(verdict), *map(str, told.lines)]))
        return _back_to(request, page, position)
    question = _question(page_of(attempt, timezone.now()), position)
    question.told = question.told or told
    return render(request, f"{PAGE}#told", {"page": page, "question": question}, status=200 if told else 409)


@signed_in
@comes_in_by(JOINING)
@require_http_methods(["GET", "HEAD", "POST"])
def attempt_earlier(request: Request, attempt_id, position: int) -> HttpResponse:
    """Every save of one answer, the student's own; posting takes one of them again."""
    attempt = access.attempt_for_student(request.user, attempt_id)
    page = page_of(attempt, timezone.now())
    row = _question(page, position).row
    if request.method == "POST":
        save = get_object_or_404(row.saves, act=access.uuid_or_404(request.POST.get("act")))
        saved = attempts.take_again(save=save, response=row, at=timezone.now())
        if saved.fate != Fate.KEPT:
            messages.warning(request, NOT_KEPT[saved.fate])
        return _back_to(request, page, position)
    context = {"page": page, "question": _question(page, position), "earlier": earlier_answers(row)}
    return render_page(request, "quizzes/attempt_earlier.html", context)


@signed_in
@comes_in_by(JOINING)
@require_http_methods(["GET", "HEAD", "POST"])
def attempt_submit(request: Request, attempt_id) -> HttpResponse:
    """Look once more at what is missing, then hand in."""
    attempt = access.attempt_for_student(request.user, attempt_id)
    if request.method == "POST":
        attempts.submit(attempt=attempt, at=timezone.now())
    if request.method == "POST" or attempt.is_submitted:
        return move_to(request, "quizzes:attempt_detail", attempt_id)
    return render_page(request, "quizzes/attempt_submit.html", {"page": page_of(attempt, timezone.now())})


@signed_in
@comes_in_by(JOINING)
@require_http_methods(["GET", "HEAD", "POST"])
def attempt_contest(request: Request, attempt_id, position: int) -> HttpResponse:
    """Object to a key; before the student was told it there is no such page."""
    attempt = access.attempt_for_student(request.user, attempt_id)
    page = page_of(attempt, timezone.now())
    question = _question(page, position)
    if not question.told or not question.told.has_key:
        raise Http404
    form = ContestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        contests.contest(response=question.row, reason=form.cleaned_data["reason"], at=timezone.now())
        messages.success(request, _("Sent. Your teacher will answer."))
        return _back_to(request, page, position)
    context = {"page": page, "question": question, "form": form}
    return render_page(request, "quizzes/attempt_contest.html", context, status=422 if form.errors else 200)


@public(because="a script without anybody's data; browsers ask for it again by themselves, signed in or not")
@require_safe
def attempt_worker(request: Request) -> HttpResponse:
    """The service worker. Its address lies above all attempts and above nothing else, and so does its reach."""
    return render(request, "quizzes/attempt_worker.js", content_type="text/javascript")


def _question(page: AttemptPage, position: int):
    try:
        return page.question(position)
    except KeyError:
        raise Http404 from None


def _back_to(request: Request, page: AttemptPage, position: int) -> HttpResponse:
    _question(page, position)
    place = reverse("quizzes:attempt_detail", args=[page.attempt.public_id])
    return move_to(request, f"{place}#item-{position}")


def _save_all(request: Request, page: AttemptPage) -> HttpResponse | None:
    """Save what was changed in the form; the page again where something in it cannot be read."""
    forms = answer_forms(request.POST, page)
    if wrong := {one.position: one.given for one in forms if not one.is_valid()}:
        page.show_as_typed(wrong)
        return render_page(request, PAGE, {"page": page}, status=422)
    changed = [one for one in forms if one.is_changed()]
    fates = [
        (one.position, attempts.save_response(**one.given_to_save(), at=timezone.now()).fate)
        for one in changed
    ]
    for position, fate in fates:
        if fate != Fate.KEPT:
            messages.warning(request, f"{position}. {NOT_KEPT[fate]}")
    if any(fate == Fate.KEPT for _position, fate in fates):
        messages.success(request, _("Saved."))
    return None

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page
from quizzes import access
from quizzes.actions import exercises
from quizzes.forms.exercises import DetailsForm, PublishForm, TagForm
from quizzes.models import Exercise
from quizzes.reports.exercise_desk import articles_to_ask_about, desk_of
from quizzes.reports.findings import findings_of, rows_of
from quizzes.reports.lost_texts import lost_texts
from quizzes.reports.sheets import answer, sheet_of


@teacher
@require_safe
def exercise_list(request: Request) -> HttpResponse:
    """This teacher's own exercises and those the school shares, narrowed by tags."""
    form = TagForm(request.GET)
    found = Exercise.objects.visible_to(request.user).tagged(**form.tags()).with_details()
    context = {"exercises": found, "form": form, "narrowed": any(form.tags().values())}
    return render_page(request, "quizzes/exercise_list.html", context)


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def exercise_new(request: Request) -> HttpResponse:
    """Choose an article; its accepted marks become a proposed exercise."""
    problem = ""
    if request.method == "POST":
        article = access.article_to_ask_about(request.user, access.uuid_or_404(request.POST.get("article")))
        try:
            exercise = exercises.propose_exercise(by=request.user, at=timezone.now(), article=article)
        except exercises.NothingMarked:
            problem = _(
                "Nothing is marked in “%(title)s” yet. Accept some of its marks first, then come back."
            )
            problem %= {"title": article.title}
        else:
            messages.success(request, _("Proposed from the marks you accepted. Change what you like."))
            return move_to(request, "quizzes:exercise_edit", exercise.public_id)
    articles = articles_to_ask_about(request.user)
    context = {"articles": articles, "problem": problem, "chosen": request.GET.get("article", "")}
    return render_page(request, "quizzes/exercise_new.html", context, status=422 if problem else 200)


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def exercise_edit(request: Request, exercise_id) -> HttpResponse:
    """The draft: its items in order, its title and tags."""
    exercise = access.exercise_for_editing(request.user, exercise_id)
    if exercise.draft is None:
        return move_to(request, "quizzes:exercise_preview", exercise.public_id)
    draft = access.draft_for_editing(request.user, exercise_id)
    form, status = DetailsForm(request.POST or None, draft=draft), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            fields = dict(form.cleaned_data)
            try:
                exercises.edit_details(
                    draft=draft, seen_version=fields.pop("version"), by=request.user, at=timezone.now(), **fields
                )  # fmt: skip
            except exercises.StaleExercise:
                status = 409
            else:
                messages.success(request, _("Saved."))
                return move_to(request, "quizzes:exercise_edit", exercise_id)
    context = desk_of(draft) | {"form": form, "stale": status == 409}
    return render_page(request, "quizzes/exercise_edit.html", context, status=status)


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def exercise_check(request: Request, exercise_id) -> HttpResponse:
    """What to look at before publishing; publishes once nothing is open."""
    draft = access.draft_for_editing(request.user, exercise_id)
    findings, status = findings_of(draft), 200
    form = PublishForm(request.POST or None, findings=findings, initial={"version": draft.version})
    still_open: set[str] = set()
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                exercises.publish(
                    draft=draft, seen_version=form.cleaned_data["version"], because=form.because(),
                    by=request.user, at=timezone.now(),
                )  # fmt: skip
            except exercises.StaleExercise:
                status = 409
            except exercises.OpenFindings as problem:
                still_open = {one.code for one in problem.findings}
                form.ask_for(still_open)
            else:
                messages.success(request, _("Published."))
                return move_to(request, "quizzes:exercise_preview", exercise_id)
    context = {
        "draft": draft, "exercise": draft.exercise, "form": form, "stale": status == 409,
        "rows": rows_of(findings, draft.exercise, request.user, form, still_open), "sheet": sheet_of(draft),
    }  # fmt: skip
    return render_page(request, "quizzes/exercise_check.html", context, status=status)


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def exercise_preview(request: Request, exercise_id) -> HttpResponse:
    """As a student sees it; answering shows what the app would say, and keeps nothing."""
    revision = access.revision_for_reading(request.user, exercise_id)
    sheet = sheet_of(revision)
    answer(sheet, request.POST if request.method == "POST" else None)
    context = {
        "revision": revision, "exercise": revision.exercise, "sheet": sheet, "tried": request.method == "POST",
        "phone": request.GET.get("width") == "phone",
        "own": revision.exercise.owner_id == request.user.pk,
        "lost": lost_texts([one.item for one in sheet.items], request.user),
    }  # fmt: skip
    return render_page(request, "quizzes/exercise_preview.html", context)


@teacher
@require_safe
def exercise_paper(request: Request, exercise_id) -> HttpResponse:
    """The worksheet, and the key on pages of its own; `?type=large` for enlarged type."""
    revision = access.revision_for_reading(request.user, exercise_id)
    context = {
        "revision": revision, "exercise": revision.exercise, "sheet": sheet_of(revision),
        "large": request.GET.get("type") == "large", "with_key": request.GET.get("key") != "no",
        "own": revision.exercise.owner_id == request.user.pk,
    }  # fmt: skip
    return render_page(request, "quizzes/exercise_paper.html", context)


@teacher
@require_POST
def exercise_revise(request: Request, exercise_id) -> HttpResponse:
    """Start the next draft of what is published."""
    exercise = access.exercise_for_editing(request.user, exercise_id)
    exercises.revise(exercise=exercise, by=request.user, at=timezone.now())
    return move_to(request, "quizzes:exercise_edit", exercise_id)


@teacher
@require_POST
def exercise_withdraw(request: Request, exercise_id) -> HttpResponse:
    """Out of the lists of all but its owner, and to no class any more, until it is brought back."""
    exercise = access.exercise_for_editing(request.user, exercise_id)
    exercises.withdraw(exercise=exercise, by=request.user, at=timezone.now())
    messages.success(
        request, _("Withdrawn. What classes were given stays theirs; you can bring it back at any time.")
    )
    return _back(request, exercise)


@teacher
@require_POST
def exercise_bring_back(request: Request, exercise_id) -> HttpResponse:
    exercise = access.exercise_for_editing(request.user, exercise_id)
    exercises.bring_back(exercise=exercise, by=request.user, at=timezone.now())
    messages.success(request, _("It is back, and can be given to classes again."))
    return _back(request, exercise)


def _back(request: Request, exercise: Exercise) -> HttpResponse:
    if request.POST.get("from") == "list":
        return move_to(request, "quizzes:exercise_list")
    return move_to(request, "quizzes:exercise_preview", exercise.public_id)

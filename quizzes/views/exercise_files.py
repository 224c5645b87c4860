"""An exercise leaves its draft: shared with the school, copied, saved as a file and brought in from one."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quizsite.access import editor, teacher
from quizsite.http import Request, move_to, render_page, typed
from quizzes import access
from quizzes.actions import exercise_files, exercise_sharing, exercises
from quizzes.forms.exercise_files import FileForm, ReviewForm
from quizzes.models.exercise import Frozen
from quizzes.reports import exercise_format


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def exercise_share(request: Request, exercise_id) -> HttpResponse:
    """The owner submits it to the school, or takes it back."""
    exercise = access.exercise_for_editing(request.user, exercise_id)
    problem = ""
    if request.method == "POST":
        taking_back = request.POST.get("do") == "take back"
        action = exercise_sharing.take_back if taking_back else exercise_sharing.submit
        problem = _problem(action, exercise=exercise, by=request.user, at=timezone.now())
        if not problem:
            return move_to(request, "quizzes:exercise_share", exercise_id)
    context = {"exercise": exercise, "problem": problem}
    return render_page(request, "quizzes/exercise_share.html", context, status=422 if problem else 200)


@editor
@require_POST
def exercise_review(request: Request, exercise_id) -> HttpResponse:
    """An editor shares what was submitted, or returns it with a note."""
    exercise = access.exercise_for_review(request.user, exercise_id)
    form, problem = ReviewForm(request.POST), ""
    if form.is_valid():
        action = exercise_sharing.approve if request.POST.get("do") == "share" else exercise_sharing.give_back
        note = form.cleaned_data["note"]
        problem = _problem(action, exercise=exercise, note=note, by=request.user, at=timezone.now())
        if not problem:
            messages.success(request, _("Done; its owner sees it."))
            return move_to(request, "quizzes:exercise_list")
    messages.error(request, problem or _("The note is longer than 500 characters. Shorten it."))
    return move_to(request, "quizzes:exercise_preview", exercise_id)


def _problem(action, **arguments) -> str:
    try:
        action(**arguments)
    except exercise_sharing.NotPublished:
        return _("Publish it first: others share what is finished, not what still changes.")
    except exercise_sharing.PrivateArticle as problem:
        text = _(
            "“%(title)s” is not shared with the school, so others could not read it. Share the article first."
        )
        return text % {"title": problem.title}
    except exercise_sharing.NoteNeeded:
        return _("Say what is missing, so that its owner can do something about it.")
    except exercise_sharing.NotAMove:
        return _("Somebody decided about it in the meantime. This is how it stands now.")
    return ""


@teacher
@require_POST
def exercise_copy(request: Request, exercise_id) -> HttpResponse:
    """A draft of one's own that says what it is based on."""
    exercise = access.exercise_for_reading(request.user, exercise_id)
    try:
        copied = exercises.copy_exercise(exercise=exercise, by=request.user, at=timezone.now())
    except Frozen:
        messages.error(request, _("Nothing of it is published yet, so there is nothing to copy."))
        return move_to(request, "quizzes:exercise_list")
    except exercises.TextLost as problem:
        return _refused(request, exercise_id, problem)
    messages.success(request, _("This copy is yours. The original stays as it is."))
    return move_to(request, "quizzes:exercise_edit", copied.public_id)


def _refused(request: Request, exercise_id, problem: exercises.TextLost) -> HttpResponse:
    text = _("“%(title)s” is not in your library any more, so nothing new can be made of this exercise.")
    messages.error(request, text % {"title": problem.title})
    return move_to(request, "quizzes:exercise_preview", exercise_id)


@teacher
@require_safe
def exercise_export(request: Request, exercise_id) -> HttpResponse:
    """The whole exercise as one file."""
    revision = access.revision_for_reading(request.user, exercise_id)
    try:
        exercises.refuse_lost_texts(revision, request.user)
    except exercises.TextLost as problem:
        return _refused(request, exercise_id, problem)
    response = HttpResponse(exercise_files.dump(revision), content_type="application/json; charset=utf-8")
    name = slugify(revision.title)[:60] or "exercise"
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def exercise_import(request: Request) -> HttpResponse:
    """Bring an exercise in from a file; its articles come with it where the library lacks them."""
    form = FileForm(typed(request), request.FILES if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                exercise = exercise_files.load(
                    content=form.cleaned_data["file"], by=request.user, at=timezone.now()
                )
            except exercise_files.BadFile as problem:
                form.add_error("file", str(problem))
            else:
                messages.success(request, _("Brought in as a draft of yours."))
                return move_to(request, "quizzes:exercise_edit", exercise.public_id)
    return render_page(request, "quizzes/exercise_import.html", {"form": form}, status=status)


@teacher
@require_safe
def exercise_file(request: Request) -> HttpResponse:
    """What stands in such a file."""
    context = {"tables": exercise_format.TABLES, "kinds": exercise_format.TASKS_AND_KEYS}
    return render_page(request, "quizzes/exercise_file.html", context)

"""An exercise given to a class: giving it, and what becomes of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page, typed
from quizzes import access
from quizzes.actions import assignments
from quizzes.actions.exercises import TextLost
from quizzes.forms.assignments import EditForm, GiveForm, SettingsForm
from quizzes.models import Assignment, Classroom, Exercise
from quizzes.reports.hand_ins import hand_ins_of, with_states
from quizzes.reports.promises import promises_of


@teacher
@require_safe
def assignment_list(request: Request) -> HttpResponse:
    """Everything this teacher's classes were given, the newest first."""
    given = Assignment.objects.for_teacher(request.user).in_open_classes().with_details().with_counts()
    return render_page(request, "quizzes/assignment_list.html", {"rows": with_states(given, timezone.now())})


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_new(request: Request) -> HttpResponse:
    """Give a published exercise to classes. Asked by GET, it says in words what the choices mean, and keeps nothing."""
    exercises = Exercise.objects.to_give(request.user)
    classrooms = Classroom.objects.taught_by(request.user).open()
    form = GiveForm(
        typed(request), exercises=exercises, classrooms=classrooms, initial=asked_for(request.GET)
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and (given := _give(request, form)):
            messages.success(request, _("Given. This is what the class gets, and when."))
            if len(given) > 1:
                return move_to(request, "quizzes:assignment_list")
            return move_to(request, "quizzes:assignment_detail", given[0].public_id)
    data = request.POST or request.GET
    asked = SettingsForm(data if "mode" in data else {"mode": Assignment.Mode.PRACTICE})
    context = {"form": form, "exercises": exercises, "classrooms": classrooms, **spoken(asked)}
    return render_page(request, "quizzes/assignment_new.html", context, partial="promises", status=status)


def _give(request: Request, form: GiveForm) -> list[Assignment]:
    """Nothing when it was refused; the form then says why."""
    fields = form.cleaned_data
    try:
        return assignments.assign_to_classes(
            exercise=fields["exercise"], classrooms=fields["classrooms"], mode=fields["mode"],
            by=request.user, at=timezone.now(), **form.chosen(),
        )  # fmt: skip
    except assignments.WindowOver:
        form.add_error("closes_at", _("This moment has passed already. Choose a later end."))
    except assignments.NotPublished:
        form.add_error(
            "exercise", _("It was withdrawn just now, so no class can be given it. Choose another.")
        )
    except TextLost as problem:
        text = _("“%(title)s”, which it asks about, is not in your library any more. Choose another.")
        form.add_error("exercise", text % {"title": problem.title})
    except assignments.Archived:
        form.add_error("classrooms", _("One of these classes was archived just now. Choose again."))
    return []


def asked_for(query: QueryDict) -> dict[str, Any]:
    """What an address says the form should hold at first."""
    fields: dict[str, Any] = {name: query[name] for name in SettingsForm.base_fields if query.get(name)}
    if query.get("exercise"):
        fields["exercise"] = query["exercise"]
    return fields | {"classrooms": query.getlist("classrooms")}


def spoken(form: SettingsForm) -> dict[str, Any]:
    """The choices in words, or what is still wrong with them."""
    if form.is_valid():
        return {"promises": promises_of(form.proposed(), timezone.now())}
    return {"promises": [], "unclear": form.errors}


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_edit(request: Request, assignment_id) -> HttpResponse:
    """Change what was chosen, as far as nobody has begun with it."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    started, before = given.attempts.exists(), SettingsForm.address_of(given)
    initial = SettingsForm.initial_of(given) | asked_for(request.GET)
    form = EditForm(typed(request), given=given, started=started, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _edit(request, form, given):
            undo = reverse("quizzes:assignment_edit", args=[assignment_id])
            said = _('Changed. <a href="{}?{}">Look at how it was before</a>')
            messages.success(request, format_html(said, undo, before))
            return move_to(request, "quizzes:assignment_detail", assignment_id)
    data = request.POST or request.GET
    asked = EditForm(data or None, given=given, started=started)
    promises = spoken(asked) if data else {"promises": promises_of(given, timezone.now())}
    context = {
        "form": form,
        "assignment": given,
        "classroom": given.classroom,
        "started": started,
        **promises,
    }
    return render_page(request, "quizzes/assignment_edit.html", context, partial="promises", status=status)


def _edit(request: Request, form: EditForm, given: Assignment) -> bool:
    """Whether it was changed; if not, the form says why."""
    try:
        assignments.edit(
            assignment=given, mode=form.cleaned_data["mode"], by=request.user, at=timezone.now(),
            **form.chosen(),
        )  # fmt: skip
    except assignments.WindowOver:
        form.add_error("closes_at", _("This moment has passed already. Choose a later end, or close it now."))
    except assignments.Started as problem:
        form.add_error(
            problem.field, _("Students have begun with what was said before. It can only become more.")
        )
    else:
        return True
    return False


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_delete(request: Request, assignment_id) -> HttpResponse:
    """Only while nobody has begun; the message leads to a form filled as it was."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    started, before = given.attempts.exists(), SettingsForm.address_of(given)
    if request.method == "POST":
        try:
            assignments.unassign(assignment=given, by=request.user, at=timezone.now())
        except assignments.Started:
            started = True
        else:
            said = _('Deleted. <a href="{}?{}">Give it again as it was</a>')
            messages.success(request, format_html(said, reverse("quizzes:assignment_new"), before))
            return move_to(request, "quizzes:classroom_detail", given.classroom.public_id)
    context = {"assignment": given, "classroom": given.classroom, "started": started}
    status = 422 if request.method == "POST" else 200
    return render_page(request, "quizzes/assignment_delete.html", context, status=status)


@teacher
@require_safe
def assignment_detail(request: Request, assignment_id) -> HttpResponse:
    """What was given to the class, how it stands, and who has handed it in."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    now, rows = timezone.now(), hand_ins_of(given)
    context = {
        "assignment": given, "classroom": given.classroom, "exercise": given.exercise_revision.exercise,
        "state": given.state_at(now), "is_open": given.is_open(now), "promises": promises_of(given, now), "rows": rows,
        "handed_in": sum(row.is_handed_in for row in rows), "begun": sum(row.attempt is not None for row in rows),
    }  # fmt: skip
    return render_page(request, "quizzes/assignment_detail.html", context)

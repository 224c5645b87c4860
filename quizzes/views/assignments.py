"""An exercise given to a class: giving it, and what becomes of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page, typed
from quizzes import access
from quizzes.actions import assignments
from quizzes.actions.exercises import TextLost
from quizzes.forms.assignments import GiveForm, SettingsForm
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
    context = {
        "form": form, "exercises": exercises, "classrooms": classrooms,
        **spoken(request.POST or request.GET),
    }  # fmt: skip
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


def spoken(data: QueryDict) -> dict[str, Any]:
    """The choices in words, or what is still wrong with them."""
    form = SettingsForm(data if "mode" in data else {"mode": Assignment.Mode.PRACTICE})
    if form.is_valid():
        return {"promises": promises_of(form.proposed(), timezone.now())}
    return {"promises": [], "unclear": form.errors}


@teacher
@require_safe
def assignment_detail(request: Request, assignment_id) -> HttpResponse:
    """What was given to the class, how it stands, and who has handed it in."""
    given = access.assignment_for_teacher(request.user, assignment_id)
    now, rows = timezone.now(), hand_ins_of(given)
    context = {
        "assignment": given, "classroom": given.classroom, "exercise": given.exercise_revision.exercise,
        "state": given.state_at(now), "promises": promises_of(given, now), "rows": rows,
        "handed_in": sum(row.is_handed_in for row in rows), "begun": sum(row.attempt is not None for row in rows),
    }  # fmt: skip
    return render_page(request, "quizzes/assignment_detail.html", context)

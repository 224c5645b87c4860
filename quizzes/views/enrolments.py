"""One student in a class, as the teacher sees them."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quizsite.access import teacher
from quizsite.http import Request, move_to, render_page, typed
from quizzes import access
from quizzes.actions import rosters, students
from quizzes.forms.classrooms import MoveForm, StudentForm
from quizzes.models import Classroom, Enrolment
from quizzes.reports.personal_data import data_of


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def enrolment_edit(request: Request, classroom_id, student_id) -> HttpResponse:
    """Name, extra time and group; and the ways to another class, to all that is held, and out."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    enrolment = access.student_in(classroom, student_id)
    initial = {"name": str(enrolment.user), "extra_time": enrolment.extra_time, "group": enrolment.group_id}
    form = StudentForm(typed(request), classroom=classroom, initial=initial)
    if form.is_valid():
        try:
            students.edit_student(
                enrolment=enrolment, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except rosters.NameTaken:
            form.add_error("name", _("Somebody in this class has this name. Add a letter of the surname."))
        except rosters.NotAName:
            form.add_error("name", _("This cannot be a name. Write it as the student is called."))
        else:
            messages.success(request, _("Saved."))
            return move_to(request, "quizzes:classroom_detail", classroom_id)
    context = _context(request, classroom, enrolment) | {"form": form}
    return render_page(request, "quizzes/enrolment_edit.html", context, status=422 if form.errors else 200)


@teacher
@require_POST
def enrolment_move(request: Request, classroom_id, student_id) -> HttpResponse:
    """Into another class of the same teacher."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    enrolment = access.student_in(classroom, student_id)
    form = MoveForm(request.POST, classrooms=_other_classes(request, classroom))
    if form.is_valid():
        try:
            moved = students.move(
                enrolment=enrolment, to=form.cleaned_data["to"], by=request.user, at=timezone.now()
            )
        except students.InBoth:
            form.add_error("to", _("This student is in that class already."))
        except rosters.NameTaken:
            form.add_error("to", _("That class has somebody of this name. Change the name first."))
        except rosters.ClassFull:
            form.add_error("to", _("That class is full."))
        else:
            messages.success(request, _("Done. In that class a new card is needed."))
            return move_to(request, "quizzes:classroom_detail", moved.classroom.public_id)
    context = _context(request, classroom, enrolment) | {"move_form": form}
    return render_page(request, "quizzes/enrolment_edit.html", context, status=422)


@teacher
@require_safe
def enrolment_export(request: Request, classroom_id, student_id) -> HttpResponse:
    """What is held about a student in this class, as one file. Other classes are not this teacher's to see."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    enrolment = access.student_in(classroom, student_id)
    data = data_of(enrolment.user, classroom.enrolments.students(), timezone.now())
    response = JsonResponse(data, json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="student-data.json"'
    return response


@teacher
@require_http_methods(["GET", "HEAD", "POST"])
def enrolment_erase(request: Request, classroom_id, student_id) -> HttpResponse:
    """Says what goes, asks, and erases."""
    classroom = access.classroom_for_teacher(request.user, classroom_id)
    enrolment = access.student_in(classroom, student_id)
    if request.method == "POST":
        students.erase(enrolment=enrolment, by=request.user, at=timezone.now())
        messages.success(request, _("Erased. Nothing of it is left."))
        return move_to(request, "quizzes:classroom_detail", classroom_id)
    context = {"classroom": classroom, "enrolment": enrolment, "attempts": enrolment.attempts.count()}
    return render_page(request, "quizzes/enrolment_erase.html", context)


def _other_classes(request: Request, classroom: Classroom):
    return Classroom.objects.taught_by(request.user).open().exclude(pk=classroom.pk)


def _context(request: Request, classroom: Classroom, enrolment: Enrolment) -> dict:
    initial = {"name": str(enrolment.user), "extra_time": enrolment.extra_time, "group": enrolment.group_id}
    others = _other_classes(request, classroom)
    return {
        "classroom": classroom, "enrolment": enrolment, "has_worked": enrolment.attempts.exists(),
        "form": StudentForm(classroom=classroom, initial=initial),
        "move_form": MoveForm(classrooms=others), "other_classes": others,
    }  # fmt: skip
